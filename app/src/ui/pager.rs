//! The pages of a long list.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_language, use_words};

const LABEL: Message = message("Pagine dei risultati", "Pages of results");
const PREVIOUS: Message = message("Precedente", "Previous");
const NEXT: Message = message("Successiva", "Next");
const PAGE: Message = message("Pagina {}", "Page {}");
const GAP: Message = message("pagine saltate", "pages left out");

/// Links to the pages of a list: first, last, and those around the one shown.
#[component]
pub fn Pager(
    /// The page shown, from 1.
    page: u32,
    /// How many pages there are.
    pages: u32,
    /// The address of a page, given its number from 1.
    href: Callback<u32, String>,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    if pages <= 1 {
        return ().into_any();
    }
    let step = move |target: u32, label: Message, rel: &'static str| {
        view! { <li><a class="page-link" rel=rel href=href.run(target)>{words(label)}</a></li> }
    };
    let numbers = shown(page, pages).into_iter().map(move |number| match number {
        None => view! {
            <li><span class="page-link"><span aria-hidden="true">"…"</span><span class="visually-hidden">{words(GAP)}</span></span></li>
        }
        .into_any(),
        Some(number) if number == page => view! {
            <li><span class="page-link" aria-current="page" >{number}</span></li>
        }
        .into_any(),
        Some(number) => view! {
            <li><a class="page-link" href=href.run(number) aria-label=PAGE.with(language, &[&number])>{number}</a></li>
        }
        .into_any(),
    });
    view! {
        <nav aria-label=words(LABEL)>
            <ul class="pagination">
                {(page > 1).then(|| step(page - 1, PREVIOUS, "prev"))}
                {numbers.collect_view()}
                {(page < pages).then(|| step(page + 1, NEXT, "next"))}
            </ul>
        </nav>
    }
    .into_any()
}

/// The numbers to show, `None` for those left out.
fn shown(page: u32, pages: u32) -> Vec<Option<u32>> {
    let mut numbers = Vec::new();
    for number in 1..=pages {
        let near = number.abs_diff(page) <= 1 || number == 1 || number == pages;
        if near {
            numbers.push(Some(number));
        } else if numbers.last() != Some(&None) {
            numbers.push(None);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn far_pages_are_left_out() {
        let expected = [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)];
        assert_eq!(shown(5, 9), expected);
        assert_eq!(shown(1, 3), [Some(1), Some(2), Some(3)]);
    }
}
