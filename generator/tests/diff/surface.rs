//! What can be seen of an emitted crate from outside, read from its code, and what of it a change takes away or adds.
//!
//! This is what the verdict about the crate is held against: rules of Semantic Versioning for Rust
//! (<https://doc.rust-lang.org/cargo/reference/semver.html>), applied to the code itself.

use std::collections::BTreeMap;

use quote::ToTokens;
use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::diff::Bump;
use specsmith::output::Contents;
use specsmith::source::SourceMap;
use specsmith::{emit, generate, ir, model, rust};
use syn::{Fields, ImplItem, Item, Visibility};

/// Something that can be seen, by its name: what it looks like, and whether more of it can come without breaking anybody.
pub(crate) type Surface = BTreeMap<String, String>;

/// What can be seen of the crate that a document becomes; nothing when there is none.
pub(crate) fn of(text: &str) -> Option<Surface> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("openapi.yaml");
    std::fs::write(&path, text).expect("written");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let config = Config::new(&path, "generated");
    let document = generate::parse(&config, &mut sources, &mut diagnostics)?;
    let config = generate::complete(&config, &document);
    let model = model::resolve(&document, &mut diagnostics);
    let api = ir::lower(&model, &config, &mut diagnostics);
    let plan = rust::plan(&api, &config, &mut diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let mut surface = Surface::new();
    for job in emit::jobs(&plan) {
        if matches!(job, emit::Job::Runtime(_) | emit::Job::Example(..)) || !job.is_source() {
            continue;
        }
        let file = emit::emit(&plan, job);
        let module = file.path.clone();
        let Contents::Rust(tokens) = file.contents else {
            continue;
        };
        let parsed: syn::File = syn::parse2(tokens.clone()).expect("Rust");
        for item in parsed.items {
            add(&module, item, &mut surface);
        }
    }
    Some(surface)
}

fn add(module: &str, item: Item, surface: &mut Surface) {
    let show = |tokens: &dyn ToTokens| tokens.to_token_stream().to_string();
    let public = |visibility: &Visibility| matches!(visibility, Visibility::Public(_));
    let marked = |attributes: &[syn::Attribute], name: &str| {
        attributes
            .iter()
            .any(|attribute| attribute.path().is_ident(name))
    };
    match item {
        Item::Struct(item) if public(&item.vis) => {
            let name = item.ident.to_string();
            derives(&name, &item.attrs, surface);
            surface.insert(format!("{module} struct {name}"), show(&item.generics));
            let closed = !marked(&item.attrs, "non_exhaustive")
                && item.fields.iter().all(|field| public(&field.vis));
            if closed {
                let fields: Vec<String> =
                    item.fields.iter().map(|field| show(&field.ident)).collect();
                surface.insert(format!("fields of {name}"), fields.join(" "));
            }
            for (index, field) in item
                .fields
                .iter()
                .enumerate()
                .filter(|(_, field)| public(&field.vis))
            {
                let field_name = field
                    .ident
                    .as_ref()
                    .map_or_else(|| index.to_string(), ToString::to_string);
                surface.insert(format!("{name}.{field_name}"), show(&field.ty));
            }
        }
        Item::Enum(item) if public(&item.vis) => {
            let name = item.ident.to_string();
            derives(&name, &item.attrs, surface);
            surface.insert(format!("{module} enum {name}"), show(&item.generics));
            if !marked(&item.attrs, "non_exhaustive") {
                let variants: Vec<String> = item
                    .variants
                    .iter()
                    .map(|variant| variant.ident.to_string())
                    .collect();
                surface.insert(format!("variants of {name}"), variants.join(" "));
            }
            for variant in &item.variants {
                let fields = match &variant.fields {
                    Fields::Unit => String::new(),
                    fields => fields
                        .iter()
                        .map(|field| show(&field.ty))
                        .collect::<Vec<_>>()
                        .join(", "),
                };
                surface.insert(format!("{name}::{}", variant.ident), fields);
            }
        }
        Item::Type(item) if public(&item.vis) => {
            surface.insert(format!("{module} type {}", item.ident), show(&item.ty));
        }
        Item::Const(item) if public(&item.vis) => {
            surface.insert(format!("{module} const {}", item.ident), show(&item.ty));
        }
        Item::Fn(item) if public(&item.vis) => {
            surface.insert(
                format!("{module} fn {}", item.sig.ident),
                signature(&item.sig),
            );
        }
        Item::Impl(item) => {
            let of = show(&item.self_ty);
            if let Some((path, _)) = &item.trait_ {
                let name = format!("{} for {of}", show(path));
                surface.insert(name.clone(), String::new());
                for inner in &item.items {
                    if let ImplItem::Type(ty) = inner {
                        surface.insert(format!("{name}: {}", ty.ident), show(&ty.ty));
                    }
                }
                return;
            }
            for inner in &item.items {
                match inner {
                    ImplItem::Fn(method) if public(&method.vis) => {
                        let name = format!("{of}::{}", method.sig.ident);
                        if marked(&method.attrs, "deprecated") {
                            surface.insert(format!("{name} is deprecated"), String::new());
                        }
                        surface.insert(name, signature(&method.sig));
                    }
                    ImplItem::Const(constant) if public(&constant.vis) => {
                        surface.insert(format!("{of}::{}", constant.ident), show(&constant.ty));
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn derives(name: &str, attributes: &[syn::Attribute], surface: &mut Surface) {
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"))
    {
        let _ = attribute.parse_nested_meta(|meta| {
            surface.insert(
                format!("{} for {name}", meta.path.to_token_stream()),
                String::new(),
            );
            Ok(())
        });
    }
}

/// A signature without the names of its arguments and its lifetimes.
fn signature(signature: &syn::Signature) -> String {
    let inputs = signature.inputs.iter().map(|input| match input {
        syn::FnArg::Receiver(receiver) => receiver.to_token_stream().to_string(),
        syn::FnArg::Typed(typed) => typed.ty.to_token_stream().to_string(),
    });
    let inputs: Vec<String> = inputs.collect();
    format!(
        "({}) {}",
        inputs.join(", "),
        signature.output.to_token_stream()
    )
    .replace("mut self", "self")
}

/// What a crate has to be called after it changed so, and why.
pub(crate) fn bump(old: &Surface, new: &Surface) -> (Bump, Vec<String>) {
    let mut bump = Bump::Patch;
    let mut why = Vec::new();
    for (name, looks) in old {
        // That something is no longer deprecated takes nothing away.
        if name.ends_with(" is deprecated") {
            continue;
        }
        match new.get(name) {
            None => {
                bump = Bump::Major;
                why.push(format!("- {name}"));
            }
            Some(now) if now != looks => {
                bump = Bump::Major;
                why.push(format!("{name}: {looks} -> {now}"));
            }
            Some(_) => {}
        }
    }
    for name in new.keys().filter(|name| !old.contains_key(*name)) {
        bump = bump.max(Bump::Minor);
        why.push(format!("+ {name}"));
    }
    (bump, why)
}
