//! How sure a statement is, as a word with one to four ticks.

use leptos::prelude::*;

use crate::i18n::use_words;
use crate::registry::model::Grade;

/// The ticks, shortest first: left edge and top, so that all stand on the same line.
const TICKS: [(&str, &str, &str); 4] = [("0", "9", "3"), ("6", "6", "6"), ("12", "3", "9"), ("18", "0", "12")];

/// A grade.
#[component]
pub fn GradeMark(
    /// How sure it is.
    grade: Grade,
) -> impl IntoView {
    let words = use_words();
    let filled = ticks(grade);
    let bars = TICKS.into_iter().enumerate().map(move |(position, (left, top, height))| {
        let class = (position < filled).then_some("on");
        view! { <rect class=class x=left y=top width="4" height=height></rect> }
    });
    view! {
        <span class="grade">
            <svg viewBox="0 0 22 12" aria-hidden="true" focusable="false">{bars.collect_view()}</svg>
            {words(grade.label())}
        </span>
    }
}

fn ticks(grade: Grade) -> usize {
    match grade {
        Grade::Declared => 1,
        Grade::Documented => 2,
        Grade::Computed => 3,
        Grade::Verified => 4,
    }
}
