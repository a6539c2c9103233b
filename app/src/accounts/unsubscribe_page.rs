//! The page that a message leads to, for whoever wants no more of its kind: it asks, and a form without sign-in does it.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::mail::MailKind;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::{Crumb, PageHead};

const TITLE: Message = message("Non ricevere più questi avvisi", "Get no more of these messages");
const LEAD: Message = message(
    "Vale per un solo tipo di avviso; gli altri continuano ad arrivare. Puoi ripensarci nel tuo account.",
    "It holds for one kind of message; the others keep coming. You can change your mind in your account.",
);
const ASK: Message = message("Avviso: {}", "Message: {}");
const STOP: Message = message("Non mandarmelo più", "Send me no more of it");
const DONE: Message =
    message("Fatto: questo tipo di avviso non ti arriverà più.", "Done: this kind of message will not come any more.");
const REFUSED: Message = message(
    "Il link non è valido: aprilo di nuovo dal messaggio, oppure scegli gli avvisi nel tuo account.",
    "The link is not valid: open it again from the message, or choose your messages in your account.",
);
const CHOICES: Message = message("Scegli tutti gli avvisi", "Choose all messages");

/// The Italian path of the page; its form is sent there too.
pub const PATH: &str = "/posta/disdici";

/// What a link of a message says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsubscription {
    /// The id of the person.
    pub person: String,
    /// The kind that is meant.
    pub kind: Option<MailKind>,
    /// What only the portal can have written for the two.
    pub signature: String,
    /// What became of the form: empty before it is sent, then `fatto` or `non-valido`.
    pub outcome: String,
}

impl Unsubscription {
    /// What a query string says.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default();
        let mut parsed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "persona" => parsed.person = value,
                "avviso" => parsed.kind = MailKind::from_slug(&value),
                "firma" => parsed.signature = value,
                "esito" => parsed.outcome = value,
                _ => {}
            }
        }
        parsed
    }

    /// The query string that says this, with its question mark.
    pub fn to_query_string(&self) -> String {
        let kind = self.kind.map(|kind| ("avviso", kind.slug()));
        let all = [("persona", self.person.as_str()), ("firma", &self.signature), ("esito", &self.outcome)];
        let pairs: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).chain(kind).collect();
        format!("?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    }

    /// Where a person goes after the form: the page, with what became of it.
    pub fn after(self, done: bool, language: Language) -> String {
        let outcome = if done { "fatto" } else { "non-valido" };
        let said = Self { kind: self.kind, outcome: outcome.to_owned(), ..Self::default() };
        format!("{}{}", language.href(PATH), said.to_query_string())
    }
}

/// The page.
#[component]
pub fn UnsubscribePage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let search = use_location().search;
    let link = Memo::new(move |_| Unsubscription::parse(&search.read()));
    let crumbs = vec![Crumb::new(words(TITLE), PATH)];
    let content = move || {
        let link = link.get();
        match (link.outcome.as_str(), link.kind) {
            ("fatto", _) => view! { <div class="callout" role="status"><p>{words(DONE)}</p></div> }.into_any(),
            ("", Some(kind)) => ask(&link, kind).into_any(),
            _ => view! { <div class="callout callout-error" role="alert"><p>{words(REFUSED)}</p></div> }.into_any(),
        }
    };
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs indexed=false/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end">
            {content}
            <p><a href=language.href(super::choices_page::PATH)>{words(CHOICES)}</a></p>
        </div>
    }
}

fn ask(link: &Unsubscription, kind: MailKind) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let there = format!("{}{}", language.href(PATH), link.to_query_string());
    view! {
        <form action=there method="post">
            <p>{ASK.with(language, &[&words(kind.label())])}</p>
            <div class="actions">
                <button class="btn btn-primary" type="submit">{words(STOP)}</button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_who_what_and_its_signature() {
        let link = Unsubscription {
            person: "anna".into(),
            kind: Some(MailKind::Comment),
            signature: "ab12".into(),
            outcome: String::new(),
        };
        assert_eq!(Unsubscription::parse(&link.to_query_string()), link);
    }

    #[test]
    fn after_the_form_the_address_names_nobody() {
        let link = Unsubscription { person: "anna".into(), signature: "ab12".into(), ..Unsubscription::default() };
        assert_eq!(link.after(true, Language::English), "/en/posta/disdici?esito=fatto");
    }
}
