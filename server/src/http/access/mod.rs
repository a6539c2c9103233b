//! Who may ask for what: every page, server function and plain route says it, and one layer holds everybody to it.

mod enforce;
mod plain;
mod table;

use std::collections::HashMap;

use app::accounts::model::{Role, Viewer};
use app::error::AppError;
use app::i18n::Language;
use axum::http::Method;

pub use enforce::{Gate, SameForAll, enforce};
pub use plain::PlainRoutes;

/// Who may ask for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Everyone,
    /// Who has signed in, whatever the role.
    SignedIn,
    /// Who has signed in with one of these roles.
    Only(&'static [Role]),
}

impl Who {
    /// Whoever works for an entity.
    pub const FOR_AN_ENTITY: Self = Self::Only(&[Role::Contributor, Role::Referent]);
}

/// What a server function does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It changes nothing.
    Reads,
    /// It changes something: it may not be asked for by an address alone.
    Changes,
}

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page that is the same for everybody, and may be kept.
    PublicPage,
    /// A page for whoever asks.
    OwnPage,
    /// A server function.
    Function,
    /// Any other route.
    Plain,
}

/// The rule for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What stands there.
    pub place: Place,
    /// Who may ask for it.
    pub who: Who,
    /// Whether somebody without the second factor that the role needs may ask for it.
    pub before_factor: bool,
    /// Whether a form that is sent there without a session waits to be sent again.
    pub keeps_form: bool,
}

/// A mistake in the table of rules: the program does not start with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccessError {
    /// A page has no line.
    #[error("nothing says who may open the page {0}: add a line to PAGES in server/src/http/access/table.rs")]
    Page(String),
    /// A server function has no line.
    #[error("nothing says who may call {0}: add a line to FUNCTIONS in server/src/http/access/table.rs")]
    Function(String),
    /// A server function changes something and is called by an address alone.
    #[error("{0} changes something and answers GET: a link on any site could do it")]
    UnsafeGet(String),
    /// A line is for nothing.
    #[error("the table of access has a line for {0}, which does not exist")]
    Nothing(String),
}

/// All rules, by the pattern of the address.
#[derive(Debug, Default)]
pub struct Access {
    rules: HashMap<String, Rule>,
}

impl Access {
    /// The rules for these pages, server functions and plain routes; none may be without, and no line without them.
    /// What else is sent to a page's address is held to the page's rule.
    pub fn new<'pages, 'functions>(
        pages: impl IntoIterator<Item = &'pages str>,
        functions: impl IntoIterator<Item = (&'functions str, Method)>,
        plain: impl IntoIterator<Item = (String, Who)>,
    ) -> Result<Self, AccessError> {
        let mut rules = HashMap::new();
        for path in pages {
            rules.insert(path.to_owned(), page_rule(path)?);
        }
        for (path, method) in functions {
            rules.insert(path.to_owned(), function_rule(path, &method)?);
        }
        for (path, who) in plain {
            rules.entry(path).or_insert(Rule { place: Place::Plain, who, before_factor: false, keeps_form: false });
        }
        let functions = table::FUNCTIONS.iter().map(|line| line.0);
        let lines = table::PAGES.iter().map(|line| line.0).chain(functions);
        match lines.chain(table::WRITTEN.iter().copied()).find(|path| !rules.contains_key(*path)) {
            Some(path) => Err(AccessError::Nothing(path.to_owned())),
            None => Ok(Self { rules }),
        }
    }

    /// The rule for a pattern.
    pub fn rule(&self, pattern: &str) -> Option<Rule> {
        self.rules.get(pattern).copied()
    }

    /// All rules.
    pub fn rules(&self) -> impl Iterator<Item = (&str, Rule)> {
        self.rules.iter().map(|(pattern, rule)| (pattern.as_str(), *rule))
    }
}

/// Whether a page, by its pattern in either language, is the same for everybody.
pub fn is_public_page(pattern: &str) -> bool {
    page_rule(pattern).is_ok_and(|rule| rule.place == Place::PublicPage)
}

fn page_rule(pattern: &str) -> Result<Rule, AccessError> {
    let italian = Language::neutral_path(pattern);
    let line = table::PAGES.iter().find(|line| line.0 == italian);
    let (_, who) = line.ok_or_else(|| AccessError::Page(pattern.to_owned()))?;
    let own = *who != Who::Everyone || table::OWN_PAGES.contains(&italian);
    let place = if own { Place::OwnPage } else { Place::PublicPage };
    Ok(Rule { place, who: *who, before_factor: table::BEFORE_FACTOR.contains(&italian), keeps_form: false })
}

fn function_rule(path: &str, method: &Method) -> Result<Rule, AccessError> {
    let line = table::FUNCTIONS.iter().find(|line| line.0 == path);
    let (_, effect, who) = line.ok_or_else(|| AccessError::Function(path.to_owned()))?;
    if *effect == Effect::Changes && *method == Method::GET {
        return Err(AccessError::UnsafeGet(path.to_owned()));
    }
    Ok(Rule {
        place: Place::Function,
        who: *who,
        before_factor: table::BEFORE_FACTOR.contains(&path),
        keeps_form: table::WRITTEN.contains(&path),
    })
}

/// Whether somebody may ask for something.
pub fn decide(who: Who, viewer: Option<&Viewer>) -> Result<(), AppError> {
    match (who, viewer) {
        (Who::Everyone, _) | (Who::SignedIn, Some(_)) => Ok(()),
        (Who::Only(roles), Some(viewer)) if roles.contains(&viewer.role) => Ok(()),
        (Who::Only(_), Some(_)) => Err(AppError::Forbidden),
        (Who::SignedIn | Who::Only(_), None) => Err(AppError::SignedOut),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_pages() -> Vec<&'static str> {
        table::PAGES.iter().map(|line| line.0).collect()
    }

    fn all_functions() -> Vec<(&'static str, Method)> {
        table::FUNCTIONS.iter().map(|line| (line.0, Method::POST)).collect()
    }

    #[test]
    fn what_nobody_declared_stops_the_start_by_name() {
        let pages = all_pages().into_iter().chain(["/segreta"]);
        let refused = Access::new(pages, all_functions(), []).expect_err("no line").to_string();
        assert!(refused.contains("/segreta"), "{refused}");
        let functions = all_functions().into_iter().chain([("/api/segreta", Method::POST)]);
        let refused = Access::new(all_pages(), functions, []).expect_err("no line").to_string();
        assert!(refused.contains("/api/segreta"), "{refused}");
    }

    #[test]
    fn what_changes_something_may_not_answer_get() {
        let functions = all_functions()
            .into_iter()
            .map(|(path, method)| if path == "/api/esci" { (path, Method::GET) } else { (path, method) });
        assert_eq!(Access::new(all_pages(), functions, []).err(), Some(AccessError::UnsafeGet("/api/esci".into())));
    }

    #[test]
    fn a_line_for_nothing_stops_the_start() {
        let pages = all_pages().into_iter().filter(|page| *page != "/area");
        assert_eq!(Access::new(pages, all_functions(), []).err(), Some(AccessError::Nothing("/area".into())));
    }

    #[test]
    fn english_pages_have_the_rule_of_the_italian_ones() {
        assert_eq!(page_rule("/en/area"), page_rule("/area"));
        assert!(is_public_page("/en/pratiche/{slug}") && !is_public_page("/en/area") && !is_public_page("/accedi"));
    }

    #[test]
    fn a_role_is_asked_for_by_name() {
        let viewer = |role| Viewer { id: "a".into(), name: "Anna".into(), role, entity: None };
        let curators = Who::Only(&[Role::Curator]);
        assert_eq!(decide(curators, Some(&viewer(Role::Curator))), Ok(()));
        assert_eq!(decide(curators, Some(&viewer(Role::Administrator))), Err(AppError::Forbidden));
        assert_eq!(decide(curators, None), Err(AppError::SignedOut));
        assert_eq!(decide(Who::SignedIn, None), Err(AppError::SignedOut));
        assert_eq!(decide(Who::Everyone, None), Ok(()));
    }
}
