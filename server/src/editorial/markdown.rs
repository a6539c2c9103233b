//! Long texts with emphasis, lists and links, as HTML in which nothing can run and nothing comes from elsewhere.

use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The elements that a text may have. Headings begin below those of the page's sections.
const ELEMENTS: [&str; 14] =
    ["p", "br", "em", "strong", "del", "ul", "ol", "li", "blockquote", "code", "pre", "a", "h3", "h4"];
/// How many elements may stand in each other: a list in a list in a quotation has five, and more is not read but sent.
const DEPTH: usize = 12;

/// A text as HTML. Raw HTML in it is left out, and images are their descriptions.
pub fn to_html(text: &str) -> String {
    let events = Flat::default().filter(Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH));
    let mut rendered = String::with_capacity(text.len() * 2);
    html::push_html(&mut rendered, events.into_iter());
    sanitised(&rendered)
}

/// What the list of elements and addresses allows: the second wall, should the first one have a gap.
fn sanitised(html: &str) -> String {
    Builder::empty()
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .link_rel(Some("noopener noreferrer nofollow"))
        .clean(html)
        .to_string()
}

/// Leaves out what stands too deep, keeping its words.
#[derive(Debug, Default)]
struct Flat {
    /// How many elements are open, with those that are left out.
    depth: usize,
}

impl Flat {
    fn filter<'t>(mut self, events: impl Iterator<Item = Event<'t>>) -> Vec<Event<'t>> {
        events.filter_map(|event| self.kept(event)).collect()
    }

    fn kept<'t>(&mut self, event: Event<'t>) -> Option<Event<'t>> {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => None,
            Event::Start(tag) => {
                self.depth += 1;
                (self.depth <= DEPTH && is_shown(&tag)).then(|| Event::Start(lowered(tag)))
            }
            Event::End(tag) => {
                let shown = self.depth <= DEPTH && is_end_shown(tag);
                self.depth = self.depth.saturating_sub(1);
                shown.then(|| Event::End(end_lowered(tag)))
            }
            event => Some(event),
        }
    }
}

/// Images come from elsewhere, and blocks of HTML are not ours.
fn is_shown(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Image { .. } | Tag::HtmlBlock)
}

fn is_end_shown(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Image | TagEnd::HtmlBlock)
}

fn lowered(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Heading { level, id, classes, attrs } => Tag::Heading { level: below(level), id, classes, attrs },
        tag => tag,
    }
}

fn end_lowered(tag: TagEnd) -> TagEnd {
    match tag {
        TagEnd::Heading(level) => TagEnd::Heading(below(level)),
        tag => tag,
    }
}

/// A heading's level below that of the page's sections.
fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_emphasis_lists_and_links_are_rendered() {
        let html =
            to_html("Un **patto** per *cortile*.\n\n- acqua\n- attrezzi\n\n[Il patto](https://comune.example/patto)");
        assert!(html.contains("<p>Un <strong>patto</strong> per <em>cortile</em>.</p>"), "{html}");
        assert!(html.contains("<li>acqua</li>") && html.contains("<li>attrezzi</li>"), "{html}");
        assert!(html.contains("href=\"https://comune.example/patto\""), "{html}");
        assert!(html.contains("rel=\"noopener noreferrer nofollow\""), "{html}");
    }

    #[test]
    fn headings_stand_below_those_of_the_page() {
        assert_eq!(to_html("# Come\n\n### Dove").trim(), "<h3>Come</h3>\n<h4>Dove</h4>");
    }

    #[test]
    fn nothing_in_a_text_can_run() {
        for hostile in [
            "<script>alert(1)</script>",
            "prima <script>alert(1)</script> dopo",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "<p style=\"position:fixed\" onclick=\"alert(1)\">x</p>",
            "<iframe src=\"https://evil.example\"></iframe>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<!-- --><script>alert(1)</script>",
            "<style>body{display:none}</style>",
        ] {
            let html = to_html(hostile).to_lowercase();
            for sign in ["<script", "<img", "<svg", "<iframe", "<style", "onerror", "onclick", "onload", "javascript:"]
            {
                assert!(!html.contains(sign), "{hostile}: {html}");
            }
        }
    }

    #[test]
    fn a_link_leads_to_a_page_or_a_mailbox_and_nowhere_else() {
        for address in ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"] {
            let html = to_html(&format!("[clicca](<{address}>)"));
            assert!(!html.contains("href") && html.contains("clicca"), "{address}: {html}");
        }
        let entity = to_html("[clicca](java&#115;cript:alert(1))");
        assert!(!entity.contains("href"), "{entity}");
        assert!(to_html("[scrivi](mailto:orti@comune.example)").contains("href=\"mailto:orti@comune.example\""));
    }

    #[test]
    fn images_from_elsewhere_become_their_descriptions() {
        let html = to_html("![Un orto](https://evil.example/spia.png \"titolo\")");
        assert!(html.contains("Un orto") && !html.contains("evil.example") && !html.contains("<img"), "{html}");
    }

    #[test]
    fn what_is_nested_too_deep_keeps_its_words() {
        for deep in [format!("{}fondo", "> ".repeat(2_000)), format!("{}fondo", "- ".repeat(2_000))] {
            let html = to_html(&deep);
            assert!(html.contains("fondo"));
            let open = html.matches("<blockquote>").count() + html.matches("<ul>").count();
            assert!(open <= DEPTH, "{open}");
        }
    }

    #[test]
    fn letters_that_html_keeps_for_itself_are_text() {
        assert_eq!(to_html("5 < 7 & 8 > 3").trim(), "<p>5 &lt; 7 &amp; 8 &gt; 3</p>");
    }
}
