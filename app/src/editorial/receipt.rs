//! What an address says of something that a reader sent: that it arrived, or why not and what was typed.
//!
//! A form that is sent without the browser's code gets its answer as the address of a page.

use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// The longest text that is carried back, in characters: with four bytes each it still fits into an address.
const CARRIED: usize = 500;
/// The longest query that is carried back, in bytes.
const QUERY_LIMIT: usize = 1_000;
/// The names that a receipt uses in a query.
const NAMES: [&str; 8] = ["inviato", "non-inviato", "motivo", "oggetto", "stelle", "risposta", "testo", "testo-lungo"];
/// The place on the page that says thanks, and what went wrong with a rating.
pub const ANCHOR: &str = "riscontro";

/// The word for a rating in a receipt.
pub const RATING: &str = "valutazione";
/// The word for a report in a receipt.
pub const REPORT: &str = "segnalazione";

/// What became of something sent. Without any, all is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// What arrived: [`RATING`] or [`REPORT`].
    #[serde(default, rename = "inviato", skip_serializing_if = "String::is_empty")]
    pub arrived: String,
    /// What did not arrive.
    #[serde(default, rename = "non-inviato", skip_serializing_if = "String::is_empty")]
    pub failed: String,
    /// Why it did not.
    #[serde(default, rename = "motivo", skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What a report was about.
    #[serde(default, rename = "oggetto", skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The stars chosen.
    #[serde(default, rename = "stelle", skip_serializing_if = "String::is_empty")]
    pub stars: String,
    /// The answer chosen.
    #[serde(default, rename = "risposta", skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// The text typed, if it is not too long for an address.
    #[serde(default, rename = "testo", skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Present where the text was too long.
    #[serde(default, rename = "testo-lungo", skip_serializing_if = "String::is_empty")]
    pub too_long: String,
}

/// Why something did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// A field is not as it should be.
    #[serde(rename = "campo")]
    Field,
    /// Enough came from this address today.
    #[serde(rename = "troppi")]
    TooMany,
    /// The service does not answer.
    #[serde(rename = "servizio")]
    Unavailable,
}

impl From<&AppError> for Reason {
    fn from(error: &AppError) -> Self {
        match error {
            AppError::Invalid { .. } => Self::Field,
            AppError::TooMany => Self::TooMany,
            AppError::NotFound
            | AppError::Gone
            | AppError::Departed(_)
            | AppError::SignedOut
            | AppError::Forbidden
            | AppError::Conflict
            | AppError::Unavailable => Self::Unavailable,
        }
    }
}

impl Receipt {
    /// The receipt in a query; an empty one where there is none, or none that makes sense.
    pub fn from_query(query: &str) -> Self {
        serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default()
    }

    /// Takes what was typed along, if it is not too long.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        if text.chars().count() <= CARRIED {
            text.clone_into(&mut self.text);
        } else {
            "1".clone_into(&mut self.too_long);
        }
        self
    }

    /// The address of the page that shows the receipt: a path of this site only, with the query that it had.
    pub fn path(&self, page: &str, query: &str) -> String {
        let path = page.split(['?', '#']).next().unwrap_or_default();
        let own = path.starts_with('/') && !path.starts_with("//");
        let own = own && path.chars().all(|c| c.is_ascii_graphic() && c != '\\');
        let receipt = serde_urlencoded::to_string(self).unwrap_or_default();
        let queries = [query_of_page(query), receipt];
        let query: Vec<&str> = queries.iter().map(String::as_str).filter(|query| !query.is_empty()).collect();
        format!("{}?{}#{}", if own { path } else { "/" }, query.join("&"), self.anchor())
    }

    fn anchor(&self) -> String {
        if self.failed == REPORT && self.subject.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            report_anchor(&self.subject)
        } else {
            ANCHOR.to_owned()
        }
    }
}

/// The place on the page where a mistake in something is reported.
pub fn report_anchor(subject: &str) -> String {
    format!("segnala-{subject}")
}

/// A page's query without a receipt; nothing where it is not one that a browser sends.
fn query_of_page(query: &str) -> String {
    let query = query.trim_start_matches('?');
    if query.len() > QUERY_LIMIT || !query.chars().all(|c| c.is_ascii_graphic() && c != '#') {
        return String::new();
    }
    let is_own = |part: &&str| !NAMES.contains(&part.split('=').next().unwrap_or_default());
    query.split('&').filter(|part| !part.is_empty()).filter(is_own).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thanks() -> Receipt {
        Receipt { arrived: RATING.into(), ..Receipt::default() }
    }

    #[test]
    fn a_reader_is_never_led_to_another_site() {
        for page in ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "/città", ""] {
            assert_eq!(thanks().path(page, ""), "/?inviato=valutazione#riscontro");
        }
    }

    #[test]
    fn a_reader_comes_back_to_the_same_search() {
        let back = thanks().path("/pratiche", "?q=buono%20spesa&tema=organi&non-inviato=valutazione&testo=a");
        assert_eq!(back, "/pratiche?q=buono%20spesa&tema=organi&inviato=valutazione#riscontro");
        assert_eq!(thanks().path("/pratiche", "a\nb"), "/pratiche?inviato=valutazione#riscontro");
    }

    #[test]
    fn what_was_typed_comes_back() {
        let receipt = Receipt {
            failed: RATING.into(),
            reason: Some(Reason::TooMany),
            stars: "3".into(),
            answer: "altro".into(),
            ..Receipt::default()
        };
        let receipt = receipt.with_text("Perché? & come\r\nse no");
        let back = receipt.path("/temi", "");
        let query = back.trim_start_matches("/temi").trim_end_matches("#riscontro");
        assert_eq!(Receipt::from_query(query), receipt);
    }

    #[test]
    fn a_report_that_failed_comes_back_to_its_form() {
        let receipt = |subject: &str| Receipt { failed: REPORT.into(), subject: subject.into(), ..Receipt::default() };
        assert!(receipt("dato-1").path("/fonti", "").ends_with("#segnala-dato-1"));
        assert!(receipt("a\r\nb").path("/fonti", "").ends_with("#riscontro"));
    }

    #[test]
    fn a_long_text_is_not_carried_and_the_address_stays_short() {
        let long = Receipt::default().with_text(&"a".repeat(501));
        assert_eq!((long.text.as_str(), long.too_long.as_str()), ("", "1"));
        let longest = Receipt::default().with_text(&"😀".repeat(500)).path("/temi", &"a".repeat(1_000));
        assert!(longest.len() < 8 * 1024, "{}", longest.len());
    }

    #[test]
    fn any_query_gives_a_receipt() {
        for query in ["", "?", "inviato", "motivo=boh", "testo=a&testo=b", "%%%"] {
            assert_eq!(Receipt::from_query(query).failed, "");
        }
    }
}
