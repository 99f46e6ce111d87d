use super::change::{Bump, Wire};
use super::kinds;
use super::walk::{Found, Walk};
use crate::model::{Model, OAuthFlow, SecurityScheme, SecuritySchemeKind};
use crate::wire::ApiKeyLocation;

/// Whether `info.version` says that something changed; `worst` is the worst of what did.
pub(super) fn version(old_model: &Model, new_model: &Model, worst: Wire) -> Option<Found> {
    let (old, new) = (&old_model.info.version, &new_model.info.version);
    let (before, after) = (numbers(old), numbers(new));
    let (kind, message) = if after < before {
        (
            &kinds::VERSION_DECREASED,
            format!("`info.version` is `{new}`, which is less than `{old}`"),
        )
    } else if old == new {
        (
            &kinds::VERSION_NOT_RAISED,
            format!("`info.version` is still `{old}`"),
        )
    } else if worst == Wire::Breaking && before.first() == after.first() {
        (
            &kinds::MAJOR_VERSION_NOT_RAISED,
            format!(
                "`info.version` is `{new}` and was `{old}`, which promises that nothing breaks"
            ),
        )
    } else {
        return None;
    };
    let place = |model: &Model| model.root.child("info").child("version");
    Some(Found::new(kind, message).at(place(old_model), place(new_model)))
}

impl Walk<'_> {
    /// Servers and security schemes.
    pub(super) fn general(&mut self) {
        let (old, new) = (self.old, self.new);
        self.servers(&old.servers, &new.servers, "the API", None);
        for scheme in &new.security_schemes {
            let mut all = old.security_schemes.iter();
            if let Some(before) = all.find(|own| own.name == scheme.name) {
                self.scheme(before, scheme);
            } else {
                let message = format!("there is a security scheme `{}` now", scheme.name);
                let found = Found::new(&kinds::SCHEME_ADDED, message);
                self.keep_general(found.new_at(scheme.origin.clone()));
            }
        }
        for scheme in &old.security_schemes {
            if new
                .security_schemes
                .iter()
                .all(|own| own.name != scheme.name)
            {
                let message = format!("there is no security scheme `{}` any more", scheme.name);
                let found = Found::new(&kinds::SCHEME_REMOVED, message);
                self.keep_general(found.old(scheme.origin.clone()));
            }
        }
    }

    fn scheme(&mut self, old: &SecurityScheme, new: &SecurityScheme) {
        let places = (old.origin.clone(), new.origin.clone());
        let name = &new.name;
        let say = |walk: &mut Self, kind, message: String, detail: &str| {
            let found = Found::new(kind, message).at(places.0.clone(), places.1.clone());
            walk.keep_general(found.detail(detail));
        };
        let (before, after) = (shown(&old.kind), shown(&new.kind));
        if !is_same(&old.kind, &new.kind) {
            let message = format!("the security scheme `{name}` is {after} and was {before}");
            // What credentials are given with is named by the kind of scheme.
            let same = std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind)
                && !matches!(new.kind, SecuritySchemeKind::Http { .. });
            let rust = if same { Bump::Patch } else { Bump::Major };
            let found = Found::new(&kinds::SCHEME_CHANGED, message);
            self.keep_general(found.at(places.0.clone(), places.1.clone()).rust(rust));
        }
        let (
            SecuritySchemeKind::OAuth2 { flows: old, .. },
            SecuritySchemeKind::OAuth2 { flows: new, .. },
        ) = (&old.kind, &new.kind)
        else {
            return;
        };
        for flow in new {
            let flow_name = format!("{:?}", flow.kind);
            let Some(before) = old.iter().find(|own| own.kind == flow.kind) else {
                let message =
                    format!("the security scheme `{name}` has the flow `{flow_name}` now");
                say(self, &kinds::SCHEME_CHANGED, message, &flow_name);
                continue;
            };
            for (word, old, new) in [
                (
                    "authorization",
                    &before.authorization_url,
                    &flow.authorization_url,
                ),
                ("token", &before.token_url, &flow.token_url),
                ("refresh", &before.refresh_url, &flow.refresh_url),
            ] {
                if old != new {
                    let message =
                        format!("the {word} URL of the security scheme `{name}` is another one");
                    say(
                        self,
                        &kinds::SCHEME_CHANGED,
                        message,
                        &format!("{flow_name} {word}"),
                    );
                }
            }
            let has =
                |flow: &OAuthFlow, scope: &str| flow.scopes.iter().any(|(own, _)| own == scope);
            for (scope, words) in &flow.scopes {
                match before.scopes.iter().find(|(own, _)| own == scope) {
                    None => {
                        let message =
                            format!("the security scheme `{name}` has a scope `{scope}` now");
                        say(
                            self,
                            &kinds::SCHEME_SCOPE_ADDED,
                            message,
                            &format!("{flow_name} {scope}"),
                        );
                    }
                    Some((_, old)) if old != words => {
                        let message =
                            format!("the scope `{scope}` of `{name}` is described in other words");
                        say(
                            self,
                            &kinds::SCHEME_CHANGED,
                            message,
                            &format!("{flow_name} {scope}"),
                        );
                    }
                    Some(_) => {}
                }
            }
            for (scope, _) in before.scopes.iter().filter(|(scope, _)| !has(flow, scope)) {
                let message =
                    format!("the security scheme `{name}` no longer has the scope `{scope}`");
                say(
                    self,
                    &kinds::SCHEME_SCOPE_REMOVED,
                    message,
                    &format!("{flow_name} {scope}"),
                );
            }
        }
        for flow in old {
            if new.iter().all(|own| own.kind != flow.kind) {
                let flow_name = format!("{:?}", flow.kind);
                let message =
                    format!("the security scheme `{name}` no longer has the flow `{flow_name}`");
                say(self, &kinds::SCHEME_CHANGED, message, &flow_name);
            }
        }
    }
}

/// The numbers of a version, so that 1.10 is more than 1.9.
fn numbers(version: &str) -> Vec<u64> {
    let parts = version
        .trim_start_matches('v')
        .split(|character: char| !character.is_ascii_digit());
    parts.map_while(|part| part.parse().ok()).collect()
}

/// Whether two schemes are the same but for their flows: names of headers differ in more than case.
fn is_same(old: &SecuritySchemeKind, new: &SecuritySchemeKind) -> bool {
    use SecuritySchemeKind::ApiKey;
    match (old, new) {
        (
            ApiKey {
                location: before,
                name: old,
            },
            ApiKey { location, name },
        ) if before == location && *location == ApiKeyLocation::Header => {
            old.eq_ignore_ascii_case(name)
        }
        _ => shown(old) == shown(new),
    }
}

/// What a scheme is, in words.
fn shown(kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::ApiKey { location, name } => {
            let place = format!("{location:?}").to_lowercase();
            format!("an API key `{name}` ({place})")
        }
        SecuritySchemeKind::Http { scheme } => format!("HTTP `{}`", scheme.to_lowercase()),
        SecuritySchemeKind::OAuth2 { .. } => "OAuth 2".to_owned(),
        SecuritySchemeKind::OpenIdConnect { url } => format!("OpenID Connect at `{url}`"),
        SecuritySchemeKind::MutualTls => "mutual TLS".to_owned(),
    }
}
