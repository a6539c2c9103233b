//! The files of a chart: rows, documents, the drawing as SVG and as pixels, and all of them together.

use std::io::{Cursor, Write};
use std::sync::{Arc, LazyLock};

use app::error::AppError;
use app::i18n::Language;
use app::observatory::model::FigureLine;
use app::registry::model::Source;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database as Fonts;
use resvg::usvg::{Options, Tree};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::svg::{Place, Room, drawing};
use super::table::{self, Subject};

/// Pixels for each unit of the drawing.
const SCALE: f32 = 2.0;
/// From this height on, in units, one pixel is enough: nobody should wait for long lists.
const TALL: f32 = 2_000.0;

/// The pages' own letters, read once: a server has no fonts of its own to rely on.
static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| {
    let mut fonts = Fonts::new();
    let files: [&[u8]; 3] = [
        include_bytes!("../../../../public/fonts/titillium-web-400.woff2"),
        include_bytes!("../../../../public/fonts/titillium-web-600.woff2"),
        include_bytes!("../../../../public/fonts/titillium-web-700.woff2"),
    ];
    for file in files {
        match wuff::decompress_woff2(file) {
            Ok(font) => fonts.load_font_data(font),
            Err(error) => tracing::error!(?error, "a font cannot be read: drawings in pixels lack letters"),
        }
    }
    fonts.set_sans_serif_family("Titillium Web");
    Arc::new(fonts)
});

app::vocabulary! {
    /// In which form a chart is taken away.
    FileKind {
        /// Rows.
        Csv = "csv" / "csv", "CSV", "CSV";
        /// Rows and what they are.
        Json = "json" / "json", "JSON", "JSON";
        /// What the chart is.
        Metadata = "metadata" / "metadata.json", "metadati", "metadata";
        /// The drawing.
        Svg = "svg" / "svg", "SVG", "SVG";
        /// The drawing in pixels.
        Png = "png" / "png", "PNG", "PNG";
        /// All of them.
        Zip = "zip" / "zip", "ZIP", "ZIP";
    }
}

impl FileKind {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json | Self::Metadata => "application/json; charset=utf-8",
            Self::Svg => "image/svg+xml; charset=utf-8",
            Self::Png => "image/png",
            Self::Zip => "application/zip",
        }
    }
}

/// What the files of a chart are made from.
pub struct Contents<'a> {
    /// The chart with its address.
    pub subject: Subject<'a>,
    /// The figures behind its marks.
    pub figures: &'a [FigureLine],
    /// All figures that belong to it.
    pub all: &'a [FigureLine],
    /// The documents.
    pub sources: &'a [Source],
    /// When the data last changed.
    pub updated: &'a str,
    /// The site's address.
    pub origin: &'a str,
    /// Whether all figures are wanted, not only those that are drawn.
    pub full: bool,
    /// The language of the drawing.
    pub language: Language,
}

impl Contents<'_> {
    /// A file of the chart.
    pub fn file(&self, kind: FileKind) -> Result<Vec<u8>, AppError> {
        match kind {
            FileKind::Csv if self.full => table::full_csv(self.all).map_err(failed),
            FileKind::Csv => table::displayed_csv(&self.subject, self.figures).map_err(failed),
            FileKind::Json => Ok(self.document().to_string().into_bytes()),
            FileKind::Metadata => Ok(self.about().to_string().into_bytes()),
            FileKind::Svg => Ok(self.svg(Place::File).into_bytes()),
            FileKind::Png => pixels(&self.svg(Place::Pixels)),
            FileKind::Zip => self.together().map_err(failed),
        }
    }

    fn about(&self) -> Value {
        table::metadata(&self.subject, self.figures, self.sources, self.updated, self.origin)
    }

    fn document(&self) -> Value {
        table::document(&self.subject, self.figures, self.full.then_some(self.all), &self.about())
    }

    fn svg(&self, place: Place) -> String {
        drawing(self.subject.chart, Room::Wide, place, self.language)
    }

    fn together(&self) -> zip::result::ZipResult<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let slug = &self.subject.chart.slug;
        let others = FileKind::ALL.iter().copied().filter(|kind| *kind != FileKind::Zip);
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for kind in others {
            if let Ok(content) = self.file(kind) {
                files.push((format!("{slug}.{}", kind.slug()), content));
            }
        }
        if let Some(content) = (!self.all.is_empty()).then(|| table::full_csv(self.all).ok()).flatten() {
            files.push((format!("{slug}-tutto.csv"), content));
        }
        for (name, content) in files {
            archive
                .start_file(name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))?;
            archive.write_all(&content)?;
        }
        Ok(archive.finish()?.into_inner())
    }
}

/// Says in the log what went wrong, and to the reader only that something did.
pub(super) fn failed(error: impl std::fmt::Display) -> AppError {
    tracing::error!(%error, "a chart's file cannot be written");
    AppError::Unavailable
}

/// A drawing in pixels, as PNG.
pub(super) fn pixels(svg: &str) -> Result<Vec<u8>, AppError> {
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: "Titillium Web".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(failed)?;
    let scale = if tree.size().height() > TALL { 1.0 } else { SCALE };
    let size = tree.size().to_int_size().scale_by(scale).ok_or(AppError::Unavailable)?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(AppError::Unavailable)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(failed)
}
