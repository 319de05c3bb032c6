//! Chinese, in the words of the drafting committees of the United Nations: "案文", "备选案文", "方括号".

use super::Parts;
use super::Tongue;
use super::homes;
use super::joined;
use super::parts;
use super::together::is_heading;
use crate::draft::Language;
use crate::draft::marks::Agreement;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::progress::Event;
use crate::redline::progress::EventKind;
use crate::redline::progress::Secured;
use crate::redline::progress::Setback;
use crate::redline::progress::Standing;
use crate::redline::remarks::Doubt;
use crate::redline::remarks::Found;
use crate::redline::story::fact;
use crate::redline::story::fact::Bracketing;
use crate::redline::story::fact::Depth;
use crate::redline::story::fact::Extent;
use crate::redline::story::fact::Fact;
use crate::redline::story::fact::Marking;
use crate::redline::story::fact::Named;
use crate::redline::story::fact::Rest;
use crate::redline::story::fact::Stands;
use crate::redline::story::fact::WayKind;

/// The Chinese language.
pub(super) struct Chinese;

impl Tongue for Chinese {
    #[expect(clippy::too_many_lines, reason = "a table: one arm a fact")]
    fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Same => "两份案文内容相同".to_owned(),
            Fact::HeadingsAlone => "两份案文仅标题不同".to_owned(),
            Fact::Setback(was, now, at) => setback(*was, *now, &places(at)),
            Fact::Gone(articles, reused) => named(articles, if *reused { "旧案文的" } else { "" }, "删除"),
            Fact::New(articles) => named(articles, "", "新增"),
            Fact::Carried(carrying) => {
                let how = if carrying.reworded { "（部分经改写）" } else { "" };
                let more = if carrying.more > 0 { format!("；另有{}处", carrying.more) } else { String::new() };
                let alone = Pair::new("（已删除）", "（新增）");
                let places = homes(carrying, ["→", "；"], &alone, str::to_owned);
                format!("部分文字移至其他条款{how}：{places}{more}")
            }
            Fact::Moved(cites, also) => format!("{}移至{}，{}", cites.old, cites.new, also_of(also)),
            Fact::KeptNumber(cite, also, passed) => {
                format!("{cite}序号不变，{}，但{}", also_of(also), passed_of(passed.as_ref(), "该条"))
            }
            Fact::BlockMoved(block) => {
                format!("{}移至{}，{}", span(&block.from, block.count), span(&block.to, block.count), amended(block))
            }
            Fact::BlockKeptNumbers(block, passed) => {
                let passed = passed_of(passed.as_ref(), "这些条款");
                format!("{}序号不变，{}，但{passed}", span(&block.from, block.count), amended(block))
            }
            Fact::Split(cites) => format!("{}拆分为{}", list(&cites.old), list(&cites.new)),
            Fact::Merged(cites) => format!("{}合并为{}", list(&cites.old), list(&cites.new)),
            Fact::Brackets(Pair { old: 0, new }) => format!("新案文有{new}处方括号，旧案文没有"),
            Fact::Brackets(Pair { old, new: 0 }) => format!("旧案文的{old}处方括号已全部取消"),
            Fact::Brackets(Pair { old, new }) => format!("旧案文有{old}处方括号，新案文有{new}处"),
            Fact::Amended(amendment) => amendment_of(amendment),
            Fact::AmendedToo(unit, names, all) => {
                let more = if *all > names.len() { "等" } else { "" };
                format!("另有{all}{}有修改：{}{more}", measure(unit), names.join("、"))
            }
            Fact::Material(words, names, more) => {
                let also = if *more > 0 { format!("及另外{more}处") } else { String::new() };
                format!("{}{also}中{}", list(&grouped(names)), self.material(words.as_ref().map(String::as_str)))
            }
            Fact::Choice(event, at) => choice(event, &places(at)),
            Fact::Status(agreement, marking, at) => status(*agreement, *marking, &places(at)),
            Fact::Lifted(what, at) => lifted(*what, &places(at)),
            Fact::HeadingReads(title) => format!("标题{}改为{}", said(&title.old), said(&title.new)),
            Fact::TitleReads(title) => format!("文书标题{}改为{}", said(&title.old), said(&title.new)),
            Fact::Retitled(cite, title) => {
                format!("{cite}标题改为{}（原为{}）", said(&title.new), said(&title.old))
            }
            Fact::Untitled(names, all) => titles(names, *all, "的标题删去"),
            Fact::Titled(names, all) => titles(names, *all, "新加标题"),
            Fact::Went(way) => went(way),
            Fact::Renumbered(unit, ranges) => {
                let told =
                    ranges.iter().map(|pair| format!("{}改为{}", range(unit, &pair.old), range(unit, &pair.new)));
                told.collect::<Vec<_>>().join("，")
            }
            Fact::Regrouped(first, more, under) => {
                let under = match under {
                    Some(under) => format!("现列于{}之下", title(under)),
                    None => "现不列于任何标题之下".to_owned(),
                };
                match more {
                    0 => format!("{first}{under}"),
                    more => format!("{first}及另外{more}处{under}"),
                }
            }
            Fact::InnerNumbers(all, _) => format!("条文内有{all}处款、项重新编号"),
            Fact::References(all) => format!("{all}处条款中的引用随编号调整"),
            Fact::Check(cite, doubt) => format!("请核对{cite}：该处{}", self.doubt(doubt)),
            Fact::More(all, rest) => format!("另有{all}{}", left_out(*rest)),
        }
    }

    fn still_in_doubt(&self) -> &'static str {
        "，仍未商定"
    }

    fn event(&self, event: &Event) -> String {
        let still = match event.standing {
            Standing::Free => "",
            Standing::InDoubt => self.still_in_doubt(),
        };
        match event.kind {
            EventKind::Kept if event.standing == Standing::Free => "方括号取消：案文商定".to_owned(),
            EventKind::Kept => format!("方括号取消：案文保留{still}"),
            EventKind::InPart => format!("方括号取消：案文部分保留{still}"),
            EventKind::Dropped if event.brackets == 0 => "备选案文删除".to_owned(),
            EventKind::Dropped => "方括号取消：案文删除".to_owned(),
            EventKind::Narrowed => "方括号范围缩小".to_owned(),
            EventKind::Widened => "方括号范围扩大".to_owned(),
            EventKind::Opened if event.text.old.is_empty() => "新案文置于方括号内".to_owned(),
            EventKind::Opened => "加上方括号".to_owned(),
            EventKind::Filled => format!("空白处填入：{}{still}", quoted(&event.text.new)),
            EventKind::Reduced if event.is_replaced() => format!("备选措辞由{}取代{still}", quoted(&event.text.new)),
            EventKind::Reduced if event.won.is_empty() => format!("缩减为：{}", labels(&event.left)),
            EventKind::Reduced => format!("备选措辞已选定：{}{still}", all_quoted(&event.won)),
            EventKind::Chosen if event.keeps_all => format!("备选案文全部保留{still}"),
            EventKind::Chosen if event.won.is_empty() => "备选案文由其他文字取代".to_owned(),
            EventKind::Chosen => format!("已选：{}{still}", labels(&event.won)),
        }
    }

    fn setback(&self, was: Secured, now: Setback) -> String {
        let was = match was {
            Secured::By(Agreement::AdReferendum) => "暂时商定",
            Secured::By(Agreement::Agreed) => "已商定",
            Secured::Clean => "无方括号",
        };
        format!("原{was}，现{}", befell(now))
    }

    fn carried(&self, there: Side, reworded: bool, at: &fact::Places) -> String {
        let how = if reworded { "经改写" } else { "" };
        match there {
            Side::New => format!("部分文字{how}现载于{}", places(at)),
            Side::Old => format!("部分文字{how}原载于旧案文{}", places(at)),
        }
    }

    fn material(&self, words: Pair<&str>) -> String {
        match (words.old, words.new) {
            ("", new) => format!("增加{}", quoted(new)),
            (old, "") => format!("删去{}", quoted(old)),
            (old, new) => format!("{}改为{}", quoted(old), quoted(new)),
        }
    }

    fn doubt(&self, doubt: &Doubt<String>) -> String {
        match doubt {
            Doubt::Stale(was, now) => format!("援引{was}，而该处现为{}", list(now)),
            Doubt::Taken(was) => format!("援引{was}，而该处已删除，其序号现属另一条款"),
            Doubt::Gone(was) => format!("援引{was}，而该处已删除"),
            Doubt::Dangling(printed) => format!("援引{}，而案文中并无此处", said(printed)),
            Doubt::NoSuchPlace(note) => format!("注明{}，而案文中并无该条款", said(note)),
            Doubt::Unlike(note, was, found) => {
                let found = match found {
                    Found::Hardly => format!("原{was}的内容在该处所剩无几"),
                    Found::Nowhere => format!("该处并无原{was}的内容"),
                    Found::Elsewhere(now) => format!("原{was}现为{}", list(now)),
                };
                format!("注明{}，但{found}", said(note))
            }
        }
    }

    fn stop(&self) -> &'static str {
        "。"
    }
}

const QUOTES: [&str; 2] = ["“", "”"];

fn quoted(text: &str) -> String {
    super::quoted(text, QUOTES, Language::Chinese)
}

/// A text in quotes, whole.
fn said(text: &str) -> String {
    [QUOTES[0], &super::isolated(text, Language::Chinese), QUOTES[1]].concat()
}

fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "、", "和")
}

fn all_quoted(texts: &[String]) -> String {
    list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>())
}

/// How options call themselves.
fn labels(texts: &[String]) -> String {
    list(&texts.iter().map(|text| super::isolated(text, Language::Chinese)).collect::<Vec<_>>())
}

/// What articles are counted by: their own word, which stands behind numbers.
fn measure(unit: &fact::Unit) -> &str {
    unit.as_deref().filter(|word| word.chars().count() == 1).unwrap_or("条")
}

/// Citations without the parent that the one before has, too: `第三条第一款、第四款`.
fn grouped(cites: &[String]) -> Vec<&str> {
    let above = |cite: &str| if is_heading(cite) { 0 } else { cite.rfind('第').unwrap_or_default() };
    let told = |at: usize| {
        let (cite, before) = (&cites[at], at.checked_sub(1).map(|before| &cites[before]));
        let own = above(cite);
        let shared = before.is_some_and(|before| above(before) == own && before[..own] == cite[..own]);
        if shared { &cite[own..] } else { cite }
    };
    (0..cites.len()).map(told).collect()
}

fn places(places: &fact::Places) -> String {
    match places.count {
        Some(all) => format!("{}等{all}处", grouped(&places.names).join("、")),
        None => list(&grouped(&places.names)),
    }
}

fn befell(now: Setback) -> &'static str {
    match now {
        Setback::Deleted => "已删除",
        Setback::Touched => "有改动",
        Setback::Bracketed => "置于方括号内或列为备选案文",
        Setback::Opened => "其中加入方括号或备选案文",
        Setback::Unmarked => "不再如此标注",
    }
}

fn setback(was: Secured, now: Setback, at: &str) -> String {
    let was = match was {
        Secured::By(Agreement::AdReferendum) => "暂时商定的案文",
        Secured::By(Agreement::Agreed) => "已商定的案文",
        Secured::Clean => "原无方括号的案文",
    };
    format!("{at}：{was}{}", befell(now))
}

/// `第六条（“非法访问”）`.
fn title(title: &fact::Title) -> String {
    match &title.title {
        Some(text) => format!("{}（{}）", title.cite, said(text)),
        None => title.cite.clone(),
    }
}

fn named(articles: &Named, of: &str, verb: &str) -> String {
    match articles {
        Named::Few(few) => format!("{verb}{of}{}", list(&few.iter().map(title).collect::<Vec<_>>())),
        Named::Many(fact::Many { unit, count, extent, runs }) => {
            let runs: Vec<String> = runs
                .iter()
                .map(|run| match &run.last {
                    Some(last) => format!("{}至{last}", run.first),
                    None => run.first.clone(),
                })
                .collect();
            let names = if *extent == Extent::Among { runs.join("、") + "等" } else { list(&runs) };
            let all = if *extent == Extent::All { "全部" } else { "" };
            format!("{verb}{of}{all}{count}{}：{names}", measure(unit))
        }
    }
}

fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Amended => "有修改",
        Depth::Rewritten => "已改写",
        Depth::Replaced => "已替换",
    }
}

fn also_of(also: &fact::Also) -> String {
    let mut told: Vec<String> = also.retitled.iter().map(|title| format!("标题改为{}", said(title))).collect();
    told.extend(also.depth.map(|how| format!("条文{}", depth(how))));
    if told.is_empty() { "条文未变".to_owned() } else { told.join("，") }
}

fn passed_of(passed: Option<&fact::Passed>, it: &str) -> String {
    let Some(passed) = passed else { return "位置有变".to_owned() };
    let [before, now] = match passed.stands {
        Stands::Before => ["后", "前"],
        Stands::Behind => ["前", "后"],
    };
    let number = passed.is.as_ref().map_or_else(String::new, |is| format!("，成为{is}"));
    let more = if passed.more > 0 { format!("，另有{}条亦然", passed.more) } else { String::new() };
    format!("原在{it}之{before}的{}现移至其{now}{number}{more}", passed.was)
}

fn span((first, last): &(String, String), count: usize) -> String {
    let joint = if count == 2 { "和" } else { "至" };
    format!("{first}{joint}{last}")
}

/// `第四条至第十六条`; numbers in digits, too.
fn range(unit: &fact::Unit, (first, last): &fact::Range) -> String {
    let unit = measure(unit);
    match (first.as_str(), last.as_str()) {
        ("", _) => format!("无序号的{unit}"),
        (one, other) if one == other => format!("第{one}{unit}"),
        (one, other) => format!("第{one}{unit}至第{other}{unit}"),
    }
}

fn amended(block: &fact::Block) -> String {
    match block.amended {
        0 => "条文未变".to_owned(),
        all if all == block.count => "条文有修改".to_owned(),
        some => format!("其中{some}条有修改"),
    }
}

fn amendment_of(amendment: &fact::Amendment) -> String {
    let mut told = Vec::new();
    told.extend(within(&amendment.new).map(|names| format!("新增{names}")));
    told.extend(within(&amendment.replaced).map(|names| format!("替换{names}")));
    told.extend(within(&amendment.gone).map(|names| format!("删除旧案文的{names}")));
    told.extend(within(&amendment.recast).map(|names| format!("改写{names}")));
    told.extend(within(&amendment.was_recast).map(|names| format!("改写旧案文的{names}")));
    if amendment.more_recast > 0 {
        told.push(format!("另有{}处改写", amendment.more_recast));
    }
    let unit = if amendment.by_characters { "字" } else { "词" };
    if amendment.inserted > 0 {
        told.push(format!("增加{}个{unit}", amendment.inserted));
    }
    if amendment.deleted > 0 {
        told.push(format!("删去{}个{unit}", amendment.deleted));
    }
    if amendment.bracketed > 0 {
        told.push(format!("{}处方括号有变动", amendment.bracketed));
    }
    let detail = if told.is_empty() { String::new() } else { format!("：{}", told.join("，")) };
    let was = if amendment.was.is_empty() { String::new() } else { format!("（原{}）", list(&amendment.was)) };
    match within(&amendment.amended) {
        Some(names) => format!("{}{was}{}，涉及{names}{detail}", amendment.cite, depth(amendment.depth)),
        None => format!("{}{was}{}{detail}", amendment.cite, depth(amendment.depth)),
    }
}

/// `第一款`, `第一款和第三款`, `9处`; nothing for none.
fn within(names: &[String]) -> Option<String> {
    Some(match parts(names, "，")? {
        Parts::Count(all, _) => format!("{all}处"),
        Parts::Each(_) => list(&grouped(names)),
    })
}

fn choice(event: &Event, place: &str) -> String {
    let text = quoted(&event.text.old);
    if event.kind == EventKind::Filled {
        return format!("{place}的空白{text}已填入{}", quoted(&event.text.new));
    }
    let of = super::isolated(&event.text.old, Language::Chinese);
    match (event.kind == EventKind::Reduced, &event.won[..]) {
        (true, _) if event.brackets == 0 => format!("{place}的备选案文缩减为{}", labels(&event.left)),
        (true, []) if event.is_replaced() => format!("{place}的备选措辞{text}由{}取代", quoted(&event.text.new)),
        (true, []) => format!("{place}的备选措辞{text}缩减为{}", all_quoted(&event.left)),
        (true, won) => format!("{place}的备选措辞{text}中选定{}", all_quoted(won)),
        (false, _) if event.keeps_all => format!("{place}的全部备选案文（{of}）均予保留"),
        (false, []) => format!("{place}的全部备选案文（{of}）由其他文字取代"),
        (false, won) => format!("{place}的备选案文（{of}）中选定{}", labels(won)),
    }
}

fn lifted(what: Bracketing, at: &str) -> String {
    match what {
        Bracketing::Kept => format!("{at}的方括号取消：案文商定"),
        Bracketing::InPart => format!("{at}的方括号取消：案文部分保留"),
        Bracketing::KeptInDoubt => format!("{at}的内层方括号取消：案文保留，仍未商定"),
        Bracketing::Dropped => format!("{at}的方括号取消：案文删除"),
        Bracketing::Narrowed => format!("{at}的方括号范围缩小"),
        Bracketing::Widened => format!("{at}的方括号范围扩大"),
        Bracketing::OptionsDropped => format!("{at}的备选案文全部删除"),
        Bracketing::Opened => format!("{at}的原有案文加上方括号"),
        Bracketing::OpenedNew => format!("{at}有新案文置于方括号内"),
    }
}

fn status(agreement: Agreement, marking: Marking, at: &str) -> String {
    let agreed = match agreement {
        Agreement::AdReferendum => "暂时商定",
        Agreement::Agreed => "商定",
    };
    match marking {
        Marking::Set => format!("{at}的案文现已{agreed}"),
        Marking::Gone => format!("{at}的{}标注已取消", said(agreed)),
    }
}

fn titles(names: &[fact::Title], all: usize, verb: &str) -> String {
    let told: Vec<String> = names.iter().map(title).collect();
    if all > names.len() { format!("{}等{all}处{verb}", told.join("、")) } else { format!("{}{verb}", list(&told)) }
}

fn went(way: &fact::Way) -> String {
    let more = if way.more == 0 { String::new() } else { format!("及另外{}处", way.more) };
    let how = way.depth.map_or_else(String::new, |how| format!("，{}", depth(how)));
    let verb = match way.kind {
        WayKind::Moved => "移至",
        WayKind::Became => "改为",
    };
    format!("{}{more}{verb}{}{how}", way.from, way.to)
}

fn left_out(rest: Rest) -> &'static str {
    match rest {
        Rest::HeadingsElsewhere => "处改列于其他标题之下",
        Rest::ClausesMoved => "处条款移动",
        Rest::ArticlesParted => "条拆分或合并",
        Rest::ClausesParted => "处条款拆分或合并",
        Rest::Materials => "处义务动词、否定词、数字或连词有改动",
        Rest::OptionsSettled => "组备选案文已选定",
        Rest::AlternativesSettled => "组备选措辞已选定或缩减",
        Rest::BlanksFilled => "处空白已填入",
        Rest::Retitled => "处标题有改动",
        Rest::Checks => "处有待核对",
    }
}
