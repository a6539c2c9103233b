//! Links by which somebody switches a kind of mail off without signing in: nobody else can make one.

use app::accounts::mail::MailKind;
use app::accounts::unsubscribe_page::{PATH, Unsubscription};
use app::i18n::Language;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The address for a person and a kind.
pub fn address(secret: &str, origin: &str, person: &str, kind: MailKind, language: Language) -> String {
    let signature = hex::encode(code(secret, person, kind).finalize().into_bytes());
    let link = Unsubscription { person: person.to_owned(), kind: Some(kind), signature, outcome: String::new() };
    format!("{origin}{}{}", language.href(PATH), link.to_query_string())
}

/// Whose mail of which kind a link switches off; `None` for a link that is not ours.
pub fn read(secret: &str, link: &Unsubscription) -> Option<(String, MailKind)> {
    let kind = link.kind.filter(|kind| kind.is_optional())?;
    let signature = hex::decode(&link.signature).ok()?;
    code(secret, &link.person, kind).verify_slice(&signature).ok()?;
    Some((link.person.clone(), kind))
}

/// The code of a person and a kind, which takes the secret to make.
fn code(secret: &str, person: &str, kind: MailKind) -> Hmac<Sha256> {
    let key = hex::decode(secret).unwrap_or_default();
    let mut code = <Hmac<Sha256> as Mac>::new_from_slice(&key).expect("a key of any length makes a code");
    code.update(format!("unsubscribe\n{}\n{person}", kind.word()).as_bytes());
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "000102030405060708090a0b0c0d0e0f";

    fn link(person: &str, kind: MailKind) -> Unsubscription {
        let address = address(SECRET, "https://prassi.example", person, kind, Language::English);
        let query = address.strip_prefix("https://prassi.example/en/posta/disdici").expect("our page");
        Unsubscription::parse(query)
    }

    #[test]
    fn a_link_of_ours_says_who_and_what() {
        let read = read(SECRET, &link("anna", MailKind::Comment));
        assert_eq!(read, Some(("anna".to_owned(), MailKind::Comment)));
    }

    #[test]
    fn a_link_for_something_else_is_not_ours() {
        let ours = link("anna", MailKind::Comment);
        for forged in [
            Unsubscription { person: "bruno".into(), ..ours.clone() },
            Unsubscription { kind: Some(MailKind::Mention), ..ours.clone() },
            Unsubscription { signature: String::new(), ..ours.clone() },
            Unsubscription { signature: "00".repeat(32), ..ours.clone() },
            Unsubscription { kind: None, ..ours.clone() },
        ] {
            assert_eq!(read(SECRET, &forged), None, "{forged:?}");
        }
        assert_eq!(read("ff", &ours), None, "another portal's secret");
        assert_eq!(read(SECRET, &link("anna", MailKind::Invitation)), None, "mail that cannot be switched off");
    }
}
