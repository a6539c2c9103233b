//! How many may come and who, as a sheet says it.

use app::editorial::document::{Found, Lines, Participants};

use super::labels::{Block, plain};
use super::numbers::{Token, tokens};

/// The most that is taken for a number of people or entities.
const MOST: u32 = 500;
/// How far a word may stand before the number that it belongs to.
const REACH: usize = 3;

/// Words for people who come, by their beginnings.
const PEOPLE: [&str; 4] = ["person", "partecipant", "post", "collegh"];
/// Words for people by what they are: each number of them counts further people.
const JOBS: [&str; 8] =
    ["responsabil", "dirigent", "funzionari", "tecnic", "dipendent", "operator", "referent", "amministrativ"];
/// Words for what a number counts that is neither people nor entities.
const OTHER_UNITS: [&str; 8] = ["giorn", "settiman", "or", "sessi", "modul", "dat", "mes", "minut"];

/// What a number in the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Statement {
    Least(u32),
    Most(u32),
    /// The least and the most in one: "1 o 2 persone".
    Between(u32, u32),
    /// People of one kind, beside others.
    Some(u32),
    Total(u32),
    PerEntity(u32),
    Entities(u32),
}

/// The numbers in a block.
pub fn read(block: &Block) -> Participants {
    let mut read = Participants::default();
    let Some(place) = block.place() else { return read };
    let stated = block_statements(block);
    let found = |value, certain| Some(Found { value, lines: place, certain });
    let of = |wanted: fn(Statement) -> Option<u32>| stated.iter().copied().filter_map(wanted).collect::<Vec<_>>();
    read.least = first(&of(least), place);
    read.total_most = first(&of(total), place);
    read.per_entity_most = first(&of(per_entity), place);
    read.entities_most = first(&of(entities), place);
    let jobs = of(some);
    read.most = match (first(&of(most), place), jobs.as_slice()) {
        (None, [only]) => found(*only, true),
        // Some of each: whether they come together is for a person to say.
        (None, [_, ..]) => found(jobs.iter().sum(), false),
        (most, _) => most,
    };
    read
}

/// The entities that may come, which hosts write beside the duration too.
pub fn entities_beside(block: &Block) -> Option<Found<u32>> {
    read(block).entities_most
}

/// The first of some numbers, certain where the others say the same.
fn first(numbers: &[u32], lines: Lines) -> Option<Found<u32>> {
    let value = *numbers.first()?;
    Some(Found { value, lines, certain: numbers.iter().all(|number| *number == value) })
}

fn least(statement: Statement) -> Option<u32> {
    match statement {
        Statement::Least(number) | Statement::Between(number, _) => Some(number),
        _ => None,
    }
}

fn most(statement: Statement) -> Option<u32> {
    match statement {
        Statement::Most(number) | Statement::Between(_, number) => Some(number),
        _ => None,
    }
}

fn some(statement: Statement) -> Option<u32> {
    if let Statement::Some(number) = statement { Some(number) } else { None }
}

fn total(statement: Statement) -> Option<u32> {
    if let Statement::Total(number) = statement { Some(number) } else { None }
}

fn per_entity(statement: Statement) -> Option<u32> {
    if let Statement::PerEntity(number) = statement { Some(number) } else { None }
}

fn entities(statement: Statement) -> Option<u32> {
    if let Statement::Entities(number) = statement { Some(number) } else { None }
}

/// A line is a statement of its own: a number at its end does not count what the next one begins with.
fn block_statements(block: &Block) -> Vec<Statement> {
    block.lines.iter().flat_map(|line| statements(&plain(&line.text))).collect()
}

fn statements(text: &str) -> Vec<Statement> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (statement, behind) = statement(&tokens, at);
        found.extend(statement);
        at = behind;
    }
    found
}

/// What the number at a place says, with where the text goes on.
fn statement(tokens: &[Token], at: usize) -> (Option<Statement>, usize) {
    let Some(number) = tokens[at].number().filter(|number| (1..=MOST).contains(number)) else { return (None, at + 1) };
    if let Some(between) = between(tokens, at, number) {
        return (Some(between), at + 4);
    }
    let before = before(tokens, at);
    let next = tokens.get(at + 1);
    let has = |words: &[&str]| before.iter().any(|token| token.begins_with(words));
    let counts_people = next.is_some_and(|next| next.begins_with(&PEOPLE));
    let statement = if next.is_some_and(|next| next.is("enti")) || entities_before(tokens, at) {
        Some(Statement::Entities(number))
    } else if next.is_some_and(|next| next.begins_with(&OTHER_UNITS)) {
        None
    } else if (counts_people || is_quantified(before)) && is_per_entity(tokens, at) {
        Some(Statement::PerEntity(number))
    } else if has(&["total", "complessiv"]) {
        Some(Statement::Total(number))
    } else if has(&["minim", "almeno"]) {
        Some(Statement::Least(number))
    } else if counts_people || is_quantified(before) {
        Some(Statement::Most(number))
    } else {
        next.is_some_and(|next| next.begins_with(&JOBS)).then_some(Statement::Some(number))
    };
    (statement, at + 1)
}

/// The words just before a number, as far as they belong to it.
fn before(tokens: &[Token], at: usize) -> &[Token] {
    let near = &tokens[at.saturating_sub(REACH)..at];
    let end = near.iter().rposition(|token| token.number().is_some() || matches!(token, Token::Sign('.' | ';' | ')')));
    &near[end.map_or(0, |end| end + 1)..]
}

fn is_quantified(before: &[Token]) -> bool {
    let before: Vec<_> = before.iter().rev().take(2).collect();
    before.iter().any(|token| token.begins_with(&["massim", "max"])) || before.iter().any(|token| token.is("fino"))
}

/// "1 o 2 persone", "da 5 a 10 persone".
fn between(tokens: &[Token], at: usize, least: u32) -> Option<Statement> {
    let [joint, most, unit] = tokens.get(at + 1..at + 4)? else { return None };
    let joined = joint.is("o") || joint.is("a") || *joint == Token::Sign('-') || *joint == Token::Sign('–');
    let most = most.number().filter(|most| (least..=MOST).contains(most))?;
    (joined && unit.begins_with(&PEOPLE)).then_some(Statement::Between(least, most))
}

/// "Enti accoglibili: 4".
fn entities_before(tokens: &[Token], at: usize) -> bool {
    let colon = at.checked_sub(1).filter(|before| tokens[*before] == Token::Sign(':'));
    let Some(colon) = colon else { return false };
    let sentence = tokens[..colon].iter().rposition(|token| matches!(token, Token::Sign('.' | ';' | ':')));
    let sentence = &tokens[sentence.map_or(0, |end| end + 1)..colon];
    // "Le giornate a disposizione per ogni ente interessato: 1" counts days.
    sentence.iter().any(|token| token.is("enti")) && !sentence.iter().any(|token| token.begins_with(&OTHER_UNITS))
}

/// "2 persone per ente", "2 per ciascun ente".
fn is_per_entity(tokens: &[Token], at: usize) -> bool {
    let behind = tokens.get(at + 1..).unwrap_or_default();
    let end = behind.iter().position(|token| matches!(token, Token::Sign(_)) || token.number().is_some());
    let behind = &behind[..end.unwrap_or(behind.len()).min(6)];
    behind.windows(2).any(|pair| pair[0].is("per") && pair[1].is("ente"))
        || behind
            .windows(3)
            .any(|three| three[0].is("per") && three[1].begins_with(&["ogni", "ciascun"]) && three[2].is("ente"))
}

/// Who may come, where it stands apart from how many: never more than a guess.
pub fn profile(block: &Block) -> Option<Found<String>> {
    let lines: Vec<_> = block.lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let (first, rest) = lines.split_first()?;
    let whole = Lines { first: first.number, last: lines.last()?.number };
    let text = plain(&first.text);
    let guess = |value: String, lines| Some(Found { value, lines, certain: false });
    if block_statements(block).is_empty() {
        return guess(block.in_one_line(), whole);
    }
    if let Some((_, people)) = text.split_once(", tra ") {
        return guess(people.trim_end_matches('.').to_owned(), Lines { first: first.number, last: first.number });
    }
    if statements(&text).iter().any(|statement| matches!(statement, Statement::Some(_))) {
        let jobs =
            lines.iter().map(|line| plain(&line.text).trim_start_matches(|c: char| !c.is_alphabetic()).to_owned());
        return guess(jobs.collect::<Vec<_>>().join("; "), whole);
    }
    let said: Vec<_> = rest.iter().filter(|line| !line.text.trim_end().ends_with(':')).collect();
    let place = Lines { first: said.first()?.number, last: said.last()?.number };
    guess(said.iter().map(|line| plain(&line.text)).collect::<Vec<_>>().join(" "), place)
}
