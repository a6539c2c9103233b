//! The plan's tree: centre, direction, strategic objective, action, project, each with what is below it.

use leptos::prelude::*;

use super::model::TotalScope;
use super::sheets::{Branch, Counts};
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::{Icon, Text};

const PROJECTS: (Message, Message) = (message("1 progetto", "1 project"), message("{} progetti", "{} projects"));
const OBJECTIVES: (Message, Message) =
    (message("1 obiettivo", "1 objective"), message("{} obiettivi", "{} objectives"));
const INDICATORS: (Message, Message) =
    (message("1 indicatore", "1 indicator"), message("{} indicatori", "{} indicators"));
const PHASES: (Message, Message) = (message("1 fase", "1 phase"), message("{} fasi", "{} phases"));
const UNEQUAL: (Message, Message) =
    (message("1 verifica non torna", "1 check disagrees"), message("{} verifiche non tornano", "{} checks disagree"));

/// A number with its word.
pub fn counted(number: u32, (one, many): (Message, Message), language: Language) -> String {
    if number == 1 { one.text(language).to_owned() } else { many.with(language, &[&number]) }
}

/// What is below a node, in words; what there is none of is left out.
pub fn counts_in_words(counts: Counts, with_projects: bool, language: Language) -> String {
    let all = [
        (if with_projects { counts.projects } else { 0 }, PROJECTS),
        (counts.objectives, OBJECTIVES),
        (counts.indicators, INDICATORS),
        (counts.phases, PHASES),
    ];
    let some = all.into_iter().filter(|(number, _)| *number > 0);
    some.map(|(number, words)| counted(number, words, language)).collect::<Vec<_>>().join(", ")
}

/// Centres that open, with what is below them.
#[component]
pub fn Tree(
    /// The centres.
    branches: Vec<Branch>,
) -> impl IntoView {
    branches.into_iter().map(centre).collect_view()
}

fn centre(branch: Branch) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let href = branch.path.as_deref().map(|path| language.href(path));
    let counts = counts_in_words(branch.counts, true, language);
    let code = branch.code.clone().unwrap_or_default();
    let open = message("Apri la scheda del centro", "Open the centre’s sheet");
    view! {
        <details class="accordion plan-centre" open>
            <summary>
                <h3>"CDR " {code} " · " <Text text=branch.label.clone()/></h3>
            </summary>
            <div>
                <p class="small mute">
                    {counts}
                    {unequal(branch.unequal)}
                </p>
                <p class="small"><a href=href>{words(open)} <span class="visually-hidden">" " {branch.code}</span></a></p>
                <Branches branches=branch.children/>
            </div>
        </details>
    }
}

/// The nodes below one, as a list of lists.
#[component]
pub fn Branches(
    /// The nodes.
    branches: Vec<Branch>,
) -> impl IntoView {
    let items = branches.into_iter().map(|branch| match branch.scope {
        TotalScope::Project => leaf(branch).into_any(),
        _ => knot(branch).into_any(),
    });
    view! { <ul class="plan-branches">{items.collect_view()}</ul> }
}

fn knot(branch: Branch) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let counts = counts_in_words(branch.counts, true, language);
    let children = view! { <Branches branches=branch.children/> }.into_any();
    view! {
        <li>
            <p class="plan-knot">
                <span class="overline">{words(branch.scope.label())}</span>
                " "
                <span lang="it">{branch.label.it}</span>
                " "
                <span class="small mute">{counts}</span>
            </p>
            {children}
        </li>
    }
}

fn leaf(branch: Branch) -> impl IntoView {
    let language = use_language();
    let href = branch.path.as_deref().map(|path| language.href(path));
    let counts = counts_in_words(branch.counts, false, language);
    view! {
        <li class="plan-leaf">
            <a href=href>{branch.code} " · " <Text text=branch.label/></a>
            " "
            <span class="small mute">{counts}{unequal(branch.unequal)}</span>
        </li>
    }
}

fn unequal(number: u32) -> impl IntoView {
    let language = use_language();
    let said = counted(number, UNEQUAL, language);
    (number > 0).then(|| view! { " · " <span class="unequal nowrap"><Icon name="unequal"/>" "{said}</span> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_name_what_there_is_once_or_often() {
        let counts = Counts { projects: 2, objectives: 1, indicators: 3, phases: 0, chapters: 4 };
        let said = |with_projects, language| counts_in_words(counts, with_projects, language);
        assert_eq!(said(true, Language::Italian), "2 progetti, 1 obiettivo, 3 indicatori");
        assert_eq!(said(false, Language::English), "1 objective, 3 indicators");
        assert_eq!(counts_in_words(Counts::default(), true, Language::Italian), "");
    }
}
