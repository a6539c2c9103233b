//! The records taken from a source, by kind. Those without a page of their own stand here, and are linked to here.

use leptos::prelude::*;

use super::counted::{CHECKS, counted};
use crate::catalogue::model::{RecordKind, SearchItem};
use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::Check;

const NOTHING: Message = message("Nessuna scheda da questa fonte", "No record from this source");
const NOTHING_TEXT: Message = message(
    "Dal documento vengono dati e verifiche, non pratiche, scambi, servizi o progetti.",
    "Figures and checks come from the document, but no practices, exchanges, services or projects.",
);

/// The records, kind by kind.
#[component]
pub fn SourceRecords(
    /// The records.
    records: Vec<SearchItem>,
    /// The checks on the source, some of which are about a service or a project.
    checks: Vec<Check>,
) -> impl IntoView {
    let words = use_words();
    if records.is_empty() {
        return view! { <div class="state"><h3>{words(NOTHING)}</h3><p>{words(NOTHING_TEXT)}</p></div> }.into_any();
    }
    let groups = RecordKind::ALL.iter().filter_map(|kind| {
        let of_kind: Vec<SearchItem> = records.iter().filter(|item| item.kind.0 == *kind).cloned().collect();
        (!of_kind.is_empty()).then(|| group(*kind, of_kind, &checks))
    });
    groups.collect_view().into_any()
}

fn group(kind: RecordKind, items: Vec<SearchItem>, checks: &[Check]) -> impl IntoView + use<> {
    let words = use_words();
    let number = items.len();
    let rows = items.into_iter().map(|item| row(item, checks));
    view! {
        <details class="accordion" open>
            <summary>
                <h3>{words(several(kind))} " " <span class="mute number">{number}</span></h3>
            </summary>
            <div><ul class="rows">{rows.collect_view()}</ul></div>
        </details>
    }
}

fn row(item: SearchItem, checks: &[Check]) -> impl IntoView + use<> {
    let language = use_language();
    let own = own_checks(&item, checks).map(|(number, path)| {
        let href = language.href(&path);
        view! { <a href=href>{counted(number, CHECKS, language)}</a> }
    });
    let title = if has_page(item.kind.0) {
        view! { <a href=item.url lang=item.lang>{item.title}</a> }.into_any()
    } else {
        view! { <span lang=item.lang>{item.title}</span> }.into_any()
    };
    let id = (!has_page(item.kind.0)).then_some(item.slug);
    let period = (!item.period.is_empty()).then(|| view! { <span>{item.period}</span> });
    view! {
        <li id=id>
            <h4 class="row-title">{title}</h4>
            <p>{item.summary}</p>
            <p class="it-card-footer">{period}{own}</p>
        </li>
    }
}

/// Whether records of a kind have a page of their own.
fn has_page(kind: RecordKind) -> bool {
    match kind {
        RecordKind::Practice | RecordKind::Exchange => true,
        RecordKind::Service | RecordKind::Project | RecordKind::Question => false,
    }
}

/// How many checks are about a record, and the Italian path of the page with them; nothing where there are none.
fn own_checks(item: &SearchItem, checks: &[Check]) -> Option<(u64, String)> {
    let slug = Some(&item.slug);
    let (number, name) = match item.kind.0 {
        RecordKind::Service => (checks.iter().filter(|check| check.service.as_ref() == slug).count(), "servizio"),
        RecordKind::Project => (checks.iter().filter(|check| check.project.as_ref() == slug).count(), "progetto"),
        RecordKind::Practice | RecordKind::Exchange | RecordKind::Question => return None,
    };
    (number > 0).then(|| (number as u64, format!("/osservatorio/verifiche?{name}={}", item.slug)))
}

/// What several records of a kind are called.
fn several(kind: RecordKind) -> Message {
    match kind {
        RecordKind::Practice => message("Pratiche", "Practices"),
        RecordKind::Exchange => message("Scambi", "Exchanges"),
        RecordKind::Service => message("Servizi misurati", "Measured services"),
        RecordKind::Project => message("Progetti", "Projects"),
        RecordKind::Question => message("Domande del questionario", "Questions of the questionnaire"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::{Highlights, RecordKindSlug};
    use crate::i18n::Bilingual;
    use crate::observatory::model::CheckResult;

    fn item(kind: RecordKind, slug: &str) -> SearchItem {
        SearchItem {
            slug: slug.into(),
            url: String::new(),
            kind: RecordKindSlug(kind),
            title: String::new(),
            summary: String::new(),
            entities: Vec::new(),
            themes: Vec::new(),
            source: String::new(),
            period: String::new(),
            highlights: Highlights::default(),
            lang: None,
        }
    }

    fn check_of_service(service: &str) -> Check {
        Check {
            id: String::new(),
            rule: String::new(),
            title: Bilingual::default(),
            computation: String::new(),
            stated: String::new(),
            computed: String::new(),
            result: CheckResult::Agrees,
            reason: None,
            source: String::new(),
            locator: String::new(),
            service: Some(service.into()),
            project: None,
            figures: Vec::new(),
        }
    }

    #[test]
    fn a_service_leads_to_its_own_checks() {
        let checks = [check_of_service("suap"), check_of_service("certificati"), check_of_service("suap")];
        let path = "/osservatorio/verifiche?servizio=suap".to_owned();
        assert_eq!(own_checks(&item(RecordKind::Service, "suap"), &checks), Some((2, path)));
        assert_eq!(own_checks(&item(RecordKind::Service, "retta-nido"), &checks), None);
        assert_eq!(own_checks(&item(RecordKind::Project, "suap"), &checks), None);
    }
}
