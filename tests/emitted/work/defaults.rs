//! Defaults: what answers leave out has the meaning that the document gives it.

use defaults_api::models::{Colour, Settings, SettingsLevel};
use serde_json::json;

pub fn run() {
    let absent: Settings = serde_json::from_value(json!({"id": 1})).expect("it has the shape");
    assert_eq!(absent.size, None, "what is not there is not made up");
    assert_eq!(absent.size_or_default(), 20);
    assert!((absent.ratio_or_default() - 0.5).abs() < f64::EPSILON);
    assert!(!absent.loud_or_default());
    assert_eq!(absent.title_or_default(), "a \"b\"\nc");
    assert_eq!(*absent.colour_or_default(), Colour::Red);
    assert_eq!(*absent.border_or_default(), Colour::Blue);
    assert_eq!(absent.level_or_default(), SettingsLevel::Value2);
    assert!(absent.tags_or_default().is_empty());
    assert_eq!(
        serde_json::to_value(&absent).expect("JSON"),
        json!({"id": 1}),
        "nothing is sent that was not there"
    );

    let present = json!({"id": 1, "size": 5, "loud": true, "title": "", "colour": "green", "tags": ["a"]});
    let present: Settings = serde_json::from_value(present).expect("it has the shape");
    assert_eq!(present.size_or_default(), 5);
    assert!(present.loud_or_default());
    assert_eq!(present.title_or_default(), "");
    assert_eq!(present.colour_or_default().as_str(), "green");
    assert_eq!(present.tags_or_default(), ["a"]);
}
