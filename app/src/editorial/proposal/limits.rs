//! How long the fields of a proposal may be, and why so long. Lengths count characters.
//!
//! Each is the longest text of the five documents, doubled and rounded up, unless its comment says otherwise: people
//! write with as many words as those documents do, and a card, a line or a page was laid out for them.

/// A practice's title: the longest has 102.
pub const PRACTICE_TITLE: usize = 200;
/// An exchange's title: the sheets print up to 227, and a title is never cut; without doubling, since no card holds more.
pub const EXCHANGE_TITLE: usize = 240;
/// A summary: the longest have 142 (practices) and 209 (exchanges); two sentences.
pub const SUMMARY: usize = 420;
/// A description: the longest have 826 and 854, written short by editors; a first hand's account may be six times that.
pub const DESCRIPTION: usize = 5_000;
/// Results, or what it takes: two thirds of a page each, less than the description.
pub const ACCOUNT: usize = 2_000;
/// Who it is for: the longest has 75.
pub const TARGET: usize = 160;
/// An office: the longest has 83.
pub const OFFICE: usize = 170;
/// A duration, or how many may come, in the sheet's words: the longest have 94 and 109.
pub const PRINTED: usize = 220;
/// Who may come, or a word on the dates: the longest have 157 and 150.
pub const REMARK: usize = 320;
/// A part of the programme: the longest title has 38.
pub const MODULE_TITLE: usize = 80;
/// More words on it: the longest have 143.
pub const MODULE_DETAIL: usize = 300;
/// A word on a session: the longest has 88.
pub const SESSION_NOTE: usize = 180;
/// How an entity adopted a practice: the longest has 135, written short; a person's own account may be twice doubled.
pub const ADOPTION_NOTE: usize = 600;
/// What a figure measures, or what its base counts: a label of a chart of at most two lines of 60.
pub const MEASURE: usize = 120;
/// A document's title: two lines of a page that has 100 a line.
pub const DOCUMENT_TITLE: usize = 200;
/// Where in a document: the longest has 98.
pub const LOCATOR: usize = 200;
/// A web address: browsers show 2,048, and what is longer is a session of somebody's, not a document.
pub const ADDRESS: usize = 2_048;
/// The name of something in the registry: the longest has 60.
pub const NAME: usize = 120;
/// Digits of a number: 12 before the point, 4 behind it, the point and a sign make 18.
pub const DIGITS: usize = 18;

/// The most themes: records have up to 4.
pub const THEMES: usize = 6;
/// The most tools: records have up to 5.
pub const TOOLS: usize = 10;
/// The most other entities that did the same: records have up to 11.
pub const ENTITIES: usize = 12;
/// The most hosts besides the own entity: records have up to 2 hosts.
pub const HOSTS: usize = 4;
/// The most figures of a practice: records have up to 2 related ones; eight fill a page.
pub const FIGURES: usize = 8;
/// The most parts of a programme: sheets have up to 9.
pub const MODULES: usize = 20;
/// The most sessions: sheets have up to 12.
pub const SESSIONS: usize = 24;

/// The most people or entities that an exchange names: sheets have up to 20.
pub const PEOPLE: u32 = 500;
/// The most days of a session: sheets have up to 5; a month of working days is 23.
pub const DAYS: u32 = 23;
/// The first year that makes sense: before it there were no municipalities of today.
pub const FIRST_YEAR: i32 = 1946;
/// How many years ahead something may be announced.
pub const YEARS_AHEAD: i32 = 5;

/// The most characters of a field that are kept although they are too many: four times the longest field, so that what
/// was pasted too long is still there to be shortened.
pub const STORED_CHARACTERS: usize = 4 * DESCRIPTION;
/// The most attachments of a proposal: a document for each figure.
pub const ATTACHMENTS: usize = FIGURES;
/// The most bytes of an attachment: 10 MiB, a scanned act of 50 pages at 200 KiB each.
pub const ATTACHMENT_BYTES: usize = 10 * 1024 * 1024;
