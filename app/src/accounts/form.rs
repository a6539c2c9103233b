//! What people type to sign in, and where they are led then.

use serde::{Deserialize, Serialize};

use super::notice::{Notice, Outcome};
use super::{AREA, SIGN_IN, SIGN_IN_CODE};
use crate::error::AppError;
use crate::i18n::Language;

/// The longest path that is led to, with its query.
const PATH_LIMIT: usize = 1_000;

/// What nobody but the person who typed it may read. Its text is not shown in logs.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret")
    }
}

/// An e-mail address in the form in which addresses are compared: without space around it, in small letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The address in a text, if it may be one: whether it is one, only mail that arrives can say.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (before, domain) = text.rsplit_once('@')?;
        let printable = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\".contains(c));
        let domain_fits = domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
        let fits = !before.is_empty() && before.chars().count() <= 64 && text.chars().count() <= 254;
        (printable && domain_fits && fits && !before.contains('@')).then_some(Self(text))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A path of this site, with its query, to which somebody may be led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// The path in a text that anybody may have written: nothing that leads to another site, or does something.
    pub fn parse(text: &str) -> Option<Self> {
        let own = text.starts_with('/') && !text.starts_with("//") && !text.starts_with("/api/");
        let plain = text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '\\' | '#'));
        (own && plain && text.len() <= PATH_LIMIT).then(|| Self(text.to_owned()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What somebody types to sign in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The e-mail address.
    #[serde(default)]
    pub email: String,
    /// The password.
    #[serde(default)]
    pub password: Secret,
    /// Where the person wanted to go; may be empty.
    #[serde(default)]
    pub after: String,
    /// The path of the page with the form, which says the language.
    #[serde(default)]
    pub page: String,
}

impl Entry {
    /// Where the person goes after this try.
    pub fn next_path(&self, result: &Result<Entered, AppError>) -> String {
        let language = Language::of_path(&self.page);
        let notice = Notice { after: self.after.clone(), ..Notice::default() };
        match result {
            Ok(Entered::Inside) => path_after(&self.after, language),
            Ok(Entered::CodeWanted) => notice.path(SIGN_IN_CODE, language),
            Err(error) => {
                let outcome = Some(Outcome::of(error));
                Notice { outcome, email: self.email.clone(), ..notice }.path(SIGN_IN, language)
            }
        }
    }
}

/// How far somebody got who signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entered {
    /// All the way.
    Inside,
    /// As far as the second factor, whose code is asked for next.
    CodeWanted,
}

/// What somebody types whose password was right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeEntry {
    /// A code of the second factor, or a recovery code.
    #[serde(default)]
    pub code: Secret,
    /// Where the person wanted to go; may be empty.
    #[serde(default)]
    pub after: String,
    /// The path of the page with the form, which says the language.
    #[serde(default)]
    pub page: String,
}

impl CodeEntry {
    /// Where the person goes after this try: who waited too long begins again.
    pub fn next_path(&self, result: &Result<(), AppError>) -> String {
        let language = Language::of_path(&self.page);
        let notice =
            |error| Notice { outcome: Some(Outcome::of(error)), after: self.after.clone(), ..Notice::default() };
        match result {
            Ok(()) => path_after(&self.after, language),
            Err(error @ AppError::SignedOut) => notice(error).path(SIGN_IN, language),
            Err(error) => notice(error).path(SIGN_IN_CODE, language),
        }
    }
}

/// Where somebody goes who wanted to go somewhere before signing in.
pub fn path_after(after: &str, language: Language) -> String {
    LocalPath::parse(after).map_or_else(|| language.href(AREA), |path| path.0)
}

/// Where somebody goes who signed out on a page in some language.
pub fn path_after_leaving(page: &str, result: &Result<(), AppError>) -> String {
    let outcome = result.as_ref().map_or(Outcome::Unavailable, |()| Outcome::Left);
    Notice { outcome: Some(outcome), ..Notice::default() }.path(SIGN_IN, Language::of_path(page))
}

/// Where a form goes back to: its own page, which says how it went; who has to sign in anew does so first.
pub fn path_back<T>(page: &str, result: &Result<T, AppError>, done: Outcome) -> String {
    let language = Language::of_path(page);
    let path = path_after(page, language);
    let outcome = match result {
        Ok(_) => done,
        Err(AppError::SignedOut) => {
            let (path, _) = path.split_once('?').unwrap_or((&path, ""));
            let notice = Notice { outcome: Some(Outcome::Recent), after: path.to_owned(), ..Notice::default() };
            return notice.path(SIGN_IN, language);
        }
        Err(error) => Outcome::of(error),
    };
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    let notice = Notice { outcome: Some(outcome), ..Notice::from_query(query) };
    notice.path(Language::neutral_path(path), language)
}

/// Where somebody goes who took an invitation up on a page.
pub fn path_after_accepting(page: &str, result: &Result<(), AppError>) -> String {
    match result {
        Ok(()) => Language::of_path(page).href(AREA),
        failed => path_back(page, failed, Outcome::Saved),
    }
}

/// Where somebody goes who set a new password on a page: to sign in with it.
pub fn path_after_reset(page: &str, result: &Result<(), AppError>) -> String {
    match result {
        Ok(()) => {
            let notice = Notice { outcome: Some(Outcome::PasswordSet), ..Notice::default() };
            notice.path(SIGN_IN, Language::of_path(page))
        }
        failed => path_back(page, failed, Outcome::Saved),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_site() {
        let elsewhere = ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "/città", "", "area"];
        for path in elsewhere {
            assert_eq!(path_after(path, Language::Italian), "/area", "{path}");
        }
        assert_eq!(path_after("/api/esci", Language::English), "/en/area");
        assert_eq!(path_after("/area/proposte?stato=bozza", Language::Italian), "/area/proposte?stato=bozza");
    }

    #[test]
    fn a_secret_is_not_shown() {
        let entry = Entry { password: Secret("fragole con panna".into()), ..Entry::default() };
        assert!(!format!("{entry:?}").contains("fragole"));
    }

    #[test]
    fn addresses_are_compared_without_case_and_space() {
        assert_eq!(Email::parse(" Anna.Rossi@Comune.Example.IT "), Email::parse("anna.rossi@comune.example.it"));
        for wrong in ["", "anna", "@comune.it", "anna@", "anna@it", "a b@comune.it", "a@b@comune.it", "a@comune..it"] {
            assert_eq!(Email::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Email::parse("anna@comune.it\r\nBcc: x@y.it"), None);
    }

    #[test]
    fn a_failed_try_keeps_the_address_and_the_way_but_not_the_password() {
        let entry = Entry {
            email: "anna@comune.it".into(),
            password: Secret("segreto".into()),
            after: "/area/proposte".into(),
            page: "/en/accedi".into(),
        };
        let back = entry.next_path(&Err(AppError::Invalid { field: "password".into() }));
        assert!(back.starts_with("/en/accedi?") && !back.contains("segreto"), "{back}");
        let notice = Notice::from_query(back.split_once('?').expect("a query").1);
        assert_eq!((notice.email.as_str(), notice.after.as_str()), ("anna@comune.it", "/area/proposte"));
    }

    #[test]
    fn a_form_comes_back_to_its_page_with_what_its_address_said() {
        let wrong: Result<(), _> = Err(AppError::Invalid { field: "new".into() });
        let back = path_back("/en/nuova-password?codice=abc", &wrong, Outcome::Saved);
        assert_eq!(back, "/en/nuova-password?esito=password-corta&codice=abc");
        let done = path_back("/area/account?esito=campo", &Ok(()), Outcome::Saved);
        assert_eq!(done, "/area/account?esito=salvato");
    }

    #[test]
    fn who_signed_in_long_ago_does_so_again_and_comes_back() {
        let old: Result<(), _> = Err(AppError::SignedOut);
        let path = path_back("/area/account?esito=salvato", &old, Outcome::Saved);
        assert_eq!(path, "/accedi?esito=recente&dopo=%2Farea%2Faccount");
    }
}
