//! What is said of the emitted crate is what its code says.

use specsmith::diff::Bump;

use super::{changes, inventory, surface};

/// Kinds of changes whose effect on the crate depends on more than the change; there the worse is said.
const CAUTIOUS: &[&str] = &[];

#[test]
fn verdicts_about_the_crate_agree_with_its_code() {
    let mut wrong = Vec::new();
    let mut agree = 0;
    let pairs = inventory::pairs();
    for (id, (before, after)) in &pairs {
        let (Some(old), Some(new)) = (surface::of(before), surface::of(after)) else {
            continue;
        };
        let (bump, why) = surface::bump(&old, &new);
        let found = changes(before, after);
        let said = found
            .iter()
            .map(|change| change.rust)
            .max()
            .unwrap_or(Bump::Patch);
        if said == bump {
            agree += 1;
        } else if said < bump
            || !found
                .iter()
                .any(|change| CAUTIOUS.contains(&change.kind.code.name))
        {
            let found: Vec<_> = found
                .iter()
                .map(|change| format!("{} {}", change.rust, change.kind.code.name))
                .collect();
            wrong.push(format!(
                "{id}: is {bump}, said {said} {found:?}\n    {}",
                why.join("\n    ")
            ));
        }
    }
    println!("{agree} of {} pairs agree", pairs.len());
    assert!(
        wrong.is_empty(),
        "{} of them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
