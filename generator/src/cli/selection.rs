//! Which operations to emit, said on the command line.

use clap::Args;

use crate::config::{Operations, SelectBy, Selector};

/// `*` stands for anything without a `/`, `**` for anything. Each option can be given several times; what the
/// configuration says in `[operations]` holds as well.
#[derive(Args, Debug)]
pub(super) struct Selection {
    /// Emit the operations with this tag.
    #[arg(long, value_name = "TAG", help_heading = "Operations")]
    include_tag: Vec<String>,
    /// Emit the operations of these paths.
    #[arg(long, value_name = "GLOB", help_heading = "Operations")]
    include_path: Vec<String>,
    /// Emit the operations with this operationId.
    #[arg(long, value_name = "ID", help_heading = "Operations")]
    include_id: Vec<String>,
    /// Leave out the operations with this tag.
    #[arg(long, value_name = "TAG", help_heading = "Operations")]
    exclude_tag: Vec<String>,
    /// Leave out the operations of these paths.
    #[arg(long, value_name = "GLOB", help_heading = "Operations")]
    exclude_path: Vec<String>,
    /// Leave out the operations with this operationId.
    #[arg(long, value_name = "ID", help_heading = "Operations")]
    exclude_id: Vec<String>,
}

impl Selection {
    /// Adds what was said to what the configuration says.
    pub(super) fn add_to(&self, operations: &mut Operations) {
        let lists = [
            (SelectBy::Tag, &self.include_tag, &self.exclude_tag),
            (SelectBy::Path, &self.include_path, &self.exclude_path),
            (SelectBy::Id, &self.include_id, &self.exclude_id),
        ];
        for (by, include, exclude) in lists {
            let selectors = |patterns: &[String]| -> Vec<Selector> {
                let one = |pattern: &String| Selector {
                    by,
                    pattern: pattern.clone(),
                    place: None,
                };
                patterns.iter().map(one).collect()
            };
            operations.include.extend(selectors(include));
            operations.exclude.extend(selectors(exclude));
        }
    }
}
