//! Why a change is what it is for the emitted crate.

use super::change::{Bump, Change};

impl Change {
    /// What becomes of the emitted crate, in a few words.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        let id = self.kind.code.id;
        match self.rust {
            Bump::Major => major(id),
            Bump::Minor => minor(id),
            Bump::Patch => patch(id),
        }
    }
}

fn major(id: &str) -> &'static str {
    match id {
        "D102" => "its method is gone",
        "D108" | "D110" => "what receives it is gone",
        "D105" => "its method has another name",
        "D106" => "its method is in another module",
        "D202" | "D204" | "D302" | "D304" => "the method takes another argument",
        "D203" | "D303" => "a setter or an argument is gone",
        "D205" | "D305" => "an argument becomes a setter",
        "D212" | "D213" | "D509" => "an accessor is gone",
        "D214" | "D215" => "an accessor returns another type",
        "D306" | "D307" => "the method takes another type",
        "D308" | "D309" | "D321" | "D322" => "the method returns another type",
        "D323" | "D324" => "the method fails with another type",
        "D504" | "D802" => "a variant is gone",
        "D702" => "the constructor takes another argument",
        "D703" | "D704" => "a field is gone",
        "D705" => "a field is no longer an `Option`",
        "D706" => "a field is an `Option` now",
        "D731" => "the type has another name",
        "D912" => "what takes its credentials is gone",
        "D913" => "its credentials are given in another way",
        _ => "the type is another one",
    }
}

fn minor(id: &str) -> &'static str {
    match id {
        "D101" => "there is another method",
        "D107" | "D109" => "there is another type to receive it",
        "D103" | "D207" | "D710" => "it is deprecated where it is used",
        "D201" | "D301" => "there is another setter",
        "D211" | "D508" => "there is another accessor",
        "D503" | "D801" => "there is another variant",
        "D701" => "there is another field",
        "D911" => "there are other credentials to set",
        _ => "there is more to use",
    }
}

fn patch(id: &str) -> &'static str {
    match id {
        "D404" | "D405" | "D406" | "D601" | "D602" | "D603" | "D604" | "D605" | "D606" | "D607"
        | "D707" | "D708" | "D811" | "D812" | "D813" => "only what is checked changes",
        "D206" | "D314" => "what is sent is written in another way",
        _ => "code that uses it stays as it is",
    }
}
