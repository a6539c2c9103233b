//! The map as XML, in the format of sitemaps.org: every page in every language, with the others beside it.

use std::io::Result;

use app::i18n::Language;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// The most pages of one file: the format allows 50,000 addresses, and each page has one in each language.
const FILE_LIMIT: usize = 50_000 / Language::ALL.len();
/// The format.
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
/// The format of links between languages.
const XHTML: &str = "http://www.w3.org/1999/xhtml";

type Xml = Writer<Vec<u8>>;

/// A page in all languages.
pub struct Page {
    /// Its Italian path.
    pub path: String,
    /// The day on which its data last changed (`2026-11-21`).
    pub changed: String,
}

/// The pages of the site.
pub struct SiteMap {
    origin: String,
    pages: Vec<Page>,
    per_file: usize,
}

impl SiteMap {
    /// These pages, on the site with this address.
    pub fn new(origin: &str, pages: Vec<Page>) -> Self {
        Self { origin: origin.to_owned(), pages, per_file: FILE_LIMIT }
    }

    /// All pages, or the list of files where one cannot hold them.
    pub fn whole(&self) -> Result<Vec<u8>> {
        if self.pages.len() > self.per_file { self.list() } else { self.file(&self.pages) }
    }

    /// A file of the list: the first is `1.xml`.
    pub fn part(&self, name: &str) -> Option<Result<Vec<u8>>> {
        let number: usize = name.strip_suffix(".xml")?.parse().ok()?;
        Some(self.file(self.pages.chunks(self.per_file).nth(number.checked_sub(1)?)?))
    }

    fn list(&self) -> Result<Vec<u8>> {
        let mut xml = start()?;
        xml.create_element("sitemapindex").with_attribute(("xmlns", SITEMAP)).write_inner_content(|xml| {
            for (number, pages) in (1..).zip(self.pages.chunks(self.per_file)) {
                xml.create_element("sitemap").write_inner_content(|xml| {
                    let newest = pages.iter().map(|page| page.changed.as_str()).max().unwrap_or_default();
                    leaf(xml, "loc", &format!("{}/sitemap/{number}.xml", self.origin))?;
                    leaf(xml, "lastmod", newest)
                })?;
            }
            Ok(())
        })?;
        Ok(xml.into_inner())
    }

    fn file(&self, pages: &[Page]) -> Result<Vec<u8>> {
        let mut xml = start()?;
        let formats = [("xmlns", SITEMAP), ("xmlns:xhtml", XHTML)];
        xml.create_element("urlset").with_attributes(formats).write_inner_content(|xml| {
            for page in pages {
                for language in Language::ALL {
                    self.page(xml, page, language)?;
                }
            }
            Ok(())
        })?;
        Ok(xml.into_inner())
    }

    fn page(&self, xml: &mut Xml, page: &Page, language: Language) -> Result<()> {
        let address = |language: Language| format!("{}{}", self.origin, language.href(&page.path));
        xml.create_element("url").write_inner_content(|xml| {
            leaf(xml, "loc", &address(language))?;
            leaf(xml, "lastmod", &page.changed)?;
            for other in Language::ALL {
                alternate(xml, other.tag(), &address(other))?;
            }
            alternate(xml, "x-default", &address(Language::Italian))
        })?;
        Ok(())
    }
}

fn start() -> Result<Xml> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

fn leaf(xml: &mut Xml, name: &str, text: &str) -> Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text))?;
    Ok(())
}

fn alternate(xml: &mut Xml, language: &str, address: &str) -> Result<()> {
    let attributes = [("rel", "alternate"), ("hreflang", language), ("href", address)];
    xml.create_element("xhtml:link").with_attributes(attributes).write_empty()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(per_file: usize) -> SiteMap {
        let page = |(path, day): (&str, &str)| Page { path: path.to_owned(), changed: day.to_owned() };
        let pages = [("/", "2026-11-21"), ("/temi", "2026-11-22"), ("/a&b", "2026-11-20")].map(page).into();
        SiteMap { per_file, ..SiteMap::new("https://prassi.example", pages) }
    }

    fn text(document: Result<Vec<u8>>) -> String {
        String::from_utf8(document.expect("XML")).expect("text")
    }

    fn part(map: &SiteMap, name: &str) -> String {
        text(map.part(name).expect("a part"))
    }

    #[test]
    fn a_page_stands_in_both_languages_beside_each_other() {
        let text = text(map(3).whole());
        assert_eq!(text.matches("<url>").count(), 6);
        assert!(text.contains("<url><loc>https://prassi.example/en</loc><lastmod>2026-11-21</lastmod>"));
        let both = "<xhtml:link rel=\"alternate\" hreflang=\"it\" href=\"https://prassi.example/temi\"/>\
                    <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://prassi.example/en/temi\"/>";
        assert_eq!(text.matches(both).count(), 2);
        assert!(text.contains("<loc>https://prassi.example/a&amp;b</loc>"));
    }

    #[test]
    fn a_map_that_is_too_large_becomes_a_list_of_parts() {
        let map = map(2);
        let list = text(map.whole());
        assert_eq!(list.matches("<sitemap>").count(), 2);
        assert!(list.contains("<loc>https://prassi.example/sitemap/1.xml</loc><lastmod>2026-11-22</lastmod>"));
        assert!(list.contains("<loc>https://prassi.example/sitemap/2.xml</loc><lastmod>2026-11-20</lastmod>"));
        assert_eq!(part(&map, "1.xml").matches("<url>").count(), 4);
        assert_eq!(part(&map, "2.xml").matches("<url>").count(), 2);
        for name in ["0.xml", "3.xml", "x.xml", "1", "-1.xml"] {
            assert!(map.part(name).is_none(), "{name}");
        }
    }
}
