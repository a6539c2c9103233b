//! How a figure is quoted: who published it, in which document, where in it, and the version's own address.

use super::figure_sheet::FigureSheet;
use super::model::figure_page_path;
use crate::i18n::{Language, Message, message};

const TEXT: Message =
    message("{}, «{}», in «{}»{}, {}. {}. {} (CC BY 4.0)", "{}, “{}”, in “{}”{}, {}. {}. {} (CC BY 4.0)");
const PORTAL: &str = "Prassi";
const VERSION: Message = message("{}, versione {} ({})", "{}, version {} ({})");

/// What a quotation of a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// A word for the figure in this version.
    pub key: String,
    /// Who published the document.
    pub author: String,
    /// What the figure is, with its value.
    pub title: String,
    /// The document.
    pub document: String,
    /// The document's day or month; empty where it gives none.
    pub date: String,
    /// Where in the document.
    pub locator: String,
    /// The figure's version here, with the day from which it held; `None` where no version was recorded.
    pub version: Option<(u32, String)>,
    /// The version's own address, which a correction does not change.
    pub address: String,
    /// The language of the title.
    pub language: Language,
}

impl Citation {
    /// The quotation of a figure on the site with this address.
    pub fn of(sheet: &FigureSheet, origin: &str, language: Language) -> Self {
        let page = format!("{origin}{}", language.href(&figure_page_path(&sheet.id)));
        let versions = &sheet.versions;
        let version = (!versions.list.is_empty()).then(|| (versions.shown, versions.day().to_owned()));
        let (key, address) = match &version {
            Some((number, _)) => (format!("{}-v{number}", sheet.id), format!("{page}?v={number}")),
            None => (sheet.id.clone(), page),
        };
        Self {
            key,
            author: sheet.document.publisher.clone(),
            title: format!("{}: {}", sheet.name, sheet.value),
            document: sheet.document.title.clone(),
            date: sheet.document.date.clone(),
            locator: sheet.locator.clone(),
            version,
            address,
            language,
        }
    }

    /// Where it was read: the portal, and the version there.
    pub fn portal(&self) -> String {
        let version = self.version.as_ref();
        version.map_or_else(|| PORTAL.to_owned(), |(number, day)| VERSION.with(self.language, &[&PORTAL, number, day]))
    }

    /// The quotation in plain text.
    pub fn text(&self) -> String {
        let date = if self.date.is_empty() { String::new() } else { format!(" ({})", self.date) };
        let (portal, author) = (self.portal(), &self.author);
        let parts: [&dyn std::fmt::Display; 7] =
            [author, &self.title, &self.document, &date, &self.locator, &portal, &self.address];
        TEXT.with(self.language, &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation(date: &str, version: Option<(u32, String)>) -> Citation {
        Citation {
            key: "offerta-v2".into(),
            author: "Regione".into(),
            title: "Offerta: 60".into(),
            document: "Benchmark".into(),
            date: date.into(),
            locator: "p. 4".into(),
            version,
            address: "https://prassi.example/osservatorio/dato/offerta?v=2".into(),
            language: Language::Italian,
        }
    }

    #[test]
    fn a_quotation_says_whose_what_where_and_which_version() {
        let quoted = citation("2020-07-31", Some((2, "2026-11-21".into())));
        assert_eq!(
            quoted.text(),
            "Regione, «Offerta: 60», in «Benchmark» (2020-07-31), p. 4. Prassi, versione 2 (2026-11-21). \
             https://prassi.example/osservatorio/dato/offerta?v=2 (CC BY 4.0)"
        );
        let english = Citation { language: Language::English, ..quoted };
        assert!(english.text().contains("“Offerta: 60”, in “Benchmark”"));
    }

    #[test]
    fn what_nobody_recorded_is_left_out() {
        assert!(citation("", None).text().contains("in «Benchmark», p. 4. Prassi. https://"));
    }
}
