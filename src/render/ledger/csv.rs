//! The ledger as a table for spreadsheets: one line an offence and draft, after RFC 4180.

use super::Page;
use super::certainty;
use super::cites;
use super::evidence;

const HEAD: &str =
    "id,title,darknet,instrument,round,symbol,date,state,bracketed,clauses,confidence,evidence,event\r\n";

/// Writes one line an offence and draft.
pub fn write(out: &mut String, page: &Page<'_>) {
    out.push_str(HEAD);
    for row in page.rows() {
        let offence = page.taxonomy.offence(row.offence);
        for (at, (cell, column)) in row.cells.iter().zip(&page.ledger.columns).enumerate() {
            let events = row.events.iter().filter(|event| event.to == at).map(|event| event.kind.name());
            let fields = [
                offence.id.clone(),
                page.title(row.offence).to_owned(),
                offence.darknet.relevant.to_string(),
                column.instrument.clone(),
                column.round.to_string(),
                column.symbol.clone(),
                column.date.clone().unwrap_or_default(),
                cell.state.name().to_owned(),
                cell.is_bracketed().to_string(),
                cites(cell),
                certainty(cell).to_owned(),
                cell.strongest().next().map_or("", evidence).to_owned(),
                events.collect::<Vec<_>>().join("; "),
            ];
            out.push_str(&fields.map(|field| quoted(&field)).join(","));
            out.push_str("\r\n");
        }
    }
}

/// A field that a spreadsheet reads as text: quoted where needed, and never as a formula.
fn quoted(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", field.replace('"', "\"\""))
    } else {
        format!("{guard}{field}")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_field_is_never_a_formula_and_never_two() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("a \"b\", c"), "\"a \"\"b\"\", c\"");
    }
}
