//! Files with mistakes: all of them named with their place, and nothing changed.

use server::import::ImportError;

use super::{MANIFEST, import_sources, import_texts, source, source_ids};
use crate::support::{empty_database, run};

/// Each line that matters says what is wrong with it.
const SOURCES: &str = r#"[[source]]
id = "Prima"
number = "uno"
title = "Fonte"
publisher = "Ente"
date = "31/07/2020"
colour = "blu"
entity = "nessuno"
file_kind = "pdf"
summary_it = "Che cosa."
method_it = "Come."
limits_en = "How far."

[[source]]
id = "seconda"
number = 2
title = ""
publisher = "Ente"
file_kind = "pdf"
summary_it = "Che cosa."
method_it = "Come."
limits_it = "Fin dove."

[[source]]
id = "seconda"
number = 3
publisher = "Ente"
file_kind = "pdf"
summary_it = "Che cosa."
method_it = "Come."
limits_it = "Fin dove."
"#;

const MEETINGS: &str = "id,survey,date,locator\nprimo,nessuno,2022-11-23,p. 1\nsecondo,nessuno,ieri,p. 1\n";

async fn mistakes(texts: &[(&str, &str)]) -> Vec<String> {
    let database = empty_database().await;
    import_sources(&database, &source("nota", 9)).await.expect("an import");
    let before = database.revision().await.expect("a revision");
    let texts: Vec<(&str, &str)> = [("manifest.toml", MANIFEST)].into_iter().chain(texts.iter().copied()).collect();
    let mistakes = match import_texts(&database, &texts, false).await {
        Err(ImportError::Mistakes(mistakes)) => mistakes.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    };
    assert_eq!(database.revision().await.expect("a revision"), before, "all or nothing");
    assert_eq!(source_ids(&database).await, ["nota"]);
    mistakes
}

fn start_of(place: &'static str) -> impl Fn(&String) -> bool {
    move |mistake| mistake.starts_with(place)
}

#[test]
fn every_mistake_of_every_file_is_named_with_its_place() {
    let mistakes = run(async { mistakes(&[("sources.toml", SOURCES), ("surveys/meetings.csv", MEETINGS)]).await });
    let expected = [
        "sources.toml:2: id: should be small letters, digits and hyphens",
        "sources.toml:3: number: `uno` is not a whole number",
        "sources.toml:6: date: `31/07/2020` is not a day, a month or a year",
        "sources.toml:7: colour: is no field of this table",
        "sources.toml:8: entity: there is no entity `nessuno`",
        "sources.toml:1: limits_it: the Italian text is missing",
        "sources.toml:17: title: is empty",
        "sources.toml:25: id: `seconda` stands in line 14 too",
        "sources.toml:24: title: is missing",
        "surveys/meetings.csv:2: survey: there is no survey `nessuno`",
        "surveys/meetings.csv:3: survey: there is no survey `nessuno`",
        "surveys/meetings.csv:3: date: `ieri` is not a day such as 2020-07-31",
    ];
    for place in expected {
        assert!(mistakes.iter().any(start_of(place)), "{place}\n{mistakes:#?}");
    }
    assert_eq!(mistakes.len(), expected.len(), "{mistakes:#?}");
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_line() {
    let broken = "[[source]]\nid = \"a\"\nnumber = = 1\n";
    let mistakes = run(async move { mistakes(&[("sources.toml", broken)]).await });
    assert!(mistakes.iter().any(start_of("sources.toml:3: ")), "{mistakes:#?}");
}

#[test]
fn a_table_with_a_short_row_is_named_with_its_line() {
    let short = "id,survey,date,locator\nprimo,indagine\n";
    let mistakes = run(async move { mistakes(&[("surveys/meetings.csv", short)]).await });
    assert!(mistakes.iter().any(start_of("surveys/meetings.csv:2: ")), "{mistakes:#?}");
}

#[test]
fn a_record_of_another_table_is_out_of_place() {
    let other = "[[theme]]\nid = \"a\"\n";
    let mistakes = run(async move { mistakes(&[("sources.toml", other)]).await });
    assert_eq!(mistakes, ["sources.toml:1: theme: only [[source]] records stand in this file"]);
}

#[test]
fn a_folder_says_which_dataset_it_is() {
    run(async {
        let database = empty_database().await;
        for manifest in [None, Some("dataset = \"Non Va\"\n"), Some("data = 1\n")] {
            let texts: Vec<(&str, &str)> = manifest.map(|text| ("manifest.toml", text)).into_iter().collect();
            match import_texts(&database, &texts, false).await {
                Err(ImportError::Mistakes(mistakes)) => assert_eq!(mistakes[0].file, "manifest.toml"),
                other => panic!("{manifest:?}: {other:?}"),
            }
        }
    });
}
