//! What the keys do on a chart: from point to point and series to series, to the records behind one, and out.

/// A point: its series and its row.
pub type Place = (usize, usize);

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes to a point.
    To(Place),
    /// Opens the records behind a point.
    Follow(Place),
    /// Leaves the points.
    Leave,
}

/// What a key does on a chart, given where points are (series by series) and which one the reader is on; `None` for
/// keys of no meaning.
pub fn step(key: &str, current: Option<Place>, there: &[Vec<bool>]) -> Option<Step> {
    let first = first(there)?;
    let Some(place) = current else {
        return match key {
            "ArrowDown" | "ArrowRight" | "Home" => Some(Step::To(first)),
            "ArrowUp" | "ArrowLeft" | "End" => last(there).map(Step::To),
            _ => None,
        };
    };
    // With one series the arrows to the side have nowhere else to go.
    let alone = there.len() == 1;
    match key {
        "ArrowDown" => Some(Step::To(in_series(place, there, true))),
        "ArrowUp" => Some(Step::To(in_series(place, there, false))),
        "ArrowRight" if alone => Some(Step::To(in_series(place, there, true))),
        "ArrowLeft" if alone => Some(Step::To(in_series(place, there, false))),
        "ArrowRight" => Some(Step::To(in_row(place, there, true))),
        "ArrowLeft" => Some(Step::To(in_row(place, there, false))),
        "Home" => Some(Step::To(first)),
        "End" => last(there).map(Step::To),
        "Enter" => Some(Step::Follow(place)),
        "Escape" => Some(Step::Leave),
        _ => None,
    }
}

fn is_there((series, row): Place, there: &[Vec<bool>]) -> bool {
    there.get(series).and_then(|rows| rows.get(row)).copied().unwrap_or(false)
}

fn rows(there: &[Vec<bool>]) -> usize {
    there.first().map_or(0, Vec::len)
}

/// The first point of the first row that has one.
fn first(there: &[Vec<bool>]) -> Option<Place> {
    places(there).find(|place| is_there(*place, there))
}

fn last(there: &[Vec<bool>]) -> Option<Place> {
    places(there).filter(|place| is_there(*place, there)).last()
}

/// All places, row by row as a reader reads.
fn places(there: &[Vec<bool>]) -> impl Iterator<Item = Place> {
    let (rows, series) = (rows(there), there.len());
    (0..rows).flat_map(move |row| (0..series).map(move |series| (series, row)))
}

/// The next point of the same series; the same one at the end.
fn in_series((series, row): Place, there: &[Vec<bool>], forward: bool) -> Place {
    let is_point = |row: &usize| is_there((series, *row), there);
    let found = if forward { (row + 1..rows(there)).find(is_point) } else { (0..row).rev().find(is_point) };
    (series, found.unwrap_or(row))
}

/// The next point of the same row; the same one at the end.
fn in_row((series, row): Place, there: &[Vec<bool>], forward: bool) -> Place {
    let is_point = |series: &usize| is_there((*series, row), there);
    let found = if forward { (series + 1..there.len()).find(is_point) } else { (0..series).rev().find(is_point) };
    (found.unwrap_or(series), row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_series(points: usize) -> Vec<Vec<bool>> {
        vec![vec![true; points]]
    }

    #[test]
    fn arrows_go_from_point_to_point_and_stop_at_the_ends() {
        let there = one_series(5);
        assert_eq!(step("ArrowDown", None, &there), Some(Step::To((0, 0))));
        assert_eq!(step("ArrowRight", Some((0, 0)), &there), Some(Step::To((0, 1))));
        assert_eq!(step("ArrowDown", Some((0, 4)), &there), Some(Step::To((0, 4))));
        assert_eq!(step("ArrowUp", Some((0, 0)), &there), Some(Step::To((0, 0))));
    }

    #[test]
    fn arrows_to_the_side_go_from_series_to_series() {
        let there = vec![vec![true, true], vec![false, true], vec![true, false]];
        assert_eq!(step("ArrowRight", Some((0, 1)), &there), Some(Step::To((1, 1))));
        assert_eq!(step("ArrowRight", Some((0, 0)), &there), Some(Step::To((2, 0))), "over what is not there");
        assert_eq!(step("ArrowLeft", Some((2, 0)), &there), Some(Step::To((0, 0))));
        assert_eq!(step("ArrowDown", Some((2, 0)), &there), Some(Step::To((2, 0))));
    }

    #[test]
    fn home_and_end_go_to_the_first_and_the_last() {
        let there = vec![vec![false, true], vec![true, true]];
        assert_eq!(step("Home", Some((1, 1)), &there), Some(Step::To((1, 0))));
        assert_eq!(step("End", None, &there), Some(Step::To((1, 1))));
    }

    #[test]
    fn enter_follows_the_point_and_escape_leaves_it() {
        assert_eq!(step("Enter", Some((0, 2)), &one_series(5)), Some(Step::Follow((0, 2))));
        assert_eq!(step("Escape", Some((0, 2)), &one_series(5)), Some(Step::Leave));
        assert_eq!(step("Enter", None, &one_series(5)), None);
    }

    #[test]
    fn a_chart_without_points_and_other_keys_do_nothing() {
        assert_eq!(step("Home", None, &[]), None);
        assert_eq!(step("Home", None, &[vec![false]]), None);
        assert_eq!(step("Tab", Some((0, 1)), &one_series(5)), None);
    }
}
