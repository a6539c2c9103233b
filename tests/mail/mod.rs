//! Mail from a change to a mail server: exactly what was asked for, to exactly who should get it.

mod smtp;
mod unsubscribe;

use std::sync::Arc;

use app::accounts::mail::MailKind;
use app::accounts::model::Role;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use server::change::{Actor, Change, Mail, Recipients};
use server::config::Config;
use server::db::Database;
use server::mail::{LEASE, Post, Sender};
use surrealdb::types::Object;

use self::smtp::MailServer;
use crate::support::{ORIGIN, account, empty_database, run};

fn now() -> DateTime<Utc> {
    "2026-11-21T09:00:00Z".parse().expect("a time")
}

async fn database() -> Database {
    let database = empty_database().await;
    let people = [
        account("anna", "Anna Verdi", "anna@cesena.example", "referent", ", entity = entity:cesena"),
        account("bruno", "Bruno Neri", "bruno@regione.example", "curator", ", language = 'en'"),
        account("carla", "Carla Blu", "carla@regione.example", "curator", ""),
        account("dario", "Dario Rossi", "dario@regione.example", "curator", ", closed = d'2026-01-01T00:00:00Z'"),
        account("elena", "Elena Bianchi", "elena@forli.example", "referent", ", entity = entity:forli"),
    ];
    database.write(&people.concat(), Object::new()).await.expect("people");
    database
}

fn sender(database: &Database, target: &str) -> Sender {
    let setting = |name: &str| match name {
        "PRASSI_MAIL" => Some(target.to_owned()),
        "PRASSI_MAIL_FROM" => Some("Prassi <prassi@regione.example>".to_owned()),
        "PRASSI_PUBLIC_URL" => Some(ORIGIN.to_owned()),
        _ => None,
    };
    let config = Config::from_lookup(&setting).expect("a configuration");
    let post = Post::new(&config.mail).expect("a way for mail");
    Sender::new(database.clone(), post, config.mail.from, config.web.public_url)
}

/// Asks for a message in a change of its own.
async fn ask(database: &Database, kind: MailKind, to: Recipients, data: Value) {
    let mut change = Change::new(Actor::nobody(), now());
    change.mail(Mail::new(kind, to, data));
    change.commit(database).await.expect("a change");
}

async fn ask_published(database: &Database, to: Recipients) {
    let data = json!({ "title": "Consiglio in video", "link": "/pratiche/consiglio-in-video" });
    ask(database, MailKind::Published, to, data).await;
}

/// Sends what is due at a time; gives how many letters were taken.
async fn deliver(sender: &Sender, at: DateTime<Utc>) -> usize {
    sender.address(at).await.expect("letters");
    let mut taken = 0;
    while sender.deliver_one(at).await.expect("a delivery") {
        taken += 1;
    }
    taken
}

/// The state, attempts and error of the letters.
async fn letters(database: &Database) -> Vec<Value> {
    database.read("SELECT * FROM letter ORDER BY address", Object::new()).await.expect("letters")
}

fn addresses(server: &MailServer) -> Vec<String> {
    let mut all: Vec<String> = server.received().into_iter().flat_map(|mail| mail.to).collect();
    all.sort();
    all
}

#[test]
fn a_message_comes_as_text_and_html_with_its_headers() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        ask_published(&database, Recipients::Person("anna".into())).await;
        assert_eq!(deliver(&sender(&database, &server.url()), now()).await, 1);
        let received = server.received();
        assert_eq!((received.len(), received[0].to.as_slice()), (1, ["anna@cesena.example".to_owned()].as_slice()));
        let mail = &received[0];
        assert_eq!(mail.header("From"), "Prassi <prassi@regione.example>");
        assert_eq!(mail.header("To"), "\"Anna Verdi\" <anna@cesena.example>");
        assert_eq!(mail.header("Subject"), "Pubblicata: Consiglio in video");
        assert_eq!(mail.header("Date"), "Sat, 21 Nov 2026 09:00:00 +0000");
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert!(mail.header("Message-ID").ends_with("@prassi.example>"), "{}", mail.text);
        assert!(mail.header("Content-Type").starts_with("multipart/alternative"), "{}", mail.text);
        assert!(mail.text.contains("text/plain") && mail.text.contains("text/html"), "{}", mail.text);
        assert!(mail.text.contains("https://prassi.example/pratiche/consiglio-in-video"), "{}", mail.text);
    });
}

#[test]
fn everybody_with_a_role_gets_it_in_their_language_and_nobody_else() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        ask_published(&database, Recipients::Role(Role::Curator)).await;
        deliver(&sender(&database, &server.url()), now()).await;
        assert_eq!(addresses(&server), ["bruno@regione.example", "carla@regione.example"]);
        let english = server.received().into_iter().find(|mail| mail.to[0].starts_with("bruno")).expect("one to Bruno");
        assert_eq!(english.header("Subject"), "Published: Consiglio in video");
        assert!(english.text.contains("https://prassi.example/en/pratiche/consiglio-in-video"), "{}", english.text);
    });
}

#[test]
fn people_are_found_by_entity_and_by_region() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        let cesena = Recipients::RoleOfEntity(Role::Referent, "cesena".into());
        ask_published(&database, cesena).await;
        deliver(&sender(&database, &server.url()), now()).await;
        assert_eq!(addresses(&server), ["anna@cesena.example"]);
        let entity = "UPSERT entity:forli SET name = 'Forlì', region = 'Emilia-Romagna', kind = 'municipality';";
        database.write(entity, Object::new()).await.expect("an entity");
        ask_published(&database, Recipients::RoleOfRegion(Role::Referent, "Emilia-Romagna".into())).await;
        deliver(&sender(&database, &server.url()), now()).await;
        assert_eq!(addresses(&server), ["anna@cesena.example", "elena@forli.example"]);
    });
}

#[test]
fn who_has_no_account_gets_an_invitation_that_cannot_be_switched_off() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        let data = json!({ "inviter": "Anna", "role": "collaboratrice", "until": "2026-11-28", "link": "/invito/abc" });
        ask(&database, MailKind::Invitation, Recipients::Address("nuova@cesena.example".into()), data).await;
        deliver(&sender(&database, &server.url()), now()).await;
        let mail = server.received().remove(0);
        assert_eq!((mail.header("To"), mail.count("List-Unsubscribe")), ("nuova@cesena.example".to_owned(), 0));
        let kept = letters(&database).await.remove(0).to_string()
            + &json!(database.list::<Value>("outbox").await.expect("rows")).to_string();
        assert!(!kept.contains("/invito/abc"), "a link for one person stays nowhere: {kept}");
    });
}

#[test]
fn what_is_refused_for_now_goes_later_and_once() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        let sender = sender(&database, &server.url());
        ask_published(&database, Recipients::Person("anna".into())).await;
        server.answer_next(451, "try again later");
        assert_eq!(deliver(&sender, now()).await, 1);
        assert!(server.received().is_empty());
        assert_eq!(deliver(&sender, now() + TimeDelta::seconds(59)).await, 0, "not before the pause is over");
        assert_eq!(deliver(&sender, now() + TimeDelta::seconds(60)).await, 1);
        assert_eq!(deliver(&sender, now() + TimeDelta::days(2)).await, 0);
        assert_eq!(addresses(&server), ["anna@cesena.example"]);
        let letter = letters(&database).await.remove(0);
        assert_eq!((&letter["state"], &letter["attempts"]), (&json!("sent"), &json!(2)));
    });
}

#[test]
fn what_is_refused_for_good_is_given_up() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        let sender = sender(&database, &server.url());
        ask_published(&database, Recipients::Person("anna".into())).await;
        server.answer_next(550, "no such mailbox");
        deliver(&sender, now()).await;
        assert_eq!(deliver(&sender, now() + TimeDelta::days(9)).await, 0);
        let letter = letters(&database).await.remove(0);
        assert_eq!(letter["state"], "given-up");
        assert!(letter["error"].as_str().is_some_and(|error| error.contains("no such mailbox")), "{letter}");
    });
}

#[test]
fn without_a_mail_server_letters_wait_for_about_a_day_and_no_longer() {
    run(async {
        let database = database().await;
        // A port that was free a moment ago.
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
        let sender = sender(&database, &format!("smtp://{free}"));
        ask_published(&database, Recipients::Person("anna".into())).await;
        let mut at = now();
        for _ in 0..12 {
            assert_eq!(deliver(&sender, at).await, 1);
            at += TimeDelta::hours(6);
        }
        assert_eq!(deliver(&sender, at).await, 0);
        assert_eq!(letters(&database).await[0]["state"], "given-up");
    });
}

#[test]
fn a_sender_that_is_killed_before_it_sends_loses_nothing() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        ask_published(&database, Recipients::Person("anna".into())).await;
        let killed = sender(&database, &server.url());
        killed.address(now()).await.expect("letters");
        killed.take(now()).await.expect("a lease").expect("a letter");
        drop(killed);
        let other = sender(&database, &server.url());
        assert_eq!(deliver(&other, now() + LEASE - TimeDelta::seconds(1)).await, 0, "it may still be at work");
        assert_eq!(deliver(&other, now() + LEASE).await, 1);
        assert_eq!(addresses(&server), ["anna@cesena.example"]);
    });
}

#[test]
fn a_sender_that_is_killed_before_it_marks_sends_the_same_message_again() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        ask_published(&database, Recipients::Person("anna".into())).await;
        let killed = sender(&database, &server.url());
        killed.address(now()).await.expect("letters");
        let letter = killed.take(now()).await.expect("a lease").expect("a letter");
        killed.send(&letter, now()).await.expect("a delivery");
        drop(killed);
        let other = sender(&database, &server.url());
        deliver(&other, now() + LEASE).await;
        assert_eq!(deliver(&other, now() + TimeDelta::days(2)).await, 0);
        // A mailbox keeps one of two messages with the same id; these are the same to the last letter.
        let received = server.received();
        assert_eq!(received.len(), 2);
        assert_eq!(received[0], received[1]);
    });
}

#[test]
fn in_a_folder_a_killed_sender_leaves_one_file() {
    run(async {
        let database = database().await;
        let folder = tempfile::TempDir::new().expect("a folder");
        let target = format!("file:{}", folder.path().display());
        ask_published(&database, Recipients::Person("anna".into())).await;
        let killed = sender(&database, &target);
        killed.address(now()).await.expect("letters");
        let letter = killed.take(now()).await.expect("a lease").expect("a letter");
        killed.send(&letter, now()).await.expect("a delivery");
        drop(killed);
        assert_eq!(deliver(&sender(&database, &target), now() + LEASE).await, 1);
        let files: Vec<_> =
            std::fs::read_dir(folder.path()).expect("files").flatten().map(|file| file.path()).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        let text = std::fs::read_to_string(&files[0]).expect("a message");
        assert!(text.contains("Subject: Pubblicata: Consiglio in video"), "{text}");
    });
}

#[test]
fn a_sender_that_comes_back_too_late_changes_nothing() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        ask_published(&database, Recipients::Person("anna".into())).await;
        let slow = sender(&database, &server.url());
        slow.address(now()).await.expect("letters");
        let letter = slow.take(now()).await.expect("a lease").expect("a letter");
        server.answer_next(451, "busy");
        let outcome = slow.send(&letter, now()).await.expect("an outcome");
        assert_eq!(deliver(&sender(&database, &server.url()), now() + LEASE).await, 1);
        slow.settle(&letter, &outcome, now() + LEASE).await.expect("an outcome noted");
        assert_eq!(letters(&database).await[0]["state"], "sent");
    });
}

#[test]
fn several_senders_at_once_send_each_message_once() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        let people: Vec<String> = (0..24).map(|number| format!("p{number:02}")).collect();
        for person in &people {
            ask_published(&database, Recipients::Address(format!("{person}@cesena.example"))).await;
        }
        let senders = (0..4).map(|_| {
            let sender = Arc::new(sender(&database, &server.url()));
            tokio::spawn(async move { deliver(&sender, now()).await })
        });
        let mut taken = 0;
        for sender in senders.collect::<Vec<_>>() {
            taken += sender.await.expect("a sender who gets to the end");
        }
        let expected: Vec<String> = people.iter().map(|person| format!("{person}@cesena.example")).collect();
        assert_eq!((taken, addresses(&server)), (24, expected));
    });
}

#[test]
fn one_event_gives_a_person_one_message_however_often_they_are_meant() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        let data = json!({ "title": "A", "link": "/pratiche/a" });
        let mut change = Change::new(Actor::nobody(), now());
        for to in [Recipients::Role(Role::Curator), Recipients::Person("bruno".into())] {
            change.mail(Mail::new(MailKind::Published, to, data.clone()));
        }
        change.commit(&database).await.expect("a change");
        deliver(&sender(&database, &server.url()), now()).await;
        assert_eq!(addresses(&server), ["bruno@regione.example", "carla@regione.example"]);
    });
}

#[test]
fn nothing_that_people_write_gets_into_the_headers() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        let name = "UPDATE person:anna SET name = \"Anna\\r\\nBcc: tutti@example.org\\r\\n\\r\\nCorpo\";";
        database.write(name, Object::new()).await.expect("a name");
        let title = "Uno\r\nBcc: tutti@example.org\r\n\r\n<script>";
        let data = json!({ "title": title, "link": "/pratiche/a" });
        ask(&database, MailKind::Published, Recipients::Person("anna".into()), data).await;
        deliver(&sender(&database, &server.url()), now()).await;
        let received = server.received();
        assert_eq!((received.len(), received[0].to.as_slice()), (1, ["anna@cesena.example".to_owned()].as_slice()));
        for name in ["Bcc", "Cc"] {
            assert_eq!(received[0].count(name), 0, "{}", received[0].text);
        }
        for name in ["To", "From", "Subject", "Message-ID", "Date", "Content-Type"] {
            assert_eq!(received[0].count(name), 1, "{name}: {}", received[0].text);
        }
    });
}

#[test]
fn an_address_that_is_none_is_given_up_and_holds_nobody_up() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        ask_published(&database, Recipients::Address("a@b.example\r\nRCPT TO:<tutti@example.org>".into())).await;
        ask_published(&database, Recipients::Person("anna".into())).await;
        assert_eq!(deliver(&sender(&database, &server.url()), now()).await, 2);
        assert_eq!(addresses(&server), ["anna@cesena.example"]);
    });
}

#[test]
fn who_got_what_is_forgotten_after_ninety_days() {
    run(async {
        let (database, server) = (database().await, MailServer::start());
        let sender = sender(&database, &server.url());
        ask_published(&database, Recipients::Person("anna".into())).await;
        deliver(&sender, now()).await;
        sender.forget(now() + TimeDelta::days(89)).await.expect("nothing forgotten");
        assert_eq!(letters(&database).await.len(), 1);
        sender.forget(now() + TimeDelta::days(91)).await.expect("a letter forgotten");
        assert!(letters(&database).await.is_empty());
        assert_eq!(deliver(&sender, now() + TimeDelta::days(92)).await, 0, "and nothing is sent again");
    });
}
