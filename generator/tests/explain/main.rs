//! The pages of `specsmith explain`: the bad example of each shows the mistake, and the good one does not.

mod baseline;
mod bundle;
mod change;
mod command;
mod configuration;
mod document;
mod lint;
mod overlay;
mod upgrade;

use specsmith::catalogue;
use specsmith::diagnostic::Code;

/// An example on a page.
struct Example {
    /// What it is written in.
    language: String,
    text: String,
}

impl Example {
    /// The first one behind a word.
    fn behind(code: &Code, word: &str) -> Option<Self> {
        let (_, rest) = code.explanation.split_once(word)?;
        let (_, block) = rest.split_once("```")?;
        let (language, block) = block.split_once('\n')?;
        let (text, _) = block.split_once("\n```")?;
        Some(Self {
            language: language.to_owned(),
            text: format!("{text}\n"),
        })
    }
}

/// Pages without a pair of examples: the page says why.
const WITHOUT: &[&str] = &[
    "A105", "C015", "G101", "G109", "G190", "O004", "O005", "O006", "O008", "S007", "U107",
];

/// Pages about what `specsmith bundle` finds.
const BUNDLE: &[&str] = &["R107", "R108", "R109", "R110"];

#[test]
fn bad_examples_show_the_mistake_and_good_ones_do_not() {
    let mut wrong = Vec::new();
    for code in catalogue::all() {
        let words = if code.id.starts_with('D') {
            ["Before", "After"]
        } else {
            ["Bad", "Good"]
        };
        let examples = words.map(|word| Example::behind(code, word));
        let [Some(bad), Some(good)] = examples else {
            if !WITHOUT.contains(&code.id) {
                wrong.push(format!("{} has no two examples", code.id));
            }
            continue;
        };
        if WITHOUT.contains(&code.id) {
            wrong.push(format!("{} has examples", code.id));
        }
        let fits = match bad.language.as_str() {
            "sh" if cfg!(target_os = "linux") => command::shows(code.id, &bad, &good),
            "sh" => true,
            "text" => baseline::shows(code.id, &bad, &good),
            "toml" => configuration::shows(code.id, &bad, &good),
            "yaml" if code.id.starts_with('D') => change::shows(code.id, &bad, &good),
            "yaml" if code.id.starts_with('U') => upgrade::shows(code.id, &bad, &good),
            "yaml" if BUNDLE.contains(&code.id) => bundle::shows(code.id, &bad, &good),
            "yaml" if code.id.starts_with("S2") => overlay::shows(code.id, &bad, &good),
            "yaml" if good.language == "toml" => configuration::mends(code.id, &bad, &good),
            "yaml" if code.id.starts_with('L') => lint::shows(code, &bad, &good),
            "yaml" => document::shows(code.id, &bad, &good),
            _ => false,
        };
        if !fits {
            wrong.push(format!("{} ({})", code.id, code.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What, why, and what to do: a page says more than the finding did.
#[test]
fn every_page_says_more_than_its_title() {
    for code in catalogue::all() {
        let words = code.explanation.split_whitespace().count();
        assert!(words >= 20, "{}: {}", code.id, code.explanation);
        assert_ne!(code.explanation.trim(), code.summary);
        assert_eq!(
            code.explanation.matches("```").count() % 2,
            0,
            "{}",
            code.id
        );
    }
}
