//! The checks of the observatory: pure rules over its records, a file per family.

pub mod arithmetic;
pub mod build;
mod changes;
mod collection;
mod context;
mod counts;
#[cfg(test)]
mod examples;
mod index;
mod lists;
mod prints;
mod records;
mod results;
#[cfg(test)]
mod seeds_test;
mod shares;
mod supply;
mod trends;

use app::observatory::model::Check;

pub use records::{Coordinates, Known, Records};

/// All checks over the records, in the same order for the same records.
pub fn checks(records: &Records) -> Vec<Check> {
    let families = [
        counts::checks,
        shares::checks,
        changes::checks,
        trends::checks,
        supply::checks,
        results::checks,
        context::checks,
        index::checks,
        collection::checks,
        lists::checks,
        prints::checks,
    ];
    families.into_iter().flat_map(|family| family(records)).collect()
}
