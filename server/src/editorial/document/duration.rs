//! How long a session is, as a sheet says it.

use app::editorial::document::{Duration, DurationUnit, Found};

use super::labels::Block;
use super::numbers::{Token, tokens};

/// The longest that is taken for a duration, in days or weeks.
const MOST: u32 = 60;

/// How far a word may stand before the number that it belongs to.
const REACH: usize = 3;

/// The duration in a block, with whether it is the only one there.
pub fn read(block: &Block) -> Option<Found<Duration>> {
    let tokens = tokens(&block.in_one_line());
    let mut stated: Vec<Duration> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match statement(&tokens, at) {
            Some((duration, behind)) => {
                stated.push(duration);
                at = behind;
            }
            None => at += 1,
        }
    }
    let place = block.place()?;
    if let Some(first) = stated.first() {
        let certain = stated.iter().all(|other| other == first) && !halves(&tokens);
        return Some(Found { value: *first, lines: place, certain });
    }
    let bare = bare_number(&tokens)?;
    let value = Duration { least: Some(bare), most: Some(bare), unit: DurationUnit::Days };
    Some(Found { value, lines: place, certain: false })
}

/// A number of days or weeks, or two of them with "o" or "a" between, with where the text goes on.
fn statement(tokens: &[Token], at: usize) -> Option<(Duration, usize)> {
    let least = count(tokens.get(at)?)?;
    let mut behind = at + 1;
    let mut first_unit = None;
    if let Some(unit) = tokens.get(behind).and_then(unit) {
        first_unit = Some(unit);
        behind += 1;
    }
    let joined = tokens.get(behind).is_some_and(|token| token.is("o") || token.is("a") || *token == Token::Sign('-'));
    let most = joined.then(|| count(tokens.get(behind + 1)?)).flatten();
    if let Some(most) = most
        && let Some(unit) = tokens.get(behind + 2).and_then(unit)
    {
        return Some((Duration { least: Some(least), most: Some(most), unit }, behind + 3));
    }
    let unit = first_unit.or_else(|| unit_before(tokens, at))?;
    let before = &tokens[at.saturating_sub(REACH)..at];
    let open = before.iter().any(|token| token.is("almeno") || token.is("minimo"));
    Some((Duration { least: Some(least), most: (!open).then_some(least), unit }, behind))
}

fn count(token: &Token) -> Option<u32> {
    token.number().filter(|number| (1..=MOST).contains(number))
}

fn unit(token: &Token) -> Option<DurationUnit> {
    if token.begins_with(&["giorn"]) {
        Some(DurationUnit::Days)
    } else if token.begins_with(&["settiman"]) {
        Some(DurationUnit::Weeks)
    } else {
        None
    }
}

/// The unit of "le giornate a disposizione per ogni ente interessato: 1".
fn unit_before(tokens: &[Token], at: usize) -> Option<DurationUnit> {
    let colon = at.checked_sub(1).filter(|before| tokens[*before] == Token::Sign(':'))?;
    let sentence = tokens[..colon].iter().rposition(|token| matches!(token, Token::Sign('.' | ';' | ':')));
    let sentence = &tokens[sentence.map_or(0, |end| end + 1)..colon];
    // "Enti che è possibile ospitare: 4" has no unit of time before the colon.
    sentence.iter().find_map(unit)
}

/// Whether some duration is given in halves, which the number of days does not say.
fn halves(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.is("mezzo") || token.is("mezza"))
}

/// A block that is a number and nothing else.
fn bare_number(tokens: &[Token]) -> Option<u32> {
    match tokens {
        [only] | [only, Token::Sign('.')] => count(only),
        _ => None,
    }
}
