//! The table of rules, made from the rules.

use std::fmt::Write;

use super::{Group, RULES};

/// The tables of `docs/lint.md`: one for each group.
#[must_use]
pub fn page() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let _ = writeln!(
            text,
            "### {group}\n\n| code | name | level | `--fix` | what it finds |\n|---|---|---|---|---|"
        );
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let code = rule.code;
            let fix = if rule.fixes { "yes" } else { "" };
            let _ = writeln!(
                text,
                "| {} | {} | {} | {fix} | {} |",
                code.id, code.name, code.severity, code.summary
            );
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len() + 1);
    text
}
