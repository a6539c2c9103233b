//! All transitions of a proposal as a table, who may bring them about as another, and both against random histories.

use proptest::prelude::*;

use super::*;

const NOW: &str = "2024-06-10T09:00:00Z";

/// What each event makes of each state, when whoever may do it does it with all that it needs. "back" is a proposal
/// that came back to its curator with the changes made; "timed" is accepted, with a time of publication to come; a dash
/// is a refusal.
const TRANSITIONS: &str = "
                     draft      submitted  back               in_review          changes_requested  accepted   timed      published   superseded  archived  refused  withdrawn
submit               submitted  -          -                  -                  submitted          -          -          -           -           -         -        -
assign               -          in_review  in_review          in_review          changes_requested  accepted   accepted   -           -           -         -        -
ask_for_changes      -          -          changes_requested  changes_requested  -                  -          -          -           -           -         -        -
refuse               -          -          refused            refused            -                  -          -          -           -           -         -        -
accept               -          -          accepted           accepted           -                  -          -          -           -           -         -        -
publish              -          -          -                  -                  -                  published  published  -           -           -         -        -
publish_at_its_time  -          -          -                  -                  -                  -          published  -           -           -         -        -
unpublish            -          -          -                  -                  -                  -          accepted   accepted    -           -         -        -
archive              -          -          -                  -                  -                  archived   archived   archived    -           -         -        -
supersede            -          -          -                  -                  -                  -          -          superseded  -           -         -        -
withdraw             -          withdrawn  withdrawn          withdrawn          withdrawn          withdrawn  withdrawn  -           -           -         -        -
";

/// Who may bring each event about where the state allows it: yes, or the refusal.
const RIGHTS: &str = "
                     contributor    referent       elsewhere     curator          other_curator    author_curator  administrator  clock
submit               yes            yes            out_of_reach  only_its_entity  only_its_entity  only_its_entity out_of_reach   nobody_asked
assign               own_proposal   only_curators  out_of_reach  yes              yes              own_proposal    out_of_reach   nobody_asked
ask_for_changes      own_proposal   only_curators  out_of_reach  yes              another_curator  own_proposal    out_of_reach   nobody_asked
refuse               own_proposal   only_curators  out_of_reach  yes              another_curator  own_proposal    out_of_reach   nobody_asked
accept               own_proposal   only_curators  out_of_reach  yes              another_curator  own_proposal    out_of_reach   nobody_asked
publish              own_proposal   only_curators  out_of_reach  yes              another_curator  own_proposal    out_of_reach   nobody_asked
publish_at_its_time  only_the_clock only_the_clock out_of_reach  only_the_clock   only_the_clock   only_the_clock  out_of_reach   yes
unpublish            own_proposal   only_curators  out_of_reach  yes              yes              own_proposal    out_of_reach   nobody_asked
archive              own_proposal   only_curators  out_of_reach  yes              yes              own_proposal    out_of_reach   nobody_asked
supersede            own_proposal   only_curators  out_of_reach  yes              yes              own_proposal    out_of_reach   yes
withdraw             yes            yes            out_of_reach  only_its_entity  only_its_entity  only_its_entity out_of_reach   nobody_asked
";

fn now() -> DateTime<Utc> {
    NOW.parse().expect("a time")
}

/// The rows of a table below its head: the event, and each cell with the head of its column.
fn rows(table: &'static str) -> Vec<(ProposalEvent, Vec<(&'static str, &'static str)>)> {
    let mut lines = table.lines().filter(|line| !line.is_empty());
    let columns: Vec<&str> = lines.next().expect("a head").split_whitespace().collect();
    let row = |line: &'static str| {
        let mut cells = line.split_whitespace();
        let word = cells.next().expect("an event");
        let event = ProposalEvent::ALL.iter().copied().find(|event| event.word() == word).expect("a known event");
        let cells: Vec<_> = columns.iter().copied().zip(cells).collect();
        assert_eq!(cells.len(), columns.len(), "{word}");
        (event, cells)
    };
    lines.map(row).collect()
}

fn situation(column: &str) -> Situation {
    let word = match column {
        "back" => "submitted",
        "timed" => "accepted",
        word => word,
    };
    let state = ProposalState::ALL.iter().copied().find(|state| state.word() == word).expect("a known state");
    let publish_at = (column == "timed").then(now);
    Situation { state, assigned: !matches!(column, "draft" | "submitted"), publish_at }
}

/// The person, or the clock, that heads a column.
fn who(column: &str) -> Who {
    let somebody = |role| Asker { role, own_entity: false, author: false, assigned: false };
    Who::Person(match column {
        "contributor" => Asker { own_entity: true, author: true, ..somebody(Role::Contributor) },
        "referent" => Asker { own_entity: true, ..somebody(Role::Referent) },
        "elsewhere" => Asker { author: true, ..somebody(Role::Contributor) },
        "curator" => Asker { assigned: true, ..somebody(Role::Curator) },
        "other_curator" => somebody(Role::Curator),
        "author_curator" => Asker { assigned: true, author: true, ..somebody(Role::Curator) },
        "administrator" => Asker { own_entity: true, author: true, assigned: true, ..somebody(Role::Administrator) },
        "clock" => return Who::Clock,
        other => panic!("{other} is nobody"),
    })
}

/// Whoever may do it.
fn entitled(event: ProposalEvent) -> Who {
    match event {
        ProposalEvent::Submit | ProposalEvent::Withdraw => who("referent"),
        ProposalEvent::PublishAtItsTime => Who::Clock,
        _ => who("curator"),
    }
}

#[test]
fn every_event_makes_of_every_state_what_the_table_says() {
    let rows = rows(TRANSITIONS);
    assert_eq!(rows.len(), ProposalEvent::ALL.len());
    for (event, cells) in rows {
        for (column, expected) in cells {
            let result = next(situation(column), fitting(event, now()), entitled(event), now());
            let found = result.map_or("-", |next| next.state.word());
            assert_eq!(found, expected, "{event:?} of {column}: {result:?}");
        }
    }
}

#[test]
fn every_event_is_for_those_that_the_table_names() {
    for (event, cells) in rows(RIGHTS) {
        let fruitful = |column: &str| next(situation(column), fitting(event, now()), entitled(event), now()).is_ok();
        let states = ["draft", "back", "in_review", "timed", "published"];
        let state = states.into_iter().find(|column| fruitful(column)).expect("a state in which it happens");
        for (column, expected) in cells {
            let result = next(situation(state), fitting(event, now()), who(column), now());
            let found = result.map_or_else(Refusal::word, |_| "yes");
            assert_eq!(found, expected, "{event:?} by {column}");
        }
    }
}

#[test]
fn whom_it_does_not_concern_learns_nothing_of_its_state() {
    for state in ProposalState::ALL {
        for event in ProposalEvent::ALL {
            let result = next(situation(state.word()), fitting(*event, now()), who("elsewhere"), now());
            assert_eq!(result, Err(Refusal::OutOfReach), "{event:?} of {state:?}");
        }
    }
}

#[test]
fn nobody_decides_over_what_nobody_took_up() {
    for event in [ProposalEvent::AskForChanges, ProposalEvent::Refuse, ProposalEvent::Accept] {
        let result = next(situation("submitted"), fitting(event, now()), who("other_curator"), now());
        assert_eq!(result, Err(Refusal::Unassigned), "{event:?}");
    }
}

#[test]
fn a_reason_needs_a_letter_or_a_digit_and_an_end() {
    let long = "à".repeat(REASON_LIMIT + 1);
    let fits = "à".repeat(REASON_LIMIT);
    let cases = [
        ("", Err(Refusal::TextMissing)),
        (" \n\t", Err(Refusal::TextMissing)),
        ("…\u{200b}\u{202e}.", Err(Refusal::TextMissing)),
        (long.as_str(), Err(Refusal::TextTooLong)),
        (fits.as_str(), Ok(())),
        ("No: manca la fonte.", Ok(())),
    ];
    for (text, expected) in cases {
        for action in [Action::Refuse { text }, Action::AskForChanges { text }] {
            let result = next(situation("in_review"), action, who("curator"), now());
            assert_eq!(result.map(|_| ()), expected, "{text:?}");
        }
    }
}

#[test]
fn who_is_named_must_be_fit_and_have_a_day_left() {
    let today = now().date_naive();
    let assign = |fit, due| next(situation("submitted"), Action::Assign { fit, due }, who("other_curator"), now());
    assert_eq!(assign(false, today), Err(Refusal::UnfitCurator));
    assert_eq!(assign(true, today.pred_opt().expect("a day")), Err(Refusal::DueInThePast));
    assert_eq!(assign(true, today).map(|next| next.state), Ok(ProposalState::InReview));
}

#[test]
fn a_time_of_publication_waits_for_the_clock() {
    let later: DateTime<Utc> = "2024-06-12T07:00:00Z".parse().expect("a time");
    let timed = next(situation("accepted"), Action::Publish { at: Some(later) }, who("curator"), now());
    assert_eq!(timed, Ok(Next { state: ProposalState::Accepted, publish_at: Some(later) }));
    let waiting = Situation { publish_at: Some(later), ..situation("accepted") };
    assert_eq!(next(waiting, Action::PublishAtItsTime, Who::Clock, now()), Err(Refusal::TooEarly));
    let published = next(waiting, Action::PublishAtItsTime, Who::Clock, later);
    assert_eq!(published, Ok(Next { state: ProposalState::Published, publish_at: None }));
    let kept = next(waiting, fitting(ProposalEvent::Assign, now()), who("curator"), now());
    assert_eq!(kept, Ok(Next { state: ProposalState::Accepted, publish_at: Some(later) }));
    let taken_back = next(waiting, Action::Unpublish, who("curator"), now());
    assert_eq!(taken_back, Ok(Next { state: ProposalState::Accepted, publish_at: None }));
    assert_eq!(next(situation("accepted"), Action::PublishAtItsTime, Who::Clock, now()), Err(Refusal::NotScheduled));
}

#[test]
fn a_time_that_is_over_means_now() {
    let earlier: DateTime<Utc> = "2024-06-10T08:59:00Z".parse().expect("a time");
    let published = next(situation("accepted"), Action::Publish { at: Some(earlier) }, who("curator"), now());
    assert_eq!(published, Ok(Next { state: ProposalState::Published, publish_at: None }));
}

#[test]
fn a_page_offers_what_is_possible() {
    use ProposalEvent::{Accept, AskForChanges, Assign, Refuse, Submit, Withdraw};
    let offered = |column, persona| match who(persona) {
        Who::Person(asker) => possible(situation(column), asker, now()),
        Who::Clock => Vec::new(),
    };
    assert_eq!(offered("in_review", "curator"), [Assign, AskForChanges, Refuse, Accept]);
    assert_eq!(offered("in_review", "other_curator"), [Assign]);
    assert_eq!(offered("in_review", "referent"), [Withdraw]);
    assert_eq!(offered("changes_requested", "contributor"), [Submit, Withdraw]);
    assert_eq!(offered("refused", "curator"), []);
}

/// Somebody in a random history: an id, a role, and whether they work for the entity.
const PEOPLE: [(Role, bool); 7] = [
    (Role::Contributor, true),
    (Role::Contributor, false),
    (Role::Referent, true),
    (Role::Referent, false),
    (Role::Curator, false),
    (Role::Curator, false),
    (Role::Administrator, false),
];

/// A step that somebody tries: the event, who (past the last person: the clock), whom they name, a text.
type Attempt = (usize, usize, usize, String);

/// A history as it goes on, with what the rule is not told.
#[derive(Debug)]
struct History {
    situation: Situation,
    authors: Vec<usize>,
    curator: Option<usize>,
    accepted_by: Option<usize>,
    /// In which roles people are by now: who wrote a proposal may become a curator.
    roles: Vec<Role>,
}

impl History {
    fn new(author: usize) -> Self {
        let situation = situation("draft");
        let roles = PEOPLE.iter().map(|(role, _)| *role).collect();
        Self { situation, authors: vec![author], curator: None, accepted_by: None, roles }
    }

    fn asker(&self, person: usize) -> Asker {
        Asker {
            role: self.roles[person],
            own_entity: PEOPLE[person].1,
            author: self.authors.contains(&person),
            assigned: self.curator == Some(person),
        }
    }

    fn action<'a>(&self, event: ProposalEvent, named: usize, text: &'a str) -> Action<'a> {
        match fitting(event, now()) {
            Action::Assign { due, .. } => {
                Action::Assign { fit: self.roles[named] == Role::Curator && !self.authors.contains(&named), due }
            }
            Action::Refuse { .. } => Action::Refuse { text },
            Action::AskForChanges { .. } => Action::AskForChanges { text },
            Action::Publish { .. } if text.len() > 3 => {
                Action::Publish { at: Some(now() + chrono::TimeDelta::hours(1)) }
            }
            action => action,
        }
    }

    /// Tries a step, and checks what must hold after it.
    fn try_step(&mut self, (event, person, named, text): &Attempt) -> Result<(), TestCaseError> {
        let event = ProposalEvent::ALL[*event];
        let who = if *person < PEOPLE.len() { Who::Person(self.asker(*person)) } else { Who::Clock };
        let later = now() + chrono::TimeDelta::hours(2);
        let time = if who == Who::Clock { later } else { now() };
        let Ok(next) = next(self.situation, self.action(event, *named, text), who, time) else { return Ok(()) };
        self.check(event, who, next, text)?;
        match event {
            ProposalEvent::Submit if !self.authors.contains(person) => self.authors.push(*person),
            ProposalEvent::Assign => self.curator = Some(*named),
            ProposalEvent::Accept => self.accepted_by = Some(*person),
            _ => {}
        }
        if !matches!(next.state, ProposalState::Accepted | ProposalState::Published | ProposalState::Superseded) {
            self.accepted_by = None;
        }
        self.situation = Situation { state: next.state, assigned: self.curator.is_some(), publish_at: next.publish_at };
        Ok(())
    }

    fn check(&self, event: ProposalEvent, who: Who, next: Next, text: &str) -> Result<(), TestCaseError> {
        if next.state == ProposalState::Published {
            prop_assert!(self.accepted_by.is_some(), "published without anybody's acceptance");
        }
        if matches!(next.state, ProposalState::Refused | ProposalState::ChangesRequested) && event.needs_a_text() {
            prop_assert!(text.chars().any(char::is_alphanumeric), "{event:?} without a text");
        }
        let for_authors = matches!(event, ProposalEvent::Submit | ProposalEvent::Withdraw);
        if let Who::Person(asker) = who {
            prop_assert_ne!(asker.role, Role::Administrator);
            prop_assert!(for_authors || (asker.role == Role::Curator && !asker.author), "{event:?} by {asker:?}");
            prop_assert!(!for_authors || (asker.own_entity && asker.role != Role::Curator), "{event:?} by {asker:?}");
        }
        prop_assert!(!self.situation.state.is_final(), "{event:?} after the end");
        prop_assert!(next.publish_at.is_none() || next.state == ProposalState::Accepted, "a time without acceptance");
        Ok(())
    }
}

/// Steps as they follow each other where all goes well, so that random histories come far.
fn usual() -> Vec<Attempt> {
    let step = |event, person, named| (event_number(event), person, named, "Sì".to_owned());
    vec![
        step(ProposalEvent::Submit, 2, 0),
        step(ProposalEvent::Assign, 4, 4),
        step(ProposalEvent::Accept, 4, 0),
        step(ProposalEvent::Publish, 4, 0),
    ]
}

fn event_number(event: ProposalEvent) -> usize {
    ProposalEvent::ALL.iter().position(|known| *known == event).expect("a known event")
}

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let attempt = (0..ProposalEvent::ALL.len(), 0..=PEOPLE.len(), 0..PEOPLE.len(), "[ .a]{0,4}");
    let usual = proptest::sample::select(usual());
    proptest::collection::vec(prop_oneof![attempt, usual], 0..60)
}

proptest! {
    #[test]
    fn no_history_publishes_without_a_curator_or_lets_an_author_review(
        author in 0..3_usize, promotion in 0..60_usize, steps in attempts(),
    ) {
        let mut history = History::new(author);
        for (number, step) in steps.iter().enumerate() {
            if number == promotion {
                history.roles[author] = Role::Curator;
            }
            history.try_step(step)?;
        }
    }
}

#[test]
fn the_usual_history_ends_in_print() {
    let mut history = History::new(0);
    for step in usual() {
        history.try_step(&step).expect("what must hold");
    }
    assert_eq!(history.situation.state, ProposalState::Published);
}
