//! The plan of the servers that a caller can choose from.

use super::docs::{self, Text};
use super::markdown;
use super::naming::{Case, Name, Scope};
use crate::ir::{Api, Server, ServerVariable};

/// The servers, when there is something to choose.
#[derive(Debug, Default)]
pub struct Servers {
    /// The servers, in document order; none when there is nothing to choose.
    pub choices: Vec<ServerChoice>,
    /// The enumerations of variables.
    pub enums: Vec<VariableEnum>,
}

/// A server.
#[derive(Debug)]
pub struct ServerChoice {
    /// The variant, and the struct of its variables.
    pub name: Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The URL: texts, and indices of fields between them.
    pub url: Vec<UrlPart>,
    /// Its variables.
    pub fields: Vec<ServerField>,
}

/// A part of a URL.
#[derive(Debug)]
pub enum UrlPart {
    /// Text as it is.
    Text(String),
    /// The value of a field, by index.
    Field(usize),
}

/// A variable of a server.
#[derive(Debug)]
pub struct ServerField {
    /// The field.
    pub name: Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The value that is not set otherwise.
    pub default: String,
    /// The enumeration of its values, by index, and the variant that is the default.
    pub values: Option<(usize, Name)>,
}

/// The values of a variable.
#[derive(Debug)]
pub struct VariableEnum {
    /// The type.
    pub name: Name,
    /// The variable.
    pub variable: String,
    /// The variants with the texts that they stand for.
    pub variants: Vec<(Name, String)>,
}

/// Plans the servers of a document.
pub(super) fn plan(api: &Api) -> Servers {
    let has_choice = api.servers.len() > 1
        || api
            .servers
            .iter()
            .any(|server| !server.variables.is_empty());
    let mut servers = Servers::default();
    if !has_choice {
        return servers;
    }
    let mut names = Scope::reserving(&[
        "Server",
        "ClientBuilder",
        "From",
        "Into",
        "Default",
        "String",
        "Self",
    ]);
    for (index, server) in api.servers.iter().enumerate() {
        let number = format!("Server {}", index + 1);
        let candidates = candidates(server);
        let candidates: Vec<&str> = candidates
            .iter()
            .map(String::as_str)
            .chain([number.as_str()])
            .collect();
        let name = names.first_free(&candidates, Case::Camel);
        let choice = choice(server, name, &mut names, &mut servers.enums);
        servers.choices.push(choice);
    }
    servers
}

/// Where an operation is served, if not where the API is.
pub(super) fn of_operation(servers: &[Server]) -> Vec<String> {
    let Some((first, others)) = servers.split_first() else {
        return Vec::new();
    };
    let url = first.default_url();
    let unless = if url.contains("://") {
        ", unless the client or the call has a base URL"
    } else {
        " on the host that the client calls"
    };
    let mut words = format!("Sent to {}{unless}.", docs::code(&url));
    if !others.is_empty() {
        let urls = others.iter();
        let urls: Vec<String> = urls
            .map(|server| docs::code(&server.default_url()))
            .collect();
        words.extend([" Served as well at ", &urls.join(", "), "."]);
    }
    let details = servers.iter().filter_map(details);
    let details = details.flat_map(|line| docs::wrap(&line)).collect();
    Text::new().paragraph(words).lines(details).finish()
}

/// What the document says about a server and its variables beside the URL.
fn details(server: &Server) -> Option<String> {
    let texts = server.name.iter().chain(&server.description);
    let about = texts.map(|text| markdown::sentence(text));
    let variables = server.variables.iter().map(|variable| {
        let description = variable.description.as_deref();
        let description = description.map(markdown::sentence).unwrap_or_default();
        let values = variable.values.iter().map(|value| docs::code(value));
        let values: Vec<String> = values.collect();
        let values = if values.is_empty() {
            String::new()
        } else {
            format!(" is one of {}.", values.join(", "))
        };
        let name = docs::code(&variable.name);
        match (description.is_empty(), values.is_empty()) {
            (true, true) => String::new(),
            (true, false) => format!("{name}{values}"),
            (false, true) => format!("{name}: {description}"),
            (false, false) => format!("{name}{values} {description}"),
        }
    });
    let words: Vec<String> = about
        .chain(variables)
        .filter(|text| !text.is_empty())
        .collect();
    (!words.is_empty()).then(|| format!("- {}: {}", docs::code(&server.url), words.join(" ")))
}

/// What a server can be called: its name, its description where that is short, or its host.
fn candidates(server: &Server) -> Vec<String> {
    const MOST_WORDS: usize = 4;
    let mut found: Vec<String> = server.name.iter().cloned().collect();
    if let Some(description) = &server.description {
        let first = description.split(['.', ',', ':', '(', '\n']).next();
        let first = first.unwrap_or_default().trim();
        let words = first.split_whitespace().count();
        if words <= MOST_WORDS && first.chars().any(char::is_alphabetic) {
            found.push(first.to_owned());
        }
    }
    let address = server.url.split("://").last().unwrap_or_default();
    let address = address.trim_end_matches('/');
    if address.chars().any(char::is_alphabetic) {
        found.push(address.to_owned());
    }
    found
}

fn choice(
    server: &Server,
    name: Name,
    names: &mut Scope,
    enums: &mut Vec<VariableEnum>,
) -> ServerChoice {
    let mut text = Text::new();
    if let Some(description) = &server.description {
        text = text.markdown(description);
    }
    text = text.paragraph(docs::code(&server.url));
    let mut scope = Scope::default();
    let fields = server.variables.iter().map(|variable| {
        let values = (!variable.values.is_empty()).then(|| values(variable, &name, names, enums));
        ServerField {
            name: scope.name(&variable.name, Case::Snake),
            docs: field_docs(variable),
            default: variable.default.clone(),
            values,
        }
    });
    let fields = fields.collect();
    ServerChoice {
        docs: text.finish(),
        url: parts(server),
        fields,
        name,
    }
}

fn field_docs(variable: &ServerVariable) -> Vec<String> {
    let mut text = Text::new();
    text = match &variable.description {
        Some(description) => text.markdown(description),
        None => text.paragraph(format!("The variable {}.", docs::code(&variable.name))),
    };
    if variable.default.is_empty() {
        text.finish()
    } else {
        let default = docs::code(&variable.default);
        text.paragraph(format!("{default} unless it is set."))
            .finish()
    }
}

/// The enumeration of a variable: the same for all servers that have it. The default is a value, whether the document
/// lists it or not.
fn values(
    variable: &ServerVariable,
    server: &Name,
    names: &mut Scope,
    enums: &mut Vec<VariableEnum>,
) -> (usize, Name) {
    let mut values = variable.values.clone();
    if !values.contains(&variable.default) {
        values.push(variable.default.clone());
    }
    values.dedup();
    let known = enums.iter().position(|known| {
        let texts = known.variants.iter().map(|(_, text)| text);
        known.variable == variable.name && texts.eq(values.iter())
    });
    let index = known.unwrap_or_else(|| {
        let specific = format!("{server} {}", variable.name);
        let name = names.first_free(&[&variable.name, &specific], Case::Camel);
        let mut scope = Scope::default();
        let variants = values
            .into_iter()
            .map(|value| (scope.name(&value, Case::Camel), value));
        enums.push(VariableEnum {
            name,
            variable: variable.name.clone(),
            variants: variants.collect(),
        });
        enums.len() - 1
    });
    let variants = &enums[index].variants;
    let default = variants.iter().find(|(_, text)| *text == variable.default);
    let (default, _) = default.unwrap_or(&variants[0]);
    (index, default.clone())
}

fn parts(server: &Server) -> Vec<UrlPart> {
    let mut parts = Vec::new();
    let mut rest = server.url.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let named = after.split_once('}').and_then(|(name, behind)| {
            let mut variables = server.variables.iter();
            Some((
                variables.position(|variable| variable.name == name)?,
                behind,
            ))
        });
        let Some((index, behind)) = named else { break };
        parts.push(UrlPart::Text(before.to_owned()));
        parts.push(UrlPart::Field(index));
        rest = behind;
    }
    parts.push(UrlPart::Text(rest.to_owned()));
    parts
}
