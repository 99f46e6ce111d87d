//! All patterns of a survey of real documents: each is run or refused with a reason.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use specsmith::ir::pattern::{Anchoring, Lowered, Reading, read};

use crate::{shared, stepper::Stepper};

// The times are printed, not judged.

#[test]
fn every_real_pattern_is_run_or_refused() {
    let Some(patterns) = shared::read("suite/patterns.json") else {
        return;
    };
    let patterns: Vec<&str> = patterns
        .as_array()
        .expect("an array")
        .iter()
        .map(|entry| entry["pattern"].as_str().expect("a string"))
        .collect();
    // All of them by the rule of JSON Schema, a sample as whole matches.
    for (anchoring, step) in [(Anchoring::Spec, 1), (Anchoring::Whole, 10)] {
        let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
        let mut dialects: BTreeMap<_, usize> = BTreeMap::new();
        let mut codes: BTreeMap<_, usize> = BTreeMap::new();
        let mut sizes = Vec::new();
        let mut slowest = (0, "");
        let begin = Instant::now();
        let sample: Vec<&str> = patterns.iter().copied().step_by(step).collect();
        for (pattern, reading, elapsed) in &readings(&sample, anchoring) {
            slowest = slowest.max((elapsed.as_micros(), pattern));
            *dialects.entry(reading.dialect).or_default() += 1;
            for note in &reading.notes {
                *codes.entry(note.code.id()).or_default() += 1;
            }
            let outcome = match &reading.outcome {
                Ok(Lowered::Always) => "always",
                Ok(Lowered::Never) => "never",
                Ok(Lowered::Run(_)) => "run",
                Ok(Lowered::Sequence(_)) => "sequence",
                Ok(Lowered::Automaton(dfa)) if dfa.is_small() => "small automaton",
                Ok(Lowered::Automaton(_)) => "automaton",
                Ok(Lowered::Conjunction(_)) => "conjunction",
                Ok(Lowered::Engine(engine)) if engine.backtracks => "engine, backtracking",
                Ok(Lowered::Engine(_)) => "engine, size",
                Err(refusal) => {
                    assert!(reading.notes.iter().any(|note| note.code.id() == "V105"));
                    println!("refused: {pattern:?}: {}", refusal.reason);
                    "refused"
                }
            };
            if outcome.starts_with("engine") || outcome == "conjunction" || outcome == "never" {
                println!("{outcome}: {pattern:.300}");
            }
            if let Ok(lowered) = &reading.outcome
                && !matches!(lowered, Lowered::Engine(_))
            {
                sizes.push(lowered.size());
            }
            *outcomes.entry(outcome).or_default() += 1;
        }
        sizes.sort_unstable();
        println!("{anchoring:?}: {outcomes:?}\n{dialects:?}\n{codes:?}");
        let at = |share: usize| sizes[sizes.len() * share / 100];
        println!(
            "entries: median {}, 90 % {}, 99 % {}",
            at(50),
            at(90),
            at(99)
        );
        println!(
            "{:?} in all, slowest {} us: {:.200}",
            begin.elapsed(),
            slowest.0,
            slowest.1
        );
    }
}

/// The engine that emitted crates have, and a matcher of the generator's own.
#[test]
fn engines_agree_on_real_patterns() {
    let Some(patterns) = shared::read("suite/patterns.json") else {
        return;
    };
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut engines, mut accepted, mut refused) = (0, 0, 0);
    for entry in patterns.as_array().expect("an array") {
        let pattern = entry["pattern"].as_str().expect("a string");
        let Ok(plan @ Lowered::Engine(_)) = read(pattern, Anchoring::Spec).outcome else {
            continue;
        };
        engines += 1;
        let stepper = Stepper::new(&plan);
        let mut alphabet: Vec<char> = pattern.chars().collect();
        alphabet.extend(['a', 'Z', '0', '9', ' ', '-', '_', '.', '/', '@', 'é']);
        for turn in 0..300 {
            let length = random.below(if turn % 3 == 0 { 40 } else { 12 });
            let text: String = (0..length)
                .map(|_| alphabet[random.below(alphabet.len())])
                .collect();
            let verdict = stepper.is_match(&text);
            assert_eq!(plan.is_match(&text), verdict, "{pattern} on {text:?}");
            *(if verdict { &mut accepted } else { &mut refused }) += 1;
        }
    }
    println!("{engines} patterns with an engine: {accepted} texts accepted, {refused} refused");
    assert!(engines > 0 && accepted > 0 && refused > 0);
}

/// Numbers that are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}

/// Reads the patterns, half of them on another thread.
fn readings<'p>(sample: &[&'p str], anchoring: Anchoring) -> Vec<(&'p str, Reading, Duration)> {
    let timed = |pattern: &&'p str| {
        let start = Instant::now();
        let reading = read(pattern, anchoring);
        (*pattern, reading, start.elapsed())
    };
    let (first, second) = sample.split_at(sample.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| second.iter().map(timed).collect::<Vec<_>>());
        let mut all: Vec<_> = first.iter().map(timed).collect();
        all.extend(other.join().expect("no pattern panics"));
        all
    })
}
