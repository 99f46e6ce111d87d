//! The same for three larger models, of documents that are not ours: a chat request with tools, a deployment of pods, a
//! repository as an answer tells it. The values are made up.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;

use divan::{Bencher, black_box};
use jsonschema::Validator;
use serde_json::{Value, json};

mod chat;
mod deployment;
mod repository;

/// A model with two values.
#[derive(Clone, Copy)]
struct Model {
    name: &'static str,
    /// A value that violates nothing.
    valid: fn() -> Value,
    /// What makes three violations of it: places, and what stands there.
    mistakes: fn() -> [(&'static str, Value); 3],
    /// Measures the validator of the type.
    typed: fn(Bencher<'_, '_>, &Value, bool),
    /// Measures the check of JSON.
    checked: fn(Bencher<'_, '_>, &Value, bool),
    /// The schema for others.
    validator: fn() -> Validator,
    /// The places of what each of the two finds.
    places: fn(&Value) -> [BTreeSet<String>; 2],
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Model {
    fn invalid(&self) -> Value {
        let mut value = (self.valid)();
        for (place, mistake) in (self.mistakes)() {
            *value.pointer_mut(place).expect("a member of the value") = mistake;
        }
        value
    }
}

/// The functions of a generated module.
macro_rules! model {
    ($module:ident, $ty:ident, $component:literal, $definitions:literal, $options:expr) => {
        Model {
            name: stringify!($module),
            valid: $module::valid,
            mistakes: $module::mistakes,
            typed: |bencher, value, valid| {
                use models::$module::runtime::validate::Validate as _;
                let value: models::$module::models::$ty = crate::read(value);
                if valid {
                    bencher.bench(|| black_box(&value).is_valid());
                } else {
                    bencher.bench(|| black_box(&value).validate());
                }
            },
            checked: |bencher, value, valid| {
                let schema = models::$module::schemas::find($component).expect("a component");
                if valid {
                    bencher.bench(|| schema.is_valid(black_box(value)));
                } else {
                    bencher.bench(|| schema.check(black_box(value)));
                }
            },
            validator: || {
                let text =
                    fs::read_to_string(models::$module::DOCUMENT).expect("written by `build.rs`");
                let mut schema: Value = serde_json::from_str(&text).expect("JSON");
                schema["$ref"] = json!(concat!("#/", $definitions, "/", $component));
                let options = $options.should_validate_formats(true);
                options.build(&schema).expect("a schema")
            },
            places: |value| {
                use models::$module::runtime::validate::Validate as _;
                let typed: models::$module::models::$ty = crate::read(value);
                let typed = typed.validate().err();
                let schema = models::$module::schemas::find($component).expect("a component");
                let checked = schema.check(value).err();
                [typed, checked].map(|found| {
                    let found = found.iter().flat_map(|found| found.iter());
                    found.map(|one| one.pointer().to_owned()).collect()
                })
            },
        }
    };
}

const MODELS: [Model; 3] = [
    model!(
        chat,
        CreateChatCompletionRequest,
        "CreateChatCompletionRequest",
        "components/schemas",
        jsonschema::draft202012::options()
    ),
    model!(
        deployment,
        IoK8sApiAppsV1Deployment,
        "io.k8s.api.apps.v1.Deployment",
        "definitions",
        jsonschema::draft4::options()
    ),
    model!(
        repository,
        FullRepository,
        "full-repository",
        "components/schemas",
        jsonschema::draft4::options()
    ),
];

/// All say the same of the values.
pub fn agree() {
    for model in MODELS {
        let validator = (model.validator)();
        let mistakes = (model.mistakes)().map(|(place, _)| place.to_owned());
        for (value, expected) in [
            ((model.valid)(), BTreeSet::new()),
            (model.invalid(), mistakes.into()),
        ] {
            let found: Vec<_> = validator.iter_errors(&value).collect();
            let others: BTreeSet<String> = found
                .iter()
                .map(|one| one.instance_path().to_string())
                .collect();
            assert_eq!(others, expected, "{model}: {found:?}");
            assert_eq!(
                (model.places)(&value),
                [expected.clone(), expected],
                "{model}"
            );
        }
    }
    for (value, valid) in [(chat::valid(), true), (MODELS[0].invalid(), false)] {
        assert_eq!(chat::by_hand(&crate::read(&value)), valid);
        assert_eq!(chat::with_garde(&crate::read(&value)), valid);
    }
}

/// How long a valid value takes.
#[divan::bench_group(sample_size = 100)]
mod accept_larger {
    use super::*;

    #[divan::bench(args = MODELS)]
    fn a_emitted(bencher: Bencher<'_, '_>, model: Model) {
        (model.typed)(bencher, &(model.valid)(), true);
    }

    #[divan::bench(args = MODELS)]
    fn b_emitted_over_json(bencher: Bencher<'_, '_>, model: Model) {
        (model.checked)(bencher, &(model.valid)(), true);
    }

    #[divan::bench(args = MODELS)]
    fn h_jsonschema(bencher: Bencher<'_, '_>, model: Model) {
        let (validator, value) = ((model.validator)(), (model.valid)());
        bencher.bench(|| validator.is_valid(black_box(&value)));
    }

    #[divan::bench]
    fn c_chat_by_hand(bencher: Bencher<'_, '_>) {
        let value = crate::read(&chat::valid());
        bencher.bench(|| chat::by_hand(black_box(&value)));
    }

    #[divan::bench]
    fn f_chat_by_garde(bencher: Bencher<'_, '_>) {
        let value: chat::Guarded = crate::read(&chat::valid());
        bencher.bench(|| garde::Validate::validate(black_box(&value)).is_ok());
    }
}

/// How long it takes to report three violations.
#[divan::bench_group(sample_size = 100)]
mod refuse_larger {
    use super::*;

    #[divan::bench(args = MODELS)]
    fn a_emitted(bencher: Bencher<'_, '_>, model: Model) {
        (model.typed)(bencher, &model.invalid(), false);
    }

    #[divan::bench(args = MODELS)]
    fn b_emitted_over_json(bencher: Bencher<'_, '_>, model: Model) {
        (model.checked)(bencher, &model.invalid(), false);
    }

    #[divan::bench(args = MODELS)]
    fn h_jsonschema(bencher: Bencher<'_, '_>, model: Model) {
        let (validator, value) = ((model.validator)(), model.invalid());
        bencher.bench(|| validator.iter_errors(black_box(&value)).count());
    }

    #[divan::bench]
    fn f_chat_by_garde(bencher: Bencher<'_, '_>) {
        let value: chat::Guarded = crate::read(&MODELS[0].invalid());
        bencher.bench(|| garde::Validate::validate(black_box(&value)));
    }
}
