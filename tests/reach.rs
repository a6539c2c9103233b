//! How far every number of the documents is from where readers begin.

use std::collections::BTreeSet;

use crate::support::{get, ids};

/// Where readers of numbers begin.
const BEGINNINGS: [&str; 3] = ["/osservatorio", "/piani", "/fonti"];
const CLICKS: usize = 3;

/// Pages that hold numbers with their source: figures one by one, and the rows of plans, exchanges and meetings.
fn pages_of_numbers() -> BTreeSet<String> {
    let of = |dataset: &str, path: &str| ids(dataset).into_iter().map(|id| format!("{path}/{id}")).collect::<Vec<_>>();
    let mut pages: BTreeSet<String> = [
        of("dati", "/osservatorio/dato"),
        of("piano-centri", "/piani/peg-2020/centri"),
        of("piano-progetti", "/piani/peg-2020/progetti"),
        of("piano-obiettivi", "/piani/peg-2020/obiettivi"),
        of("scambi", "/scambi"),
    ]
    .concat()
    .into_iter()
    .collect();
    let views = ["bilancio", "capitoli", "fasi", "valori-attesi", "impegno", "obiettivi", "covid-19"];
    pages.extend(views.map(|view| format!("/piani/peg-2020/{view}")));
    pages.extend(["questionario", "bisogni-per-gruppo", "comuni-partecipanti"].map(|of| format!("/osservatorio/{of}")));
    pages
}

/// The pages of the site to which a page's own part links, with their queries.
fn links(page: &str) -> BTreeSet<String> {
    let html = get(page).text;
    let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    let addresses = main.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let pages = addresses.filter(|address| address.starts_with('/') && !path(address).contains('.'));
    pages.map(|address| address.split('#').next().unwrap_or(address).replace("&amp;", "&")).collect()
}

fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}

#[test]
fn every_number_of_the_documents_is_at_most_three_clicks_away() {
    let mut wanted = pages_of_numbers();
    assert!(wanted.len() > 700, "figures, projects, objectives, exchanges: {}", wanted.len());
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut here: Vec<String> = BEGINNINGS.map(str::to_owned).to_vec();
    for _ in 0..CLICKS {
        let mut next = Vec::new();
        for page in here {
            if wanted.is_empty() {
                return;
            }
            for link in links(&page) {
                if known.insert(link.clone()) {
                    wanted.remove(path(&link));
                    next.push(link);
                }
            }
        }
        // What lies below the beginnings comes first: most numbers are there.
        next.sort_by_key(|link| !BEGINNINGS.iter().any(|beginning| link.starts_with(beginning)));
        here = next;
    }
    assert!(wanted.is_empty(), "more than {CLICKS} clicks away: {wanted:?}");
}
