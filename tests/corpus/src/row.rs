//! What became of one document.

use crate::check::Checked;
use crate::generate::{Generated, Made};
use crate::lint::Linted;
use crate::measure::End;
use crate::twins::Twins;
use crate::values::Values;

/// A row of the table.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) generation: Generated,
    pub(crate) checked: Option<Checked>,
    pub(crate) linted: Option<Linted>,
    pub(crate) twins: Option<Twins>,
    /// What became of values, or why the program that reads them did not run.
    pub(crate) values: Option<Result<Values, String>>,
}

impl Row {
    pub(crate) fn new(name: &str, generation: Generated) -> Self {
        Self {
            name: name.to_owned(),
            generation,
            checked: None,
            linted: None,
            twins: None,
            values: None,
        }
    }

    pub(crate) fn made(&self) -> Option<&Made> {
        self.generation.made.as_ref()
    }

    /// Whether there is a crate.
    pub(crate) fn generated(&self) -> bool {
        self.generation.end == End::Code(0) && self.made().is_some_and(|made| made.written)
    }

    /// Whether nothing is wrong, as far as it was looked at.
    pub(crate) fn is_fine(&self) -> bool {
        self.generated()
            && self.checked.as_ref().is_none_or(Checked::is_clean)
            && self
                .linted
                .as_ref()
                .is_none_or(|linted| linted.tools.is_empty())
            && self.twins.as_ref().is_none_or(Twins::are_equal)
            && self
                .values
                .as_ref()
                .is_none_or(|values| values.as_ref().is_ok_and(Values::are_kept))
    }

    /// What became of it in a few words.
    pub(crate) fn verdict(&self) -> String {
        let Some(made) = self.made().filter(|_| self.generated()) else {
            return match self.generation.end {
                End::TimeOut => "took too long".to_owned(),
                End::Signal(signal) => format!("ended by signal {signal}"),
                End::Code(_) => "not generated".to_owned(),
            };
        };
        let mut words = vec![format!(
            "{} of {} operations, {} lines",
            made.operations, made.operations_in_document, made.lines
        )];
        if let Some(checked) = &self.checked {
            words.push(verdict(checked));
        }
        if let Some(linted) = self
            .linted
            .as_ref()
            .filter(|linted| !linted.tools.is_empty())
        {
            words.push(format!("{} complain", linted.tools.join(", ")));
        }
        if let Some(twins) = &self.twins {
            words.push(twins.verdict());
        }
        words.extend(self.values_verdict());
        words.join(", ")
    }

    /// What became of values in a few words.
    pub(crate) fn values_verdict(&self) -> Option<String> {
        Some(match self.values.as_ref()? {
            Ok(values) => values.verdict(),
            Err(_) => "values were not read".to_owned(),
        })
    }

    /// What was said about what is wrong.
    pub(crate) fn complaints(&self) -> Vec<&str> {
        let mut all = Vec::new();
        if !self.generated() {
            all.push(self.generation.tail.as_str());
        }
        if let Some(checked) = &self.checked {
            all.extend(checked.messages.iter().map(String::as_str));
        }
        if let Some(linted) = &self.linted {
            all.extend(linted.messages.iter().map(String::as_str));
        }
        if let Some(twins) = &self.twins {
            all.extend(twins.differences.iter().map(String::as_str));
        }
        match &self.values {
            Some(Ok(values)) => all.extend(values.failures.iter().map(String::as_str)),
            Some(Err(message)) => all.push(message),
            None => {}
        }
        all
    }
}

/// What became of a check in a few words.
pub(crate) fn verdict(checked: &Checked) -> String {
    match checked.end {
        End::TimeOut => "took too long".to_owned(),
        End::Signal(signal) => format!("ended by signal {signal}"),
        End::Code(_) if checked.is_clean() => "clean".to_owned(),
        End::Code(0) => format!("{} warnings", checked.warnings),
        End::Code(_) => format!("{} errors", checked.errors),
    }
}
