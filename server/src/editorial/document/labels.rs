//! The headings of an exchange sheet, and the lines of text below each of them.

use app::editorial::document::Lines;

/// A heading of the sheet, with or without a field of a proposal behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The number of the sheet among the host's.
    Number,
    /// Who is responsible: names and telephone numbers of people, which are not read.
    Contacts,
    /// The heading of the section on the host.
    Proposer,
    /// The host.
    Host,
    /// Its office.
    Office,
    /// The practice's title.
    Title,
    /// What is shown. The section and its second part have the same heading.
    Description,
    /// The heading of the section on how it is shown.
    Ways,
    /// What happens.
    Programme,
    /// How many may come.
    Participants,
    /// How long.
    Duration,
    /// When; the section and its only part.
    Dates,
}

/// The headings that have a field behind them.
const FIELDS: [Label; 8] = [
    Label::Host,
    Label::Office,
    Label::Title,
    Label::Description,
    Label::Programme,
    Label::Participants,
    Label::Duration,
    Label::Dates,
];

/// How headings begin, in letters and digits only. In 2024 hosts changed some of them.
const BEGINNINGS: [(&str, Label); 16] = [
    ("riferimentiecontatti", Label::Contacts),
    ("chiproponeloscambio", Label::Proposer),
    ("comuneospitante", Label::Host),
    ("enteospitante", Label::Host),
    ("areasettoreufficioospitante", Label::Office),
    ("titolobuonapratica", Label::Title),
    ("titolodellabuonapratica", Label::Title),
    ("descrizionedellapratica", Label::Description),
    ("lemodalitadelloscambio", Label::Ways),
    ("modalitadeltrasferimento", Label::Programme),
    ("programmadelloscambio", Label::Programme),
    ("programmadelcorso", Label::Programme),
    ("quantipartecipantipossonoessereospitati", Label::Participants),
    ("quantotempoduraognisessione", Label::Duration),
    ("datedisponibili", Label::Dates),
    ("inqualeperiodo", Label::Dates),
];

/// How a heading may go on.
const ENDINGS: [&str; 8] = [
    "",
    "soluzione",
    "delresponsabilereferente",
    "perognisessione",
    "diattivitadiscambio",
    "diattivitadiscambioindicarenumerodigiornate",
    "epossibileattivareloscambio",
    "dellareferenteresponsabile",
];

/// A line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// Its text, without what marks it as a heading or a list.
    pub text: String,
}

/// The lines below one heading, without empty ones at both ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The lines.
    pub lines: Vec<Line>,
}

impl Block {
    /// Where it stands; none where it is empty.
    pub fn place(&self) -> Option<Lines> {
        Some(Lines { first: self.lines.first()?.number, last: self.lines.last()?.number })
    }

    /// The lines that say something, in one.
    pub fn in_one_line(&self) -> String {
        let said = self.lines.iter().map(|line| plain(&line.text)).filter(|line| !line.is_empty());
        said.collect::<Vec<_>>().join(" ")
    }

    /// The lines as they are; several empty ones as one.
    pub fn as_written(&self) -> String {
        let mut written: Vec<&str> = Vec::new();
        for line in &self.lines {
            let line = line.text.trim_end();
            if !(line.is_empty() && written.last().is_none_or(|last| last.is_empty())) {
                written.push(line);
            }
        }
        written.join("\n")
    }

    fn trimmed(mut self) -> Self {
        while self.lines.last().is_some_and(|line| line.text.trim().is_empty()) {
            self.lines.pop();
        }
        let blank = self.lines.iter().take_while(|line| line.text.trim().is_empty()).count();
        self.lines.drain(..blank);
        self
    }
}

/// A text cut at its headings.
#[derive(Debug, Default)]
pub struct Sheet {
    blocks: Vec<(Label, Block)>,
    /// The line at which another sheet begins.
    pub next_sheet: Option<u32>,
}

impl Sheet {
    /// Cuts a text at the headings that it has.
    pub fn cut(text: &str) -> Self {
        let mut sheet = Self::default();
        for (number, line) in (1..).zip(text.lines()) {
            match label(line) {
                Some((label, _)) if sheet.begins_again(label) => {
                    sheet.next_sheet = Some(number);
                    break;
                }
                Some((label, value)) => {
                    let lines = (!value.is_empty()).then(|| Line { number, text: value.to_owned() });
                    sheet.blocks.push((label, Block { lines: lines.into_iter().collect() }));
                }
                None if is_rule(line) => {}
                None => sheet.push(Line { number, text: without_marks(line).to_owned() }),
            }
        }
        sheet
    }

    fn push(&mut self, line: Line) {
        if let Some((_, block)) = self.blocks.last_mut() {
            block.lines.push(line);
        }
    }

    /// Whether a heading is the first one of another sheet.
    fn begins_again(&self, label: Label) -> bool {
        let past = |later: &[Label]| self.blocks.iter().any(|(seen, _)| later.contains(seen));
        match label {
            Label::Contacts => past(&[Label::Contacts, Label::Title]),
            Label::Number | Label::Proposer | Label::Host | Label::Title => past(&[Label::Title]),
            _ => false,
        }
    }

    /// Whether nothing stands below the headings that have a field behind them.
    pub fn is_empty(&self) -> bool {
        FIELDS.iter().all(|label| self.block(*label).is_none())
    }

    /// All that stands below headings of one kind: a section's heading and its part's may be the same.
    pub fn block(&self, label: Label) -> Option<Block> {
        let below = self.blocks.iter().filter(|(known, _)| *known == label);
        let lines = below.flat_map(|(_, block)| block.lines.iter().cloned()).collect();
        let block = Block { lines }.trimmed();
        (!block.lines.is_empty()).then_some(block)
    }

    /// The lines that name people.
    pub fn contact_lines(&self) -> impl Iterator<Item = u32> + '_ {
        let contacts = self.blocks.iter().filter(|(label, _)| *label == Label::Contacts);
        contacts.flat_map(|(_, block)| block.lines.iter().map(|line| line.number))
    }
}

/// The heading that a line is, with what follows on the same line behind a colon or in the next cell.
fn label(line: &str) -> Option<(Label, &str)> {
    let line = line.trim_start_matches(['|', ' ']);
    let whole = [(line, "")].into_iter();
    let split = line.find([':', '\t', '|']).map(|at| (&line[..at], line[at + 1..].trim()));
    whole.chain(split).find_map(|(heading, value)| Some((heading_label(heading)?, value)))
}

fn heading_label(heading: &str) -> Option<Label> {
    let key: String = letters(heading).trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
    if key.strip_prefix("scheda").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit())) {
        return Some(Label::Number);
    }
    let fits = |beginning: &str| key.strip_prefix(beginning).is_some_and(|rest| ENDINGS.contains(&rest));
    BEGINNINGS.iter().find(|(beginning, _)| fits(beginning)).map(|(_, label)| *label)
}

/// Letters and digits in lower case, without accents.
fn letters(text: &str) -> String {
    let text = text.replace("<b>", "").replace("</b>", "");
    text.chars().flat_map(char::to_lowercase).map(without_accent).filter(char::is_ascii_alphanumeric).collect()
}

/// The letter without its accent, for those of Italian.
pub fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' => 'a',
        'è' | 'é' => 'e',
        'ì' | 'í' => 'i',
        'ò' | 'ó' => 'o',
        'ù' | 'ú' => 'u',
        letter => letter,
    }
}

/// A line that only draws a table.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() > 1 && line.chars().all(|c| matches!(c, '-' | '|' | ':' | '\t' | ' '))
}

/// A line without what marks it as a heading.
fn without_marks(line: &str) -> &str {
    line.trim_start_matches('#').trim()
}

/// A line without emphasis, with single spaces.
pub fn plain(line: &str) -> String {
    let line = line.replace("<b>", "").replace("</b>", "").replace("**", "");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
