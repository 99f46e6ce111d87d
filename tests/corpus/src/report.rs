//! The table, in Markdown. Only times and memory differ from run to run.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::arguments::{Arguments, Look};
use crate::measure::Usage;
use crate::row::{self, Row};
use crate::twins::Twins;

/// The whole report.
pub(crate) fn report(rows: &[Row], arguments: &Arguments) -> String {
    let mut heads = vec![
        "document",
        "parsed",
        "generated",
        "operations",
        "of",
        "types",
        "lines",
        "CPU s",
        "MB",
        "findings",
    ];
    if arguments.look(Look::Check) {
        heads.extend(["check", "errors", "warnings", "CPU s", "MB"]);
    }
    if arguments.look(Look::Lint) {
        heads.push("clippy, rustdoc, rustfmt");
    }
    if arguments.look(Look::Twins) {
        heads.push("run again");
    }
    if arguments.look(Look::Values) {
        heads.push("values");
    }
    let mut text = String::new();
    line(&mut text, heads.iter().map(|head| (*head).to_owned()));
    line(&mut text, heads.iter().map(|_| "---".to_owned()));
    for row in rows {
        line(&mut text, cells(row, arguments).into_iter());
    }
    let _ = writeln!(text, "\n{}", totals(rows, arguments.look(Look::Check)));
    let codes = findings(rows);
    if !codes.is_empty() {
        let _ = writeln!(text, "\nFindings by code: {codes}.");
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push('|');
    for cell in cells {
        let _ = write!(text, " {cell} |");
    }
    text.push('\n');
}

fn cells(row: &Row, arguments: &Arguments) -> Vec<String> {
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let mut cells = vec![row.name.clone()];
    if let Some(made) = row.made() {
        cells.push(yes(made.parsed));
        cells.push(if row.generated() {
            "yes".to_owned()
        } else {
            row.verdict()
        });
        cells.extend(
            [
                made.operations,
                made.operations_in_document,
                made.types,
                made.lines,
            ]
            .map(|number| number.to_string()),
        );
    } else {
        cells.push("?".to_owned());
        cells.push(row.verdict());
        cells.extend(["", "", "", ""].map(str::to_owned));
    }
    cells.extend(usage(&row.generation.usage));
    let findings: Vec<String> = row
        .made()
        .map(|made| &made.findings)
        .into_iter()
        .flatten()
        .map(|(code, count)| format!("{code}: {count}"))
        .collect();
    cells.push(findings.join(", "));
    if arguments.look(Look::Check) {
        match &row.checked {
            Some(check) => {
                cells.push(row::verdict(check));
                cells.push(check.errors.to_string());
                cells.push(check.warnings.to_string());
                cells.extend(usage(&check.usage));
            }
            None => cells.extend(["", "", "", "", ""].map(str::to_owned)),
        }
    }
    if arguments.look(Look::Lint) {
        cells.push(match &row.linted {
            Some(linted) if linted.tools.is_empty() => "clean".to_owned(),
            Some(linted) => linted.tools.join(", "),
            None => String::new(),
        });
    }
    if arguments.look(Look::Twins) {
        cells.push(row.twins.as_ref().map(Twins::verdict).unwrap_or_default());
    }
    if arguments.look(Look::Values) {
        cells.push(row.values_verdict().unwrap_or_default());
    }
    cells
}

/// Seconds and megabytes.
fn usage(usage: &Usage) -> [String; 2] {
    [
        format!("{:.2}", usage.seconds),
        (usage.kilobytes / 1024).to_string(),
    ]
}

/// All of it in one line.
pub(crate) fn totals(rows: &[Row], checked: bool) -> String {
    let generated = rows.iter().filter(|row| row.generated()).count();
    let made = || rows.iter().filter_map(Row::made);
    let callable: usize = made().map(|made| made.operations).sum();
    let all: usize = made().map(|made| made.operations_in_document).sum();
    let lines: usize = made().map(|made| made.lines).sum();
    let seconds: f64 = rows.iter().map(|row| row.generation.usage.seconds).sum();
    let mut text = format!(
        "{} documents, {generated} generated; {callable} of {all} operations callable ({} %); {lines} lines in \
         {seconds:.1} CPU s",
        rows.len(),
        percent(callable, all)
    );
    if checked {
        let checks = || rows.iter().filter_map(|row| row.checked.as_ref());
        let _ = write!(
            text,
            "; {} of {} checks clean, {} errors, {} warnings in {:.1} CPU s",
            checks().filter(|check| check.is_clean()).count(),
            checks().count(),
            checks().map(|check| check.errors).sum::<usize>(),
            checks().map(|check| check.warnings).sum::<usize>(),
            checks().map(|check| check.usage.seconds).sum::<f64>(),
        );
    }
    text.push('.');
    text
}

/// A share with two digits, rounded down: what is not all of it never reads as 100.
fn percent(part: usize, all: usize) -> String {
    let hundredths = (part * 10_000).checked_div(all).unwrap_or(10_000);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn findings(rows: &[Row]) -> String {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for made in rows.iter().filter_map(Row::made) {
        for (code, count) in &made.findings {
            *codes.entry(code).or_default() += count;
        }
    }
    let words: Vec<String> = codes
        .iter()
        .map(|(code, count)| format!("{code}: {count}"))
        .collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_rounded_down() {
        let check = |part, all, expected: &str| assert_eq!(percent(part, all), expected);
        check(0, 0, "100.00");
        check(1, 3, "33.33");
        check(99_999, 100_000, "99.99");
        check(7, 7, "100.00");
    }
}
