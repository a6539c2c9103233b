//! The fields of an exchange proposal, from the text of a sheet in the five sections of the 2024 catalogue.

use app::editorial::document::{DocumentError, Found, SheetReading};
use app::exchanges::model::Mode;

use super::labels::{Block, Label, Sheet, plain};
use super::{dates, duration, participants};

/// Words of meetings at a distance.
const AT_A_DISTANCE: [&str; 6] = ["webinar", "online", "on line", "on-line", "a distanza", "da remoto"];
/// Words of meetings at the host's.
const AT_THE_HOSTS: [&str; 5] = ["workshop", "in presenza", "visita ", "sopralluogo", "sul campo"];
/// What stands instead of who is named in the first section.
const LEFT_OUT: &str = "[…]";

/// Reads a sheet; `edition` is the year of dates without one.
pub fn read_sheet(text: &str, edition: i32) -> Result<SheetReading, DocumentError> {
    let sheet = Sheet::cut(text);
    if sheet.is_empty() {
        return Err(DocumentError::NoSheet);
    }
    let block = |label| sheet.block(label);
    let participants_block = block(Label::Participants);
    let duration_block = block(Label::Duration);
    let dates_block = block(Label::Dates);
    let mut participants = participants_block.as_ref().map(participants::read).unwrap_or_default();
    let beside = duration_block.as_ref().and_then(participants::entities_beside);
    participants.entities_most = participants.entities_most.or(beside);
    Ok(SheetReading {
        title: block(Label::Title).and_then(|block| title(&block)),
        hosts: block(Label::Host).and_then(|block| hosts(&block)),
        office: block(Label::Office).and_then(|block| in_one_line(&block)),
        description: block(Label::Description).and_then(|block| as_written(&block)),
        mode: block(Label::Programme).and_then(|block| mode(&block)),
        programme: block(Label::Programme).and_then(|block| as_written(&block)),
        participants,
        participants_printed: participants_block.as_ref().and_then(in_one_line),
        profile: participants_block.as_ref().and_then(participants::profile),
        duration: duration_block.as_ref().and_then(duration::read),
        duration_printed: duration_block.as_ref().and_then(in_one_line),
        sessions: dates_block.as_ref().map(|block| dates::read(block, edition)).unwrap_or_default(),
        dates_printed: dates_block.as_ref().and_then(as_written),
        next_sheet: sheet.next_sheet,
        text: shown(text, &sheet),
    })
}

fn in_one_line(block: &Block) -> Option<Found<String>> {
    Some(Found { value: block.in_one_line(), lines: block.place()?, certain: true })
}

fn as_written(block: &Block) -> Option<Found<String>> {
    Some(Found { value: block.as_written(), lines: block.place()?, certain: true })
}

/// The title without the full stop at its end. In capitals, or with brackets that do not match, it wants a look.
fn title(block: &Block) -> Option<Found<String>> {
    let title = block.in_one_line();
    let title = title.strip_suffix('.').filter(|title| !title.ends_with('.')).unwrap_or(&title).to_owned();
    let shouted = !title.chars().any(char::is_lowercase);
    let certain = !shouted && title.matches('(').count() == title.matches(')').count();
    Some(Found { value: title, lines: block.place()?, certain })
}

/// The hosts one by one: a sheet joins them by strokes.
fn hosts(block: &Block) -> Option<Found<Vec<String>>> {
    let names = block.in_one_line().replace(" – ", "/").replace(" - ", "/");
    let names: Vec<String> = names.split(['/', ';']).map(plain).filter(|name| !name.is_empty()).collect();
    let certain = names.len() == 1;
    (!names.is_empty()).then_some(Found { value: names, lines: block.place()?, certain })
}

/// How people meet, where words of the programme hint at it.
fn mode(block: &Block) -> Option<Found<Mode>> {
    let programme = block.in_one_line().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| programme.contains(word));
    let value = match (says(&AT_THE_HOSTS), says(&AT_A_DISTANCE)) {
        (true, true) => Mode::Mixed,
        (true, false) => Mode::InPerson,
        (false, true) => Mode::Online,
        (false, false) => return None,
    };
    Some(Found { value, lines: block.place()?, certain: false })
}

/// The text for whoever confirms the fields, without the lines that name people.
fn shown(text: &str, sheet: &Sheet) -> Vec<String> {
    let left_out: Vec<u32> = sheet.contact_lines().collect();
    let last = sheet.next_sheet.unwrap_or(u32::MAX);
    let lines = (1..).zip(text.lines()).take_while(|(number, _)| *number < last);
    lines.map(|(number, line)| if left_out.contains(&number) { LEFT_OUT.to_owned() } else { line.to_owned() }).collect()
}
