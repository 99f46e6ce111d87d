//! Members in another casing than most.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L205",
    name: "member-casing",
    severity: Severity::Warning,
    summary: "a member in another casing than most",
    explanation: "\
Names that are written in one way can be guessed. Here most are written in another way than this one.

Bad:
```yaml
user_id: {type: string}
user_name: {type: string}
userMail: {type: string}
```
Good:
```yaml
user_id: {type: string}
user_name: {type: string}
user_mail: {type: string}
```
Write the names of all members in one way.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let names = index.members.iter().map(|(name, _)| (*name).to_owned());
    let Some(most) = Casing::most(names) else {
        return;
    };
    for (name, origin) in &index.members {
        if Casing::of(name).is_some_and(|casing| casing != most) {
            let most = most.as_str();
            found
                .at_key(
                    origin.clone(),
                    format!("`{name}` is not written in {most}, as most of the members are"),
                )
                .help(format!("write it in {most}"));
        }
    }
}
