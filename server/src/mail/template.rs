//! Templates: a file for each kind of message with its text in both languages, made into plain text and HTML.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use app::accounts::mail::MailKind;
use app::i18n::{Language, Message, long_date, message};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

/// What every HTML message stands in.
const LAYOUT: &str = include_str!("templates/layout.html");
const GREETING: Message = message("Buongiorno,", "Hello,");
const GREETING_BY_NAME: Message = message("Buongiorno {},", "Hello {},");
const SENT_BY: Message = message("Questo messaggio viene da Prassi: {}", "This message comes from Prassi: {}");
const UNSUBSCRIBE: Message = message("Non ricevere più questo tipo di avvisi", "Get no more messages of this kind");
const TIME: Message = message("{}, ore {} UTC", "{}, {} UTC");

static TEMPLATES: LazyLock<BTreeMap<MailKind, Template>> =
    LazyLock::new(|| MailKind::ALL.iter().map(|kind| (*kind, Template::parse(file(*kind)))).collect());

fn file(kind: MailKind) -> &'static str {
    match kind {
        MailKind::Invitation => include_str!("templates/invitation.txt"),
        MailKind::PasswordReset => include_str!("templates/password-reset.txt"),
        MailKind::Receipt => include_str!("templates/receipt.txt"),
        MailKind::ChangesRequested => include_str!("templates/changes-requested.txt"),
        MailKind::Refused => include_str!("templates/refused.txt"),
        MailKind::Accepted => include_str!("templates/accepted.txt"),
        MailKind::Published => include_str!("templates/published.txt"),
        MailKind::NewProposal => include_str!("templates/new-proposal.txt"),
        MailKind::Assigned => include_str!("templates/assigned.txt"),
        MailKind::Reminder => include_str!("templates/reminder.txt"),
        MailKind::AnswerOwed => include_str!("templates/answer-owed.txt"),
        MailKind::StillInUse => include_str!("templates/still-in-use.txt"),
        MailKind::Comment => include_str!("templates/comment.txt"),
        MailKind::Mention => include_str!("templates/mention.txt"),
        MailKind::Opinion => include_str!("templates/opinion.txt"),
        MailKind::OpinionGiven => include_str!("templates/opinion-given.txt"),
    }
}

/// Why a message cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// The data do not say something that the template names.
    #[error("the message {kind} needs {placeholder}")]
    Missing {
        /// The kind's word.
        kind: &'static str,
        /// The placeholder.
        placeholder: String,
    },
    /// A link leads neither to a page of ours nor anywhere on the web.
    #[error("the message {kind} has a link that leads nowhere")]
    Link {
        /// The kind's word.
        kind: &'static str,
    },
}

/// What a message needs besides its data.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// The receiver's name, where it is known.
    pub name: Option<&'a str>,
    /// The receiver's language.
    pub language: Language,
    /// The site's address without a slash at the end.
    pub origin: &'a str,
    /// The address that switches this kind of message off for the receiver, where that can be.
    pub unsubscribe: Option<&'a str>,
}

/// A message in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// What the data of a kind of message must say.
pub fn placeholders(kind: MailKind) -> BTreeSet<String> {
    TEMPLATES.get(&kind).into_iter().flat_map(|template| template.texts.values()).flat_map(Text::placeholders).collect()
}

/// The first placeholder of a kind of message that some data say nothing of.
pub fn missing(kind: MailKind, data: &Value) -> Option<String> {
    placeholders(kind).into_iter().find(|name| data.get(name).is_none_or(Value::is_null))
}

/// Writes a message.
pub fn write(kind: MailKind, data: &Value, envelope: Envelope) -> Result<Written, TemplateError> {
    let writer = Writer { kind, data, envelope };
    let text = TEMPLATES.get(&kind).and_then(|template| template.texts.get(envelope.language.tag()));
    let text = text.ok_or(TemplateError::Missing { kind: kind.word(), placeholder: "[it]".to_owned() })?;
    let subject = one_line(&writer.fill(&text.subject)?);
    let blocks: Vec<Block> = text.blocks.iter().map(|block| writer.block(block)).collect::<Result<_, _>>()?;
    let html = layout(&subject, &blocks, envelope);
    Ok(Written { text: plain(&blocks, envelope), subject, html })
}

/// A template: its text by the tag of the language.
#[derive(Debug, Default)]
struct Template {
    texts: BTreeMap<&'static str, Text>,
}

/// A text in a language.
#[derive(Debug, Default)]
struct Text {
    subject: String,
    blocks: Vec<Block>,
}

/// What stands between empty lines.
#[derive(Debug)]
enum Block {
    /// Running text.
    Paragraph(String),
    /// What somebody wrote: `> …`.
    Quote(String),
    /// A link that stands alone: `[label](address)`.
    Link(String, String),
}

impl Template {
    /// A file's text: `[it]` and `[en]` above the texts, the first line of each its subject.
    fn parse(file: &str) -> Self {
        let mut template = Self::default();
        for language in Language::ALL {
            let head = format!("[{}]\n", language.tag());
            let Some((_, text)) = file.split_once(&head) else { continue };
            let next = format!("[{}]\n", language.other().tag());
            let text = text.split(&next).next().unwrap_or_default();
            template.texts.insert(language.tag(), Text::parse(text));
        }
        template
    }
}

impl Text {
    fn parse(text: &str) -> Self {
        let mut chunks = text.split("\n\n").map(str::trim).filter(|chunk| !chunk.is_empty());
        let subject = chunks.next().unwrap_or_default().to_owned();
        Self { subject, blocks: chunks.map(Block::parse).collect() }
    }

    fn placeholders(&self) -> Vec<String> {
        let texts = self.blocks.iter().flat_map(Block::texts).chain([self.subject.as_str()]);
        let named = texts.flat_map(|text| text.split('{').skip(1)).filter_map(|part| part.split('}').next());
        named.map(|name| name.split('|').next().unwrap_or_default().to_owned()).collect()
    }
}

impl Block {
    fn parse(chunk: &str) -> Self {
        if let Some((label, target)) = chunk.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')?.split_once("]("))
        {
            return Self::Link(label.to_owned(), target.to_owned());
        }
        if let Some(quote) = chunk.strip_prefix("> ") {
            return Self::Quote(quote.to_owned());
        }
        Self::Paragraph(chunk.replace('\n', " "))
    }

    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Paragraph(text) | Self::Quote(text) => vec![text],
            Self::Link(label, target) => vec![label, target],
        }
    }
}

/// Puts data into a template.
struct Writer<'a> {
    kind: MailKind,
    data: &'a Value,
    envelope: Envelope<'a>,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> Result<Block, TemplateError> {
        Ok(match block {
            Block::Paragraph(text) => Block::Paragraph(one_line(&self.fill(text)?)),
            Block::Quote(text) => Block::Quote(self.fill(text)?.trim().to_owned()),
            Block::Link(label, target) => Block::Link(one_line(&self.fill(label)?), self.address(&self.fill(target)?)?),
        })
    }

    /// A text with its placeholders filled. What is filled in is not looked through for placeholders.
    fn fill(&self, text: &str) -> Result<String, TemplateError> {
        let mut parts = text.split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (placeholder, rest) = part.split_once('}').unwrap_or((part, ""));
            let (name, form) = placeholder.split_once('|').unwrap_or((placeholder, ""));
            let value = self.data.get(name).filter(|value| !value.is_null());
            let value =
                value.ok_or_else(|| TemplateError::Missing { kind: self.kind.word(), placeholder: name.to_owned() })?;
            filled.push_str(&self.formed(&self.words(value), form));
            filled.push_str(rest);
        }
        Ok(filled)
    }

    /// A value in the receiver's language: one that has several is an object by their tags.
    fn words(&self, value: &Value) -> String {
        match value {
            Value::String(text) => visible(text),
            Value::Array(items) => items.iter().map(|item| self.words(item)).collect::<Vec<_>>().join(", "),
            Value::Object(texts) => {
                let text = texts.get(self.envelope.language.tag()).or_else(|| texts.get("it"));
                text.map(|text| self.words(text)).unwrap_or_default()
            }
            other => other.to_string(),
        }
    }

    /// A day or a time in words; what is neither stays as it is.
    fn formed(&self, value: &str, form: &str) -> String {
        let language = self.envelope.language;
        let time: Option<DateTime<Utc>> = value.parse().ok();
        let day: Option<NaiveDate> = time.map(|time| time.date_naive()).or_else(|| value.parse().ok());
        match (form, day, time) {
            ("time", Some(day), Some(time)) => TIME.with(language, &[&long_date(day, language), &time.format("%H:%M")]),
            ("day" | "time", Some(day), _) => long_date(day, language),
            _ => value.to_owned(),
        }
    }

    /// The whole address of a link: a path of ours in the receiver's language, or an address on the web.
    fn address(&self, link: &str) -> Result<String, TemplateError> {
        let ours = link.starts_with('/') && !link.starts_with("//");
        let plain = link.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"'));
        if ours && plain {
            let path = self.envelope.language.href(Language::neutral_path(link));
            return Ok(format!("{}{path}", self.envelope.origin));
        }
        let on_the_web = link.starts_with("https://") || link.starts_with("http://");
        if on_the_web && plain { Ok(link.to_owned()) } else { Err(TemplateError::Link { kind: self.kind.word() }) }
    }
}

/// The plain text: greeting, blocks, footer.
fn plain(blocks: &[Block], envelope: Envelope) -> String {
    let mut parts = vec![greeting(envelope)];
    parts.extend(blocks.iter().map(|block| match block {
        Block::Paragraph(text) => text.clone(),
        Block::Quote(text) => text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
        Block::Link(label, address) => format!("{label}:\n{address}"),
    }));
    let sent_by = SENT_BY.with(envelope.language, &[&envelope.origin]);
    let off = envelope.unsubscribe.map(|there| format!("\n{}:\n{there}", UNSUBSCRIBE.text(envelope.language)));
    parts.push(format!("-- \n{sent_by}{}", off.unwrap_or_default()));
    format!("{}\n", parts.join("\n\n"))
}

/// The HTML: the same in the layout.
fn layout(subject: &str, blocks: &[Block], envelope: Envelope) -> String {
    let mut parts = vec![format!("<p>{}</p>", escaped(&greeting(envelope)))];
    parts.extend(blocks.iter().map(|block| match block {
        Block::Paragraph(text) => format!("<p>{}</p>", escaped(text)),
        Block::Quote(text) => format!("<blockquote><p>{}</p></blockquote>", escaped(text).replace('\n', "<br>\n")),
        Block::Link(label, address) => format!("<p>{}</p>", anchor(label, address)),
    }));
    let site = anchor(envelope.origin, envelope.origin);
    let mut footer = vec![format!("<p>{}</p>", SENT_BY.with(envelope.language, &[&site]))];
    footer.extend(
        envelope.unsubscribe.map(|there| format!("<p>{}</p>", anchor(UNSUBSCRIBE.text(envelope.language), there))),
    );
    let values = [
        ("language", envelope.language.tag().to_owned()),
        ("subject", escaped(subject)),
        ("body", parts.join("\n")),
        ("footer", footer.join("\n")),
    ];
    let mut layout = LAYOUT.split('{');
    let mut html = layout.next().unwrap_or_default().to_owned();
    for part in layout {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str());
        html.push_str(value);
        html.push_str(rest);
    }
    html
}

fn greeting(envelope: Envelope) -> String {
    match envelope.name.map(one_line).filter(|name| !name.is_empty()) {
        Some(name) => GREETING_BY_NAME.with(envelope.language, &[&name]),
        None => GREETING.text(envelope.language).to_owned(),
    }
}

fn anchor(label: &str, address: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(address), escaped(label))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text without what cannot be seen, or turns the direction of what can.
fn visible(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !(c.is_control() || turns(*c))).collect()
}

/// A text on one line.
pub fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn envelope(language: Language) -> Envelope<'static> {
        let unsubscribe = Some("https://prassi.example/posta/disdici?persona=a");
        Envelope { name: Some("Anna Verdi"), language, origin: "https://prassi.example", unsubscribe }
    }

    /// A value for every placeholder of a kind: its own name in capitals, so that it can be found again.
    fn data(kind: MailKind) -> Value {
        let value = |name: &String| match name.as_str() {
            "link" => json!("/area/proposte/x"),
            "until" | "due" => json!("2026-12-01"),
            "sent" => json!("2026-11-21T09:05:00Z"),
            name => json!(name.to_uppercase()),
        };
        placeholders(kind).iter().map(|name| (name.clone(), value(name))).collect::<serde_json::Map<_, _>>().into()
    }

    #[test]
    fn every_message_can_be_written_in_both_languages() {
        for kind in MailKind::ALL {
            for language in Language::ALL {
                let written = write(*kind, &data(*kind), envelope(language)).expect("a message");
                assert!(!written.subject.is_empty() && !written.subject.contains('\n'), "{kind:?}");
                for text in [&written.subject, &written.text, &written.html] {
                    assert!(!text.contains(['{', '}', '|']), "{kind:?} {language:?}: {text}");
                }
                for (name, value) in data(*kind).as_object().expect("an object") {
                    let filled = match (name.as_str(), language) {
                        ("link", Language::Italian) => "https://prassi.example/area/proposte/x",
                        ("link", Language::English) => "https://prassi.example/en/area/proposte/x",
                        ("until" | "due", Language::Italian) => "1º dicembre 2026",
                        ("until" | "due", Language::English) => "1 December 2026",
                        ("sent", Language::Italian) => "21 novembre 2026, ore 09:05 UTC",
                        ("sent", Language::English) => "21 November 2026, 09:05 UTC",
                        _ => value.as_str().expect("a text"),
                    };
                    let whole = format!("{}\n{}", written.subject, written.text);
                    assert!(whole.contains(filled), "{kind:?} {language:?}: {name} is not in {whole}");
                }
            }
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for (kind, template) in TEMPLATES.iter() {
            let of = |tag: &str| template.texts[tag].placeholders().into_iter().collect::<BTreeSet<_>>();
            assert_eq!(of("it"), of("en"), "{kind:?}");
            let (it, en) = (&template.texts["it"], &template.texts["en"]);
            assert_eq!(it.blocks.len(), en.blocks.len(), "{kind:?}");
        }
    }

    #[test]
    fn a_message_without_something_it_names_is_not_written() {
        let refused = write(MailKind::Published, &json!({ "title": "A" }), envelope(Language::Italian));
        assert_eq!(refused, Err(TemplateError::Missing { kind: "published", placeholder: "link".into() }));
        assert_eq!(missing(MailKind::Published, &json!({ "link": "/x" })), Some("title".to_owned()));
        assert_eq!(missing(MailKind::Published, &data(MailKind::Published)), None);
    }

    #[test]
    fn what_people_wrote_stays_text() {
        let data = json!({
            "title": "<b>Uno</b>\r\nBcc: tutti@example.org", "author": "A\u{202e}B", "text": "prima\n{link} & <i>",
            "link": "/area/proposte/x",
        });
        let written = write(MailKind::Comment, &data, envelope(Language::Italian)).expect("a message");
        assert_eq!(written.subject, "Nuovo commento su: <b>Uno</b> Bcc: tutti@example.org");
        assert!(written.text.contains("AB ha scritto"), "{}", written.text);
        assert!(written.text.contains("> prima\n> {link} & <i>"), "{}", written.text);
        assert!(written.html.contains("prima<br>\n{link} &amp; &lt;i&gt;"), "{}", written.html);
        assert!(!written.html.contains("<b>"));
    }

    #[test]
    fn a_link_leads_to_a_page() {
        for link in ["javascript:alert(1)", "//evil.example", "mailto:a@b.it", "/a b", "https://x.it/\"onclick"] {
            let data = json!({ "title": "A", "link": link });
            let refused = write(MailKind::Published, &data, envelope(Language::Italian));
            assert_eq!(refused, Err(TemplateError::Link { kind: "published" }), "{link}");
        }
    }

    #[test]
    fn a_text_in_two_languages_comes_in_the_receivers() {
        let data = json!({
            "inviter": "Anna", "role": { "it": "referente di Cesena", "en": "referent for Cesena" },
            "until": "2026-12-01", "link": "/invito/x",
        });
        let english = write(MailKind::Invitation, &data, Envelope { name: None, ..envelope(Language::English) });
        let english = english.expect("a message").text;
        assert!(english.starts_with("Hello,\n\nAnna invites you"), "{english}");
        assert!(english.contains("as referent for Cesena."), "{english}");
    }

    #[test]
    fn only_mail_that_can_be_switched_off_says_how() {
        let data = data(MailKind::Invitation);
        let without = Envelope { unsubscribe: None, ..envelope(Language::Italian) };
        let written = write(MailKind::Invitation, &data, without).expect("a message");
        assert!(!written.text.contains("disdici") && !written.html.contains("disdici"));
    }
}
