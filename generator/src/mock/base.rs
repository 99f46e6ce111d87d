//! The paths that servers put in front.

use crate::model::Server;

/// How many base paths one operation has at most.
const MOST: usize = 32;

/// The base paths of servers, each with the values that its variables can have, and the empty one; none ends in a slash.
pub(super) fn paths(servers: &[Server]) -> Vec<String> {
    let mut bases = vec![String::new()];
    for url in servers.iter().flat_map(urls) {
        let base = path(&url).trim_end_matches('/').to_owned();
        if bases.len() < MOST && !bases.contains(&base) {
            bases.push(base);
        }
    }
    bases
}

/// The URLs of a server: with the defaults of its variables, and with each of their other values.
fn urls(server: &Server) -> Vec<String> {
    let mut urls = vec![server.url.clone()];
    for variable in &server.variables {
        let place = format!("{{{}}}", variable.name);
        let others = variable
            .values
            .iter()
            .filter(|value| **value != variable.default);
        let values: Vec<&String> = std::iter::once(&variable.default).chain(others).collect();
        // What changes the host alone makes no other path.
        let filled = urls
            .iter()
            .flat_map(|url| values.iter().map(|value| url.replace(&place, value)));
        urls = filled.take(MOST).collect();
    }
    urls
}

/// The path of a URL, which may be relative.
pub(super) fn path(url: &str) -> &str {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let rest = match url.split_once("//") {
        Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => {
            return rest.find('/').map_or("", |at| &rest[at..]);
        }
        _ => url,
    };
    if rest.starts_with('/') { rest } else { "" }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn urls_have_paths() {
        for (url, expected) in [
            ("https://example.com", ""),
            ("https://example.com/", "/"),
            ("https://example.com/v1?a=/b", "/v1"),
            ("//example.com/v1", "/v1"),
            ("/v1/a", "/v1/a"),
            ("{host}/v1", ""),
            ("", ""),
        ] {
            assert_eq!(path(url), expected, "{url}");
        }
    }
}
