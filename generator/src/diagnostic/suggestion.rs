//! What a misspelt word was meant to be.

use std::cmp::Reverse;

use serde_json::Value;

/// The candidate that is nearest to `word`, if it is near enough to be what was meant.
pub(crate) fn closest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let folded = fold(word);
    let bound = (folded.len() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .filter_map(|candidate| {
            // Most are too long or too short, and that costs no memory to see.
            if candidate.is_ascii() && letters(candidate).count().abs_diff(folded.len()) > bound {
                return None;
            }
            let other = fold(candidate);
            let distance = distance(&folded, &other, bound)?;
            // Another letter in a word of two makes another word of it.
            let short = other.len() <= 2 && folded.len() <= 2;
            (distance == 0 || !short).then_some((distance, candidate))
        })
        .min_by_key(|(distance, candidate)| (*distance, Reverse(common(word, candidate))))
        .map(|(_, candidate)| candidate)
}

/// What to do with a value of another type than the one that is asked for; `text` when that is a string.
pub(crate) fn retyped(value: &Value, text: bool) -> Option<&'static str> {
    match value {
        Value::String(written) => match serde_json::from_str(written).ok()? {
            Value::Object(_) | Value::Array(_) => {
                Some("write the value itself, and not a text that has it")
            }
            Value::Number(_) | Value::Bool(_) => Some("write it without quotes"),
            _ => None,
        },
        Value::Number(_) | Value::Bool(_) if text => Some("write it in quotes"),
        Value::Null => Some("leave it out"),
        _ => None,
    }
}

/// How many characters two words begin with alike.
fn common(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(a, b)| a == b).count()
}

/// Letter case and `_` and `-` are what people mix up first.
fn fold(word: &str) -> Vec<char> {
    letters(word)
        .flat_map(char::to_lowercase)
        .take(64)
        .collect()
}

fn letters(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|c| !matches!(c, '_' | '-' | '$'));
    letters.take(64)
}

/// Damerau-Levenshtein distance with adjacent transpositions; `None` when it is above `bound`.
fn distance(a: &[char], b: &[char], bound: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > bound {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= bound)
}

/// Words of other formats, and words that people take for those of OpenAPI.
const SYNONYMS: &[(&str, &str)] = &[
    ("desc", "description"),
    ("doc", "description"),
    ("docs", "externalDocs"),
    ("documentation", "externalDocs"),
    ("params", "parameters"),
    ("arguments", "parameters"),
    ("body", "requestBody"),
    ("request", "requestBody"),
    ("result", "responses"),
    ("mandatory", "required"),
    ("isRequired", "required"),
    ("null", "nullable"),
    ("isNullable", "nullable"),
    ("allowNull", "nullable"),
    ("x-nullable", "nullable"),
    ("ref", "$ref"),
    ("min", "minimum"),
    ("max", "maximum"),
    ("gte", "minimum"),
    ("lte", "maximum"),
    ("minLen", "minLength"),
    ("maxLen", "maxLength"),
    ("minimumLength", "minLength"),
    ("maximumLength", "maxLength"),
    ("regex", "pattern"),
    ("regexp", "pattern"),
    ("values", "enum"),
    ("options", "enum"),
    ("fields", "properties"),
    ("attributes", "properties"),
    ("extends", "allOf"),
    ("id", "operationId"),
    ("operation", "operationId"),
    ("auth", "security"),
    ("definitions", "components"),
    ("host", "servers"),
    ("basePath", "servers"),
    ("securityDefinitions", "components"),
    ("consumes", "requestBody"),
    ("produces", "responses"),
    ("summery", "summary"),
    ("int", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("long", "integer"),
    ("short", "integer"),
    ("bool", "boolean"),
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("str", "string"),
    ("text", "string"),
    ("date", "string"),
    ("date-time", "string"),
    ("datetime", "string"),
    ("uuid", "string"),
    ("list", "array"),
    ("map", "object"),
    ("dict", "object"),
    ("struct", "object"),
];

/// A known synonym of `word` among the candidates.
pub(crate) fn synonym<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let (_, meant) = SYNONYMS
        .iter()
        .find(|(synonym, _)| synonym.eq_ignore_ascii_case(word))?;
    candidates.into_iter().find(|candidate| candidate == meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let words = [
            "required",
            "nullable",
            "string",
            "query",
            "operationId",
            "in",
            "not",
            "minLength",
            "maxLength",
            "$ref",
        ];
        let check = |word: &str, meant: Option<&str>| {
            assert_eq!(closest(word, words), meant, "{word}");
        };
        check("require", Some("required"));
        check("nulable", Some("nullable"));
        check("strin", Some("string"));
        check("querry", Some("query"));
        check("operation_id", Some("operationId"));
        check("minLenght", Some("minLength"));
        check("ref", Some("$ref"));
        check("inn", Some("in"));
        check("id", None);
        check("n", None);
        check("something", None);
        assert_eq!(closest("kid", ["id", "kind"]), Some("kind"));
        check("", None);
        let keys = ["document", "output", "held-parameters", "deny"];
        let check = |word: &str, meant: Option<&str>| {
            assert_eq!(closest(word, keys), meant, "{word}");
        };
        check("documnet", Some("document"));
        check("ouput", Some("output"));
        check("held_parameter", Some("held-parameters"));
        check("dney", Some("deny"));
        check("colour", None);
        assert_eq!(synonym("INT", ["integer"]), Some("integer"));
        assert_eq!(synonym("int", ["array"]), None);
    }
}
