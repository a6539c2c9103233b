//! Two people's work on the same draft, put together field by field.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Fields;

/// A field that two people wrote differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// Its name.
    pub field: String,
    /// What stands there now.
    pub theirs: String,
    /// What the second one wanted to write.
    pub mine: String,
}

/// What two people's work gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The fields; where both wrote differently, as they stood.
    pub fields: Fields,
    /// The fields that somebody else wrote meanwhile.
    pub changed: Vec<String>,
    /// The fields that both wrote differently.
    pub clashes: Vec<Clash>,
}

/// Puts `mine` beside `theirs`, where both began with `base`. Without a base, whatever differs is a clash: nothing says
/// whose is newer.
pub fn merge(base: Option<&Fields>, theirs: &Fields, mine: &Fields) -> Merged {
    let names: BTreeSet<&str> =
        theirs.iter().chain(mine.iter()).chain(base.into_iter().flat_map(Fields::iter)).map(|(name, _)| name).collect();
    let mut merged = Merged { fields: theirs.clone(), ..Merged::default() };
    for name in names {
        let (their, my) = (theirs.get(name), mine.get(name));
        let before = base.map(|base| base.get(name));
        if before.is_some_and(|before| before != their) {
            merged.changed.push(name.to_owned());
        }
        if their == my || before == Some(my) {
            continue;
        }
        if before == Some(their) {
            merged.fields.set(name, my);
        } else {
            merged.clashes.push(Clash { field: name.to_owned(), theirs: their.to_owned(), mine: my.to_owned() });
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().copied().collect()
    }

    #[test]
    fn different_fields_go_together() {
        let base = fields(&[("title", "Buoni"), ("summary", "Uno")]);
        let theirs = fields(&[("title", "Buoni spesa"), ("summary", "Uno")]);
        let mine = fields(&[("title", "Buoni"), ("summary", "Due")]);
        let merged = merge(Some(&base), &theirs, &mine);
        assert_eq!(merged.fields, fields(&[("title", "Buoni spesa"), ("summary", "Due")]));
        assert_eq!((merged.changed, merged.clashes), (vec!["title".to_owned()], Vec::new()));
    }

    #[test]
    fn the_same_field_keeps_what_stood_there_and_shows_both() {
        let base = fields(&[("title", "Buoni")]);
        let merged = merge(Some(&base), &fields(&[("title", "Loro")]), &fields(&[("title", "Mio")]));
        assert_eq!(merged.fields.get("title"), "Loro");
        let clash = Clash { field: "title".into(), theirs: "Loro".into(), mine: "Mio".into() };
        assert_eq!(merged.clashes, [clash]);
    }

    #[test]
    fn who_empties_a_field_changes_it_as_well() {
        let base = fields(&[("title", "Buoni"), ("summary", "Uno")]);
        let merged = merge(Some(&base), &fields(&[("summary", "Uno")]), &fields(&[("title", "Buoni")]));
        assert!(merged.fields.is_empty() && merged.clashes.is_empty());
        assert_eq!(merged.changed, ["title"]);
    }

    #[test]
    fn without_what_stood_before_nothing_is_overwritten() {
        let merged = merge(None, &fields(&[("title", "Loro")]), &fields(&[("title", "Mio"), ("summary", "Due")]));
        assert_eq!(merged.fields, fields(&[("title", "Loro")]));
        assert_eq!(merged.clashes.len(), 2);
    }

    fn any_fields() -> impl Strategy<Value = Fields> {
        proptest::collection::vec(("[abc]", "[xy]?"), 0..6).prop_map(|pairs| pairs.into_iter().collect())
    }

    proptest! {
        #[test]
        fn nothing_that_somebody_wrote_is_lost(base in any_fields(), theirs in any_fields(), mine in any_fields()) {
            let merged = merge(Some(&base), &theirs, &mine);
            for name in ["a", "b", "c"] {
                let clash = merged.clashes.iter().find(|clash| clash.field == name);
                if mine.get(name) != base.get(name) {
                    let kept = merged.fields.get(name) == mine.get(name);
                    prop_assert!(kept || clash.is_some_and(|clash| clash.mine == mine.get(name)));
                }
                if theirs.get(name) != base.get(name) {
                    prop_assert_eq!(merged.fields.get(name), theirs.get(name));
                }
            }
        }

        #[test]
        fn alone_everything_is_kept(base in any_fields(), mine in any_fields()) {
            let merged = merge(Some(&base), &base, &mine);
            prop_assert_eq!(merged, Merged { fields: mine, ..Merged::default() });
        }
    }
}
