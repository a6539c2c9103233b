//! The queue: proposals as lines, how many there are in each state, and what there is to choose from.

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::Viewer;
use app::editorial::desk::model::{DeskChoices, DeskLine, DueStanding};
use app::editorial::desk::query::DeskQuery;
use app::editorial::proposal::{Known, RecordsOf};
use app::editorial::workflow::{ProposalState, Turn};
use app::registry::model::Named;
use chrono::{DateTime, Days, NaiveDate, Utc};

use super::super::proposals::store::Row;
use super::store::Place;

/// A due date that comes within so many days comes soon.
const SOON: u64 = 7;

/// What names the people and things of the queue.
pub struct Names<'n> {
    /// The entities.
    pub places: &'n [Place],
    /// Who may review.
    pub curators: &'n [Named],
    /// The themes.
    pub known: &'n Known,
}

/// A proposal as the queue shows it.
pub fn line(row: &Row, names: &Names<'_>, viewer: &Viewer, now: DateTime<Utc>) -> DeskLine {
    let place = names.places.iter().find(|place| place.id == row.entity);
    let entity =
        Named { slug: row.entity.clone(), name: place.map_or_else(|| row.entity.clone(), |place| place.name.clone()) };
    let theme = |name: &str| names.known.find(RecordsOf::Theme, name).cloned();
    let submitted = row.submitted.unwrap_or(row.created).date_naive();
    let due = row.due.filter(|_| row.state.turn() == Turn::Curator);
    DeskLine {
        id: row.id.clone(),
        number: row.number.unwrap_or_default(),
        version: row.version,
        kind: row.kind,
        title: row.fields.get("title").trim().to_owned(),
        entity,
        province: place.and_then(|place| place.province.clone()),
        themes: row.fields.lines("themes").into_iter().filter_map(theme).collect(),
        state: row.state,
        curator: row.curator.as_ref().map(|id| curator(id, names.curators)),
        submitted,
        age: (now.date_naive() - submitted).num_days(),
        due,
        standing: standing(due, now.date_naive()),
        own: row.authors.contains(&viewer.id),
    }
}

/// A curator by name; one whose account is closed goes by its id.
fn curator(id: &str, curators: &[Named]) -> Named {
    let known = curators.iter().find(|curator| curator.slug == id);
    known.cloned().unwrap_or_else(|| Named { slug: id.to_owned(), name: id.to_owned() })
}

/// How a due date stands to a day.
pub fn standing(due: Option<NaiveDate>, today: NaiveDate) -> DueStanding {
    match due {
        None => DueStanding::NoDate,
        Some(due) if due < today => DueStanding::Overdue,
        Some(due) if due <= today + Days::new(SOON) => DueStanding::Soon,
        Some(_) => DueStanding::Later,
    }
}

/// Sorts the most urgent first: by due date, those without one last, then by number.
pub fn sort(lines: &mut [DeskLine]) {
    lines.sort_by_key(|line| (line.due.is_none(), line.due, line.number));
}

/// How many of the lines are in each state, by the other choices of a query; states without any are left out.
pub fn counts(lines: &[DeskLine], query: &DeskQuery, asking: &str) -> Vec<(ProposalState, u32)> {
    let mut counts: BTreeMap<ProposalState, u32> = BTreeMap::new();
    for line in lines.iter().filter(|line| query.admits_in_any_state(line, asking)) {
        *counts.entry(line.state).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// What the lines give to choose from.
pub fn choices(lines: &[DeskLine], curators: Vec<Named>) -> DeskChoices {
    let by_name = |named: Vec<&Named>| {
        let unique: BTreeMap<(String, &str), &Named> =
            named.into_iter().map(|one| ((one.name.to_lowercase(), one.slug.as_str()), one)).collect();
        unique.into_values().cloned().collect()
    };
    let provinces: BTreeSet<String> = lines.iter().filter_map(|line| line.province.clone()).collect();
    DeskChoices {
        entities: by_name(lines.iter().map(|line| &line.entity).collect()),
        themes: by_name(lines.iter().flat_map(|line| &line.themes).collect()),
        provinces: provinces.into_iter().collect(),
        curators,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_due_date_is_overdue_the_day_after_and_soon_for_a_week() {
        let today = day("2026-11-20");
        let cases = [
            (Some("2026-11-19"), DueStanding::Overdue),
            (Some("2026-11-20"), DueStanding::Soon),
            (Some("2026-11-27"), DueStanding::Soon),
            (Some("2026-11-28"), DueStanding::Later),
            (None, DueStanding::NoDate),
        ];
        for (due, expected) in cases {
            assert_eq!(standing(due.map(day), today), expected, "{due:?}");
        }
    }
}
