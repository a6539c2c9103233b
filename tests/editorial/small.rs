//! A catalogue of one practice and one exchange: what the tests of publication need, and no more.

use server::db::Database;
use server::import::{Files, Outcome, import, tables};

/// The practice, and who adopted it.
pub const PRACTICE: &str = "buoni-spesa";

const FILES: [(&str, &str); 7] = [
    ("manifest.toml", "dataset = \"prova\"\n"),
    (
        "sources.toml",
        r#"
[[source]]
id = "fonte"
number = 1
title = "Una fonte"
publisher = "Regione"
file_kind = "pdf"
summary_it = "Che cosa."
method_it = "Come."
limits_it = "Fin dove."
"#,
    ),
    (
        "registry/entities.toml",
        r#"
[[entity]]
id = "cesena"
name = "Cesena"
kind = "municipality"
province = "FC"

[[entity]]
id = "monza"
name = "Monza"
kind = "municipality"
province = "MB"

[[entity]]
id = "cattolica"
name = "Cattolica"
kind = "municipality"
province = "RN"
"#,
    ),
    (
        "registry/themes.toml",
        r#"
[[theme]]
id = "open-source"
label_it = "Open source"
description_it = "Programmi aperti."
order = 1

[[theme]]
id = "ambiente"
label_it = "Ambiente"
description_it = "Verde e acqua."
order = 2
"#,
    ),
    (
        "catalogue/practices.toml",
        r#"
[[practice]]
id = "buoni-spesa"
title_it = "Buoni spesa su tessera"
summary_it = "I buoni sulla tessera sanitaria."
description_it = "Si caricano allo sportello."
themes = ["open-source"]
source = "fonte"
locator = "p. 1"
grade = "documented"
"#,
    ),
    (
        "catalogue/adoptions.csv",
        "id,practice,entity,status,source,locator\nbuoni-spesa--cattolica,buoni-spesa,cattolica,in_force,fonte,p. 1\n",
    ),
    (
        "exchanges/exchanges.toml",
        r#"
[[exchange]]
id = "scelta-open"
title = "La scelta open"
sheet = 1
hosts = ["cesena"]
office = "Ufficio informatica"
summary_it = "Due giorni."
description_it = "Si vede come."
themes = ["open-source"]
duration_printed = "2 giornate"
edition = "2024"
source = "fonte"
locator = "p. 2"
"#,
    ),
];

/// Imports it.
pub async fn load(database: &Database) -> Outcome {
    let files = Files::from_texts(FILES.iter().copied());
    import(database, &files, &tables(), false, &|_, _| {}).await.expect("an import")
}
