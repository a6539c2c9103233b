//! What may not stand in a text: what nobody sees, what turns a line round, code, and what a spreadsheet would compute.

use super::Trouble;

/// What is wrong with a text apart from its length, if anything is. One line has no end of line in it.
pub fn trouble_in(text: &str, one_line: bool) -> Option<Trouble> {
    let hidden = text.chars().position(|letter| (one_line || letter != '\n') && is_hidden(letter));
    if let Some(place) = hidden {
        let is_line = text.chars().nth(place) == Some('\n');
        return Some(if is_line { Trouble::SeveralLines } else { Trouble::Hidden { place: place + 1 } });
    }
    if let Some(place) = text.chars().position(turns_direction) {
        return Some(Trouble::Direction { place: place + 1 });
    }
    if let Some(tag) = html_tag(text) {
        return Some(Trouble::Html { tag });
    }
    starts_formula(text).then(|| Trouble::Formula { start: text.trim_start().chars().take(1).collect() })
}

/// Characters that say something to machines only. A tab comes with every pasted table, and does no harm inside a text.
fn is_hidden(letter: char) -> bool {
    let has_no_width = matches!(letter, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}');
    (letter.is_control() && letter != '\t') || has_no_width || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Marks that make what follows run from right to left or the other way round, so that a text looks like another one.
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The first tag: `a < b` and `<3` are none.
fn html_tag(text: &str) -> Option<String> {
    for (place, _) in text.match_indices('<') {
        let rest = &text[place + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) || rest.starts_with('!') {
            let tag: String =
                rest.chars().take_while(|letter| *letter != '>' && !letter.is_whitespace()).take(20).collect();
            return Some(format!("<{tag}>"));
        }
    }
    None
}

/// Whether a spreadsheet would compute what starts like this. A dash before a space starts a list, not a formula.
fn starts_formula(text: &str) -> bool {
    let text = text.trim_start();
    let behind_dash = text.strip_prefix('-').and_then(|rest| rest.chars().next());
    text.starts_with(['=', '+', '@']) || behind_dash.is_some_and(|next| !next.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_left_alone() {
        for text in [
            "Perché no? L’ente è più vicino – dal 2020",
            "Se a < b, e 3 <4, allora <3",
            "- uno\n- due",
            "uno\tdue",
            "40 % (16+1)",
            "日本語 e العربية",
            "👩‍💻 al lavoro",
            "",
        ] {
            assert_eq!(trouble_in(text, false), None, "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_named_by_its_place() {
        for (text, place) in [("a\u{0}b", 2), ("\u{200B}", 1), ("ab\u{1b}[31m", 3), ("\u{FEFF}a", 1), ("a\u{7f}", 2)] {
            assert_eq!(trouble_in(text, false), Some(Trouble::Hidden { place }), "{text:?}");
        }
    }

    #[test]
    fn a_line_has_no_end_of_line() {
        assert_eq!(trouble_in("a\nb", true), Some(Trouble::SeveralLines));
        assert_eq!(trouble_in("a\nb", false), None);
    }

    #[test]
    fn marks_that_turn_a_line_round_are_refused() {
        for mark in ['\u{202E}', '\u{200F}', '\u{2067}', '\u{061C}'] {
            assert_eq!(trouble_in(&format!("a{mark}b"), false), Some(Trouble::Direction { place: 2 }), "{mark:?}");
        }
    }

    #[test]
    fn code_is_named() {
        for (text, tag) in [
            ("<b>ciao</b>", "<b>"),
            ("a</p>", "</p>"),
            ("<script>alert(1)</script>", "<script>"),
            ("<img src=x onerror=y>", "<img>"),
            ("<!-- x -->", "<!-->"),
        ] {
            assert_eq!(trouble_in(text, false), Some(Trouble::Html { tag: tag.into() }), "{text}");
        }
    }

    #[test]
    fn what_a_spreadsheet_would_compute_is_refused() {
        for text in ["=1+1", " =HYPERLINK(\"x\")", "+39 0547", "@SUM(A1)", "-2+3", "-cmd|calc"] {
            let start = text.trim().chars().take(1).collect();
            assert_eq!(trouble_in(text, false), Some(Trouble::Formula { start }), "{text}");
        }
    }
}
