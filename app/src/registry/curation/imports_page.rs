//! Imports: an archive is sent, its mistakes or differences are shown, and only then something is applied.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::{ApplyImport, UndoImport, find_imports};
use super::imports::{
    Difference, DifferenceKind, DifferentField, ImportTrouble, ImportsSheet, PastImport, UploadSheet,
};
use super::links::{IMPORTS_PATH, REGISTRY_PATH, value_of};
use super::model::table_name;
use super::overview_page::TITLE as REGISTRY;
use crate::accounts::{AREA, AREA_TITLE};
use crate::editorial::rome::day_and_time;
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::{Crumb, Icon, Loaded, PageHead, Section, SectionTitle};

const TITLE: Message = message("Importazioni", "Imports");
const LEAD: Message = message(
    "Carica una cartella di dati come ZIP: prima vedi errori e differenze, poi decidi se applicarla.",
    "Send a folder of data as a ZIP: first you see mistakes and differences, then you decide whether to apply it.",
);
const UPLOAD: SectionTitle = ("carica", message("Carica una cartella", "Send a folder"));
const FILE: Message = message("File ZIP", "ZIP file");
const FILE_HELP: Message = message(
    "Con manifest.toml e le cartelle dei dati, fino a 10 MB. Si può applicare entro un’ora.",
    "With manifest.toml and the folders of data, up to 10 MB. It can be applied within an hour.",
);
const SEND: Message = message("Guarda che cosa cambierebbe", "See what would change");
const SHEET: SectionTitle = ("prova", message("Che cosa cambierebbe", "What would change"));
const NAME: Message = message("File", "File");
const DIGEST: Message = message("Impronta SHA-256", "SHA-256 digest");
const UNTIL: Message = message("Si può applicare fino a", "Can be applied until");
const UNCHANGED: Message = message("Voci uguali", "Records without changes");
const MISTAKES: Message = message("Errori da correggere: {}", "Mistakes to correct: {}");
const NOTHING: Message = message("I dati sono già come nei file.", "The data are as in the files already.");
const APPLY: Message = message("Applica queste differenze", "Apply these differences");
const APPLIED: Message = message("Applicata il {}.", "Applied on {}.");
const DIFFERENCES: Message = message("Differenze", "Differences");
const FIRST: Message = message("Ecco le prime {}.", "Here are the first {}.");
const EMPTY: Message = message("(vuoto)", "(empty)");
const PAST: SectionTitle = ("applicate", message("Importazioni applicate", "Applied imports"));
const BY: Message = message("{}, {}", "{}, {}");
const DID: Message = message("voci scritte: {}, tolte: {}", "records written: {}, taken away: {}");
const UNDO: Message = message("Annulla", "Undo");
const UNDO_THIS: Message = message("Annulla: {}, {}", "Undo: {}, {}");
const UNDONE: Message = message("annullata", "undone");
const TAKEN_BACK: Message = message("L’importazione è stata annullata.", "The import was undone.");
const NOT_DONE: Message = message("Non è stato fatto.", "It was not done.");

/// The page.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let words = use_words();
    let search = use_location().search;
    let asked = Memo::new(move |_| value_of(&search.read(), "carico").unwrap_or_default());
    let data = Resource::new(move || asked.get(), find_imports);
    let crumbs = vec![
        Crumb::new(words(AREA_TITLE), AREA),
        Crumb::new(words(REGISTRY), REGISTRY_PATH),
        Crumb::new(words(TITLE), IMPORTS_PATH),
    ];
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs indexed=false/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <div class="page-end"><Loaded data view=page/></div>
    }
}

fn page(found: ImportsSheet) -> impl IntoView {
    let words = use_words();
    let search = use_location().search.get_untracked();
    let taken_back = value_of(&search, "fatto").is_some_and(|word| word == "annullata");
    let taken_back = taken_back.then(|| view! { <div class="callout" role="status"><p>{words(TAKEN_BACK)}</p></div> });
    let said = value_of(&search, "errore");
    let said = said.map(|word| ImportTrouble::from_slug(&word).unwrap_or(ImportTrouble::Failed));
    let (sheet, trouble) = match found.upload {
        Some(Ok(sheet)) => (Some(sheet), said),
        Some(Err(trouble)) => (None, Some(trouble)),
        None => (None, said),
    };
    let trouble = trouble.map(|trouble| {
        view! {
            <div class="callout callout-error" role="alert">
                <p><Icon name="warning"/> " " {words(NOT_DONE)} " " {words(trouble.label())}</p>
            </div>
        }
    });
    view! {
        {taken_back}
        {trouble}
        {sheet.map(upload_sheet)}
        {upload_form()}
        {past_imports(found.past)}
    }
}

fn past_imports(imports: Vec<PastImport>) -> impl IntoView {
    let any = !imports.is_empty();
    let lines = imports.into_iter().map(past_import).collect_view();
    any.then(|| view! { <Section at=PAST><ul class="rows">{lines}</ul></Section> })
}

fn past_import(import: PastImport) -> impl IntoView {
    let language = use_language();
    let when = BY.with(language, &[&import.by, &day_and_time(import.applied, language)]);
    let what = DID.with(language, &[&import.written, &import.removed]);
    let undone = import.is_undone.then(|| view! { " " <span class="badge">{UNDONE.text(language)}</span> });
    let undo = import.can_undo.then(|| undo_form(&import));
    view! {
        <li>
            <h3 class="row-title">{import.name} {undone}</h3>
            <p class="small mute">{when} " · " {what}</p>
            <p class="small mute"><code>{import.digest}</code></p>
            {undo}
        </li>
    }
}

fn undo_form(import: &PastImport) -> impl IntoView + use<> {
    let language = use_language();
    let label = UNDO_THIS.with(language, &[&import.name, &day_and_time(import.applied, language)]);
    view! {
        <form method="post" action=UndoImport::PATH>
            <input type="hidden" name="upload" value=import.id.clone()/>
            <input type="hidden" name="language" value=format!("{language:?}")/>
            <button class="btn" type="submit" aria-label=label>{UNDO.text(language)}</button>
        </form>
    }
}

fn upload_form() -> impl IntoView {
    let words = use_words();
    let language = use_language();
    view! {
        <Section at=UPLOAD>
            <form method="post" action=language.href(IMPORTS_PATH) enctype="multipart/form-data">
                <div class="form-group">
                    <label for="file">{words(FILE)}</label>
                    <p class="form-text" id="file-aiuto">{words(FILE_HELP)}</p>
                    <input class="form-control" type="file" id="file" name="file" required=true accept=".zip"
                        aria-describedby="file-aiuto"/>
                </div>
                <div class="actions"><button class="btn btn-primary" type="submit">{words(SEND)}</button></div>
            </form>
        </Section>
    }
}

fn upload_sheet(sheet: UploadSheet) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let until = day_and_time(sheet.until, language);
    let applied = sheet.applied.map(|time| {
        let text = APPLIED.with(language, &[&day_and_time(time, language)]);
        view! { <div class="callout" role="status"><p>{text}</p></div> }
    });
    let is_open = sheet.applied.is_none() && sheet.mistakes_total == 0;
    let changes_something = sheet.counts.iter().any(|(_, kind, _)| *kind != DifferenceKind::Kept);
    let apply = (is_open && changes_something).then(|| apply_form(&sheet));
    let same = (is_open && sheet.counts.is_empty()).then(|| view! { <p>{words(NOTHING)}</p> });
    let total = sheet.counts.iter().map(|(_, _, count)| count).sum::<usize>();
    let counts = sheet.counts.into_iter().map(|(table, kind, count)| {
        view! { <div><dt>{words(table_name(&table))} ", " {words(kind.label())}</dt><dd>{count}</dd></div> }
    });
    let facts = view! {
        <dl class="facts">
            <div><dt>{words(NAME)}</dt><dd>{sheet.name}</dd></div>
            <div><dt>{words(DIGEST)}</dt><dd><code>{sheet.digest}</code></dd></div>
            <div><dt>{words(UNTIL)}</dt><dd>{until}</dd></div>
            <div><dt>{words(UNCHANGED)}</dt><dd>{sheet.unchanged}</dd></div>
            {counts.collect_view()}
        </dl>
    };
    let mistakes = mistakes(sheet.mistakes, sheet.mistakes_total);
    let differences = differences(sheet.differences, total);
    view! { <Section at=SHEET>{applied} {facts} {mistakes} {same} {apply} {differences}</Section> }
}

fn mistakes(lines: Vec<String>, total: usize) -> impl IntoView {
    let language = use_language();
    let more =
        (total > lines.len()).then(|| view! { <p class="form-text">{FIRST.with(language, &[&lines.len()])}</p> });
    let items = lines.into_iter().map(|line| view! { <li lang="en"><code>{line}</code></li> }).collect_view();
    (total > 0).then(|| {
        view! {
            <div class="callout callout-error" role="alert">
                <h3 class="h-plain">{MISTAKES.with(language, &[&total])}</h3>
                {more}
                <ul>{items}</ul>
            </div>
        }
    })
}

fn apply_form(sheet: &UploadSheet) -> impl IntoView + use<> {
    let words = use_words();
    let language = format!("{:?}", use_language());
    view! {
        <form method="post" action=ApplyImport::PATH>
            <input type="hidden" name="form[upload]" value=sheet.id.clone()/>
            <input type="hidden" name="form[shown]" value=sheet.shown.clone()/>
            <input type="hidden" name="language" value=language/>
            <div class="actions"><button class="btn btn-primary" type="submit">{words(APPLY)}</button></div>
        </form>
    }
}

fn differences(list: Vec<Difference>, total: usize) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let more = (total > list.len()).then(|| view! { <p class="form-text">{FIRST.with(language, &[&list.len()])}</p> });
    let any = !list.is_empty();
    let items = list.into_iter().map(difference).collect_view();
    any.then(|| {
        view! {
            <h3>{words(DIFFERENCES)}</h3>
            {more}
            <ul class="rows">{items}</ul>
        }
    })
}

fn difference(difference: Difference) -> impl IntoView {
    let words = use_words();
    let kind = words(difference.kind.label());
    let table = words(table_name(&difference.table));
    let any = !difference.fields.is_empty();
    let fields = difference.fields.into_iter().map(field).collect_view();
    let fields = any.then(|| view! { <dl class="facts">{fields}</dl> });
    view! {
        <li>
            <h4 class="row-title"><code>{difference.id}</code> " (" {table} "): " {kind}</h4>
            {fields}
        </li>
    }
}

fn field(field: DifferentField) -> impl IntoView {
    let words = use_words();
    let shown = |text: String| if text.is_empty() { words(EMPTY).to_owned() } else { text };
    view! {
        <div>
            <dt>{field.name}</dt>
            <dd class="differences"><del>{shown(field.before)}</del> " " <ins>{shown(field.after)}</ins></dd>
        </div>
    }
}
