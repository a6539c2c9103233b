//! Readers' feedback at the desk: what they sent, what became of it, and how clear they found each page.

mod store;

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::{Role, Viewer};
use app::editorial::model::{Difficulty, Liking};
use app::editorial::reports::api::Reports;
use app::editorial::reports::model::{
    ANSWER_LIMIT, FeedbackAnswer, FeedbackKind, FeedbackLine, FeedbackPage, FeedbackState, MOST_LINES, News,
    PageClarity,
};
use app::editorial::reports::query::FeedbackQuery;
use app::error::AppError;
use app::i18n::{Language, decimal};
use async_trait::async_trait;
use rust_decimal::Decimal;
use serde_json::json;

use self::store::{Sent, Standing};
use super::store::{Sum, sums};
use super::wording::fit_text;
use crate::change::{Actor, Change, EventKind, Subject};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// Lets curators deal with what readers sent.
pub struct ReportsRoom {
    database: Database,
    clock: Clock,
}

impl ReportsRoom {
    /// The room over a database.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    /// All that readers sent in words, the last first, with what became of it.
    async fn lines(&self, language: Language) -> Result<Vec<FeedbackLine>, AppError> {
        let standings = store::standings(&self.database).await.map_err(failure)?;
        let standings: BTreeMap<String, Standing> =
            standings.into_iter().map(|standing| (standing.id.clone(), standing)).collect();
        let mut lines = Vec::new();
        for kind in FeedbackKind::ALL.iter().copied() {
            for sent in store::sent(&self.database, kind).await.map_err(failure)? {
                let standing = standings.get(&store::key(kind, &sent.id));
                lines.push(line(kind, sent, standing, language));
            }
        }
        lines.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.id.cmp(&other.id)));
        let subjects = subjects(&lines);
        let figures = store::figures(&self.database, &subjects).await.map_err(failure)?;
        for line in &mut lines {
            line.is_figure = line.subject.as_ref().is_some_and(|subject| figures.contains(subject));
        }
        Ok(lines)
    }

    /// How clear readers found each page, those with most ratings first.
    async fn clarity(&self, language: Language) -> Result<Vec<PageClarity>, AppError> {
        let mut sums = sums(&self.database, self.clock.now()).await.map_err(failure)?;
        sums.sort_by(|one, other| other.ratings.cmp(&one.ratings).then_with(|| one.page.cmp(&other.page)));
        Ok(sums.into_iter().filter_map(|sum| clarity(sum, language)).collect())
    }
}

/// Readers' feedback is for curators.
fn curators_only(viewer: &Viewer) -> Result<(), AppError> {
    if viewer.role == Role::Curator { Ok(()) } else { Err(AppError::Forbidden) }
}

/// Something that a reader sent, as the list shows it; whether it is about a figure is not known yet.
fn line(kind: FeedbackKind, sent: Sent, standing: Option<&Standing>, language: Language) -> FeedbackLine {
    FeedbackLine {
        id: sent.id,
        kind,
        page: sent.page,
        subject: sent.subject,
        is_figure: false,
        stars: sent.stars,
        said: sent.answer.and_then(|slug| in_words(&slug, language)),
        text: sent.text.unwrap_or_default(),
        at: sent.created,
        state: standing.map_or(FeedbackState::Open, |standing| standing.state),
        answer: standing.map(|standing| standing.answer.clone()).unwrap_or_default(),
        answered: standing.map(|standing| (standing.answered_name.clone(), standing.at)),
        version: standing.map_or(0, |standing| standing.version),
    }
}

/// A fixed answer to the stars.
fn in_words(slug: &str, language: Language) -> Option<String> {
    let label =
        Difficulty::from_slug(slug).map(Difficulty::label).or_else(|| Liking::from_slug(slug).map(Liking::label));
    label.map(|label| label.text(language).to_owned())
}

fn clarity(sum: Sum, language: Language) -> Option<PageClarity> {
    let mean = Decimal::from(sum.stars).checked_div(Decimal::from(sum.ratings))?;
    Some(PageClarity { page: sum.page, ratings: sum.ratings, mean: decimal(mean, 1, language) })
}

fn subjects(lines: &[FeedbackLine]) -> Vec<String> {
    let unique: BTreeSet<&String> = lines.iter().filter_map(|line| line.subject.as_ref()).collect();
    unique.into_iter().cloned().collect()
}

fn pages(lines: &[FeedbackLine]) -> Vec<String> {
    let unique: BTreeSet<&String> = lines.iter().map(|line| &line.page).collect();
    unique.into_iter().cloned().collect()
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What becomes of something: an answer and a reason need a text, opening it again keeps the one that it had.
fn next(before: Option<&Standing>, form: &FeedbackAnswer) -> Result<(FeedbackState, String), AppError> {
    let state = FeedbackState::from_slug(&form.state).ok_or(AppError::Invalid { field: "state".to_owned() })?;
    match state {
        FeedbackState::Open => Ok((state, before.map(|before| before.answer.clone()).unwrap_or_default())),
        FeedbackState::Answered | FeedbackState::NoAction => Ok((state, fit_text(&form.text, ANSWER_LIMIT, "text")?)),
    }
}

fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the database of readers' feedback failed");
    AppError::Unavailable
}

#[async_trait]
impl Reports for ReportsRoom {
    async fn page(&self, viewer: &Viewer, query: &str, language: Language) -> Result<FeedbackPage, AppError> {
        curators_only(viewer)?;
        let all = self.lines(language).await?;
        let asked = FeedbackQuery::parse(query);
        let count = |state: FeedbackState| {
            let admitted = all.iter().filter(|line| line.state == state && asked.admits_in_any_state(line));
            (state, counted(admitted.count()))
        };
        let counts = FeedbackState::ALL.iter().copied().map(count).collect();
        let (pages, subjects) = (pages(&all), subjects(&all));
        let mut lines: Vec<FeedbackLine> = all.into_iter().filter(|line| asked.admits(line)).collect();
        let total = counted(lines.len());
        lines.truncate(MOST_LINES);
        Ok(FeedbackPage { lines, total, counts, pages, subjects, clarity: self.clarity(language).await? })
    }

    async fn answer(&self, viewer: &Viewer, form: &FeedbackAnswer) -> Result<(), AppError> {
        curators_only(viewer)?;
        let kind = FeedbackKind::from_slug(&form.kind).ok_or(AppError::NotFound)?;
        if !store::exists(&self.database, kind, &form.id).await.map_err(failure)? {
            return Err(AppError::NotFound);
        }
        let key = store::key(kind, &form.id);
        let before = store::standing(&self.database, &key).await.map_err(failure)?;
        if before.as_ref().map_or(0, |before| before.version) != form.version {
            return Err(AppError::Conflict);
        }
        let (state, answer) = next(before.as_ref(), form)?;
        let now = self.clock.now();
        let (answered_by, answered_name) = (viewer.id.clone(), viewer.name.clone());
        let after = Standing { id: key, state, answer, answered_by, answered_name, at: now, version: form.version + 1 };
        let content = |standing: &Standing| json!({ "state": standing.state, "answer": standing.answer });
        let before = before.as_ref().map(content);
        let mut change = Change::new(Actor::from(viewer), now);
        store::keep(&mut change, &after);
        let subject = Subject::new(kind.word(), &form.id);
        change.event(EventKind::FeedbackAnswered, &subject, before.as_ref(), Some(&content(&after)));
        Ok(change.commit(&self.database).await?)
    }

    async fn news(&self, viewer: &Viewer) -> Result<News, AppError> {
        curators_only(viewer)?;
        let overdue = store::overdue(&self.database, self.clock.today()).await.map_err(failure)?;
        let lines = self.lines(Language::Italian).await?;
        let open = lines.iter().filter(|line| line.state == FeedbackState::Open).count();
        Ok(News { overdue: counted(overdue), open_feedback: counted(open) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(state: &str, text: &str) -> FeedbackAnswer {
        FeedbackAnswer { state: state.into(), text: text.into(), ..FeedbackAnswer::default() }
    }

    #[test]
    fn closing_something_needs_a_text_and_opening_it_again_does_not() {
        let before = Standing {
            id: "mistake_report:a".into(),
            state: FeedbackState::Answered,
            answer: "Corretto.".into(),
            answered_by: "anna".into(),
            answered_name: "Anna".into(),
            at: chrono::DateTime::UNIX_EPOCH,
            version: 1,
        };
        for state in ["con-risposta", "senza-seguito"] {
            let wrong = next(None, &form(state, " … "));
            assert_eq!(wrong, Err(AppError::Invalid { field: "text".into() }), "{state}");
            assert_eq!(next(None, &form(state, " Va bene. ")).map(|(_, text)| text), Ok("Va bene.".into()), "{state}");
        }
        assert_eq!(next(Some(&before), &form("aperte", "")), Ok((FeedbackState::Open, "Corretto.".into())));
        assert_eq!(next(None, &form("torta", "Sì")), Err(AppError::Invalid { field: "state".into() }));
    }

    #[test]
    fn only_curators_read_what_readers_sent() {
        for role in Role::ALL {
            let viewer = Viewer { id: "x".into(), name: "x".into(), role, entity: None };
            assert_eq!(curators_only(&viewer).is_ok(), role == Role::Curator, "{role:?}");
        }
    }
}
