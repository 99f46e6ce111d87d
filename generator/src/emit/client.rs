//! Prints how a client is set up.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::syntax::{docs, ident, inner_docs, rust_file, string};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, Credential, CredentialKind, Held, inline_code};
use crate::wire::ApiKeyLocation;

/// `client.rs`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&["How a client of this API is set up.".to_owned()]);
    let mut imports = Imports::new();
    for item in ["Client", "ClientBuilder", "ClientInfo"] {
        imports.runtime("client", item);
    }
    imports.runtime("environment", "self");
    imports.runtime("error", "Error");
    let info = info(plan);
    let endpoints: Vec<TokenStream> = plan
        .client
        .credentials
        .iter()
        .filter_map(|credential| endpoint(credential, &mut imports))
        .collect();
    let constructors = constructors(plan);
    let environment = environment(plan);
    let held = plan.client.held.iter().map(hold);
    let credentials: Vec<TokenStream> = plan
        .client
        .credentials
        .iter()
        .map(|credential| authenticate(credential, &mut imports))
        .collect();
    let origin = plan.client.relative_url.as_ref().map(|url| origin(url));
    let uses = imports.tokens(None);
    let tokens = quote! {
        #heading
        #uses
        #info
        #(#endpoints)*

        impl Client { #constructors }

        impl ClientBuilder {
            #environment
            #origin
            #(#held)*
            #(#credentials)*
        }
    };
    rust_file("client.rs", tokens)
}

fn info(plan: &CratePlan) -> TokenStream {
    let client = &plan.client;
    let base_url = client.base_url.as_ref().or(client.relative_url.as_ref());
    let base_url = base_url.map_or("", String::as_str);
    let base_url = string(base_url);
    let credentials = methods_by_scheme(plan);
    let credentials = credentials.iter().map(|(scheme, methods)| {
        let scheme = string(scheme);
        quote!((#scheme, #methods))
    });
    let validate_requests = plan.client.validate_requests;
    quote! {
        static INFO: ClientInfo = ClientInfo {
            base_url: #base_url,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            credentials: &[#(#credentials),*],
            validate_requests: #validate_requests,
        };
    }
}

/// For each scheme the methods that set its credentials, the most helpful first.
fn methods_by_scheme(plan: &CratePlan) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for credential in &plan.client.credentials {
        let method = format!("`{}`", credential.method);
        match found
            .iter_mut()
            .find(|(scheme, _)| *scheme == credential.scheme)
        {
            Some((_, methods)) => *methods = format!("{method} or {methods}"),
            None => found.push((&credential.scheme, method)),
        }
    }
    found
}

fn endpoint(credential: &Credential, imports: &mut Imports) -> Option<TokenStream> {
    let CredentialKind::ClientCredentials {
        constant,
        token_url,
        json,
    } = &credential.kind
    else {
        return None;
    };
    for item in [
        "ClientAuthentication",
        "ClientCredentials",
        "TokenEncoding",
        "TokenEndpoint",
    ] {
        imports.runtime("oauth", item);
    }
    let constant = ident(constant);
    let url = string(token_url);
    // A service that has its own encoding of the body takes id and secret as they are, too.
    let (encoding, authentication) = if *json {
        (quote!(Json), quote!(Basic))
    } else {
        (quote!(Form), quote!(EncodedBasic))
    };
    Some(quote! {
        const #constant: TokenEndpoint = TokenEndpoint {
            url: #url,
            encoding: TokenEncoding::#encoding,
            authentication: ClientAuthentication::#authentication,
            scopes: &[],
        };
    })
}

/// The method that says where a server is whose URL in the document is relative.
fn origin(url: &str) -> TokenStream {
    let path = format!("/{}", url.trim_start_matches('/'));
    let heading = docs(&[format!(
        "Sets where the API is, like `https://api.example.com`: the base URL is {} there.",
        inline_code(&path)
    )]);
    let path = string(&path);
    quote! {
        #heading
        pub fn origin(self, origin: impl AsRef<str>) -> Self {
            self.server_url(origin.as_ref().trim_end_matches('/').to_owned() + #path)
        }
    }
}

fn constructors(plan: &CratePlan) -> TokenStream {
    let opening = match (&plan.client.base_url, &plan.client.relative_url) {
        (Some(url), _) => format!(
            "Begins to set up a client. The base URL is {} unless another is set.",
            inline_code(url)
        ),
        (None, Some(url)) => format!(
            "Begins to set up a client. The document's server is {}, wherever it is: set the base URL.",
            inline_code(url)
        ),
        (None, None) => {
            "Begins to set up a client. The document names no server: set the base URL.".to_owned()
        }
    };
    let mut lines = vec![
        "A client set up from environment variables; those that are empty count as not set."
            .to_owned(),
        String::new(),
        "| variable | meaning |".to_owned(),
        "|---|---|".to_owned(),
    ];
    let credentials = &plan.client.credentials;
    for (index, credential) in credentials.iter().enumerate() {
        if credential.variables.is_empty() {
            continue;
        }
        let variables: Vec<String> = credential
            .variables
            .iter()
            .map(|name| format!("`{name}`"))
            .collect();
        let before = match credentials.get(index + 1) {
            Some(next) if next.scheme == credential.scheme => "; goes before what follows",
            _ => "",
        };
        lines.push(format!(
            "| {} | see [`ClientBuilder::{}`]{before} |",
            variables.join(", "),
            credential.method
        ));
    }
    for held in &plan.client.held {
        lines.push(format!(
            "| `{}` | see [`ClientBuilder::{}`]; optional |",
            held.variable, held.method
        ));
    }
    lines.push(format!(
        "| `{}` | see [`ClientBuilder::base_url`]; optional |",
        base_url_variable(plan)
    ));
    lines.push(String::new());
    lines.push("# Errors".to_owned());
    lines.push(if credentials.iter().all(|one| one.variables.is_empty()) {
        "[`Error::Configuration`] when a value cannot be used.".to_owned()
    } else {
        "[`Error::Configuration`] when there are no credentials, or a value cannot be used."
            .to_owned()
    });
    let from_env = docs(&lines);
    let mut opening = vec![opening];
    if let Some(server) = &plan.client.server {
        opening.extend([String::new(), server.clone()]);
    }
    let opening = docs(&opening);
    quote! {
        #opening
        pub fn builder() -> ClientBuilder {
            ClientBuilder::new(&INFO)
        }

        #from_env
        pub fn from_env() -> Result<Self, Error> {
            Self::builder().env()?.build()
        }
    }
}

fn base_url_variable(plan: &CratePlan) -> String {
    format!("{}_BASE_URL", plan.client.environment_prefix)
}

fn environment(plan: &CratePlan) -> TokenStream {
    let base_url = base_url_variable(plan);
    let held = plan.client.held.iter().map(|held| {
        let variable = &held.variable;
        let method = ident(&held.method);
        quote! {
            if let Some(value) = environment::variable(#variable)? {
                self = self.#method(value);
            }
        }
    });
    let credentials = plan.client.credentials.iter();
    let credentials: Vec<&Credential> = credentials
        .filter(|credential| !credential.variables.is_empty())
        .collect();
    let schemes: Vec<&str> = credentials
        .iter()
        .map(|credential| credential.scheme.as_str())
        .collect();
    let several = schemes.iter().any(|scheme| *scheme != schemes[0]);
    let steps = credentials.iter().map(|credential| {
        let method = ident(&credential.method);
        let (pattern, value, arguments) = match credential.variables.as_slice() {
            [one] => (
                quote!(value),
                quote!(environment::variable(#one)?),
                quote!(value),
            ),
            [first, second, ..] => (
                quote!((first, second)),
                quote!(environment::pair(#first, #second)?),
                quote!(first, second),
            ),
            [] => return TokenStream::new(),
        };
        if several {
            quote! {
                if let Some(#pattern) = #value {
                    self = self.#method(#arguments);
                    found = true;
                }
            }
        } else {
            quote! {
                if let Some(#pattern) = #value {
                    return Ok(self.#method(#arguments));
                }
            }
        }
    });
    let steps: Vec<TokenStream> = steps.collect();
    let hint: Vec<String> = credentials
        .iter()
        .rev()
        .map(|credential| credential.variables.join(" and "))
        .collect();
    let hint = hint.join(", or ");
    let end = if credentials.is_empty() {
        quote!(Ok(self))
    } else if several {
        quote! {
            if found {
                Ok(self)
            } else {
                Err(environment::no_credentials(#hint))
            }
        }
    } else {
        quote!(Err(environment::no_credentials(#hint)))
    };
    let found = (several && !credentials.is_empty()).then(|| quote!(let mut found = false;));
    quote! {
        #[doc = " Takes over what the environment variables of [`Client::from_env`] say, for a client that needs"]
        #[doc = " further settings."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " [`Error::Configuration`] when something is missing, or a value is not Unicode."]
        pub fn env(mut self) -> Result<Self, Error> {
            if let Some(base_url) = environment::variable(#base_url)? {
                self = self.base_url(base_url);
            }
            #(#held)*
            #found
            #(#steps)*
            #end
        }
    }
}

fn hold(held: &Held) -> TokenStream {
    let method = ident(&held.method);
    let wire = string(&held.wire);
    let mut lines = vec![format!(
        "Sets the parameter {} of every call that sets none.",
        inline_code(&held.wire)
    )];
    if let Some(description) = &held.description {
        lines.push(String::new());
        lines.push(description.clone());
    }
    let docs = docs(&lines);
    quote! {
        #docs
        pub fn #method(self, #method: impl Into<String>) -> Self {
            self.hold(#wire, #method.into())
        }
    }
}

fn authenticate(credential: &Credential, imports: &mut Imports) -> TokenStream {
    let docs = docs(&credential.docs);
    let method = ident(&credential.method);
    let scheme = string(&credential.scheme);
    let (arguments, source) = match &credential.kind {
        CredentialKind::Bearer => {
            imports.runtime("auth", "Bearer");
            (quote!(token: impl Into<String>), quote!(Bearer::new(token)))
        }
        CredentialKind::ClientCredentials { constant, .. } => {
            let constant = ident(constant);
            (
                quote!(key: impl Into<String>, secret: impl Into<String>),
                quote!(ClientCredentials::new(#constant, key, secret)),
            )
        }
        CredentialKind::ApiKey { location, name } => {
            imports.runtime("api_key", "ApiKey");
            imports.runtime("api_key", "KeyPlace");
            let place = match location {
                ApiKeyLocation::Header => {
                    let name = string(&name.to_ascii_lowercase());
                    quote!(Header(#name))
                }
                ApiKeyLocation::Query => {
                    let name = string(name);
                    quote!(Query(#name))
                }
                ApiKeyLocation::Cookie => {
                    let name = string(name);
                    quote!(Cookie(#name))
                }
            };
            (
                quote!(key: impl Into<String>),
                quote!(ApiKey::new(KeyPlace::#place, key)),
            )
        }
        CredentialKind::Basic => {
            imports.runtime("auth", "Basic");
            (
                quote!(username: impl Into<String>, password: impl Into<String>),
                quote!(Basic::new(username, password)),
            )
        }
        CredentialKind::Http(name) => {
            imports.runtime("authorization", "Authorization");
            let name = string(name);
            (
                quote!(value: impl Into<String>),
                quote!(Authorization::new(#name, value)),
            )
        }
        CredentialKind::Certificate => {
            imports.runtime("certificate", "Certificate");
            return quote! {
                #docs
                pub fn #method(self, client: reqwest::Client) -> Self {
                    self.http_client(client).authenticate(#scheme, Certificate)
                }
            };
        }
    };
    quote! {
        #docs
        pub fn #method(self, #arguments) -> Self {
            self.authenticate(#scheme, #source)
        }
    }
}
