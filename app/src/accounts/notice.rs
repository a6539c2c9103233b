//! What the address of a page of accounts says of the last try: whether it worked, and what was typed.

use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::i18n::Language;
use crate::vocabulary;

vocabulary! {
    /// How the last try went.
    Outcome {
        /// The address or the password is wrong; which of them nobody is told.
        Unknown = "sconosciuto" / "sconosciuto",
            "L’indirizzo o la password non sono giusti. Controlla le maiuscole e riprova.",
            "The address or the password is wrong. Check capital letters and try again.";
        /// Too many tries.
        TooMany = "troppi" / "troppi",
            "Ci sono stati troppi tentativi. Aspetta tre minuti e riprova.",
            "There have been too many tries. Wait three minutes and try again.";
        /// Something failed.
        Unavailable = "servizio" / "servizio",
            "Il servizio non risponde. Riprova tra qualche minuto.",
            "The service does not answer. Try again in a few minutes.";
        /// Who asked has not signed in, or the session is over.
        SignedOut = "fuori" / "fuori",
            "Per andare avanti accedi: poi torni dove eri.",
            "Sign in to go on: then you come back to where you were.";
        /// What guards an account is changed only by who signed in just now.
        Recent = "recente" / "recente",
            "Per questa operazione accedi di nuovo: l’ultima volta è stata più di dieci minuti fa.",
            "Sign in again for this: the last time was more than ten minutes ago.";
        /// A code is wrong, or was used.
        WrongCode = "codice" / "codice",
            "Il codice non è giusto, o è già stato usato. Aspetta il prossimo e riprova.",
            "The code is wrong, or was used already. Wait for the next one and try again.";
        /// A new password is too short.
        ShortPassword = "password-corta" / "password-corta",
            "La nuova password deve avere almeno 12 caratteri.",
            "The new password must have at least 12 characters.";
        /// A link works no longer.
        LinkOver = "scaduto" / "scaduto",
            "Questo collegamento non vale più: è scaduto o è già stato usato. Se hai già un profilo, accedi.",
            "This link works no longer: it expired or was used already. If you have an account, sign in.";
        /// A field is not as it should be.
        Field = "campo" / "campo",
            "Un campo non è compilato come serve. Controlla e riprova.",
            "A field is not filled in as needed. Check and try again.";
        /// Somebody else was faster.
        Meanwhile = "intanto" / "intanto",
            "Intanto qualcun altro l’ha cambiato: controlla com’è ora e riprova.",
            "Somebody else changed it meanwhile: look at it now and try again.";
        /// Not for this role.
        Forbidden = "vietato" / "vietato", "Questo non spetta a te.", "This is not yours to do.";
        /// Saved.
        Saved = "salvato" / "salvato", "Fatto: la modifica è salvata.", "Done: the change is saved.";
        /// A session was ended.
        Ended = "chiusa" / "chiusa", "La sessione è chiusa.", "The session has ended.";
        /// A second factor is being set up.
        FactorBegun = "fattore-iniziato" / "fattore-iniziato",
            "Segui i tre passi: il secondo fattore vale dopo la conferma.",
            "Follow the three steps: the second factor counts once confirmed.";
        /// A second factor is on.
        FactorOn = "fattore-attivo" / "fattore-attivo", "Il secondo fattore è attivo.", "The second factor is on.";
        /// A second factor is off.
        FactorOff = "fattore-tolto" / "fattore-tolto", "Il secondo fattore è tolto.", "The second factor is off.";
        /// Somebody was invited.
        Invited = "invitato" / "invitato",
            "L’invito è partito: vale sette giorni.", "The invitation is on its way: it works for seven days.";
        /// An invitation was taken back.
        Withdrawn = "ritirato" / "ritirato", "L’invito non vale più.", "The invitation works no longer.";
        /// A link was sent, where the address is known.
        LinkSent = "inviato" / "inviato",
            "Se l’indirizzo ha un profilo, tra poco arriva un messaggio con il collegamento.",
            "If the address has an account, a message with the link will arrive soon.";
        /// A new password was set.
        PasswordSet = "password-nuova" / "password-nuova",
            "La password è cambiata: accedi con quella nuova.", "The password has changed: sign in with the new one.";
        /// Another provider does not answer, or does not vouch for the person.
        ProviderFailed = "fornitore" / "fornitore",
            "Il servizio di identità non risponde, oppure non ha confermato chi sei. Riprova tra poco.",
            "The identity service does not answer, or did not confirm who you are. Try again soon.";
        /// What another provider sent back is not what was asked for here, or comes too late.
        ProviderOver = "fornitore-tardi" / "fornitore-tardi",
            "Questo accesso è durato più di dieci minuti, o è iniziato in un’altra finestra. Ricomincia da qui.",
            "This sign-in took more than ten minutes, or began in another window. Begin again from here.";
        /// Another provider does not say that an e-mail address is the person's.
        ProviderAddress = "fornitore-indirizzo" / "fornitore-indirizzo",
            "Il servizio di identità non conferma il tuo indirizzo e-mail. Verificalo lì e riprova, o chiedi un invito.",
            "The identity service does not confirm your e-mail address. Verify it there and try again, or ask to be invited.";
        /// The address belongs to an account that only its own second factor opens.
        ProviderGuarded = "fornitore-profilo" / "fornitore-profilo",
            "Con il tuo indirizzo c’è già un profilo protetto da un secondo fattore: accedi con e-mail e password.",
            "Your address has an account already that a second factor guards: sign in with e-mail and password.";
        /// No rule says who the person is here.
        ProviderNoRule = "fornitore-nessuna-regola" / "fornitore-nessuna-regola",
            "Ti abbiamo riconosciuto, ma qui non hai un profilo: chiedi un invito al referente del tuo ente.",
            "We recognised you, but you have no account here: ask the referent of your entity for an invitation.";
        /// Several rules say who the person is here.
        ProviderSeveralRules = "fornitore-piu-regole" / "fornitore-piu-regole",
            "Ti abbiamo riconosciuto, ma per te valgono più regole: chiedi all’amministrazione di lasciarne una.",
            "We recognised you, but several rules are for you: ask the administrators to leave one.";
        /// The account is closed.
        ProviderClosed = "fornitore-chiuso" / "fornitore-chiuso",
            "Ti abbiamo riconosciuto, ma il tuo profilo è chiuso: chiedi al referente del tuo ente di riaprirlo.",
            "We recognised you, but your account is closed: ask the referent of your entity to reopen it.";
        /// There is a rule for a claim and a value already.
        RuleKnown = "regola" / "regola",
            "C’è già una regola per questo attributo e questo valore: toglila prima di farne un’altra.",
            "There is a rule for this claim and this value already: remove it before you make another one.";
        /// Signed out.
        Left = "uscita" / "uscita", "Sei uscito.", "You have signed out.";
    }
}

impl Outcome {
    /// What is said of an error.
    pub fn of(error: &AppError) -> Self {
        match error {
            AppError::TooMany => Self::TooMany,
            AppError::Invalid { field } => match field.as_str() {
                "password" => Self::Unknown,
                "code" => Self::WrongCode,
                "new" => Self::ShortPassword,
                "link" => Self::LinkOver,
                "rule" => Self::RuleKnown,
                _ => Self::Field,
            },
            AppError::SignedOut => Self::SignedOut,
            AppError::Forbidden | AppError::NotFound | AppError::Gone | AppError::Departed(_) => Self::Forbidden,
            AppError::Conflict => Self::Meanwhile,
            AppError::Unavailable => Self::Unavailable,
        }
    }

    /// Whether it is good news, or none.
    pub fn is_fine(self) -> bool {
        !matches!(
            self,
            Self::Unknown
                | Self::TooMany
                | Self::Unavailable
                | Self::WrongCode
                | Self::ShortPassword
                | Self::LinkOver
                | Self::Field
                | Self::Meanwhile
                | Self::Forbidden
                | Self::ProviderFailed
                | Self::ProviderOver
                | Self::ProviderAddress
                | Self::ProviderGuarded
                | Self::ProviderNoRule
                | Self::ProviderSeveralRules
                | Self::ProviderClosed
                | Self::RuleKnown
        )
    }
}

/// What an address says of the last try.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How it went.
    #[serde(default, rename = "esito", skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The e-mail address that was typed.
    #[serde(default, rename = "indirizzo", skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Where the person wanted to go.
    #[serde(default, rename = "dopo", skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// The word in a link that works once.
    #[serde(default, rename = "codice", skip_serializing_if = "String::is_empty")]
    pub code: String,
}

impl Notice {
    /// The notice in a query; an empty one where there is none, or none that makes sense.
    pub fn from_query(query: &str) -> Self {
        serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default()
    }

    /// The address of the page that shows the notice.
    pub fn path(&self, page: &str, language: Language) -> String {
        let query = serde_urlencoded::to_string(self).unwrap_or_default();
        let page = language.href(page);
        if query.is_empty() { page } else { format!("{page}?{query}") }
    }

    /// The way to the sign-in page and back to a path.
    pub fn back_to(path: &str) -> String {
        let notice = Self { outcome: Some(Outcome::SignedOut), after: path.to_owned(), ..Self::default() };
        notice.path(super::SIGN_IN, Language::of_path(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back() {
        let notice = Notice {
            outcome: Some(Outcome::TooMany),
            email: "anna+prova@comune.it".into(),
            after: "/area/proposte?pagina=2&stato=bozza".into(),
            code: String::new(),
        };
        let address = notice.path("/accedi", Language::Italian);
        assert_eq!(Notice::from_query(address.split_once('?').expect("a query").1), notice);
    }

    #[test]
    fn any_query_gives_a_notice() {
        for query in ["", "?", "esito", "esito=boh", "indirizzo=a&indirizzo=b", "%%%"] {
            assert_eq!(Notice::from_query(query), Notice::default());
        }
    }

    #[test]
    fn the_way_to_the_sign_in_page_keeps_the_language_and_the_way_back() {
        assert_eq!(Notice::back_to("/en/area/utenti"), "/en/accedi?esito=fuori&dopo=%2Fen%2Farea%2Futenti");
    }
}
