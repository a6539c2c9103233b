//! How much room text takes, and lines that fit into a room.

/// How many pixels a text takes at 16 pixels a letter, rather too many than too few.
pub fn text_width(text: &str) -> u32 {
    let tenths = |character: char| match character {
        'i' | 'l' | 'j' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '·' | '(' | ')' | ' ' | '\u{a0}' => 42,
        'f' | 't' | 'r' | 'I' | '/' | '-' => 60,
        'm' | 'w' | 'M' | 'W' => 134,
        '0'..='9' | '€' | '_' => 92,
        _ if character.is_uppercase() => 104,
        _ => 84,
    };
    text.chars().map(tenths).sum::<u32>().div_ceil(10)
}

/// A text in lines that fit into so many pixels, broken between words; a longer word is broken where it must be.
pub fn wrapped(text: &str, pixels: u32) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ').flat_map(|word| pieces(word, pixels)) {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&word),
            Some(line) if text_width(line) + text_width(" ") + text_width(&word) <= pixels => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// A word in pieces that fit.
fn pieces(word: &str, pixels: u32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in word.chars() {
        let last = pieces.len() - 1;
        let longer = format!("{}{character}", pieces[last]);
        if text_width(&longer) > pixels && !pieces[last].is_empty() {
            pieces.push(character.to_string());
        } else {
            pieces[last] = longer;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_its_room_and_no_word_is_lost() {
        let text = "PRESTAZIONI DI SERVIZIO PER LA GESTIONE IN FORMA ASSOCIATA SP ORTELLO UNICO IMPRESE e ancora";
        for room in [120, 236, 520] {
            let lines = wrapped(text, room);
            assert!(lines.iter().all(|line| text_width(line) <= room), "{lines:?}");
            assert_eq!(lines.join(" "), text);
        }
    }

    #[test]
    fn a_word_longer_than_its_room_is_broken() {
        let lines = wrapped(&"W".repeat(40), 100);
        assert!(lines.len() > 1 && lines.iter().all(|line| text_width(line) <= 100));
        assert_eq!(lines.concat(), "W".repeat(40));
    }

    #[test]
    fn a_number_keeps_its_unit_beside_it() {
        assert_eq!(wrapped("oggi 1.200\u{a0}€", 70), ["oggi", "1.200\u{a0}€"]);
    }
}
