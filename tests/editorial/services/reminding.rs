//! Reminders: who gets one, when, and how often.

use app::editorial::workflow::ProposalEvent;

use super::Portal;
use crate::support::run;

/// The reminders that went out until a time to somebody, after those of that time.
async fn reminded(portal: &Portal, now: &str, kind: &str, who: &str) -> usize {
    portal.site.at(now).await.state.rooms.reminders.remind().await;
    portal.mail(kind).await.iter().filter(|mail| mail["recipients"]["who"] == who).count()
}

/// Sent on Monday 10 June 2024: twenty working days later is Monday 8 July, three before that is Wednesday 3 July.
#[test]
fn the_curator_is_reminded_three_working_days_before_and_on_the_day_once_each() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Un orto").await;
        let times = [
            ("2024-07-02T22:00:00", 0),
            ("2024-07-03T06:00:00", 1),
            ("2024-07-03T18:00:00", 1),
            ("2024-07-07T09:00:00", 1),
            ("2024-07-08T06:00:00", 2),
            ("2024-07-09T09:00:00", 2),
        ];
        for (now, expected) in times {
            assert_eq!(reminded(&portal, now, "reminder", "anna").await, expected, "{now}");
        }
        let mail = portal.mail("reminder").await;
        assert!(mail.iter().all(|mail| mail["data"]["due"] == "2024-07-08"), "{mail:?}");
        assert!(mail.iter().all(|mail| mail["data"]["link"] == format!("/area/istruttoria/{id}")), "{mail:?}");
        assert_eq!(portal.trail(&id).await.iter().filter(|kind| *kind == "reminded").count(), 2);
    });
}

#[test]
fn what_nobody_has_taken_up_is_said_to_all_curators() {
    run(async {
        let portal = Portal::open().await;
        portal.sent("Un orto").await;
        assert_eq!(reminded(&portal, "2024-07-08T09:00:00", "reminder", "curator").await, 1);
    });
}

#[test]
fn who_was_reminded_is_not_reminded_again_after_the_outbox_is_cleared() {
    run(async {
        let portal = Portal::open().await;
        portal.assigned("Un orto").await;
        assert_eq!(reminded(&portal, "2024-07-08T09:00:00", "reminder", "anna").await, 1);
        portal.change("DELETE outbox;").await;
        assert_eq!(reminded(&portal, "2025-07-08T09:00:00", "reminder", "anna").await, 0);
    });
}

#[test]
fn of_two_servers_at_the_same_time_one_reminds() {
    run(async {
        let portal = Portal::open().await;
        portal.assigned("Un orto").await;
        let later = portal.site.at("2024-07-08T09:00:00").await;
        let both = [later.state.rooms.reminders.clone(), later.state.rooms.reminders.clone()];
        for one in both.map(|reminders| tokio::spawn(async move { reminders.remind().await })) {
            one.await.expect("reminders that get to their end");
        }
        assert_eq!(portal.mail("reminder").await.len(), 1);
    });
}

/// Asked on Monday 10 June 2024: the tenth working day after it is Monday 24 June.
#[test]
fn an_author_is_reminded_once_after_ten_working_days_and_the_curator_meanwhile_not() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Un orto").await;
        portal.decide(&id, ProposalEvent::AskForChanges, "Quanti orti?").await;
        let author = "carla-cesena";
        assert_eq!(reminded(&portal, "2024-06-23T09:00:00", "answer-owed", author).await, 0);
        assert_eq!(reminded(&portal, "2024-06-24T09:00:00", "answer-owed", author).await, 1);
        assert_eq!(reminded(&portal, "2024-09-24T09:00:00", "answer-owed", author).await, 1);
        let mail = portal.mail("answer-owed").await;
        assert_eq!((&mail[0]["data"]["since"], &mail[0]["data"]["title"]), (&"2024-06-10".into(), &"Un orto".into()));
        assert!(portal.mail("reminder").await.is_empty(), "the clock stands still");
    });
}

#[test]
fn nobody_is_reminded_of_what_is_decided() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Un orto").await;
        portal.decide(&id, ProposalEvent::Refuse, "Non riguarda il catalogo.").await;
        assert_eq!(reminded(&portal, "2024-07-08T09:00:00", "reminder", "anna").await, 0);
    });
}
