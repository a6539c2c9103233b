//! What a reader may send, under which key an address is counted, and which ratings are published.

use std::net::IpAddr;

use app::editorial::model::{ClarityRating, MistakeReport};
use app::error::AppError;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sha2::{Digest, Sha256};

/// The longest text, in characters.
const TEXT_LIMIT: usize = 2_000;
/// The longest path of a page: the longest slugs have 80 characters, and at most two stand in a path.
const PAGE_LIMIT: usize = 200;
/// The longest id of a figure, a check or a record.
const SUBJECT_LIMIT: usize = 200;

/// A rating fit to be kept, its text trimmed.
pub fn rating(rating: ClarityRating) -> Result<ClarityRating, AppError> {
    require("page", is_page(&rating.page))?;
    require("stars", (1..=5).contains(&rating.stars))?;
    require("answer", rating.answer.is_empty() || rating.is_answered_fittingly())?;
    let text = text(&rating.text)?;
    Ok(ClarityRating { text, ..rating })
}

/// A report fit to be kept, its text trimmed and not empty.
pub fn report(report: MistakeReport) -> Result<MistakeReport, AppError> {
    require("page", is_page(&report.page))?;
    require("subject", report.subject.len() <= SUBJECT_LIMIT && report.subject.chars().all(|c| c.is_ascii_graphic()))?;
    let text = text(&report.text)?;
    require("text", !text.is_empty())?;
    Ok(MistakeReport { text, ..report })
}

fn require(field: &str, holds: bool) -> Result<(), AppError> {
    if holds { Ok(()) } else { Err(AppError::Invalid { field: field.to_owned() }) }
}

/// A path of ours, as browsers send it: what is not ASCII is written in percents.
fn is_page(page: &str) -> bool {
    let own = page.starts_with('/') && !page.starts_with("//");
    own && page.len() <= PAGE_LIMIT && page.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '?' | '#' | '\\'))
}

/// A text as a form sends it, with line ends of one character and nothing that cannot be seen.
fn text(text: &str) -> Result<String, AppError> {
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    let text = text.trim();
    let visible = text.chars().all(|c| c == '\n' || !c.is_control());
    require("text", visible && text.chars().count() <= TEXT_LIMIT)?;
    Ok(text.to_owned())
}

/// The moment before which a rating was given if it is published on a day. What a day brings is published on the next:
/// pages are kept for a day, and nobody sees what his own rating did.
pub fn published_before(today: NaiveDate) -> DateTime<Utc> {
    today.and_time(NaiveTime::MIN).and_utc()
}

/// The key under which an address is counted on the day of a salt; those whose address is not known share one.
pub fn sender_key(salt: &str, address: Option<IpAddr>) -> String {
    let mut digest = Sha256::new();
    digest.update(salt);
    match address.map(|address| address.to_canonical()) {
        Some(IpAddr::V4(address)) => digest.update(address.octets()),
        // Who has one address of the sixth version has a network of 64 bits.
        Some(IpAddr::V6(address)) => digest.update(&address.octets()[..8]),
        None => {}
    }
    hex::encode(digest.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn five_stars() -> ClarityRating {
        ClarityRating { page: "/temi".into(), stars: 5, ..ClarityRating::default() }
    }

    fn refused_field(result: Result<ClarityRating, AppError>) -> String {
        match result {
            Err(AppError::Invalid { field }) => field,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn stars_go_from_one_to_five() {
        for stars in 1..=5 {
            assert!(rating(ClarityRating { stars, ..five_stars() }).is_ok());
        }
        for stars in [0, 6, 255] {
            assert_eq!(refused_field(rating(ClarityRating { stars, ..five_stars() })), "stars");
        }
    }

    #[test]
    fn a_page_is_a_path_of_this_site() {
        let long = format!("/{}", "a".repeat(200));
        for page in ["", "temi", "//evil.example", "/\\evil.example", "/temi?q=1", "/te\nmi", "/città", &long] {
            assert_eq!(refused_field(rating(ClarityRating { page: page.to_owned(), ..five_stars() })), "page");
        }
        assert!(rating(ClarityRating { page: "/en/scambi/zero-carta".into(), ..five_stars() }).is_ok());
    }

    #[test]
    fn a_text_is_trimmed_and_has_at_most_two_thousand_characters() {
        let kept = rating(ClarityRating { text: " uno\r\ndue \n".into(), ..five_stars() }).expect("a rating");
        assert_eq!(kept.text, "uno\ndue");
        assert!(rating(ClarityRating { text: "è".repeat(2_000), ..five_stars() }).is_ok());
        assert_eq!(refused_field(rating(ClarityRating { text: "è".repeat(2_001), ..five_stars() })), "text");
        assert_eq!(refused_field(rating(ClarityRating { text: "a\u{0}b".into(), ..five_stars() })), "text");
    }

    #[test]
    fn an_answer_belongs_to_the_stars() {
        let answered = |stars, answer: &str| rating(ClarityRating { stars, answer: answer.into(), ..five_stars() });
        assert!(answered(3, "poco-chiare").is_ok());
        assert!(answered(4, "chiare").is_ok());
        assert_eq!(refused_field(answered(5, "poco-chiare")), "answer");
        assert_eq!(refused_field(answered(2, "chiare")), "answer");
        assert_eq!(refused_field(answered(2, "mai-vista")), "answer");
    }

    #[test]
    fn what_a_day_brings_is_published_on_the_next() {
        let today = NaiveDate::from_ymd_opt(2024, 5, 2).expect("a day");
        let given = |time: &str| time.parse::<DateTime<Utc>>().expect("a time");
        assert!(given("2024-05-01T23:59:59.999Z") < published_before(today));
        assert!(given("2024-05-02T00:00:00Z") >= published_before(today));
    }

    #[test]
    fn a_report_says_something() {
        let empty = MistakeReport { page: "/fonti".into(), text: " \n".into(), ..MistakeReport::default() };
        assert_eq!(report(empty), Err(AppError::Invalid { field: "text".into() }));
    }

    #[test]
    fn a_key_changes_with_salt_and_address_and_does_not_show_it() {
        let key = |salt, address: &str| sender_key(salt, address.parse().ok());
        assert_eq!(key("a", "192.0.2.1"), key("a", "::ffff:192.0.2.1"));
        assert_eq!(key("a", "2001:db8::1"), key("a", "2001:db8::2"));
        assert_ne!(key("a", "192.0.2.1"), key("b", "192.0.2.1"));
        assert_ne!(key("a", "192.0.2.1"), key("a", "192.0.2.2"));
        assert_ne!(key("a", "192.0.2.1"), key("a", ""));
        assert_eq!(key("a", "192.0.2.1").len(), 64);
    }
}
