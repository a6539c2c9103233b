//! Themes as a tree.

use std::collections::BTreeMap;

use app::registry::model::{Theme, ThemeNode};

/// The tree of the themes, siblings in the order in which they come. Themes that stand in a circle belong to no tree.
pub fn tree(themes: &[Theme], counts: &BTreeMap<String, u64>) -> Vec<ThemeNode> {
    below(None, themes, counts)
}

fn below(parent: Option<&str>, themes: &[Theme], counts: &BTreeMap<String, u64>) -> Vec<ThemeNode> {
    let children = themes.iter().filter(|theme| theme.parent.as_deref() == parent);
    children
        .map(|theme| ThemeNode {
            theme: theme.clone(),
            count: counts.get(&theme.id).copied().unwrap_or(0),
            children: below(Some(&theme.id), themes, counts),
        })
        .collect()
}

/// A theme with the narrower ones, wherever it stands in the tree.
pub fn find(nodes: Vec<ThemeNode>, slug: &str) -> Option<ThemeNode> {
    nodes.into_iter().find_map(|node| if node.theme.id == slug { Some(node) } else { find(node.children, slug) })
}

#[cfg(test)]
mod tests {
    use app::i18n::Bilingual;

    use super::*;

    fn theme(id: &str, parent: Option<&str>) -> Theme {
        Theme {
            id: id.to_owned(),
            parent: parent.map(str::to_owned),
            label: Bilingual::default(),
            description: Bilingual::default(),
            synonyms_it: Vec::new(),
            synonyms_en: Vec::new(),
            national_topic: None,
            order: 0,
        }
    }

    fn ids(nodes: &[ThemeNode]) -> Vec<&str> {
        nodes.iter().map(|node| node.theme.id.as_str()).collect()
    }

    #[test]
    fn narrower_themes_stand_below_wider_ones() {
        let themes = [theme("organi", None), theme("aiuti", None), theme("buoni-spesa", Some("aiuti"))];
        let counts = BTreeMap::from([("buoni-spesa".to_owned(), 8)]);
        let nodes = tree(&themes, &counts);
        assert_eq!(ids(&nodes), ["organi", "aiuti"]);
        assert_eq!(ids(&nodes[1].children), ["buoni-spesa"]);
        assert_eq!(nodes[1].children[0].count, 8);
        assert_eq!(nodes[0].count, 0);
    }

    #[test]
    fn a_narrower_theme_is_found() {
        let themes = [theme("aiuti", None), theme("buoni-spesa", Some("aiuti"))];
        let nodes = tree(&themes, &BTreeMap::new());
        assert_eq!(find(nodes.clone(), "buoni-spesa").map(|node| node.theme.id).as_deref(), Some("buoni-spesa"));
        assert_eq!(find(nodes, "buoni"), None);
    }
}
