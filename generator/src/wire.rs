//! The words for where things go in HTTP: places, styles and statuses.
//!
//! They mean the same in a document, in the API that it describes and in code, and so belong to no stage.

/// Where a parameter goes (OpenAPI 3.0.4, 4.8.12.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParameterLocation {
    /// Into the path template.
    Path,
    /// Into the query string.
    Query,
    /// The query string as a whole (OpenAPI 3.2.0, 4.12.1).
    Querystring,
    /// Into a header.
    Header,
    /// Into the `Cookie` header.
    Cookie,
}

impl ParameterLocation {
    /// The word that `in` has for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Querystring => "querystring",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// `style` (OpenAPI 3.0.4, 4.8.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParameterStyle {
    /// `;color=blue`
    Matrix,
    /// `.blue`
    Label,
    /// `blue,black`
    Simple,
    /// `color=blue`
    Form,
    /// `blue%20black`
    SpaceDelimited,
    /// `blue|black`
    PipeDelimited,
    /// Values with tabs between them (Swagger 2.0, `collectionFormat: tsv`).
    TabDelimited,
    /// `color[R]=100`
    DeepObject,
    /// `color=blue`, as it is (OpenAPI 3.2.0, 4.12.3)
    Cookie,
    /// JSON, in one piece (`content`).
    Json,
    /// Text, in one piece (`content`).
    Text,
}

/// Which statuses a response stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusPattern {
    /// One status, such as 200.
    Code(u16),
    /// A range, such as 4 for `4XX`.
    Range(u16),
    /// `default`.
    Default,
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// Into the query string.
    Query,
    /// Into a header.
    Header,
    /// Into a cookie.
    Cookie,
}
