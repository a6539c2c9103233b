//! How a field of a form is described: its name, what it asks, and what may stand in it.

use super::Step;
use crate::i18n::Message;

/// What a form is made of.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// A field.
    Field(Field),
    /// Rows that have the same fields each.
    Group(Group),
}

/// A field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the draft and in the form.
    pub name: &'static str,
    /// The step in which it is asked.
    pub step: Step,
    /// What it is called.
    pub label: Message,
    /// Why it is asked, or how to fill it in.
    pub help: Message,
    /// What may stand in it.
    pub rule: Rule,
    /// Whether it has to be filled in.
    pub need: Need,
}

/// Rows that have the same fields each: figures, sessions, parts of a programme.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Its name in the draft and in the form.
    pub name: &'static str,
    /// The step in which it is asked.
    pub step: Step,
    /// What it is called.
    pub label: Message,
    /// Why it is asked, or how to fill it in.
    pub help: Message,
    /// What a row is called, with its number.
    pub row: Message,
    /// The most rows.
    pub most: usize,
    /// What stands in a row. A row with anything in it needs what is needed.
    pub columns: &'static [Field],
}

/// Whether a field has to be filled in before it is sent.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// It may stay empty.
    Optional,
    /// It may not; this is what to do.
    Needed(Message),
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// One line of at most so many characters.
    Line(usize),
    /// Paragraphs of at most so many characters together.
    Text(usize),
    /// A web address.
    Address,
    /// A whole number from the first to the second.
    Whole(u32, u32),
    /// A number, with or without decimals.
    Decimal,
    /// A year.
    Year,
    /// A day of the calendar.
    Day,
    /// One of these.
    Choice(fn() -> Vec<Choice>),
    /// Any of these.
    Choices(fn() -> Vec<Choice>),
    /// At most so many things that the registry knows, by id or name.
    Records(RecordsOf, usize),
}

/// Of what something in the registry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordsOf {
    /// A theme.
    Theme,
    /// A tool; it may be one that nobody has named before.
    Tool,
    /// An entity.
    Entity,
}

/// A value to choose.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The word in the draft.
    pub word: &'static str,
    /// What it is called.
    pub label: Message,
}

impl Field {
    /// Whether it has to be filled in.
    pub fn is_needed(&self) -> bool {
        matches!(self.need, Need::Needed(_))
    }

    /// The most characters, where characters are counted.
    pub fn limit(&self) -> Option<usize> {
        match self.rule {
            Rule::Line(most) | Rule::Text(most) => Some(most),
            _ => None,
        }
    }

    /// Whether it holds several values, one on each line of the draft.
    pub fn is_list(&self) -> bool {
        matches!(self.rule, Rule::Choices(_) | Rule::Records(..))
    }
}

impl Part {
    /// The step in which it is asked.
    pub fn step(&self) -> Step {
        match self {
            Self::Field(field) => field.step,
            Self::Group(group) => group.step,
        }
    }
}
