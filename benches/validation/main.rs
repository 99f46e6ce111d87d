//! What it costs to validate the body of `createProduct`: the emitted validator beside others.
//!
//! `cargo bench-validation` prints the time and the allocations of each. All check the same rules: the lengths of
//! `name` and `code`, the pattern of `code`, the number of custom fields. The schema is that of
//! `spec/openapi.yaml`.

use divan::{AllocProfiler, Bencher, black_box};
use m3ter_client::models::ProductRequest;
use m3ter_client::runtime::validate::Validate as _;
use serde_json::{Value, json};

mod by_hand;
mod crates;
#[cfg(corpus)]
mod larger;
mod schema;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    for (body, valid) in [(valid(), true), (invalid(), false)] {
        let typed: ProductRequest = read(&body);
        assert_eq!(typed.is_valid(), valid);
        assert_eq!(by_hand::is_valid(&typed), valid);
        assert_eq!(crates::with_garde(&body).is_ok(), valid);
        assert_eq!(crates::with_validator(&body).is_ok(), valid);
        assert_eq!(schema::compiled().is_valid(&body), valid);
        assert_eq!(schema::Macro::is_valid(&body), valid);
    }
    #[cfg(corpus)]
    larger::agree();
    #[cfg(not(corpus))]
    println!("larger models are left out: ../shared/corpus was not there when this was built");
    divan::main();
}

/// A body that violates nothing: 155 bytes, with a code of 27 characters.
fn valid() -> Value {
    json!({
        "name": "Video API for the whole company",
        "code": "video_api_2026_eu_central_1",
        "customFields": {"costCentre": "emea-7", "seats": 12, "tier": "gold"},
        "version": 3
    })
}

/// A body with three violations.
fn invalid() -> Value {
    json!({
        "name": "",
        "code": format!(" {}", "x".repeat(80)),
        "version": 3
    })
}

fn read<T: serde::de::DeserializeOwned>(body: &Value) -> T {
    serde_json::from_value(body.clone()).expect("the body has the members of the type")
}

/// How long a valid body takes.
#[divan::bench_group(sample_size = 1000)]
mod accept {
    use super::*;

    #[divan::bench]
    fn a_emitted(bencher: Bencher<'_, '_>) {
        let body: ProductRequest = read(&valid());
        bencher.bench(|| black_box(&body).is_valid());
    }

    #[divan::bench]
    fn b_emitted_validate(bencher: Bencher<'_, '_>) {
        let body: ProductRequest = read(&valid());
        bencher.bench(|| black_box(&body).validate().is_ok());
    }

    #[divan::bench]
    fn c_by_hand(bencher: Bencher<'_, '_>) {
        let body: ProductRequest = read(&valid());
        bencher.bench(|| by_hand::is_valid(black_box(&body)));
    }

    #[divan::bench]
    fn d_by_hand_with_regex(bencher: Bencher<'_, '_>) {
        let body: ProductRequest = read(&valid());
        bencher.bench(|| by_hand::is_valid_by_regex(black_box(&body)));
    }

    #[divan::bench]
    fn e_validator(bencher: Bencher<'_, '_>) {
        let body: crates::Validated = read(&valid());
        bencher.bench(|| validator::Validate::validate(black_box(&body)).is_ok());
    }

    #[divan::bench]
    fn f_garde(bencher: Bencher<'_, '_>) {
        let body: crates::Guarded = read(&valid());
        bencher.bench(|| garde::Validate::validate(black_box(&body)).is_ok());
    }

    #[divan::bench]
    fn g_jsonschema_macro(bencher: Bencher<'_, '_>) {
        let body = valid();
        bencher.bench(|| schema::Macro::is_valid(black_box(&body)));
    }

    #[divan::bench]
    fn h_jsonschema(bencher: Bencher<'_, '_>) {
        let validator = schema::compiled();
        let body = valid();
        bencher.bench(|| validator.is_valid(black_box(&body)));
    }
}

/// How long it takes to report three violations.
#[divan::bench_group(sample_size = 1000)]
mod refuse {
    use super::*;

    #[divan::bench]
    fn a_emitted(bencher: Bencher<'_, '_>) {
        let body: ProductRequest = read(&invalid());
        bencher.bench(|| black_box(&body).validate());
    }

    #[divan::bench]
    fn e_validator(bencher: Bencher<'_, '_>) {
        let body: crates::Validated = read(&invalid());
        bencher.bench(|| validator::Validate::validate(black_box(&body)));
    }

    #[divan::bench]
    fn f_garde(bencher: Bencher<'_, '_>) {
        let body: crates::Guarded = read(&invalid());
        bencher.bench(|| garde::Validate::validate(black_box(&body)));
    }

    #[divan::bench]
    fn h_jsonschema(bencher: Bencher<'_, '_>) {
        let validator = schema::compiled();
        let body = invalid();
        bencher.bench(|| validator.iter_errors(black_box(&body)).count());
    }
}

/// For scale.
#[divan::bench]
fn decode(bencher: Bencher<'_, '_>) {
    let text = valid().to_string();
    bencher.bench(|| serde_json::from_str::<ProductRequest>(black_box(&text)));
}
