//! The elements of HTML that Markdown has a word for. All others are shown as text.

use super::html::Tag;
use super::reader::{Kind, Reader};
use super::tree::{Block, Inline};

impl Reader {
    /// An opening or closing tag.
    pub(super) fn tag(&mut self, tag: &Tag<'_>) {
        let inside = self.frames().last().map(|frame| &frame.kind);
        if let Some(Kind::Pre(_) | Kind::Code) = inside
            && self.verbatim(tag)
        {
            return;
        }
        match tag.name.as_str() {
            "br" => self.inline(Inline::Break),
            "hr" => self.block(Block::Rule),
            "img" => self.image(tag),
            "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "center"
            | "details" | "summary" | "figure" | "figcaption" | "dl" | "dt" | "dd" | "address"
            | "aside" | "nav" | "thead" | "tbody" | "tfoot" | "caption" | "colgroup" | "col" => {
                self.boundary();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "li" | "blockquote" | "pre"
            | "table" | "tr" | "td" | "th" => self.element(tag),
            name => match line_kind(name, tag) {
                None => self.text(tag.raw),
                Some(_) if tag.closes => self.close_inline(name),
                Some(kind) => {
                    if name == "sup" {
                        self.text("^");
                    }
                    self.open_element(kind, name, tag.raw);
                }
            },
        }
    }

    /// A tag in the midst of code. False if it is not special there.
    fn verbatim(&mut self, tag: &Tag<'_>) -> bool {
        let pre = matches!(self.top().kind, Kind::Pre(_));
        match tag.name.as_str() {
            "br" => self.text("\n"),
            "pre" => return false,
            "code" if pre => {
                if let Kind::Pre(info) = &mut self.top().kind
                    && info.is_empty()
                    && let Some(language) = language(tag)
                {
                    *info = language;
                }
            }
            // Colours and the like.
            "span" | "b" | "strong" | "i" | "em" | "font" | "a" if pre => {}
            name if !pre && line_kind(name, tag).is_some() => return false,
            _ => self.text(tag.raw),
        }
        true
    }

    /// Whether a block cannot begin here, because Markdown has a line open.
    fn in_line(&self) -> bool {
        let mut frames = self.frames().iter().rev();
        let frame = frames.find(|frame| frame.element.is_none() || !frame.kind.is_inline());
        frame.is_some_and(|frame| frame.kind.is_inline() || matches!(frame.kind, Kind::Heading(_)))
    }

    /// The begin or end of a block that is only a paragraph to us.
    fn boundary(&mut self) {
        if self.in_line() {
            self.inline(Inline::Break);
        } else {
            self.paragraph();
        }
    }

    fn image(&mut self, tag: &Tag<'_>) {
        let text = tag.attribute("alt").filter(|text| !text.trim().is_empty());
        let content: Vec<Inline> = text.into_iter().map(Inline::Text).collect();
        match tag.attribute("src") {
            Some(target) => self.inline(Inline::Link { target, content }),
            None => content.into_iter().for_each(|inline| self.inline(inline)),
        }
    }

    fn close_inline(&mut self, name: &str) {
        let mut lines = self
            .frames()
            .iter()
            .rev()
            .take_while(|frame| frame.element.is_some() && frame.kind.is_inline());
        let found = lines.position(|frame| {
            frame
                .element
                .as_ref()
                .is_some_and(|element| element.name == name)
        });
        if let Some(above) = found {
            (0..above).for_each(|_| self.close_top(true));
            self.close_top(false);
        }
    }

    /// An element that is a frame.
    fn element(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if self.in_line() && !self.encloses(name) {
            self.inline(Inline::Break);
            if name == "li" && !tag.closes {
                self.text("• ");
            }
            return;
        }
        if tag.closes {
            self.close_element(name);
            return;
        }
        self.paragraph();
        let kind = match name {
            "ul" => Kind::List(None),
            "ol" => {
                let start = tag
                    .attribute("start")
                    .and_then(|start| start.trim().parse::<u32>().ok());
                Kind::List(Some(u64::from(start.unwrap_or(1).min(99_999_999))))
            }
            "li" => {
                self.within(&["ul", "ol"], Kind::List(None));
                Kind::Item
            }
            "blockquote" => Kind::Quote,
            "pre" => Kind::Pre(tag.attribute("lang").unwrap_or_default()),
            "table" => Kind::Table(Vec::new()),
            "tr" => {
                self.within(&["table"], Kind::Table(Vec::new()));
                Kind::Row { head: false }
            }
            "td" | "th" => {
                self.within(&["tr"], Kind::Row { head: false });
                Kind::Cell { head: name == "th" }
            }
            heading => Kind::Heading(heading.trim_start_matches('h').parse().unwrap_or(6)),
        };
        self.open_element(kind, name, tag.raw);
    }

    /// Closes what is open inside the innermost of the elements `names`, or opens one.
    fn within(&mut self, names: &[&str], otherwise: Kind) {
        for (above, frame) in self.frames().iter().rev().enumerate() {
            let Some(element) = &frame.element else { break };
            if names.contains(&element.name.as_str()) {
                (0..above).for_each(|_| self.close_top(true));
                return;
            }
            // Another list or table inside an item or a cell is not ours.
            if names != ["tr"] && element.name == "table" || element.name == "blockquote" {
                break;
            }
        }
        let name = names[0];
        self.open_element(otherwise, name, "");
    }

    /// Whether the innermost elements of HTML, up to the first of Markdown, have one called `name`.
    fn encloses(&self, name: &str) -> bool {
        let mut elements = self
            .frames()
            .iter()
            .rev()
            .map_while(|frame| frame.element.as_ref());
        elements.any(|element| element.name == name)
    }

    fn close_element(&mut self, name: &str) {
        let mut elements = self
            .frames()
            .iter()
            .rev()
            .map_while(|frame| frame.element.as_ref());
        let found = elements.position(|element| element.name == name);
        match found {
            Some(above) => {
                (0..above).for_each(|_| self.close_top(true));
                self.close_top(false);
            }
            None => self.paragraph(),
        }
    }
}

/// What an element inside a line is, if it is a known one.
fn line_kind(name: &str, tag: &Tag<'_>) -> Option<Kind> {
    Some(match name {
        "b" | "strong" => Kind::Strong,
        "i" | "em" => Kind::Emphasis,
        "del" | "s" | "strike" => Kind::Strike,
        "code" | "tt" | "kbd" | "samp" | "var" => Kind::Code,
        "a" => tag.attribute("href").map_or(Kind::Plain, Kind::Link),
        "span" | "font" | "u" | "small" | "big" | "sub" | "sup" | "ins" | "mark" | "abbr"
        | "nobr" | "wbr" | "label" => Kind::Plain,
        _ => return None,
    })
}

/// The language of `<code class="language-json">`.
fn language(tag: &Tag<'_>) -> Option<String> {
    let class = tag.attribute("class")?;
    let mut classes = class.split_whitespace();
    classes
        .find_map(|class| {
            class
                .strip_prefix("language-")
                .or_else(|| class.strip_prefix("lang-"))
        })
        .map(str::to_owned)
}
