//! Security Scheme, OAuth Flows and Security Requirement Objects.

use super::{Kind, Member, Repair, Rest, Shape, Special, Versions, shape};
use Kind::{List, Object, Text, Word};

shape! {
    SECURITY_SCHEME = "security scheme", Rest::Closed, SecurityScheme {
        "type": Word(&["apiKey", "http", "oauth2", "openIdConnect"]), V30, V30 => Drop;
        "type": Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]), FROM31, FROM31 => Drop;
        "description": Text, V3;
        "name": Text, V3;
        "in": Word(&["query", "header", "cookie"]), V3;
        "scheme": Text, V3;
        "bearerFormat": Text, V3;
        "flows": Object(&FLOWS), V3;
        "openIdConnectUrl": Text, V3;
        "oauth2MetadataUrl": Text, V32;
        "deprecated": Kind::Bool, V32;
    }
}

shape! {
    FLOWS = "OAuth flows", Rest::Closed, None {
        "implicit": Object(&IMPLICIT), V3;
        "password": Object(&TOKEN), V3;
        "clientCredentials": Object(&TOKEN), V3;
        "authorizationCode": Object(&CODE), V3;
        "deviceAuthorization": Object(&DEVICE), V32;
    }
}

shape! {
    IMPLICIT = "implicit OAuth flow", Rest::Closed, None {
        "authorizationUrl": Text, V3, V3 => Text;
        "refreshUrl": Text, V3;
        "scopes": Object(&SCOPES), V3, V3 => Object;
    }
}

shape! {
    TOKEN = "OAuth flow", Rest::Closed, None {
        "tokenUrl": Text, V3, V3 => Drop;
        "refreshUrl": Text, V3;
        "scopes": Object(&SCOPES), V3, V3 => Object;
    }
}

shape! {
    CODE = "authorization code OAuth flow", Rest::Closed, None {
        "authorizationUrl": Text, V3, V3 => Text;
        "tokenUrl": Text, V3, V3 => Drop;
        "refreshUrl": Text, V3;
        "scopes": Object(&SCOPES), V3, V3 => Object;
    }
}

shape! {
    DEVICE = "device authorization OAuth flow", Rest::Closed, None {
        "deviceAuthorizationUrl": Text, V32, V32 => Drop;
        "tokenUrl": Text, V32, V32 => Drop;
        "refreshUrl": Text, V32;
        "scopes": Object(&SCOPES), V32, V32 => Object;
    }
}

shape! {
    SCOPES = "scopes", Rest::Everything(Text), None {}
}

shape! {
    /// A name that starts with `x-` is a scheme like any other.
    REQUIREMENT = "security requirement", Rest::Everything(List(&Text)), Requirement {}
}
