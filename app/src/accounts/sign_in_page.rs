//! The page where people sign in.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::SignIn;
use super::field::{Field, Kind};
use super::notice::Notice;
use super::own_page::OwnPage;
use super::provider::START;
use super::provider_api::find_provider;
use super::unsent::{Unsent, UnsentForm};
use super::{FORGOTTEN, SIGN_IN};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Part;

/// What the page is called.
pub const TITLE: Message = message("Accedi", "Sign in");
const LEAD: Message = message(
    "Per chi lavora in un ente o nella redazione. Per leggere il portale non serve.",
    "For people who work in an entity or as curators. Reading the portal needs no account.",
);
const EMAIL: Message = message("Indirizzo e-mail", "E-mail address");
const EMAIL_HINT: Message =
    message("Quello a cui è arrivato il tuo invito.", "The one to which your invitation was sent.");
const PASSWORD: Message = message("Password", "Password");
const FORGOTTEN_LINK: Message = message("Password dimenticata?", "Forgotten password?");
const ENTER: Message = message("Accedi", "Sign in");
const NO_ACCOUNT: Message = message(
    "Non hai un profilo? Chiedi un invito al referente del tuo ente o alla redazione.",
    "No account? Ask the referent of your entity or the curators for an invitation.",
);

const OTHER: Message = message("Con un’identità digitale", "With a digital identity");
const OTHER_TEXT: Message = message(
    "Non ti serve una password di questo portale: confermi chi sei presso il servizio, e torni qui.",
    "You need no password of this portal: you confirm who you are with the service, and come back here.",
);
const ENTER_WITH: Message = message("Accedi con {}", "Sign in with {}");

/// The page. Its form is the browser's own: it works the same with and without our code.
#[component]
pub fn SignInPage() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let location = use_location();
    let notice = Notice::from_query(&location.search.read_untracked());
    let provider = Resource::new(|| (), |()| find_provider());
    let unsent = use_context::<UnsentForm>();
    // The page with what was written stays open.
    let target = unsent.is_some().then_some("_blank");
    view! {
        <OwnPage title=TITLE lead=LEAD steps=vec![(TITLE, SIGN_IN)]>
            {unsent.map(|form| view! { <Unsent form/> })}
            <form method="post" action=SignIn::PATH class="block" target=target>
                <input type="hidden" name="entry[page]" value=location.pathname.get_untracked()/>
                <input type="hidden" name="entry[after]" value=notice.after/>
                <Field id="indirizzo" name="entry[email]" kind=Kind::Email label=EMAIL hint=EMAIL_HINT
                    value=notice.email/>
                <Field id="password" name="entry[password]" kind=Kind::Password label=PASSWORD/>
                <div class="actions">
                    <button class="btn btn-primary" type="submit">{words(ENTER)}</button>
                    <a href=language.href(FORGOTTEN)>{words(FORGOTTEN_LINK)}</a>
                </div>
            </form>
            <Part data=provider view=other_way/>
            <p class="form-text">{words(NO_ACCOUNT)}</p>
        </OwnPage>
    }
}

/// The way in through another provider, where there is one: a link and no form, because the policy of our pages lets
/// forms lead nowhere else.
fn other_way(provider: Option<String>) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let after = Notice::from_query(&use_location().search.read_untracked()).after;
    let start = Notice { after, ..Notice::default() }.path(START, language);
    provider.map(|name| {
        view! {
            <section class="block" aria-labelledby="identita">
                <h2 id="identita">{words(OTHER)}</h2>
                <p>{words(OTHER_TEXT)}</p>
                <p class="actions">
                    <a class="btn" href=start rel="external">{ENTER_WITH.with(language, &[&name])}</a>
                </p>
            </section>
        }
    })
}
