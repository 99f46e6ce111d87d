use serde_json::{Map, Value};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::MISSING_MEMBER;
use crate::document::grammar::{Repair, Shape, Special};

impl Checker<'_> {
    /// Reports required members that are missing; `false` when the object cannot do without one.
    pub(super) fn missing(
        &mut self,
        map: &mut Map<String, Value>,
        shape: &'static Shape,
        left_out: &[String],
        at: &Path<'_>,
    ) -> bool {
        let mut keep = true;
        let version = self.version;
        for member in shape
            .members
            .iter()
            .filter(|member| member.required.has(version))
        {
            if map.contains_key(member.name) {
                continue;
            }
            // What was left out has been reported.
            if !left_out.iter().any(|name| name == member.name) {
                let name = at.key().map(|key| format!(" `{key}`")).unwrap_or_default();
                let message = format!(
                    "the {}{name} has no `{}`, which is required",
                    shape.name, member.name
                );
                let help = match member.repair {
                    Repair::Drop => format!(
                        "add `{}`; the {} is left out without it",
                        member.name, shape.name
                    ),
                    _ => format!("add `{}`", member.name),
                };
                self.at(&MISSING_MEMBER, message, at, help);
                if shape.special == Special::SwaggerItems && shape.name == "items" {
                    self.last_is_by_text();
                }
            }
            match member.repair {
                Repair::Drop => keep = false,
                Repair::Nothing => {}
                Repair::Text => {
                    map.insert(member.name.to_owned(), Value::String(String::new()));
                }
                Repair::Object => {
                    map.insert(member.name.to_owned(), Value::Object(Map::new()));
                }
            }
        }
        keep
    }

    /// Reports one missing member by its name.
    pub(super) fn lacks(&mut self, what: &str, member: &str, at: &Path<'_>, help: &str) {
        let name = at.key().map(|key| format!(" `{key}`")).unwrap_or_default();
        self.at(
            &MISSING_MEMBER,
            format!("the {what}{name} has no {member}"),
            at,
            help,
        );
    }
}
