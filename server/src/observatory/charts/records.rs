//! Numbers of charts that count records: adoptions, tools, exchanges, days, seats, needs.

use std::collections::{BTreeMap, BTreeSet};

use app::catalogue::model::{Adoption, Practice};
use app::exchanges::model::{Exchange, Session};
use app::i18n::{Bilingual, Language, long_date, message};
use app::observatory::model::{Figure, Service};
use app::registry::model::{Entity, EntityKind, Theme};
use app::surveys::model::{Participant, Question, QuestionKind, QuestionOption, Survey, SurveyNeed};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::definition::{Dimension, Origin};
use super::names::{Names, both, written};
use super::observation::Observation;
use crate::db::{Database, DatabaseError};

/// The measure of what is counted.
const COUNTED: &str = "counted";
const SEATS: &str = "seats";
const DURATION: &str = "duration";
/// The most days of one session that a calendar marks: longer ones are spans within which a day is still to be chosen.
const SESSION_DAYS: u64 = 7;

/// The numbers by where they come from.
pub type Sets = BTreeMap<Origin, Vec<Observation>>;

/// The records that are counted.
struct Records {
    practices: Vec<Practice>,
    adoptions: Vec<Adoption>,
    exchanges: Vec<Exchange>,
    sessions: Vec<Session>,
    needs: Vec<SurveyNeed>,
    surveys: Vec<Survey>,
    questions: Vec<Question>,
    answers: Vec<QuestionOption>,
    participants: Vec<Participant>,
    themes: BTreeMap<String, Theme>,
    kinds: BTreeMap<String, EntityKind>,
}

/// Reads and counts the records of all charts, and names what they are of.
pub async fn sets(
    database: &Database,
    figures: &[Figure],
    services: &[Service],
    entities: &[Entity],
    names: &mut Names,
) -> Result<Sets, DatabaseError> {
    let mut themes: Vec<Theme> = database.list("theme").await?;
    themes.sort_by_key(|theme| theme.order);
    let mut records = Records {
        practices: database.list("practice").await?,
        adoptions: database.list("adoption").await?,
        exchanges: database.list("exchange").await?,
        sessions: database.list("session").await?,
        needs: database.list("survey_need").await?,
        surveys: database.list("survey").await?,
        questions: database.list("question").await?,
        answers: database.list("question_option").await?,
        participants: database.list("participant").await?,
        kinds: entities.iter().map(|entity| (entity.id.clone(), entity.kind)).collect(),
        themes: BTreeMap::new(),
    };
    name(&records, &themes, names);
    for entity in entities {
        if let Some(place) = entity.latitude.zip(entity.longitude) {
            names.add_place(&entity.id, place);
        }
    }
    records.themes = themes.into_iter().map(|theme| (theme.id.clone(), theme)).collect();
    Ok(Sets::from([
        (Origin::Figures, figures.iter().map(Observation::of_figure).collect()),
        (Origin::Adoptions, records.adoptions()),
        (Origin::Tools, records.tools()),
        (Origin::Practices, records.practices()),
        (Origin::Offers, records.offers()),
        (Origin::Days, records.days(names)),
        (Origin::Seats, records.seats()),
        (Origin::Needs, records.needs()),
        (Origin::Bridges, records.bridges(services)),
        (Origin::Answers, records.answers(names)),
        (Origin::Participants, records.participants()),
    ]))
}

fn name(records: &Records, themes: &[Theme], names: &mut Names) {
    for theme in themes {
        names.add(Dimension::Theme, &theme.id, theme.label.clone());
    }
    for exchange in &records.exchanges {
        names.add(Dimension::Exchange, &exchange.id, exchange.title.clone());
    }
    let own = [
        (Dimension::Measure, SEATS, message("posti per edizione", "seats in an edition")),
        (Dimension::Measure, DURATION, message("giorni", "days")),
        (Dimension::Record, "pratica", message("pratiche", "practices")),
        (Dimension::Record, "scambio", message("scambi", "exchanges")),
    ];
    for (dimension, id, label) in own {
        names.add(dimension, id, both(label));
    }
    for survey in &records.surveys {
        if let Some(number) = survey.respondents_inferred {
            names.add_respondents(&survey.source, number);
        }
    }
}

impl Records {
    /// The topmost theme above one.
    fn root<'a>(&'a self, theme: &'a str) -> &'a str {
        self.above(theme).last().unwrap_or(theme)
    }

    /// A theme and those above it.
    fn above<'a>(&'a self, theme: &'a str) -> impl Iterator<Item = &'a str> {
        // A tree is never so deep; a circle in the data must not hold anybody up.
        std::iter::successors(Some(theme), |theme| self.themes.get(*theme)?.parent.as_deref()).take(10)
    }

    fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices.iter().find(|practice| practice.id == id)
    }

    fn adoptions(&self) -> Vec<Observation> {
        let counted = self.adoptions.iter().filter_map(|adoption| {
            let practice = self.practice(&adoption.practice)?;
            let theme = self.root(practice.themes.first()?);
            let kind = self.kinds.get(&adoption.entity)?.slug();
            let of = [(Dimension::Theme, theme), (Dimension::EntityKind, kind)];
            Some(Observation::counted(COUNTED, &adoption.source, Decimal::ONE, &of))
        });
        counted.collect()
    }

    fn tools(&self) -> Vec<Observation> {
        let of_practices = self.practices.iter().flat_map(|practice| {
            practice.tools.iter().map(|tool| (tool.as_str(), practice.id.as_str(), practice.source.as_str()))
        });
        let of_adoptions = self.adoptions.iter().flat_map(|adoption| {
            adoption.tools.iter().map(|tool| (tool.as_str(), adoption.practice.as_str(), adoption.source.as_str()))
        });
        let named: BTreeSet<(&str, &str, &str)> = of_practices.chain(of_adoptions).collect();
        let counted = named
            .into_iter()
            .map(|(tool, _, source)| Observation::counted(COUNTED, source, Decimal::ONE, &[(Dimension::Tool, tool)]));
        counted.collect()
    }

    fn practices(&self) -> Vec<Observation> {
        let counted = self.adoptions.iter().map(|adoption| {
            let of = [(Dimension::Entity, adoption.entity.as_str())];
            let counted = Observation::counted(COUNTED, &adoption.source, Decimal::ONE, &of);
            Observation { locator: Some(adoption.locator.clone()), ..counted }
        });
        counted.collect()
    }

    fn offers(&self) -> Vec<Observation> {
        let counted = self.exchanges.iter().flat_map(|exchange| {
            let theme = exchange.themes.first().map(|theme| self.root(theme));
            exchange.hosts.iter().filter_map(move |host| {
                let of = [(Dimension::Theme, theme?), (Dimension::Entity, host.as_str())];
                Some(Observation::counted(COUNTED, &exchange.source, Decimal::ONE, &of))
            })
        });
        counted.collect()
    }

    fn days(&self, names: &mut Names) -> Vec<Observation> {
        let mut found = Vec::new();
        let mut days = BTreeSet::new();
        for session in &self.sessions {
            let source = self.exchanges.iter().find(|exchange| exchange.id == session.exchange);
            let Some(source) = source.map(|exchange| exchange.source.as_str()) else { continue };
            for day in days_of(session) {
                days.insert(day);
                let of = [(Dimension::Date, day.to_string())];
                let of = of.each_ref().map(|(dimension, key)| (*dimension, key.as_str()));
                found.push(Observation::counted(COUNTED, source, Decimal::ONE, &of));
            }
        }
        for day in days {
            names.add(Dimension::Date, &day.to_string(), written(|language: Language| long_date(day, language)));
        }
        found
    }

    fn seats(&self) -> Vec<Observation> {
        let counted = self.exchanges.iter().flat_map(|exchange| {
            let seats = exchange.participants_max.or(exchange.participants_per_session_max);
            [(SEATS, seats), (DURATION, exchange.duration_days_max)].into_iter().map(|(measure, number)| {
                let of = [(Dimension::Exchange, exchange.id.as_str())];
                Observation {
                    value: number.map(Decimal::from),
                    ..Observation::counted(measure, &exchange.source, Decimal::ZERO, &of)
                }
            })
        });
        counted.collect()
    }

    fn needs(&self) -> Vec<Observation> {
        let counted = self.needs.iter().filter_map(|need| {
            let of =
                [(Dimension::Theme, need.themes.first()?.as_str()), (Dimension::SizeGroup, need.size_group.slug())];
            Some(Observation::counted(COUNTED, &need.survey, Decimal::ONE, &of))
        });
        counted.collect()
    }

    /// The open questions in their order, each with its answers.
    fn answers(&self, names: &mut Names) -> Vec<Observation> {
        let mut questions: Vec<&Question> =
            self.questions.iter().filter(|question| question.kind == QuestionKind::Open).collect();
        questions.sort_by_key(|question| question.order);
        let mut found = Vec::new();
        for question in questions {
            let survey = self.surveys.iter().find(|survey| survey.id == question.survey);
            let Some(source) = survey.map(|survey| survey.source.as_str()) else { continue };
            names.add(Dimension::Question, &question.id, self.question(question));
            let mut answers: Vec<&QuestionOption> =
                self.answers.iter().filter(|answer| answer.question == question.id).collect();
            answers.sort_by_key(|answer| answer.order);
            for answer in answers {
                names.add(Dimension::Answer, &answer.id, answer.label.clone());
                let of = [(Dimension::Question, question.id.as_str()), (Dimension::Answer, answer.id.as_str())];
                let counted = Observation::counted(COUNTED, source, Decimal::ONE, &of);
                found.push(Observation { locator: Some(answer.locator.clone()), ..counted });
            }
        }
        found
    }

    /// A question's words, behind those of the question that it belongs to.
    fn question(&self, question: &Question) -> Bilingual {
        let parent = self.questions.iter().find(|other| question.parent.as_ref() == Some(&other.id));
        match parent {
            Some(parent) => {
                written(|language| format!("{} – {}", parent.text.text(language), question.text.text(language)))
            }
            None => question.text.clone(),
        }
    }

    fn participants(&self) -> Vec<Observation> {
        let counted = self.participants.iter().filter_map(|participant| {
            let survey = self.surveys.iter().find(|survey| survey.id == participant.survey)?;
            let of = [(Dimension::Entity, participant.entity.as_str())];
            let counted = Observation::counted(COUNTED, &survey.source, Decimal::ONE, &of);
            Some(Observation { locator: Some(participant.locator.clone()), ..counted })
        });
        counted.collect()
    }

    fn bridges(&self, services: &[Service]) -> Vec<Observation> {
        let acts = |service: &Service, themes: &[String]| {
            themes.iter().any(|theme| self.above(theme).any(|theme| service.themes.iter().any(|known| known == theme)))
        };
        let mut found = Vec::new();
        for service in services {
            let practices = self.practices.iter().filter(|practice| acts(service, &practice.themes));
            let exchanges = self.exchanges.iter().filter(|exchange| acts(service, &exchange.themes));
            let practices = practices.map(|practice| ("pratica", &practice.source));
            let exchanges = exchanges.map(|exchange| ("scambio", &exchange.source));
            let one = |record, source: &str, number| {
                let of = [(Dimension::Service, service.id.as_str()), (Dimension::Record, record)];
                Observation::counted(COUNTED, source, number, &of)
            };
            // A service on which nothing acts is a row too.
            found.extend(["pratica", "scambio"].map(|record| one(record, &service.source, Decimal::ZERO)));
            found.extend(practices.chain(exchanges).map(|(record, source)| one(record, source, Decimal::ONE)));
        }
        found
    }
}

/// The days of a session that says them.
fn days_of(session: &Session) -> Vec<NaiveDate> {
    let day = |text: &Option<String>| NaiveDate::parse_from_str(text.as_deref()?, "%Y-%m-%d").ok();
    let Some(start) = day(&session.start) else { return Vec::new() };
    let end = day(&session.end).unwrap_or(start);
    let length = u64::try_from((end - start).num_days()).unwrap_or_default();
    if length >= SESSION_DAYS {
        Vec::new()
    } else {
        (0..=length).filter_map(|day| start.checked_add_days(Days::new(day))).collect()
    }
}
