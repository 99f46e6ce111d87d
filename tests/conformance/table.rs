//! The results by target, tier and keyword.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The results of one file.
#[derive(Clone, Copy, Default)]
pub struct Row {
    pub cases: usize,
    pub passed: usize,
    pub limits: usize,
}

/// The table, with a line for each tier and one for each keyword of which not all cases pass.
pub fn show(rows: &BTreeMap<(&str, &str, &str), Row>) -> String {
    let mut text = format!("{:<34} {:>6} {:>6} {:>6}\n", "", "cases", "pass", "limits");
    let mut tiers: BTreeMap<(&str, &str), Row> = BTreeMap::new();
    let mut all = Row::default();
    for ((target, tier, _), row) in rows {
        for sum in [tiers.entry((target, tier)).or_default(), &mut all] {
            sum.cases += row.cases;
            sum.passed += row.passed;
            sum.limits += row.limits;
        }
    }
    for ((target, tier), sum) in &tiers {
        line(&mut text, &format!("{target} {tier}"), *sum);
        let own = rows.range((*target, *tier, "")..);
        for ((_, _, keyword), row) in own.take_while(|((t, r, _), _)| t == target && r == tier) {
            if row.passed < row.cases {
                line(&mut text, &format!("    {keyword}"), *row);
            }
        }
    }
    line(&mut text, "all", all);
    text
}

fn line(text: &mut String, name: &str, row: Row) {
    let Row {
        cases,
        passed,
        limits,
    } = row;
    writeln!(text, "{name:<34} {cases:>6} {passed:>6} {limits:>6}").expect("written to a text");
}
