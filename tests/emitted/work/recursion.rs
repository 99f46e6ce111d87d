//! Values that are larger or deeper than anybody expects: a check takes time that grows with them, and no more.

use std::thread;

use recursion_api::Validate;
use recursion_api::models::LinkedList;

pub fn run() {
    deep_values_are_checked_on_a_common_stack();
    deep_texts_are_refused();
}

/// Ten thousand lists, each in the other.
const LEVELS: usize = 10_000;

fn deep_values_are_checked_on_a_common_stack() {
    let check = || {
        let mut list = LinkedList::new("long");
        for _ in 0..LEVELS {
            list = LinkedList::new("all").next(list);
        }
        assert!(!list.is_valid());
        let violations = list.validate().expect_err("the last one is too long");
        let found: Vec<String> = violations.iter().map(|one| one.pointer().to_owned()).collect();
        assert_eq!(found, ["/next".repeat(LEVELS) + "/value"]);
    };
    // As much as the first thread of a program has on Linux and macOS.
    let thread = thread::Builder::new().stack_size(8 << 20).spawn(check);
    thread.expect("a thread").join().expect("it ends");
}

fn deep_texts_are_refused() {
    let text = r#"{"value":"a","next":"#.repeat(LEVELS) + "null" + &"}".repeat(LEVELS);
    let error = serde_json::from_str::<LinkedList>(&text).expect_err("it is too deep");
    assert!(error.to_string().contains("recursion limit"), "{error}");
}
