//! Contradictions: keywords that leave no value, each with the two places that disagree.

use super::flat::{At, Flat, Part};
use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::SchemaId;
use crate::source::Origin;

impl Lowerer<'_, '_> {
    /// Reports limits of a type that exclude each other, whichever parts of an `allOf` they come from.
    pub(super) fn report_contradictions(&mut self, flat: &Flat) {
        let counts = [
            ("minLength", &flat.min_length, "maxLength", &flat.max_length),
            ("minItems", &flat.min_items, "maxItems", &flat.max_items),
            (
                "minProperties",
                &flat.min_properties,
                "maxProperties",
                &flat.max_properties,
            ),
        ];
        for (least, from, most, to) in counts {
            if let (Some((low, from)), Some((high, to))) = (from, to)
                && low > high
            {
                self.report_bounds((least, from), (most, to));
            }
        }
        if let (Some(((low, low_excluded), from)), Some(((high, high_excluded), to))) =
            (&flat.minimum, &flat.maximum)
            && let (Some(low), Some(high)) = (low.as_f64(), high.as_f64())
            && (low > high || (low >= high && (*low_excluded || *high_excluded)))
        {
            self.report_bounds(("minimum", from), ("maximum", to));
        }
    }

    fn report_bounds(&mut self, least: (&str, &Origin), most: (&str, &Origin)) {
        self.diagnostics.push(
            Diagnostic::new(
                &codes::meaning::IMPOSSIBLE,
                format!(
                    "no value can fulfil this schema: its `{}` is beyond its `{}`",
                    least.0, most.0
                ),
            )
            .at(&least.1.child(least.0))
            .label(&most.1.child(most.0), format!("`{}` is here", most.0))
            .help("correct one of the two limits"),
        );
    }

    /// Whether none of the alternatives of a union has a type that stands beside them.
    pub(super) fn excludes_alternatives(&self, flat: &Flat) -> bool {
        let excluded = |id: &SchemaId| {
            let other = Flat::merge(self.model, &[Part::whole(*id)]);
            other.typed && other.types.intersect(flat.types).is_empty()
        };
        let mut unions = flat.unions.iter();
        flat.typed && unions.any(|union| union.schemas.iter().all(excluded))
    }

    /// Reports a schema that nothing fulfils, with the two parts that exclude each other where they are known.
    pub(super) fn report_impossible(&mut self, origin: &Origin, parts: Option<&At<Origin>>) {
        let finding = |why: &str| {
            let message = format!("no value can fulfil this schema{why}");
            Diagnostic::new(&codes::meaning::IMPOSSIBLE, message).at(origin)
        };
        self.diagnostics.push(match parts {
            Some((one, other)) if one != other => finding(": two of its parts exclude each other")
                .label(one, "what this part allows")
                .label(other, "this part excludes")
                .help("the parts of an `allOf` must allow a common type and a common value"),
            _ => finding("").help("its keywords must allow a common type and a common value"),
        });
    }
}
