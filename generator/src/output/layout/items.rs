//! Items: what a file and an implementation are made of.

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{
    Attribute, Generics, ImplItem, Item, ItemImpl, ItemMod, ItemTrait, ItemUse, TraitItem, Type,
    Visibility,
};

use super::flat::flat;
use super::functions::where_clause;
use super::{Layout, Shape, columns, last_columns, new_line, width};

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
        modules.sort_by_key(|module| module.ident.unraw().to_string());
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
                let name = format!("{}const {}:", visibility(&node.vis), node.ident);
                let start = self.declared(&name, &node.ty, indent);
                self.value(&node.attrs, &start, &node.expr, indent)
            }
            Item::Static(node) => {
                let name = format!("{}static {}:", visibility(&node.vis), node.ident);
                let start = self.declared(&name, &node.ty, indent);
                self.value(&node.attrs, &start, &node.expr, indent)
            }
            Item::Type(node) => {
                let generics = flat(&node.generics);
                let start = format!("{}type {}{generics} =", visibility(&node.vis), node.ident);
                let attributes = self.attributes(&node.attrs, indent);
                let text = self.typed(&start, &node.ty, Shape::line(indent, 1));
                Some(format!("{attributes}{text};"))
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

    /// `name: type =`, the type on the next line when it would be too far out.
    fn declared(&self, name: &str, ty: &Type, indent: usize) -> String {
        let text = flat(ty);
        if indent + columns(name) + 2 + columns(&text) <= width::LINE {
            return format!("{name} {text} =");
        }
        let inner = indent + width::TAB;
        let text = self.ty_whatever_the_width(ty, Shape::line(inner, 0));
        format!("{name}{}{text} =", new_line(inner))
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
            .map(|member| self.whatever_the_width(|| self.member(member, indent + width::TAB)))
            .collect();
        let members = members?;
        let end = " {".len();
        let mut broken = bounds.is_some();
        let mut head = match &node.trait_ {
            None => {
                let line = format!("impl{generics} {target}");
                let inner = indent + width::TAB;
                let wide = indent + columns(&line) + end > width::LINE;
                let below = match &*node.self_ty {
                    _ if !wide => None,
                    _ if inner + columns(&target) <= width::LINE => Some(target),
                    Type::Path(ty) => self.path(&ty.path, Shape::line(inner, 0)),
                    _ => None,
                };
                match below {
                    Some(target) => {
                        broken = true;
                        format!("impl{generics}{}{target}", new_line(inner))
                    }
                    None => line,
                }
            }
            Some((path, _)) => {
                let mut start = format!("impl{generics} {}", flat(path));
                let inner = indent + width::TAB;
                if indent + columns(&start) > width::LINE
                    && let Some(path) = self.path(path, Shape::line(inner, 0))
                {
                    broken = true;
                    start = format!("impl{generics}{}{path}", new_line(inner));
                }
                let line = format!("{start} for {target}");
                let column = if broken { 0 } else { indent };
                if column + last_columns(&line) + end > self.limit.get() {
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
        let line = new_line(indent);
        Some(match (broken, members.is_empty()) {
            (true, true) => format!("{attributes}{head}{line}{{{line}}}"),
            (true, false) => format!("{attributes}{head}{line}{}", braced(&members, indent)),
            (false, _) => format!("{attributes}{head} {}", braced(&members, indent)),
        })
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
                let name = format!("{}const {}:", visibility(&node.vis), node.ident);
                let start = self.declared(&name, &node.ty, indent);
                self.value(&node.attrs, &start, &node.expr, indent)
            }
            ImplItem::Type(node) => {
                let attributes = self.attributes(&node.attrs, indent);
                let generics = flat(&node.generics);
                let start = format!("{}type {}{generics} =", visibility(&node.vis), node.ident);
                let text = self.typed(&start, &node.ty, Shape::line(indent, 1));
                Some(format!("{attributes}{text};"))
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

fn by_prettyplease(item: &Item, indent: usize) -> String {
    let file = syn::parse2(item.to_token_stream()).expect("an item is a file of one item");
    let text = prettyplease::unparse(&file);
    text.trim_end().replace('\n', &new_line(indent))
}
