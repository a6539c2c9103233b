//! The facets of a search: fieldsets of boxes, each with the number of results that it would leave.

use leptos::prelude::*;

use super::model::{Facet, FacetValue};
use super::query::FacetName;
use super::results::{Found, results_in_words};
use crate::i18n::{Message, message, use_language, use_words};

const MORE: Message = message("Altri {}", "{} more");
const SHOW: Message = message("Mostra {}", "Show {}");
const RESULTS: Message = message(" risultati", " results");

/// How many values of a facet are shown at once.
const SHOWN: usize = 6;

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
    let language = use_language();
    let name = FacetName::from_slug(&facet.name).filter(|_| !facet.values.is_empty())?;
    let (first, rest) = split(facet.values);
    let more = (!rest.is_empty()).then(|| {
        let opened = rest.iter().any(|value| value.selected);
        view! {
            <details class="more" open=opened>
                <summary>{MORE.with(language, &[&rest.len()])}</summary>
                <ul class="facet-values">{boxes(name, rest)}</ul>
            </details>
        }
    });
    let legend = words(name.label());
    Some(
        view! {
            <fieldset class="facet">
                <legend class="overline">{legend}</legend>
                <ul class="facet-values">{boxes(name, first)}</ul>
                {more}
            </fieldset>
        }
        .into_any(),
    )
}

/// The values to show at once and those behind "more", which is not worth opening for a single one.
fn split(mut values: Vec<FacetValue>) -> (Vec<FacetValue>, Vec<FacetValue>) {
    let rest = if values.len() > SHOWN + 1 { values.split_off(SHOWN) } else { Vec::new() };
    (values, rest)
}

/// The boxes of some values. A function, so that a new result makes new boxes: old ones would keep, whatever the
/// address says, what the reader did to them.
fn boxes(name: FacetName, values: Vec<FacetValue>) -> impl IntoView {
    move || values.iter().map(|value| choice(name, value)).collect_view()
}

fn choice(name: FacetName, value: &FacetValue) -> impl IntoView + use<> {
    let words = use_words();
    let id = box_id(name.slug(), &value.value);
    // A chosen value without results can still be taken off.
    let disabled = value.count == 0 && !value.selected;
    view! {
        <li class="form-check facet-value">
            <input type="checkbox" id=id.clone() name=name.slug() value=value.value.clone() checked=value.selected
                disabled=disabled/>
            <label for=id.clone()>{value.label.clone()}</label>
            <span class="count" id=count_id(&id)>
                {value.count}
                <span class="visually-hidden">{words(RESULTS)}</span>
            </span>
        </li>
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

    fn values(count: u64) -> Vec<FacetValue> {
        let value = |number: u64| FacetValue {
            value: format!("valore-{number}"),
            label: format!("Valore {number}"),
            count: number,
            selected: false,
        };
        (1..=count).map(value).collect()
    }

    #[test]
    fn six_values_are_shown_and_the_rest_is_behind_more() {
        let (first, rest) = split(values(9));
        assert_eq!((first.len(), rest.len()), (6, 3));
    }

    #[test]
    fn a_single_value_more_is_shown_too() {
        let (first, rest) = split(values(7));
        assert_eq!((first.len(), rest.len()), (7, 0));
    }

    #[test]
    fn only_numbers_that_were_there_and_differ_have_changed() {
        let before = [("tema-a-quanti".to_owned(), 3), ("tema-b-quanti".to_owned(), 2)];
        let now = [("tema-a-quanti".to_owned(), 1), ("tema-b-quanti".to_owned(), 2), ("tema-c-quanti".to_owned(), 5)];
        assert_eq!(changed(&before, &now), ["tema-a-quanti"]);
    }

    #[test]
    fn numbers_are_known_by_facet_and_value() {
        let facets = [Facet { name: "tema".into(), values: values(1) }];
        assert_eq!(counts(&facets), [("tema-valore-1-quanti".to_owned(), 1)]);
    }
}
