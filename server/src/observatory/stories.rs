//! Stories told with charts: their parts as the files hold them, and the pages that they become.

use app::error::AppError;
use app::i18n::{Bilingual, Language};
use app::observatory::model::{ChartPage, CheckResult, FigureLine, figure_page_path};
use app::observatory::quantity::quantity;
use app::observatory::stories::model::{Piece, StoryChart, StoryLine, StoryPage, StoryPart};
use app::registry::model::Named;
use serde::Deserialize;

use super::holdings::Holdings;
use crate::db::{Database, DatabaseError};
use crate::import::{Kind, Table, optional, prose, required};

/// The table of the stories.
pub const STORY: Table = Table {
    name: "story",
    file: "observatory/stories.toml",
    fields: &[
        required("order", Kind::Integer),
        required("title", Kind::Bilingual(120)),
        required("lead", Kind::Bilingual(400)),
    ],
};

/// The table of their parts.
pub const STORY_PART: Table = Table {
    name: "story_part",
    file: "observatory/story_parts.toml",
    fields: &[
        required("story", Kind::PartOf("story")),
        required("order", Kind::Integer),
        optional("heading", Kind::Bilingual(120)),
        required("text", Kind::Prose(3_000)),
        optional("chart", Kind::Link("chart")),
        optional("choices", Kind::Text(200)),
    ],
};

/// A story.
#[derive(Clone, Debug, Deserialize)]
struct Story {
    id: String,
    order: i64,
    title: Bilingual,
    lead: Bilingual,
}

/// A part of a story: some paragraphs, and the chart below them.
#[derive(Clone, Debug, Deserialize)]
struct Part {
    story: String,
    order: i64,
    #[serde(default)]
    heading: Option<Bilingual>,
    text: Bilingual,
    #[serde(default)]
    chart: Option<String>,
    #[serde(default)]
    choices: Option<String>,
}

/// All stories in their order, each with its parts.
#[derive(Clone, Debug)]
pub struct Stories(Vec<(Story, Vec<Part>)>);

impl Stories {
    /// Reads them.
    pub async fn load(database: &Database) -> Result<Self, DatabaseError> {
        let mut stories: Vec<Story> = database.list("story").await?;
        stories.sort_by_key(|story| (story.order, story.id.clone()));
        let mut parts: Vec<Part> = database.list("story_part").await?;
        parts.sort_by_key(|part| part.order);
        let of_story = |story: Story| {
            let parts = parts.iter().filter(|part| part.story == story.id).cloned().collect();
            (story, parts)
        };
        Ok(Self(stories.into_iter().map(of_story).collect()))
    }

    /// All stories, or only those whose text leads to one of these Italian paths.
    pub fn lines(&self, about: Option<&[String]>, language: Language) -> Vec<StoryLine> {
        let leads = |parts: &[Part], path: &String| parts.iter().any(|part| part.leads_to(path));
        let wanted =
            |(_, parts): &&(Story, Vec<Part>)| about.is_none_or(|paths| paths.iter().any(|path| leads(parts, path)));
        let line = |(story, _): &(Story, Vec<Part>)| StoryLine {
            slug: story.id.clone(),
            title: story.title.text(language).to_owned(),
            lead: story.lead.text(language).to_owned(),
        };
        self.0.iter().filter(wanted).map(line).collect()
    }

    /// A story as its page shows it; `draw` makes the chart of a word and a query in addresses.
    pub fn page(
        &self,
        slug: &str,
        holdings: &Holdings,
        draw: impl Fn(&str, &str) -> Result<ChartPage, AppError>,
        language: Language,
    ) -> Result<StoryPage, AppError> {
        let (story, parts) = self.0.iter().find(|(story, _)| story.id == slug).ok_or(AppError::NotFound)?;
        let writer = Writer { holdings, language };
        let told = parts.iter().map(|part| writer.part(part, &draw)).collect::<Result<Vec<_>, _>>()?;
        Ok(StoryPage {
            slug: story.id.clone(),
            title: story.title.text(language).to_owned(),
            lead: story.lead.text(language).to_owned(),
            sources: writer.sources(parts, &told),
            parts: told,
            updated: holdings.updated(),
        })
    }
}

impl Part {
    /// The pieces of the Italian text. What the importer let in can be read.
    fn pieces(&self) -> Vec<prose::Piece<'_>> {
        prose::pieces(&self.text.it).unwrap_or_default()
    }

    fn leads_to(&self, wanted: &str) -> bool {
        let leads = |piece: &prose::Piece<'_>| matches!(piece, prose::Piece::Link { path, .. } if *path == wanted);
        self.pieces().iter().any(leads)
    }

    /// The ids of the cited figures.
    fn figures(&self) -> Vec<String> {
        let id = |piece: prose::Piece<'_>| match piece {
            prose::Piece::Figure(id) => Some(id.to_owned()),
            _ => None,
        };
        self.pieces().into_iter().filter_map(id).collect()
    }
}

/// Turns what the files hold into what a page shows, in one language.
struct Writer<'a> {
    holdings: &'a Holdings,
    language: Language,
}

impl Writer<'_> {
    fn part(
        &self,
        part: &Part,
        draw: impl Fn(&str, &str) -> Result<ChartPage, AppError>,
    ) -> Result<StoryPart, AppError> {
        let chart = part.chart.as_ref().map(|slug| draw(slug, part.choices.as_deref().unwrap_or_default()));
        let paragraphs = part.text.text(self.language).split("\n\n");
        Ok(StoryPart {
            heading: part.heading.as_ref().map(|heading| heading.text(self.language).to_owned()),
            paragraphs: paragraphs.map(|paragraph| self.paragraph(paragraph.trim())).collect(),
            chart: chart.transpose()?.map(story_chart),
        })
    }

    fn paragraph(&self, text: &str) -> Vec<Piece> {
        let pieces = prose::pieces(text).unwrap_or_default().into_iter();
        pieces.filter_map(|piece| self.piece(piece)).collect()
    }

    fn piece(&self, piece: prose::Piece<'_>) -> Option<Piece> {
        Some(match piece {
            // A line of the file is no line of the page.
            prose::Piece::Text(text) => Piece::Text(text.replace('\n', " ")),
            prose::Piece::Link { words, path } => {
                Piece::Link { words: words.replace('\n', " "), href: self.language.href(path) }
            }
            prose::Piece::Figure(id) => {
                let line = self.holdings.lines_of(&[id.to_owned()], self.language).into_iter().next()?;
                Piece::Figure {
                    value: said(&line, self.language),
                    about: [line.measure.as_str(), line.of.as_str()].join(": "),
                    href: self.language.href(&figure_page_path(id)),
                    unequal: line.checks.contains(&CheckResult::Disagrees),
                }
            }
        })
    }

    /// The documents of the cited figures and of the charts.
    fn sources(&self, parts: &[Part], told: &[StoryPart]) -> Vec<Named> {
        let ids: Vec<String> = parts.iter().flat_map(Part::figures).collect();
        let lines = self.holdings.lines_of(&ids, self.language);
        let of_charts = told.iter().filter_map(|part| part.chart.as_ref()).flat_map(|chart| &chart.sources);
        let of_charts: Vec<&Named> = of_charts.collect();
        let cited = |id: &str| {
            lines.iter().any(|line| line.figure.source == id) || of_charts.iter().any(|source| source.slug == id)
        };
        let sources = self.holdings.sources.iter().filter(|source| cited(&source.id));
        sources.map(|source| Named { slug: source.id.clone(), name: source.title.clone() }).collect()
    }
}

/// A figure's number in a sentence; the source's own words where it has no number, or says it in words only.
fn said(line: &FigureLine, language: Language) -> String {
    let printed = line.figure.printed.as_deref().unwrap_or_default();
    let is_words = !printed.is_empty() && !printed.contains(|letter: char| letter.is_ascii_digit());
    match quantity(line, language) {
        Some(value) if !is_words => value,
        _ => format!("«{printed}»"),
    }
}

/// A chart in a story holds what is drawn; the rest is on its own page.
fn story_chart(page: ChartPage) -> StoryChart {
    let sources = page.sources.iter().map(|source| Named { slug: source.id.clone(), name: source.title.clone() });
    StoryChart {
        sources: sources.collect(),
        page: ChartPage {
            figures: Vec::new(),
            sources: Vec::new(),
            entities: Vec::new(),
            controls: Vec::new(),
            ..page
        },
    }
}
