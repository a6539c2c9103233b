//! The parts of the forms of accounts: a field with its label, and the hidden path of the page with the form.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::i18n::{Message, use_words};

/// What a field takes, and what browsers fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address to sign in with.
    Email,
    /// Somebody else's e-mail address.
    OtherEmail,
    /// A name.
    Name,
    /// The password that counts now.
    Password,
    /// A new password.
    NewPassword,
    /// A code of the second factor.
    Code,
}

impl Kind {
    fn input(self) -> &'static str {
        match self {
            Self::Email | Self::OtherEmail => "email",
            Self::Password | Self::NewPassword => "password",
            Self::Name | Self::Code => "text",
        }
    }

    fn autocomplete(self) -> &'static str {
        match self {
            Self::Email => "username",
            Self::OtherEmail => "off",
            Self::Name => "name",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
            Self::Code => "one-time-code",
        }
    }

    fn longest(self) -> u32 {
        match self {
            Self::Email | Self::OtherEmail => 254,
            Self::Name => 100,
            Self::Password | Self::NewPassword => 256,
            Self::Code => 40,
        }
    }

    fn shortest(self) -> Option<usize> {
        (self == Self::NewPassword).then_some(super::own::PASSWORD_LEAST)
    }
}

/// A field that must be filled in.
#[component]
pub fn Field(
    /// Its id.
    id: &'static str,
    /// Its name in the form.
    name: &'static str,
    /// What it takes.
    kind: Kind,
    /// What it is called.
    label: Message,
    /// Why it is asked, or what it should be.
    #[prop(optional)]
    hint: Option<Message>,
    /// What stands in it already.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let words = use_words();
    let hint_id = format!("{id}-aiuto");
    let described = hint.map(|_| hint_id.clone());
    view! {
        <div class="form-group">
            <label for=id>{words(label)}</label>
            {hint.map(|hint| view! { <p class="form-text" id=hint_id>{words(hint)}</p> })}
            <input class="form-control" id=id name=name type=kind.input() required autocomplete=kind.autocomplete()
                maxlength=kind.longest() minlength=kind.shortest() value=value aria-describedby=described/>
        </div>
    }
}

/// The path of the page with the form, by which the server leads back.
#[component]
pub fn PagePath(
    /// The name in the form.
    #[prop(default = "page")]
    name: &'static str,
) -> impl IntoView {
    let location = use_location();
    let (path, query) = (location.pathname.get_untracked(), location.search.get_untracked());
    let query = query.trim_start_matches('?');
    let page = if query.is_empty() { path } else { format!("{path}?{query}") };
    view! { <input type="hidden" name=name value=page/> }
}
