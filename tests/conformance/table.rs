//! The results by target, tier and keyword.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The results of one file.
#[derive(Clone, Copy, Default)]
pub struct Row {
    pub cases: usize,
    /// By type, and by schema.
    pub passed: [usize; 2],
    pub limits: [usize; 2],
}

/// The table, with a line for each tier and one for each keyword of which not all cases pass.
pub fn show(rows: &BTreeMap<(&str, &str, &str), Row>) -> String {
    let mut text = format!(
        "{:<34} {:>6} {:>8} {:>6} {:>10} {:>6}\n",
        "", "cases", "by type", "limits", "by schema", "limits"
    );
    let mut tiers: BTreeMap<(&str, &str), Row> = BTreeMap::new();
    let mut all = Row::default();
    for ((target, tier, _), row) in rows {
        for sum in [tiers.entry((target, tier)).or_default(), &mut all] {
            sum.cases += row.cases;
            for way in 0..2 {
                sum.passed[way] += row.passed[way];
                sum.limits[way] += row.limits[way];
            }
        }
    }
    for ((target, tier), sum) in &tiers {
        line(&mut text, &format!("{target} {tier}"), *sum);
        let own = rows.range((*target, *tier, "")..);
        for ((_, _, keyword), row) in own.take_while(|((t, r, _), _)| t == target && r == tier) {
            if row.passed.iter().any(|passed| *passed < row.cases) {
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
    let ([by_type, by_schema], [type_limits, schema_limits]) = (passed, limits);
    writeln!(
        text,
        "{name:<34} {cases:>6} {by_type:>8} {type_limits:>6} {by_schema:>10} {schema_limits:>6}"
    )
    .expect("written to a text");
}
