//! A chart as the server draws it: a row for each mark with its label, its bar and its value.

use leptos::prelude::*;

use super::description::{Chart, Mark};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Icon, Text};

const UNEQUAL: Message = message(
    "La fonte e il nostro conto non coincidono: vedi la verifica",
    "The source and our computation differ: see the check",
);

/// The rows of a chart. Lengths are per cent of the row, so that one drawing fits every width.
#[component]
pub fn Bars(
    /// What is drawn.
    chart: Chart,
    /// The figures that do not agree with what is computed from others.
    unequal: Vec<String>,
    /// The Italian path of the checks on them.
    checks: String,
    /// The `id` of the pattern on the marks to notice.
    pattern: String,
    /// The tab index of the links, once the chart as a whole is the one tab stop.
    #[prop(into)]
    tabindex: Signal<Option<&'static str>>,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let checks = language.href(&checks);
    let rows = chart.marks.iter().map(|mark| {
        let href = language.href(&mark.path);
        let sign = unequal.contains(&mark.figure).then(|| {
            view! {
                " "
                <a class="unequal" href=checks.clone() aria-label=words(UNEQUAL) tabindex=tabindex><Icon name="unequal"/></a>
            }
        });
        view! {
            <li class="bar">
                <a class="bar-label" href=href.clone() tabindex=tabindex><Text text=mark.label.clone()/></a>
                <Track chart=chart.clone() mark=mark.clone() href pattern=pattern.clone()/>
                <span class="bar-value">{chart.printed(mark.value, language)} {sign}</span>
            </li>
        }
    });
    view! { <ul class="bars">{rows.collect_view()}</ul> }
}

/// The bar of a mark on its ground. Label and value stand beside it, so that it is for the eye and the pointer only.
#[component]
fn Track(
    /// What is drawn.
    chart: Chart,
    /// The mark.
    mark: Mark,
    /// The address of the records behind it.
    href: String,
    /// The `id` of the pattern on the marks to notice.
    pattern: String,
) -> impl IntoView {
    let length = chart.length(&mark);
    let class = if mark.notable { "m2" } else { "m1" };
    let hatched = mark.notable.then(|| {
        view! { <rect width=length.clone() height="100%" fill=format!("url(#{pattern})")></rect> }
    });
    view! {
        <svg class="bar-track" aria-hidden="true" focusable="false">
            <rect class="ground" width="100%" height="100%"></rect>
            <a href=href tabindex="-1">
                <rect class=class width=length.clone() height="100%"></rect>
                {hatched}
            </a>
        </svg>
    }
}

/// What the marks to notice have in common, with the pattern that they are drawn in.
#[component]
pub fn Legend(
    /// What they have in common.
    notable: crate::i18n::Bilingual,
    /// The `id` of the pattern.
    pattern: String,
) -> impl IntoView {
    let fill = format!("url(#{pattern})");
    view! {
        <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern id=pattern width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <path class="hatch" d="M0 0V7"></path>
                </pattern>
            </defs>
        </svg>
        <ul class="legend">
            <li>
                <svg aria-hidden="true" focusable="false">
                    <rect class="m2" width="100%" height="100%"></rect>
                    <rect width="100%" height="100%" fill=fill></rect>
                </svg>
                <Text text=notable/>
            </li>
        </ul>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos_router::components::Router;
    use leptos_router::location::RequestUrl;

    use super::*;
    use crate::charts::core_indicators::{chart, tests::printed};

    fn drawn(chart: Chart, address: &str) -> String {
        Owner::new().with(|| {
            provide_context(RequestUrl::new(address));
            let (unequal, checks, pattern) = (Vec::new(), String::new(), "righe".to_owned());
            let tabindex = Signal::stored(None);
            view! { <Router><Bars chart unequal checks pattern tabindex/></Router> }.to_html()
        })
    }

    /// What stands between `before` and `after`, each time.
    fn between<'a>(html: &'a str, before: &str, after: &str) -> Vec<&'a str> {
        html.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
    }

    #[test]
    fn every_mark_is_drawn_in_order_with_label_length_value_and_address() {
        let chart = chart(&printed()).expect("a chart");
        let html = drawn(chart.clone(), "/en/osservatorio/indicatori-2020");
        let rows = between(&html, "<li class=\"bar\">", "</li>");
        assert_eq!(rows.len(), chart.marks.len());
        for (row, mark) in rows.into_iter().zip(&chart.marks) {
            let label = mark.label.en.as_deref().expect("an English label");
            let fill = if mark.notable { "m2" } else { "m1" };
            let address = format!("href=\"/en{}\"", mark.path.replace('&', "&amp;"));
            assert!(row.contains(label), "{row}");
            assert!(row.contains(&format!("width=\"{}%\"", mark.value)) && row.contains(fill), "{row}");
            assert!(row.contains(&format!("{}\u{a0}%", mark.value)), "{row}");
            assert_eq!(row.matches(&address).count(), 2, "label and bar lead to the records: {row}");
        }
    }
}
