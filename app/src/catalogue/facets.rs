//! The facets of a search: fieldsets of boxes, each with the number of results that it would leave.

use leptos::prelude::*;

use super::facet_tree::{Branch, Parts, parts};
use super::model::{Facet, FacetValue};
use super::query::FacetName;
use super::results::{Found, results_in_words};
use crate::i18n::{Message, message, use_language, use_words};

const MORE: Message = message("Altri {}", "{} more");
const LEFT_OFF: Message = message(
    "E ancora {}, con meno risultati: scrivine il nome nella casella in alto.",
    "And {} others with fewer results: type the name in the field at the top.",
);
const ONE_NARROWER: Message = message("1 argomento", "1 topic");
const NARROWER: Message = message("{} argomenti", "{} topics");
const OF: Message = message(" di {}", " of {}");
const SHOW: Message = message("Mostra {}", "Show {}");
const RESULTS: Message = message(" risultati", " results");

/// The facets and the button that applies them.
pub fn facets(found: Found) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let results = results_in_words(found.page.total, language);
    view! {
        {found.page.facets.into_iter().filter_map(fieldset).collect_view()}
        <div class="facets-apply">
            <button class="btn btn-primary" type="submit">{words(SHOW).replace("{}", &results)}</button>
        </div>
    }
}

/// A facet, unless it is of no known kind or has nothing to choose from.
fn fieldset(facet: Facet) -> Option<AnyView> {
    let words = use_words();
    let name = FacetName::from_slug(&facet.name).filter(|_| !facet.values.is_empty())?;
    let Parts { first, behind, left_off } = parts(facet);
    let legend = words(name.label());
    Some(
        view! {
            <fieldset class="facet">
                <legend class="overline">{legend}</legend>
                <ul class="facet-values">{boxes(name, first)}</ul>
                {(!behind.is_empty()).then(|| more(name, behind, left_off))}
            </fieldset>
        }
        .into_any(),
    )
}

/// What is not shown at once.
fn more(name: FacetName, branches: Vec<Branch>, left_off: usize) -> impl IntoView {
    let language = use_language();
    let left_off = (left_off > 0).then(|| {
        view! { <p class="small mute">{LEFT_OFF.with(language, &[&left_off])}</p> }
    });
    view! {
        <details class="more">
            <summary>{MORE.with(language, &[&branches.len()])}</summary>
            <ul class="facet-values">{boxes(name, branches)}</ul>
            {left_off}
        </details>
    }
}

/// The boxes of some values. A function, so that a new result makes new boxes: old ones would keep, whatever the
/// address says, what the reader did to them.
fn boxes(name: FacetName, branches: Vec<Branch>) -> impl IntoView {
    move || branches.iter().map(|branch| item(name, branch)).collect_view()
}

/// A value with the narrower ones, which are folded away until it or one of them is chosen.
fn item(name: FacetName, branch: &Branch) -> AnyView {
    let narrower = (!branch.narrower.is_empty()).then(|| narrower(name, branch));
    view! {
        <li>
            {choice(name, &branch.value)}
            {narrower}
        </li>
    }
    .into_any()
}

fn narrower(name: FacetName, branch: &Branch) -> impl IntoView + use<> {
    let language = use_language();
    let count = branch.narrower.len();
    let number = if count == 1 { ONE_NARROWER.text(language).to_owned() } else { NARROWER.with(language, &[&count]) };
    let items = branch.narrower.iter().map(|branch| item(name, branch)).collect_view();
    view! {
        <details class="more facet-child" open=branch.is_chosen()>
            <summary>
                {number}
                <span class="visually-hidden">{OF.with(language, &[&branch.value.label])}</span>
            </summary>
            <ul class="facet-values">{items}</ul>
        </details>
    }
}

fn choice(name: FacetName, value: &FacetValue) -> impl IntoView + use<> {
    let words = use_words();
    let id = box_id(name.slug(), &value.value);
    // A chosen value without results can still be taken off.
    let disabled = value.count == 0 && !value.selected;
    view! {
        <div class="form-check facet-value">
            <input type="checkbox" id=id.clone() name=name.slug() value=value.value.clone() checked=value.selected
                disabled=disabled/>
            <label for=id.clone()>{value.label.clone()}</label>
            <span class="count" id=count_id(&id)>
                {value.count}
                <span class="visually-hidden">{words(RESULTS)}</span>
            </span>
        </div>
    }
}

/// The id of a value's box in the page.
fn box_id(facet: &str, value: &str) -> String {
    format!("{facet}-{value}")
}

/// The id of a box's number in the page.
fn count_id(box_id: &str) -> String {
    format!("{box_id}-quanti")
}

/// The numbers of all values, by their ids in the page.
pub fn counts(facets: &[Facet]) -> Vec<(String, u64)> {
    let of_facet = |facet: &Facet| {
        let count = |value: &FacetValue| (count_id(&box_id(&facet.name, &value.value)), value.count);
        facet.values.iter().map(count).collect::<Vec<_>>()
    };
    facets.iter().flat_map(of_facet).collect()
}

/// The ids of the numbers that are not what they were.
pub fn changed(before: &[(String, u64)], now: &[(String, u64)]) -> Vec<String> {
    let is_new = |(id, count): &&(String, u64)| before.iter().any(|(known, old)| known == id && old != count);
    now.iter().filter(is_new).map(|(id, _)| id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_were_there_and_differ_have_changed() {
        let before = [("tema-a-quanti".to_owned(), 3), ("tema-b-quanti".to_owned(), 2)];
        let now = [("tema-a-quanti".to_owned(), 1), ("tema-b-quanti".to_owned(), 2), ("tema-c-quanti".to_owned(), 5)];
        assert_eq!(changed(&before, &now), ["tema-a-quanti"]);
    }

    #[test]
    fn numbers_are_known_by_facet_and_value() {
        let value = FacetValue { value: "scuola".into(), label: "Scuola".into(), count: 6, selected: false };
        let facets = [Facet { name: "tema".into(), values: vec![value], ..Facet::default() }];
        assert_eq!(counts(&facets), [("tema-scuola-quanti".to_owned(), 6)]);
    }
}
