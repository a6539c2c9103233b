//! All 17 sheets of document 002, as text, as DOCX and as ODT: what is read of them is what they say.

mod expected;
mod files;
mod filling;
mod reading;

use app::editorial::document::SheetReading;
use server::editorial::document::read_sheet;

use expected::EDITION;

fn read(text: &str) -> SheetReading {
    read_sheet(text, EDITION).expect("a sheet")
}
