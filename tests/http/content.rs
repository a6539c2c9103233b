//! What pages show of the data, as a reader without the browser's code sees it.

use crate::support::{assert_none, data, get, run, site, text};

/// A page without the marks for the browser's code.
fn page(address: &str) -> String {
    get(address).text.replace("<!---->", "")
}

/// A facet of the search at an address.
fn facet(address: &str, legend: &str) -> String {
    let page = page(address);
    let start = format!("<legend class=\"overline\">{legend}</legend>");
    let rest = page.split_once(start.as_str()).map(|(_, rest)| rest).unwrap_or_default();
    rest.split("</fieldset>").next().unwrap_or_default().to_owned()
}

/// Where a part with narrower themes is open.
const OPEN_PART: &str = "<details open class=\"more facet-child\"";

/// The tag of a value's box.
fn choice<'a>(facet: &'a str, value: &str) -> Option<&'a str> {
    let tags = facet.split('<').filter(|tag| tag.starts_with("input"));
    tags.filter_map(|tag| tag.split('>').next()).find(|tag| tag.contains(&format!("value=\"{value}\"")))
}

/// The values of the boxes in a part of a page, in order.
fn values(part: &str) -> Vec<&str> {
    let tags = part.split('<').filter(|tag| tag.starts_with("input"));
    tags.filter_map(|tag| tag.split_once(" value=\"")?.1.split('"').next()).collect()
}

/// The narrower themes of a facet, each part with the theme that it stands below, and the facet without them.
fn narrower(facet: &str) -> (Vec<(String, Vec<String>)>, String) {
    let mut parts = facet.split(" class=\"more facet-child\"");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut below = Vec::new();
    for part in parts {
        let (folded, after) = part.split_once("</details>").expect("the end of a part");
        let wider = values(&rest).last().map(ToString::to_string).unwrap_or_default();
        below.push((wider, values(folded).iter().map(ToString::to_string).collect()));
        rest.push_str(after);
    }
    (below, rest)
}

/// The boxes that are seen before anything is opened.
fn in_sight(facet: &str) -> Vec<&str> {
    values(facet.split("<details class=\"more\"").next().unwrap_or_default())
}

#[test]
fn every_page_of_lists_says_when_its_data_last_changed() {
    let database = site().state.database.clone();
    let day = run(async move { database.revision().await.expect("a revision").day() });
    let pages = ["/pratiche", "/enti", "/temi", "/fonti", "/scambi", "/dati"];
    let mut wrong = Vec::new();
    for (prefix, words) in [("", "Ultimo aggiornamento:"), ("/en", "Last updated:")] {
        for page in pages {
            let html = self::page(&format!("{prefix}{page}"));
            let said = html.split_once(words).is_some_and(|(_, rest)| {
                let end = rest.find("</span>").unwrap_or_default();
                rest[..end].contains(&format!("datetime=\"{day}\""))
            });
            if !said {
                wrong.push(format!("{prefix}{page}"));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn the_facet_of_themes_is_the_tree_of_those_that_any_record_has() {
    let themes = data("temi");
    let wider_of = |theme: &str| themes.iter().find(|row| text(row, "id") == theme).map(|row| text(row, "parent"));
    let facet = facet("/pratiche", "Tema");
    assert!(!facet.contains(OPEN_PART), "nothing is chosen, and all is folded");
    let (below, wide) = narrower(&facet);
    assert_eq!(in_sight(&wide).len(), 6);
    assert!(values(&wide).iter().all(|theme| wider_of(theme).as_deref() == Some("")));
    let mut wrong = Vec::new();
    for (wider, narrower) in &below {
        let elsewhere = narrower.iter().filter(|theme| wider_of(theme).as_ref() != Some(wider));
        wrong.extend(elsewhere.map(|theme| format!("{theme} below {wider}")));
    }
    assert_none(&wrong);
    let listed = get("/pratiche.json").json()["facets"]["tema"].as_array().map(Vec::len);
    let shown = values(&wide).len() + below.iter().map(|(_, narrower)| narrower.len()).sum::<usize>();
    assert_eq!(Some(shown), listed);
    assert!(shown > 60, "{shown} of {}", themes.len());
}

#[test]
fn a_chosen_theme_keeps_the_wider_one_and_those_beside_it_in_sight() {
    let facet = facet("/pratiche?tema=giunta-in-videoconferenza", "Tema");
    let wider = facet.find("value=\"organi\"").expect("the wider theme");
    let opened = facet.find(OPEN_PART).expect("an open part");
    let chosen = facet.find("value=\"giunta-in-videoconferenza\"").expect("the chosen theme");
    assert!(wider < opened && opened < chosen);
    assert!(choice(&facet, "giunta-in-videoconferenza").is_some_and(|tag| tag.contains("checked")));
    let opened = facet[opened..].split("</details>").next().unwrap_or_default();
    assert!(opened.contains("value=\"consiglio-in-videoconferenza\"") && !opened.contains("value=\"nido\""));
    assert_eq!(facet.matches(OPEN_PART).count(), 1);
}

#[test]
fn a_long_facet_shows_what_is_chosen_and_the_six_largest_and_the_others_on_demand() {
    let all = get("/pratiche.json").json();
    let entities = all["facets"]["ente"].as_array().expect("values");
    let words = |range: std::ops::Range<usize>| {
        entities[range].iter().filter_map(|value| value["value"].as_str()).collect::<Vec<_>>()
    };
    let smallest = entities.last().and_then(|value| value["value"].as_str()).expect("an entity");
    let facet = facet(&format!("/pratiche?ente={smallest}"), "Ente");
    let mut expected = vec![smallest];
    expected.extend(words(0..6));
    assert_eq!(in_sight(&facet), expected);
    assert_eq!(values(&facet).len(), entities.len());
    assert!(facet.contains(&format!("<summary>Altri {}</summary>", entities.len() - 7)));
}

#[test]
fn a_record_s_card_names_its_source_wherever_it_stands() {
    let mut wrong = Vec::new();
    for page in ["/pratiche", "/temi/buoni-spesa", "/enti/cesena", "/pratiche/buoni-spesa-digitali", "/"] {
        for prefix in ["", "/en"] {
            let html = self::page(&format!("{prefix}{page}"));
            let footers = html.split("class=\"it-card-footer\"").skip(1);
            let links = footers.filter_map(|rest| rest.split("</p>").next()?.split_once("/fonti/")?.1.split_once('>'));
            let names: Vec<&str> = links.filter_map(|(_, name)| name.split('<').next()).collect();
            if names.is_empty() || names.iter().any(|name| ["Fonte", "Source", ""].contains(name)) {
                wrong.push(format!("{prefix}{page}: {names:?}"));
            }
        }
    }
    assert_none(&wrong);
}
