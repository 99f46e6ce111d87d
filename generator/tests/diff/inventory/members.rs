use super::Pair;
use super::stand::Stand;

/// Checks about a member of an object: whether it is there, has to be, and in which direction it travels.
pub(super) fn members(id: &str) -> Option<Pair> {
    let object = |member: &str, required: bool| {
        let head = if required { "required: [p]\n" } else { "" };
        format!("{head}type: object\nproperties:\n  q: {{type: string}}\n{member}")
    };
    let member = |flags: &str| format!("  p: {{type: string{flags}}}");
    let none = object("", false);
    let (direction, rest) = id.split_once('-')?;
    let stand = match direction {
        "request" | "new" => Stand::RequestBody,
        "response" => Stand::ResponseBody,
        _ => return None,
    };
    let made =
        |before: String, after: String| Some((stand.document(&before), stand.document(&after)));
    match id {
        "new-required-request-property" => return made(none, object(&member(""), true)),
        "new-required-request-property-with-default" => {
            return made(none, object(&member(", default: a"), true));
        }
        "new-optional-request-property" => return made(none, object(&member(""), false)),
        "request-property-became-required-with-default" => {
            return made(
                object(&member(", default: a"), false),
                object(&member(", default: a"), true),
            );
        }
        _ => {}
    }
    let flags = |word: &str| match word {
        "read-only" => ", readOnly: true",
        "write-only" => ", writeOnly: true",
        _ => "",
    };
    for required in [true, false] {
        let word = if required { "required" } else { "optional" };
        let Some(rest) = rest
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix('-'))
        else {
            continue;
        };
        match rest {
            "property-removed" => return made(object(&member(""), required), none),
            "property-added" => return made(none, object(&member(""), required)),
            "write-only-property-removed" => {
                return made(object(&member(", writeOnly: true"), required), none);
            }
            "write-only-property-added" => {
                return made(none, object(&member(", writeOnly: true"), required));
            }
            _ => {}
        }
        let rest = rest.strip_prefix("property-became-")?;
        return match rest.strip_prefix("not-") {
            Some(word) => made(
                object(&member(flags(word)), required),
                object(&member(""), required),
            ),
            None => made(
                object(&member(""), required),
                object(&member(flags(rest)), required),
            ),
        };
    }
    match rest {
        "property-removed" => made(object(&member(""), false), none),
        "property-became-required" => made(object(&member(""), false), object(&member(""), true)),
        "property-became-optional" => made(object(&member(""), true), object(&member(""), false)),
        "write-only-property-became-optional" => made(
            object(&member(", writeOnly: true"), true),
            object(&member(", writeOnly: true"), false),
        ),
        "write-only-property-became-required" => made(
            object(&member(", writeOnly: true"), false),
            object(&member(", writeOnly: true"), true),
        ),
        _ => None,
    }
}
