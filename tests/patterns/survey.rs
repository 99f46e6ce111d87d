//! All patterns of a survey of real documents: each is run or refused with a reason.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use specsmith::ir::pattern::{Anchoring, Lowered, Reading, read};

use crate::shared;

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
