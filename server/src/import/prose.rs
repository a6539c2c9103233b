//! Texts that cite figures (`{dato:id}`) and lead to pages (`[words](/path)`), cut into pieces.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Plain text.
    Text(&'t str),
    /// The figure with this id, whose number stands here.
    Figure(&'t str),
    /// Words that lead to an Italian path.
    Link {
        /// The words.
        words: &'t str,
        /// The path, which may have a query.
        path: &'t str,
    },
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'t> {
    /// The page of a record: its table and id.
    Record(&'static str, &'t str),
    /// A page that is always there.
    Page,
}

/// Where records have their pages, the longest paths first.
const RECORDS: [(&str, &str); 7] = [
    ("/osservatorio/storie/", "story"),
    ("/osservatorio/", "chart"),
    ("/pratiche/", "practice"),
    ("/scambi/", "exchange"),
    ("/temi/", "theme"),
    ("/fonti/", "source"),
    ("/enti/", "entity"),
];

/// The pages of no record that a text may lead to.
const PAGES: [&str; 9] = [
    "/osservatorio/verifiche",
    "/osservatorio/storie",
    "/osservatorio",
    "/pratiche",
    "/scambi",
    "/temi",
    "/fonti",
    "/enti",
    "/piani",
];

/// The start of a figure's place.
const FIGURE: &str = "{dato:";

/// The pieces of a text, or what is wrong with it.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['{', '[']) {
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        let marked = &rest[start..];
        let (piece, behind) = if marked.starts_with('[') { link(marked) } else { figure(marked) }?;
        pieces.push(piece);
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    Ok(pieces)
}

fn figure(marked: &str) -> Result<(Piece<'_>, &str), String> {
    let inside = marked.strip_prefix(FIGURE).and_then(|inside| inside.split_once('}'));
    let (id, rest) = inside.ok_or_else(|| format!("`{}` is no figure's place: {FIGURE}id}}", short(marked)))?;
    Ok((Piece::Figure(id), rest))
}

fn link(marked: &str) -> Result<(Piece<'_>, &str), String> {
    let wrong = || format!("`{}` is no link: [words](/path)", short(marked));
    let (words, behind) = marked[1..].split_once("](").ok_or_else(wrong)?;
    let (path, rest) = behind.split_once(')').ok_or_else(wrong)?;
    if words.is_empty() || words.contains(['[', '{']) || target(path).is_none() {
        return Err(wrong());
    }
    Ok((Piece::Link { words, path }, rest))
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// What an Italian path leads to, if there can be such a page.
pub fn target(path: &str) -> Option<Target<'_>> {
    let page = path.split(['?', '#']).next()?;
    if PAGES.contains(&page) {
        return Some(Target::Page);
    }
    RECORDS.iter().find_map(|(above, table)| Some(Target::Record(table, page.strip_prefix(above)?)))
}

/// The records that a text points to, with their tables. A text with a mistake points to none.
pub fn pointers(text: &str) -> Vec<(&'static str, &str)> {
    pieces(text).unwrap_or_default().into_iter().filter_map(pointer).collect()
}

fn pointer(piece: Piece<'_>) -> Option<(&'static str, &str)> {
    match piece {
        Piece::Text(_) => None,
        Piece::Figure(id) => Some(("figure", id)),
        Piece::Link { path, .. } => match target(path)? {
            Target::Record(table, id) => Some((table, id)),
            Target::Page => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_links_are_pieces_between_plain_text() {
        let text = "Lo offrono {dato:nido-2019} Comuni: [ecco come](/pratiche/nido?v=2).";
        let expected = [
            Piece::Text("Lo offrono "),
            Piece::Figure("nido-2019"),
            Piece::Text(" Comuni: "),
            Piece::Link { words: "ecco come", path: "/pratiche/nido?v=2" },
            Piece::Text("."),
        ];
        assert_eq!(pieces(text).expect("pieces"), expected);
        assert_eq!(pointers(text), [("figure", "nido-2019"), ("practice", "nido")]);
    }

    #[test]
    fn every_path_of_a_record_knows_its_table() {
        for (path, target_there) in [
            ("/osservatorio/uso-per-canale?base=tutti-i-dati", Target::Record("chart", "uso-per-canale")),
            ("/osservatorio/storie/primi-mesi", Target::Record("story", "primi-mesi")),
            ("/osservatorio/verifiche?esito=non-torna", Target::Page),
            ("/fonti/smart-land-2023#metodo", Target::Record("source", "smart-land-2023")),
        ] {
            assert_eq!(target(path), Some(target_there), "{path}");
        }
        assert_eq!(target("https://example.org"), None);
        assert_eq!(target("/area/bozze"), None);
    }

    #[test]
    fn marks_that_are_not_closed_or_unknown_are_mistakes() {
        for text in ["{dato:nido", "{numero:nido}", "[parole]", "[parole](https://example.org)", "[](/pratiche)"] {
            assert!(pieces(text).is_err(), "{text}");
            assert!(pointers(text).is_empty(), "{text}");
        }
    }
}
