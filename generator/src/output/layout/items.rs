//! Items: what a file and an implementation are made of.

use quote::ToTokens;
use syn::{
    Attribute, Block, FnArg, Generics, ImplItem, Item, ItemImpl, ItemMod, ItemTrait, ItemUse,
    ReturnType, Safety, Signature, TraitItem, Visibility, WhereClause,
};

use super::flat::flat;
use super::imports::{Underscore, version_sort};
use super::{Layout, Shape, columns, new_line, width};

impl Layout {
    /// Items with a blank line between them, but none between `mod` lines and between imports of one
    /// group; ends with a line feed if there are any.
    pub(super) fn items(&self, items: &[Item], indent: usize) -> String {
        let mut texts = Vec::new();
        let mut rest = items;
        while let Some(first) = rest.first() {
            let uses: Vec<&ItemUse> = rest.iter().map_while(as_use).collect();
            let modules: Vec<&ItemMod> = rest.iter().map_while(as_declaration).collect();
            if !uses.is_empty() {
                rest = &rest[uses.len()..];
                texts.push(self.imports(&uses, indent));
            } else if !modules.is_empty() {
                rest = &rest[modules.len()..];
                texts.push(self.declarations(modules, indent));
            } else {
                rest = &rest[1..];
                texts.push(self.item(first, indent));
            }
        }
        let pad = " ".repeat(indent);
        let gap = format!("\n\n{pad}");
        if texts.is_empty() {
            String::new()
        } else {
            format!("{pad}{}\n", texts.join(&gap))
        }
    }

    /// `mod` lines, sorted.
    fn declarations(&self, mut modules: Vec<&ItemMod>, indent: usize) -> String {
        modules.sort_by(|a, b| {
            let (a, b) = (a.ident.to_string(), b.ident.to_string());
            version_sort(&a, &b, Underscore::BehindDigits)
        });
        let lines: Vec<String> = modules
            .iter()
            .map(|module| {
                let attributes = self.attributes(&module.attrs, indent);
                format!(
                    "{attributes}{}mod {};",
                    visibility(&module.vis),
                    module.ident
                )
            })
            .collect();
        lines.join(&new_line(indent))
    }

    /// One item, its first line without indentation.
    pub(super) fn item(&self, item: &Item, indent: usize) -> String {
        let outer = self.unknown.replace(false);
        let text = self.whatever_the_width(|| self.known_item(item, indent));
        let text = match text {
            Some(text) if !self.unknown.get() => text,
            _ => by_prettyplease(item, indent),
        };
        self.unknown.set(outer);
        text
    }

    fn known_item(&self, item: &Item, indent: usize) -> Option<String> {
        match item {
            Item::Fn(node) => {
                self.function(&node.attrs, &node.vis, &node.sig, Some(&node.block), indent)
            }
            Item::Struct(node) => self.structure_item(node, indent),
            Item::Enum(node) => self.enumeration(node, indent),
            Item::Impl(node) => self.implementation(node, indent),
            Item::Trait(node) => self.interface(node, indent),
            Item::Const(node) => {
                let start = format!(
                    "{}const {}: {} =",
                    visibility(&node.vis),
                    node.ident,
                    flat(&node.ty)
                );
                self.value(&node.attrs, &start, &node.expr, indent)
            }
            Item::Static(node) => {
                let start = format!(
                    "{}static {}: {} =",
                    visibility(&node.vis),
                    node.ident,
                    flat(&node.ty)
                );
                self.value(&node.attrs, &start, &node.expr, indent)
            }
            Item::Type(node) => {
                let generics = flat(&node.generics);
                let start = format!("{}type {}{generics} =", visibility(&node.vis), node.ident);
                let attributes = self.attributes(&node.attrs, indent);
                let ty = flat(&node.ty);
                let wide = indent + columns(&start) + columns(&ty) + 2 > width::LINE;
                let gap = if wide {
                    new_line(indent + width::TAB)
                } else {
                    " ".to_owned()
                };
                Some(format!("{attributes}{start}{gap}{ty};"))
            }
            Item::Use(node) => Some(self.imports(&[node], indent)),
            Item::Mod(node) => {
                let attributes = self.attributes(&node.attrs, indent);
                let start = format!("{attributes}{}mod {}", visibility(&node.vis), node.ident);
                let Some((_, items)) = &node.content else {
                    return Some(format!("{start};"));
                };
                let inner = self.items(items, indent + width::TAB);
                if inner.is_empty() {
                    return Some(format!("{start} {{}}"));
                }
                Some(format!("{start} {{\n{inner}{}}}", " ".repeat(indent)))
            }
            _ => self.unknown(),
        }
    }

    fn value(
        &self,
        attributes: &[Attribute],
        start: &str,
        value: &syn::Expr,
        indent: usize,
    ) -> Option<String> {
        let attributes = self.attributes(attributes, indent);
        let text = self.assignment(start, value, Shape::line(indent, 1))?;
        Some(format!("{attributes}{text};"))
    }

    fn function(
        &self,
        attributes: &[Attribute],
        vis: &Visibility,
        sig: &Signature,
        body: Option<&Block>,
        indent: usize,
    ) -> Option<String> {
        let plain = matches!(sig.safety, Safety::Default);
        if sig.variadic.is_some() || sig.abi.is_some() || !plain {
            return self.unknown();
        }
        let attributes = self.attributes(attributes, indent);
        let words = [
            sig.constness.is_some().then_some("const "),
            sig.asyncness.is_some().then_some("async "),
        ];
        let words: String = words.into_iter().flatten().collect();
        let generics = flat_generics(&sig.generics);
        let start = format!("{}{words}fn {}{generics}", visibility(vis), sig.ident);
        let inputs: Vec<String> = sig.inputs.iter().map(argument).collect();
        let output = match &sig.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => format!(" -> {}", flat(ty)),
        };
        let bounds = sig.generics.where_clause.as_ref();
        let end = match body {
            None => 1,
            Some(body) if body.stmts.is_empty() => 3,
            Some(_) if bounds.is_some() => 0,
            Some(_) => 2,
        };
        let line = format!("{start}({}){output}", inputs.join(", "));
        let length = indent + columns(&line);
        let mut out = if body.is_none() && length + 1 == self.limit.get() {
            format!(
                "{start}({}){}{}",
                inputs.join(", "),
                new_line(indent),
                output.trim_start()
            )
        } else if length + end <= self.limit.get() {
            line
        } else {
            let inner = new_line(indent + width::TAB);
            let inputs: Vec<String> = inputs
                .iter()
                .map(|input| format!("{inner}{input},"))
                .collect();
            let inputs = inputs.concat();
            format!("{start}({inputs}{}){output}", new_line(indent))
        };
        out.push_str(&where_clause(bounds, indent));
        let Some(body) = body else {
            let out = out.strip_suffix(',').unwrap_or(&out);
            return Some(format!("{attributes}{out};"));
        };
        let body = self.block(body, Shape::line(indent, 0))?;
        let gap = if bounds.is_some() {
            new_line(indent)
        } else {
            " ".to_owned()
        };
        Some(format!("{attributes}{out}{gap}{body}"))
    }

    fn implementation(&self, node: &ItemImpl, indent: usize) -> Option<String> {
        if node.unsafety.is_some() {
            return self.unknown();
        }
        let attributes = self.attributes(&node.attrs, indent);
        let generics = flat_generics(&node.generics);
        let target = flat(&node.self_ty);
        let bounds = node.generics.where_clause.as_ref();
        let members: Option<Vec<String>> = node
            .items
            .iter()
            .map(|member| self.member(member, indent + width::TAB))
            .collect();
        let members = members?;
        let end = if members.is_empty() { 3 } else { 2 };
        let mut broken = bounds.is_some();
        let mut head = match &node.trait_ {
            None => format!("impl{generics} {target}"),
            Some((path, _)) => {
                let start = format!("impl{generics} {}", flat(path));
                let line = format!("{start} for {target}");
                if indent + columns(&line) + end > self.limit.get() {
                    broken = true;
                    format!("{start}{}for {target}", new_line(indent + width::TAB))
                } else {
                    line
                }
            }
        };
        head.push_str(&where_clause(bounds, indent));
        if bounds.is_some() && members.is_empty() {
            return self.unknown();
        }
        let gap = if broken && !members.is_empty() {
            new_line(indent)
        } else {
            " ".to_owned()
        };
        Some(format!(
            "{attributes}{head}{gap}{}",
            braced(&members, indent)
        ))
    }

    fn interface(&self, node: &ItemTrait, indent: usize) -> Option<String> {
        if node.generics.where_clause.is_some() || node.unsafety.is_some() {
            return self.unknown();
        }
        let attributes = self.attributes(&node.attrs, indent);
        let generics = flat_generics(&node.generics);
        let mut head = format!(
            "{attributes}{}trait {}{generics}",
            visibility(&node.vis),
            node.ident
        );
        if !node.supertraits.is_empty() {
            head.extend([": ", flat(&node.supertraits).as_str()]);
        }
        let members: Option<Vec<String>> = node
            .items
            .iter()
            .map(|member| self.trait_member(member, indent + width::TAB))
            .collect();
        Some(format!("{head} {}", braced(&members?, indent)))
    }

    fn member(&self, member: &ImplItem, indent: usize) -> Option<String> {
        match member {
            ImplItem::Fn(node) => {
                self.function(&node.attrs, &node.vis, &node.sig, Some(&node.block), indent)
            }
            ImplItem::Const(node) => {
                let start = format!(
                    "{}const {}: {} =",
                    visibility(&node.vis),
                    node.ident,
                    flat(&node.ty)
                );
                self.whatever_the_width(|| self.value(&node.attrs, &start, &node.expr, indent))
            }
            ImplItem::Type(node) => {
                let attributes = self.attributes(&node.attrs, indent);
                let generics = flat(&node.generics);
                let start = format!("{}type {}{generics}", visibility(&node.vis), node.ident);
                Some(format!("{attributes}{start} = {};", flat(&node.ty)))
            }
            _ => self.unknown(),
        }
    }

    fn trait_member(&self, member: &TraitItem, indent: usize) -> Option<String> {
        match member {
            TraitItem::Fn(node) => self.function(
                &node.attrs,
                &Visibility::Inherited,
                &node.sig,
                node.default.as_ref(),
                indent,
            ),
            TraitItem::Const(node) => {
                let start = format!("const {}: {}", node.ident, flat(&node.ty));
                match &node.default {
                    Some((_, value)) => {
                        self.value(&node.attrs, &format!("{start} ="), value, indent)
                    }
                    None => Some(format!("{}{start};", self.attributes(&node.attrs, indent))),
                }
            }
            TraitItem::Type(node) if node.default.is_none() => {
                let bounds = if node.bounds.is_empty() {
                    String::new()
                } else {
                    format!(": {}", flat(&node.bounds))
                };
                let attributes = self.attributes(&node.attrs, indent);
                Some(format!(
                    "{attributes}type {}{}{bounds};",
                    node.ident,
                    flat_generics(&node.generics)
                ))
            }
            _ => self.unknown(),
        }
    }
}

/// Members in braces, with blank lines between; types of one line stand together.
fn braced(members: &[String], indent: usize) -> String {
    if members.is_empty() {
        return "{}".to_owned();
    }
    let inner = new_line(indent + width::TAB);
    let mut text = String::from("{");
    for (index, member) in members.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| members.get(index));
        let is_type = |text: &String| text.starts_with("type ");
        if before.is_some_and(|before| !(is_type(before) && is_type(member))) {
            text.push('\n');
        }
        text.push_str(&inner);
        text.push_str(member);
    }
    text.push_str(&new_line(indent));
    text.push('}');
    text
}

fn as_use(item: &Item) -> Option<&ItemUse> {
    match item {
        Item::Use(node) => Some(node),
        _ => None,
    }
}

fn as_declaration(item: &Item) -> Option<&ItemMod> {
    match item {
        Item::Mod(node) if node.content.is_none() => Some(node),
        _ => None,
    }
}

pub(super) fn visibility(vis: &Visibility) -> String {
    match vis {
        Visibility::Inherited => String::new(),
        other => format!("{} ", flat(other)),
    }
}

/// The parameters of a generic, without what stands behind `where`.
pub(super) fn flat_generics(generics: &Generics) -> String {
    if generics.params.is_empty() {
        return String::new();
    }
    let params: Vec<String> = generics.params.iter().map(flat).collect();
    format!("<{}>", params.join(", "))
}

fn argument(argument: &FnArg) -> String {
    match argument {
        FnArg::Typed(typed) => format!("{}: {}", flat(&typed.pat), flat(&typed.ty)),
        FnArg::Receiver(receiver) => flat(receiver),
    }
}

fn by_prettyplease(item: &Item, indent: usize) -> String {
    let file = syn::parse2(item.to_token_stream()).expect("an item is a file of one item");
    let text = prettyplease::unparse(&file);
    text.trim_end().replace('\n', &new_line(indent))
}

/// `where` with a line for each bound; nothing when there is none.
fn where_clause(clause: Option<&WhereClause>, indent: usize) -> String {
    let Some(clause) = clause else {
        return String::new();
    };
    let inner = new_line(indent + width::TAB);
    let lines: Vec<String> = clause
        .predicates
        .iter()
        .map(|bound| format!("{inner}{},", flat(bound)))
        .collect();
    format!("{}where{}", new_line(indent), lines.concat())
}
