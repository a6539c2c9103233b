//! Which practices of the catalogue correspond to a project, and why.

use app::i18n::{Language, Message, message};
use app::plans::model::{Plan, Project};
use app::plans::sheets::Related;

use super::holdings::Holdings;
use super::store::PracticeNote;

const SAME: Message = message(
    "È lo stesso progetto, come pratica: la scheda viene dalla stessa parte del documento.",
    "It is the same project, as a practice: the record comes from the same part of the document.",
);
const SAME_THEMES: Message = message("Stesso tema: {}", "Same theme: {}");

/// First the practices taken from the project itself, then those that share a theme with it.
pub fn practices(holdings: &Holdings, plan: &Plan, project: &Project, language: Language) -> Vec<Related> {
    let practices = &holdings.surroundings.practices;
    let is_same =
        |practice: &&PracticeNote| practice.source == plan.source && begins_with(&practice.locator, &project.code);
    let same = practices.iter().filter(is_same).map(|practice| related(practice, SAME.text(language).to_owned()));
    let others = practices.iter().filter(|practice| !is_same(practice) && practice.source != plan.source);
    let mut alike: Vec<(usize, Related)> = Vec::new();
    for practice in others {
        let shared: Vec<String> =
            project.themes.iter().filter(|theme| practice.themes.contains(theme)).cloned().collect();
        if !shared.is_empty() {
            let labels: Vec<String> = holdings.themes(&shared, language).into_iter().map(|theme| theme.label).collect();
            alike.push((shared.len(), related(practice, SAME_THEMES.with(language, &[&labels.join(", ")]))));
        }
    }
    alike.sort_by(|(one, first), (other, second)| other.cmp(one).then_with(|| first.title.it.cmp(&second.title.it)));
    same.chain(alike.into_iter().map(|(_, practice)| practice)).collect()
}

/// Whether a locator begins with this code, and not with a longer one.
fn begins_with(locator: &str, code: &str) -> bool {
    let rest = locator.strip_prefix(code);
    rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
}

fn related(practice: &PracticeNote, reason: String) -> Related {
    Related { practice: practice.id.clone(), title: practice.title.clone(), summary: practice.summary.clone(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_goes_on_is_another_one() {
        assert!(begins_with("2020_PG_1029, obiettivo", "2020_PG_1029"));
        assert!(begins_with("2020_PG_1029", "2020_PG_1029"));
        assert!(!begins_with("2020_PG_10291", "2020_PG_1029"));
        assert!(!begins_with("p. 3", "2020_PG_1029"));
    }
}
