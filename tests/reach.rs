//! How far every number of the documents is from where readers begin.

use std::collections::BTreeSet;

use crate::support::{get, italian_pages};

/// Where readers of numbers begin.
const BEGINNINGS: [&str; 3] = ["/osservatorio", "/piani", "/fonti"];
const CLICKS: usize = 3;

/// Pages that hold numbers with their source: figures and charts, the plan's rows, the sheets of exchanges, the sources.
fn pages_of_numbers() -> BTreeSet<String> {
    let of_numbers =
        |page: &String| page.starts_with("/scambi/") || BEGINNINGS.iter().any(|root| page.starts_with(root));
    italian_pages().into_iter().filter(of_numbers).collect()
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
    for beginning in BEGINNINGS {
        assert!(wanted.remove(beginning), "{beginning} is a page");
    }
    assert!(wanted.len() > 700, "figures, charts, plan, exchanges: {}", wanted.len());
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
