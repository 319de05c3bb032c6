//! How a Word document tracks changes.

use crate::draft::Language;
use crate::render::docx::Moves;
use crate::render::docx::Tracking;

/// How a Word document tracks changes.
#[derive(Debug, clap::Args)]
pub(super) struct Tracked {
    /// Author of tracked changes and comments (Word)
    #[arg(long, value_name = "NAME", default_value = "travaux")]
    author: String,
    /// Date of tracked changes, as 2024-05-01 or 2024-05-01T12:00:00Z [default: none] (Word)
    #[arg(long, value_parser = moment)]
    date: Option<String>,
    /// Show moved text as deleted and inserted (Word)
    #[arg(long)]
    no_moves: bool,
    /// Keep the styles, page set-up, headers and footers of OLD, which is a Word document (Word)
    #[arg(long)]
    pub(super) template: bool,
}

impl Tracked {
    /// The author, date and moves that were asked for.
    pub(super) fn tracking(&self, interface: Option<Language>) -> Tracking {
        let moves = if self.no_moves { Moves::Replaced } else { Moves::Moved };
        Tracking { author: self.author.clone(), date: self.date.clone(), moves, interface }
    }
}

/// Reads a day, or a day and a time, in the form that Word writes.
fn moment(text: &str) -> Result<String, String> {
    const TIMES: [&str; 2] = ["0000-00-00", "0000-00-00T00:00:00Z"];
    let shape: String = text.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    let number = |from: usize| text.get(from..from + 2).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
    let timed = shape == TIMES[1];
    let in_day = !timed || number(11) < 24 && number(14) < 60 && number(17) < 60;
    if !TIMES.contains(&shape.as_str()) || !(1..=12).contains(&number(5)) || !(1..=31).contains(&number(8)) || !in_day {
        return Err("expected a date as 2024-05-01 or 2024-05-01T12:00:00Z".to_owned());
    }
    Ok(if timed { text.to_owned() } else { format!("{text}T00:00:00Z") })
}
