//! A letter as a message of the mail system: headers, plain text, HTML.

use app::accounts::mail::MailKind;
use lettre::address::AddressError;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use url::Url;

use super::post::PostError;
use super::store::Letter;
use super::template::{self, Envelope, one_line};

/// Whom messages come from.
pub struct Sending {
    /// The `From`.
    pub from: Mailbox,
    /// The address by which readers know the site.
    pub site: Url,
}

impl Sending {
    /// The site's address without a slash at the end.
    pub fn origin(&self) -> &str {
        self.site.as_str().trim_end_matches('/')
    }

    /// The message of a letter: the same letter always makes the same message.
    pub fn message(&self, letter: &Letter, unsubscribe: Option<&str>) -> Result<Message, PostError> {
        let kind =
            letter.kind().ok_or_else(|| PostError::Never(format!("no kind of mail is called {}", letter.kind)))?;
        let name = letter.name.as_deref();
        let envelope = Envelope { name, language: letter.language(), origin: self.origin(), unsubscribe };
        let written =
            template::write(kind, &letter.data, envelope).map_err(|error| PostError::Never(error.to_string()))?;
        let to = mailbox(name, &letter.address).map_err(|error| PostError::Never(error.to_string()))?;
        let mut message = Message::builder()
            .message_id(Some(self.message_id(letter)))
            .date(letter.created.into())
            .from(self.from.clone())
            .to(to)
            .subject(written.subject)
            // That no holiday reply answers it (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"));
        if let Some(there) = unsubscribe {
            message = message
                .raw_header(header("List-Unsubscribe", &format!("<{there}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let plain = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(written.text);
        let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(written.html);
        let parts = MultiPart::alternative().boundary(&letter.id);
        let parts = parts.singlepart(plain).singlepart(html);
        message.multipart(parts).map_err(|error| PostError::Never(error.to_string()))
    }

    /// The name of a letter in the mail system: the same however often it is sent.
    fn message_id(&self, letter: &Letter) -> String {
        format!("<{}@{}>", letter.id, self.site.host_str().unwrap_or("localhost"))
    }
}

/// Whether whoever gets this kind can switch it off: people with an account, and kinds that are not asked for.
pub fn can_be_switched_off(letter: &Letter) -> Option<(&str, MailKind)> {
    let kind = letter.kind().filter(|kind| kind.is_optional())?;
    Some((letter.person.as_deref()?, kind))
}

fn mailbox(name: Option<&str>, address: &str) -> Result<Mailbox, AddressError> {
    let address: Address = address.parse()?;
    Ok(Mailbox::new(name.map(one_line).filter(|name| !name.is_empty()), address))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
