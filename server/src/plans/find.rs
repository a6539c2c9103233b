//! Finding words within a plan, and marking them: capitals and accents do not matter.

use app::catalogue::model::Piece;
use app::plans::model::Project;
use app::plans::sheets::{Found, Hit, HitKind};

use super::holdings::{Holdings, count};

/// The most hits that a page shows.
const SHOWN: usize = 100;
/// The most characters of a query that are looked for.
const LONGEST: usize = 200;

/// What of a plan holds all words of a query, project by project; nothing where the query has no word.
pub fn find(holdings: &Holdings, plan: &str, query: &str) -> Option<Found> {
    let query: String = query.trim().chars().take(LONGEST).collect();
    let words = words(&query);
    if words.is_empty() {
        return None;
    }
    let projects = holdings.projects(plan, None);
    let texts = projects.into_iter().flat_map(|project| texts(holdings, plan, project));
    let mut hits: Vec<Hit> = texts.filter_map(|text| text.hit(&words)).collect();
    let total = count(hits.len());
    hits.truncate(SHOWN);
    Some(Found { query, hits, total })
}

/// A text of the plan and where it stands.
struct PlanText {
    kind: HitKind,
    text: String,
    path: String,
    project: String,
    locator: String,
}

impl PlanText {
    fn hit(self, words: &[String]) -> Option<Hit> {
        let pieces = pieces(&self.text, words)?;
        Some(Hit { kind: self.kind, pieces, path: self.path, project: self.project, locator: self.locator })
    }
}

fn texts(holdings: &Holdings, plan: &str, project: &Project) -> Vec<PlanText> {
    let page = format!("/piani/{plan}/progetti/{}", project.id);
    let name = format!("{} {}", project.code, project.title.it);
    let made = |kind, text: String, path: String, locator: &str| PlanText {
        kind,
        text,
        path,
        project: name.clone(),
        locator: locator.to_owned(),
    };
    let titled = [Some(name.as_str()), project.subtitle.as_deref()].into_iter().flatten().collect::<Vec<_>>();
    let mut texts = vec![made(HitKind::Project, titled.join(" · "), page.clone(), &project.locator)];
    for objective in holdings.objectives(&project.id) {
        let text = format!("{} {}", objective.code, objective.label.it);
        let path = format!("/piani/{plan}/obiettivi/{}", objective.id);
        texts.push(made(HitKind::Objective, text, path, &objective.locator));
        texts.extend(holdings.indicators(&objective.id).map(|indicator| {
            let text = with_note(format!("{} {}", indicator.code, indicator.label), indicator.note.as_deref());
            made(HitKind::Indicator, text, format!("{page}#{}", indicator.id), &indicator.locator)
        }));
    }
    texts.extend(holdings.phases(&project.id).map(|phase| {
        let text = with_note(format!("{}. {}", phase.order, phase.label), phase.note.as_deref());
        made(HitKind::Phase, text, format!("{page}#{}", phase.id), &phase.locator)
    }));
    texts.extend(holdings.chapters(&project.id).map(|chapter| {
        let text = format!("{}/{} {}", chapter.chapter, chapter.article, chapter.label);
        made(HitKind::Chapter, text, format!("{page}#{}", chapter.id), &chapter.locator)
    }));
    texts
}

fn with_note(text: String, note: Option<&str>) -> String {
    match note {
        Some(note) => format!("{text} · {note}"),
        None => text,
    }
}

/// The words of a query, folded, each once.
fn words(query: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in query.split_whitespace().map(fold) {
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// A text in pieces, the words marked; nothing where one of them is missing.
fn pieces(text: &str, words: &[String]) -> Option<Vec<Piece>> {
    let characters: Vec<char> = text.chars().collect();
    let folded: Vec<char> = characters.iter().map(|character| fold_character(*character)).collect();
    let mut found = vec![false; characters.len()];
    for word in words {
        let word: Vec<char> = word.chars().collect();
        let places: Vec<usize> =
            (0..folded.len()).filter(|place| folded[*place..].starts_with(word.as_slice())).collect();
        if places.is_empty() {
            return None;
        }
        for place in places {
            found[place..place + word.len()].fill(true);
        }
    }
    let marked: Vec<(char, bool)> = characters.into_iter().zip(found).collect();
    let runs = marked.chunk_by(|one, other| one.1 == other.1);
    Some(
        runs.map(|run| Piece { text: run.iter().map(|(character, _)| character).collect(), found: run[0].1 }).collect(),
    )
}

fn fold(text: &str) -> String {
    text.chars().map(fold_character).collect()
}

/// A character without capital and accent, one for one, so that places in a text stay what they are.
fn fold_character(character: char) -> char {
    match character {
        'à' | 'á' | 'â' | 'ä' | 'À' | 'Á' | 'Â' | 'Ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => 'u',
        '’' | '‘' | '`' => '\'',
        other => other.to_lowercase().next().unwrap_or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, query: &str) -> Option<String> {
        let piece = |piece: Piece| if piece.found { format!("[{}]", piece.text) } else { piece.text };
        pieces(text, &words(query)).map(|pieces| pieces.into_iter().map(piece).collect())
    }

    #[test]
    fn words_are_marked_whatever_their_capitals_and_accents() {
        assert_eq!(shown("Attività di città", "CITTA"), Some("Attività di [città]".into()));
        assert_eq!(shown("L’ente e l'area", "l'"), Some("[L’]ente e [l']area".into()));
        assert_eq!(shown("Mercati e mercato", "mercat"), Some("[Mercat]i e [mercat]o".into()));
    }

    #[test]
    fn all_words_are_needed_and_may_overlap() {
        assert_eq!(shown("Riprogettazione dei mercati", "mercati dei"), Some("Riprogettazione [dei] [mercati]".into()));
        assert_eq!(shown("aaa", "aa"), Some("[aaa]".into()));
        assert_eq!(shown("Riprogettazione dei mercati", "mercati nido"), None);
    }

    #[test]
    fn a_query_of_spaces_finds_nothing() {
        assert!(find(&Holdings::default(), "peg", "  \t ").is_none());
    }
}
