//! What came of checks, as a badge.

use leptos::prelude::*;

use super::Icon;
use crate::i18n::use_words;
use crate::observatory::model::CheckResult;

/// The result of a check, or the same result of several.
#[component]
pub fn ResultBadge(
    /// What came of it.
    result: CheckResult,
    /// Of how many checks.
    #[prop(default = 1)]
    times: u32,
) -> impl IntoView {
    let words = use_words();
    let (class, icon) = match result {
        CheckResult::Disagrees => ("badge badge-notice", "unequal"),
        CheckResult::Agrees => ("badge badge-good", "check"),
        CheckResult::CannotBeComputed => ("badge badge-outline", "unknown"),
    };
    let number = (times > 1).then(|| format!(" ({times})"));
    view! { <span class=class><Icon name=icon/>{words(result.label())}{number}</span> }
}
