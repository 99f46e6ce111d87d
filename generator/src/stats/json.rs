//! Numbers for machines.

use serde_json::{Value, json};

use super::{Stats, Tally, total};

/// Everything as one JSON object.
#[must_use]
pub fn json(stats: &Stats) -> Value {
    let files = stats.files.iter();
    let files: Vec<Value> = files
        .map(|(name, bytes, lines)| json!({"name": name, "bytes": bytes, "lines": lines}))
        .collect();
    let pairs = |list: &[(String, usize)]| -> Value {
        list.iter()
            .map(|(name, count)| json!({"name": name, "uses": count}))
            .collect()
    };
    let security = stats.security.iter();
    let security: Vec<Value> = security
        .map(|(name, kind)| json!({"name": name, "type": kind}))
        .collect();
    let described = stats.described.iter();
    let described: Vec<Value> = described
        .map(|share| json!({"what": share.what, "with": share.with, "of": share.of}))
        .collect();
    json!({
        "version": stats.version,
        "files": files,
        "paths": stats.paths,
        "operations": {
            "total": stats.operations,
            "received": stats.received,
            "deprecated": stats.deprecated,
            "byMethod": tally(&stats.methods),
            "byTag": tally(&stats.tags),
        },
        "parameters": {"total": total(&stats.parameters), "byPlace": tally(&stats.parameters)},
        "schemas": {
            "total": total(&stats.schemas),
            "named": stats.named,
            "inline": stats.inline,
            "depth": stats.depth,
            "byKind": tally(&stats.schemas),
            "recursive": stats.recursive,
        },
        "components": {
            "total": total(&stats.components),
            "byKind": tally(&stats.components),
            "used": pairs(&stats.used),
            "unused": stats.unused,
        },
        "mediaTypes": tally(&stats.media_types),
        "statuses": tally(&stats.statuses),
        "securitySchemes": security,
        "described": described,
    })
}

fn tally(tally: &Tally) -> Value {
    let members = tally.iter();
    members
        .map(|(name, count)| (name.clone(), Value::from(*count)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
