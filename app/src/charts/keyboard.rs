//! What the keys do on a chart: from mark to mark, to the records behind one, and out.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes to a mark.
    To(usize),
    /// Opens the records behind a mark.
    Follow(usize),
    /// Leaves the marks.
    Leave,
}

/// What a key does on a chart of so many marks, given the mark that the reader is on; `None` for keys of no meaning.
pub fn step(key: &str, current: Option<usize>, marks: usize) -> Option<Step> {
    let last = marks.checked_sub(1)?;
    match (key, current) {
        ("ArrowDown" | "ArrowRight", None) | ("Home", _) => Some(Step::To(0)),
        ("ArrowUp" | "ArrowLeft", None) | ("End", _) => Some(Step::To(last)),
        ("ArrowDown" | "ArrowRight", Some(mark)) => Some(Step::To(last.min(mark + 1))),
        ("ArrowUp" | "ArrowLeft", Some(mark)) => Some(Step::To(mark.saturating_sub(1))),
        ("Enter", Some(mark)) => Some(Step::Follow(mark)),
        ("Escape", Some(_)) => Some(Step::Leave),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_from_mark_to_mark_and_stop_at_the_ends() {
        assert_eq!(step("ArrowDown", None, 5), Some(Step::To(0)));
        assert_eq!(step("ArrowRight", Some(0), 5), Some(Step::To(1)));
        assert_eq!(step("ArrowDown", Some(4), 5), Some(Step::To(4)));
        assert_eq!(step("ArrowUp", Some(0), 5), Some(Step::To(0)));
    }

    #[test]
    fn home_and_end_go_to_the_first_and_the_last() {
        assert_eq!(step("Home", Some(3), 5), Some(Step::To(0)));
        assert_eq!(step("End", None, 5), Some(Step::To(4)));
    }

    #[test]
    fn enter_follows_the_mark_and_escape_leaves_it() {
        assert_eq!(step("Enter", Some(2), 5), Some(Step::Follow(2)));
        assert_eq!(step("Escape", Some(2), 5), Some(Step::Leave));
        assert_eq!(step("Enter", None, 5), None);
    }

    #[test]
    fn a_chart_without_marks_and_other_keys_do_nothing() {
        assert_eq!(step("Home", None, 0), None);
        assert_eq!(step("Tab", Some(1), 5), None);
    }
}
