//! Structs and enums.

use syn::{Fields, ItemEnum, ItemStruct};

use super::flat::flat;
use super::items::{flat_generics, visibility};
use super::{Layout, Shape, columns, last_columns, new_line, width};

impl Layout {
    pub(super) fn structure_item(&self, node: &ItemStruct, indent: usize) -> Option<String> {
        if node.generics.where_clause.is_some() {
            return self.unknown();
        }
        let attributes = self.attributes(&node.attrs, indent);
        let generics = flat_generics(&node.generics);
        let start = format!(
            "{attributes}{}struct {}{generics}",
            visibility(&node.vis),
            node.ident
        );
        match &node.fields {
            Fields::Unit => Some(format!("{start};")),
            Fields::Unnamed(_) => {
                let fields = self.fields(&node.fields, &start, indent);
                Some(format!("{start}{fields};"))
            }
            Fields::Named(named) if named.named.is_empty() => Some(format!("{start} {{}}")),
            Fields::Named(_) => {
                let fields = self.fields(&node.fields, &start, indent);
                let gap = gap_to_braces(&start, indent, " {");
                Some(format!("{start}{gap}{fields}"))
            }
        }
    }

    /// Fields with their brackets behind the name: named ones below each other.
    fn fields(&self, fields: &Fields, name: &str, indent: usize) -> String {
        let inner = indent + width::TAB;
        match fields {
            Fields::Unit => String::new(),
            Fields::Unnamed(fields) => {
                let texts: Vec<String> = fields
                    .unnamed
                    .iter()
                    .map(|field| {
                        let attributes = self.attributes(&field.attrs, inner);
                        format!("{attributes}{}{}", visibility(&field.vis), flat(&field.ty))
                    })
                    .collect();
                let line = format!("({})", texts.join(", "));
                let room = width::LINE.saturating_sub(indent + last_columns(name) + 1);
                let wide = texts.len() > 1 && columns(&line) - 2 > width::CALL;
                if !line.contains('\n') && columns(&line) <= room && !wide {
                    return line;
                }
                let lines: Vec<String> = fields
                    .unnamed
                    .iter()
                    .map(|field| {
                        let attributes = self.attributes(&field.attrs, inner);
                        let start = visibility(&field.vis);
                        let shape = Shape::line(inner, 1).after(columns(&start));
                        let ty = self.ty_whatever_the_width(&field.ty, shape);
                        format!("{}{attributes}{start}{ty},", new_line(inner))
                    })
                    .collect();
                format!("({}{})", lines.concat(), new_line(indent))
            }
            Fields::Named(fields) => {
                let lines: Vec<String> = fields
                    .named
                    .iter()
                    .map(|field| {
                        let attributes = self.attributes(&field.attrs, inner);
                        let name = field
                            .ident
                            .as_ref()
                            .map(ToString::to_string)
                            .unwrap_or_default();
                        let line = new_line(inner);
                        let start = format!("{}{name}:", visibility(&field.vis));
                        let typed = self.typed(&start, &field.ty, Shape::line(inner, 1));
                        format!("{line}{attributes}{typed},")
                    })
                    .collect();
                format!("{{{}{}}}", lines.concat(), new_line(indent))
            }
        }
    }

    pub(super) fn enumeration(&self, node: &ItemEnum, indent: usize) -> Option<String> {
        if node.generics.where_clause.is_some() {
            return self.unknown();
        }
        let attributes = self.attributes(&node.attrs, indent);
        let generics = flat_generics(&node.generics);
        let start = format!(
            "{attributes}{}enum {}{generics}",
            visibility(&node.vis),
            node.ident
        );
        if node.variants.is_empty() {
            let gap = gap_to_braces(&start, indent, " {}");
            return Some(format!("{start}{gap}{{}}"));
        }
        let inner = indent + width::TAB;
        let mut out = format!("{start}{}{{", gap_to_braces(&start, indent, " {"));
        for variant in &node.variants {
            let attributes = self.attributes(&variant.attrs, inner);
            let gap = if matches!(variant.fields, Fields::Named(_)) {
                " "
            } else {
                ""
            };
            let mut text = format!(
                "{}{gap}{}",
                variant.ident,
                self.fields(&variant.fields, &variant.ident.to_string(), inner)
            );
            if let Fields::Named(fields) = &variant.fields
                && fields.named.iter().all(|field| field.attrs.is_empty())
            {
                let one: Vec<String> = fields.named.iter().map(flat).collect();
                let one = one.join(", ");
                if columns(&one) <= width::VARIANT {
                    text = format!("{} {{ {one} }}", variant.ident);
                }
            }
            if let Some((_, value)) = &variant.discriminant {
                let value = self.expression(value, Shape::line(inner, 1))?;
                text.extend([" = ", value.as_str()]);
            }
            out.push_str(&new_line(inner));
            out.extend([attributes.as_str(), text.as_str(), ","]);
        }
        Some(out + &new_line(indent) + "}")
    }
}

/// What stands between the head of an item and its braces: a line feed when these would be too far out.
fn gap_to_braces(head: &str, indent: usize, braces: &str) -> String {
    let line = head.rsplit('\n').next().unwrap_or_default().trim_start();
    if columns(line) + braces.len() > width::LINE {
        new_line(indent)
    } else {
        " ".to_owned()
    }
}
