//! The page of open data: every table, its columns explained, to take away.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::datasets::{Column, Dataset, Datasets, list_datasets};
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::platform::origin;
use crate::ui::{Crumb, Loaded, PageHead, StructuredData, Updated};

const TITLE: Message = message("Dati aperti", "Open data");
const LEAD: Message = message(
    "Tutto quello che leggi qui si può scaricare, riusare e controllare: ogni tabella, con le colonne spiegate.",
    "Everything you read here can be downloaded, reused and checked: every table, with its columns explained.",
);
const LICENCE: Message = message(
    "Licenza CC BY 4.0: puoi usare i dati per qualunque scopo, citando Prassi e la fonte di ogni riga.",
    "Licence CC BY 4.0: you may use the data for any purpose, naming Prassi and the source of each row.",
);
const FORMATS: Message = message(
    "I file CSV sono in UTF-8, con intestazione e virgole; più valori in una cella sono separati da «|». Una cella che un \
     foglio di calcolo prenderebbe per una formula comincia con un apostrofo.",
    "CSV files are in UTF-8, with a header and commas; several values in a cell are separated by “|”. A cell that a \
     spreadsheet would take for a formula starts with an apostrophe.",
);
const SEARCH: Message = message(
    "Anche ogni ricerca del catalogo si scarica: allo stesso indirizzo, con .csv, .json o .atom dopo «pratiche».",
    "Every search of the catalogue can be downloaded too: at the same address, with .csv, .json or .atom after “pratiche”.",
);
const CATALOGUE: Message = message(
    "I metadati di tutti gli insiemi di dati, secondo il profilo nazionale DCAT-AP_IT: ",
    "The metadata of all datasets, in the national profile DCAT-AP_IT: ",
);
const ROWS: Message = message("{} righe", "{} rows");
const COLUMNS: Message = message("Le {} colonne di «{}»", "The {} columns of “{}”");
const COLUMN: Message = message("Colonna", "Column");
const MEANING: Message = message("Che cosa contiene", "What it holds");
const DOWNLOAD: Message = message("Scarica «{}» in {}", "Download “{}” as {}");
const HOW: Message = message("Come sono fatti i file", "How the files are made");

/// The page.
#[component]
pub fn DatasetsPage() -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let datasets = Resource::new(|| (), move |()| list_datasets(language));
    view! {
        <PageHead title=words(TITLE) description=words(LEAD) crumbs=vec![Crumb::new(words(TITLE), "/dati")]/>
        <div class="page-head">
            <h1>{words(TITLE)}</h1>
            <p class="lead">{words(LEAD)}</p>
        </div>
        <Loaded data=datasets view=content/>
    }
}

fn content(found: Datasets) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let data = catalogue_data(&found, language);
    view! {
        <StructuredData data/>
        <p class="page-meta">
            <Updated date=found.updated/>
            <span>{words(LICENCE)}</span>
        </p>
        <section class="block">
            <ul class="cards">{found.datasets.into_iter().map(card).collect_view()}</ul>
        </section>
        <section class="block page-end">
            <h2>{words(HOW)}</h2>
            <div class="prose">
                <p>{words(FORMATS)}</p>
                <p>{words(SEARCH)}</p>
                <p>
                    {words(CATALOGUE)}
                    <a href="/dati/catalogo.ttl" rel="external" type="text/turtle">"Turtle"</a>", "
                    <a href="/dati/catalogo.jsonld" rel="external" type="application/ld+json">"JSON-LD"</a>"."
                </p>
            </div>
        </section>
    }
}

fn card(dataset: Dataset) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let title = dataset.title;
    let links = ["CSV", "JSON"].map(|format| {
        let href = format!("/dati/{}.{}", dataset.slug, format.to_lowercase());
        let label = DOWNLOAD.with(language, &[&title, &format]);
        view! { <a class="btn" href=href rel="external" download="" aria-label=label>{format}</a> }
    });
    let columns = COLUMNS.with(language, &[&dataset.columns.len(), &title]);
    view! {
        <li class="it-card" id=dataset.slug>
            <h2 class="it-card-title">{title}</h2>
            <p>{dataset.description}</p>
            <p class="it-card-footer"><span>{ROWS.with(language, &[&dataset.rows])}</span></p>
            <div class="actions">{links.into_iter().collect_view()}</div>
            <details class="more">
                <summary>{columns.clone()}</summary>
                <div class="table-frame" tabindex="0" role="region" aria-label=columns>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{words(COLUMN)}</th>
                                <th scope="col">{words(MEANING)}</th>
                            </tr>
                        </thead>
                        <tbody>{dataset.columns.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </details>
        </li>
    }
}

fn row(column: Column) -> impl IntoView {
    view! {
        <tr>
            <th scope="row"><code>{column.name}</code></th>
            <td>{column.description}</td>
        </tr>
    }
}

/// The datasets for search engines, in the words of schema.org; the catalogue in the national profile is a file.
fn catalogue_data(found: &Datasets, language: Language) -> Value {
    let datasets: Vec<Value> =
        found.datasets.iter().map(|dataset| dataset_data(dataset, &found.updated, language)).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": TITLE.text(language),
        "url": format!("{}{}", origin(), language.href("/dati")),
        "dataset": datasets,
    })
}

fn dataset_data(dataset: &Dataset, updated: &str, language: Language) -> Value {
    let files = [("CSV", "text/csv"), ("JSON", "application/json")].map(|(name, kind)| {
        let address = format!("{}/dati/{}.{}", origin(), dataset.slug, name.to_lowercase());
        json!({ "@type": "DataDownload", "encodingFormat": kind, "contentUrl": address })
    });
    json!({
        "@type": "Dataset",
        "name": dataset.title,
        "description": dataset.description,
        "url": format!("{}{}#{}", origin(), language.href("/dati"), dataset.slug),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "dateModified": updated,
        "inLanguage": ["it", "en"],
        "distribution": files,
    })
}
