//! How the properties of a form are written.

use serde_json::Value;

use super::Resolver;
use crate::model::SchemaId;
use crate::model::operation::Encoding;
use crate::source::Origin;
use crate::wire::ParameterStyle;

impl Resolver<'_, '_> {
    /// `itemSchema` of the media type at `media`.
    pub(super) fn item_schema(&mut self, media: &Origin) -> Option<SchemaId> {
        let place = media.child("itemSchema");
        self.document.get(&place)?;
        self.reader.intern_at(&place)
    }

    /// `encoding` of the media type at `media`. It is read from the tree, which tells `explode: false` from none.
    pub(super) fn encodings(&mut self, media: &Origin) -> Vec<(String, Encoding)> {
        let place = media.child("encoding");
        let members = self.document.get(&place).and_then(Value::as_object);
        let names: Vec<String> = members
            .map(|members| members.keys().cloned().collect())
            .unwrap_or_default();
        names
            .into_iter()
            .filter_map(|name| {
                let encoding = self.encoding(place.child(&name))?;
                Some((name, encoding))
            })
            .collect()
    }

    fn encoding(&mut self, origin: Origin) -> Option<Encoding> {
        let map = self.document.get(&origin)?.as_object()?;
        let flag = |name: &str| map.get(name).and_then(Value::as_bool);
        let text = |name: &str| map.get(name).and_then(Value::as_str);
        let headers = map.get("headers").and_then(Value::as_object);
        let headers: Vec<String> = headers
            .map(|headers| headers.keys().cloned().collect())
            .unwrap_or_default();
        let (content_type, style) = (text("contentType"), text("style"));
        let (explode, allow_reserved) = (flag("explode"), flag("allowReserved"));
        Some(Encoding {
            content_type: content_type.map(str::to_owned),
            style: style.and_then(style_of),
            explode,
            allow_reserved,
            headers: headers
                .into_iter()
                .map(|name| {
                    let place = origin.child("headers").child(&name);
                    let place = self.document.follow(&place).unwrap_or(place);
                    let schema = self.reader.intern_at(&place.child("schema"));
                    (name, place, schema)
                })
                .collect(),
            origin,
        })
    }
}

fn style_of(word: &str) -> Option<ParameterStyle> {
    match word {
        "form" => Some(ParameterStyle::Form),
        "spaceDelimited" => Some(ParameterStyle::SpaceDelimited),
        "pipeDelimited" => Some(ParameterStyle::PipeDelimited),
        "deepObject" => Some(ParameterStyle::DeepObject),
        _ => None,
    }
}
