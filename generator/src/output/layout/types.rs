//! Types: on one line, or with the arguments of a generic one below the other.

use syn::{GenericArgument, Path, PathArguments, Type, TypeParamBound};

use super::flat::flat;
use super::{Layout, Shape, columns, new_line};

impl Layout {
    /// A type that begins at the column of `shape`.
    pub(super) fn ty(&self, ty: &Type, shape: Shape) -> Option<String> {
        if let Some(text) = self.fit(flat(ty), shape) {
            return Some(text);
        }
        match ty {
            Type::Reference(reference) => {
                let whole = flat(ty);
                let inner = flat(&reference.elem);
                let sign = whole.strip_suffix(inner.as_str())?;
                let text = self.ty(&reference.elem, shape.after(columns(sign)))?;
                Some(format!("{sign}{text}"))
            }
            Type::Path(ty) => self.generic_path(&ty.path, shape),
            Type::ImplTrait(ty) => match ty.bounds.first() {
                Some(TypeParamBound::Trait(bound)) if ty.bounds.len() == 1 => {
                    let path = self.generic_path(&bound.path, shape.after("impl ".len()))?;
                    Some(format!("impl {path}"))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A path, perhaps with generic arguments.
    pub(super) fn path(&self, path: &Path, shape: Shape) -> Option<String> {
        self.fit(flat(path), shape)
            .or_else(|| self.generic_path(path, shape))
    }

    /// A path that ends with generic arguments, these one below the other.
    fn generic_path(&self, path: &Path, shape: Shape) -> Option<String> {
        let last = path.segments.last()?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        let whole = flat(path);
        let brackets = flat(&last.arguments);
        let name = whole.strip_suffix(brackets.as_str())?;
        let nested = shape.nested();
        let mut out = format!("{name}<");
        for argument in &arguments.args {
            let text = match argument {
                GenericArgument::Type(ty) => self.ty(ty, nested)?,
                other => self.fit(flat(other), nested)?,
            };
            out.push_str(&new_line(nested.indent));
            out.extend([text.as_str(), ","]);
        }
        Some(out + &new_line(shape.indent) + ">")
    }

    /// As [`Self::ty`]; a type that cannot be broken to fit stands on one line.
    pub(super) fn ty_whatever_the_width(&self, ty: &Type, shape: Shape) -> String {
        self.ty(ty, shape).unwrap_or_else(|| flat(ty))
    }

    /// `start type`, where `start` ends with a colon or the sign that assigns; on the next line where that is better. What cannot be
    /// made to fit stands on one line.
    pub(super) fn typed(&self, start: &str, ty: &Type, shape: Shape) -> String {
        self.assigned(start, shape, &|shape| self.ty(ty, shape))
            .unwrap_or_else(|| format!("{start} {}", flat(ty)))
    }
}
