//! Which formats are asserted where.

use std::collections::HashSet;

use crate::ir::api::Operation;
use crate::ir::format::StringFormat;
use crate::ir::rule::Assertion;
use crate::ir::types::{Type, TypeId};

/// Takes formats back that answers alone have and that no type of ours stands for: a server that sends another kind of
/// link is not wrong in any way that its client could mend, and large APIs have them by the thousand.
pub(super) fn assert_in_requests(types: &mut [Type], operations: &[Operation]) {
    let sent: HashSet<TypeId> = crate::ir::in_requests(types, operations)
        .into_iter()
        .collect();
    for (index, ty) in types.iter_mut().enumerate() {
        let is_sent = u32::try_from(index).is_ok_and(|index| sent.contains(&TypeId(index)));
        if !is_sent {
            ty.rules.retain(|rule| {
                !matches!(
                    rule.assertion,
                    Assertion::Format(
                        StringFormat::Ipv4
                            | StringFormat::Ipv6
                            | StringFormat::Hostname
                            | StringFormat::Email
                            | StringFormat::Uri
                            | StringFormat::UriReference
                            | StringFormat::Decimal
                            | StringFormat::IdnHostname
                            | StringFormat::IdnEmail
                            | StringFormat::Iri
                            | StringFormat::IriReference
                            | StringFormat::UriTemplate
                            | StringFormat::JsonPointer
                            | StringFormat::RelativeJsonPointer
                            | StringFormat::Regex
                    )
                )
            });
        }
    }
}
