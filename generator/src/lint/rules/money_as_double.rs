//! Amounts of money that are rounded.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L221",
    name: "money-as-double",
    severity: Severity::Warning,
    summary: "an amount of money in binary fractions",
    explanation: "\
Doubles cannot hold most decimal fractions: sums of money are off by a cent sooner or later.

Bad:
```yaml
price: {type: number, format: double}
```
Good:
```yaml
price: {type: string, format: decimal}
```
Send amounts as texts, or as integers of the smallest unit.",
};

const MONEY: [&str; 6] = ["price", "amount", "cost", "fee", "balance", "salary"];

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let holder = node.parent().and_then(Node::key);
    let Some(name) = node.key().filter(|_| holder == Some("properties")) else {
        return;
    };
    let last = words(name).pop().unwrap_or_default();
    let binary = matches!(node.text("format"), Some("float" | "double") | None);
    if is_type(node, "number") && binary && MONEY.contains(&last.as_str()) {
        found
            .at_key(
                node.origin(),
                format!("`{name}` is money, and a double cannot hold most amounts"),
            )
            .help(
                "send it as a text with `format: decimal`, or as an integer of the smallest unit",
            );
    }
}
