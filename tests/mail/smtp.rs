//! A mail server that the tests start: it keeps what it accepts, and refuses what it is told to refuse. The crates for
//! such servers would switch on features of others, and so compile half of the program a second time.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A message as it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Whom it is for, as the envelope says it.
    pub to: Vec<String>,
    /// Headers and body.
    pub text: String,
}

impl Received {
    /// A header's value, its lines joined; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        let (head, _) = self.text.split_once("\r\n\r\n").expect("headers and a body");
        let head = head.replace("\r\n ", " ");
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_owned()).unwrap_or_default()
    }

    /// How often a header stands there.
    pub fn count(&self, name: &str) -> usize {
        let (head, _) = self.text.split_once("\r\n\r\n").expect("headers and a body");
        head.lines().filter(|line| line.to_lowercase().starts_with(&format!("{}:", name.to_lowercase()))).count()
    }
}

#[derive(Default)]
struct Kept {
    received: Vec<Received>,
    /// What the next messages get for an answer; after these, all are accepted.
    answers: VecDeque<String>,
}

/// The server; copies are the same one. It ends with the tests.
#[derive(Clone)]
pub struct MailServer {
    address: SocketAddr,
    kept: Arc<Mutex<Kept>>,
}

impl MailServer {
    /// Starts a server on a port of its own.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = Self { address, kept: Arc::default() };
        let serving = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = Arc::clone(&serving.kept);
                // Who sends may go away in the middle.
                std::thread::spawn(move || drop(talk(stream, &kept)));
            }
        });
        server
    }

    /// The value of `PRASSI_MAIL` for this server.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Gives the next message this answer.
    pub fn answer_next(&self, code: u16, text: &str) {
        self.kept.lock().expect("the mail").answers.push_back(format!("{code} {text}"));
    }

    /// What was accepted, in order.
    pub fn received(&self) -> Vec<Received> {
        self.kept.lock().expect("the mail").received.clone()
    }
}

/// The conversation with one sender, as RFC 5321 has it.
fn talk(stream: TcpStream, kept: &Mutex<Kept>) -> std::io::Result<()> {
    let mut writer = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    writer.write_all(b"220 mail.example ESMTP\r\n")?;
    let mut to = Vec::new();
    while let Some(line) = lines.next().transpose()? {
        let (verb, rest) = line.split_once([' ', ':']).unwrap_or((&line, ""));
        let answer = match verb.to_ascii_uppercase().as_str() {
            "EHLO" | "HELO" => "250 mail.example".to_owned(),
            "MAIL" | "RSET" => {
                to.clear();
                "250 OK".to_owned()
            }
            "RCPT" => {
                let address = rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')).expect("an address");
                to.push(address.0.to_owned());
                "250 OK".to_owned()
            }
            "NOOP" => "250 OK".to_owned(),
            "DATA" => {
                writer.write_all(b"354 go on, and end with a dot\r\n")?;
                let text = text(&mut lines)?;
                accept(kept, Received { to: std::mem::take(&mut to), text })
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n"),
            _ => "502 not implemented".to_owned(),
        };
        writer.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}

/// The lines of a message up to the dot; a dot that stands before a line's own is taken away.
fn text(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> std::io::Result<String> {
    let mut text = String::new();
    for line in lines {
        let line = line?;
        if line == "." {
            break;
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
        text.push_str("\r\n");
    }
    Ok(text)
}

/// Keeps a message, unless it is to be answered otherwise.
fn accept(kept: &Mutex<Kept>, message: Received) -> String {
    let mut kept = kept.lock().expect("the mail");
    if let Some(refusal) = kept.answers.pop_front() {
        return refusal;
    }
    kept.received.push(message);
    "250 OK".to_owned()
}
