//! People, what they may do, and how they sign in.

pub mod api;
pub mod form;
pub mod mail;
pub mod mail_api;
pub mod model;
pub mod notice;
pub mod own;
pub mod people;
pub mod people_api;
pub mod provider;
pub mod provider_api;
pub mod trail;
pub mod trail_api;
pub mod trail_query;
pub mod unsent;
pub mod unsubscribe_page;

mod account_page;
mod audit_page;
mod choices_page;
mod code_page;
mod factor_page;
mod field;
mod link_pages;
mod notice_box;
mod overview_page;
mod own_page;
mod people_page;
mod rules_page;
mod sign_in_page;
mod sign_out_page;

pub use account_page::{AccountPage, TITLE as ACCOUNT_TITLE};
pub use audit_page::{AuditPage, PATH as AUDIT};
pub use choices_page::{MailChoicesPage, PATH as MAIL_CHOICES};
pub use code_page::CodePage;
pub use factor_page::FactorPage;
pub use link_pages::{ForgottenPage, InvitationPage, NewPasswordPage};
pub use overview_page::{OverviewPage, TITLE as AREA_TITLE};
pub use own_page::OwnPage;
pub use people_page::PeoplePage;
pub use rules_page::RulesPage;
pub use sign_in_page::SignInPage;
pub use sign_out_page::SignOutPage;
pub use unsubscribe_page::{PATH as UNSUBSCRIBE, UnsubscribePage};

use crate::editorial::in_use::model::IN_USE_PATH;
use crate::editorial::opinions::model::OPINION_PATH;

/// The Italian path of the page where people sign in.
pub const SIGN_IN: &str = "/accedi";
/// The Italian path of the page for the code of the second factor.
pub const SIGN_IN_CODE: &str = "/accedi/codice";
/// The Italian path of the page where people sign out.
pub const SIGN_OUT: &str = "/esci";
/// The Italian path of the page where one asks for a link for a new password.
pub const FORGOTTEN: &str = "/password-dimenticata";
/// The Italian path of the page behind that link.
pub const NEW_PASSWORD: &str = "/nuova-password";
/// The Italian path of the page behind an invitation.
pub const INVITATION: &str = "/invito";
/// The Italian path of the page where who has signed in finds everything else.
pub const AREA: &str = "/area";
/// The Italian path of the page of the own account.
pub const ACCOUNT: &str = "/area/account";
/// The Italian path of the page of the second factor.
pub const FACTOR: &str = "/area/account/fattore";
/// The Italian path of the page of the people whom one looks after.
pub const PEOPLE: &str = "/area/utenti";

/// The Italian path of the page of the rules for who signs in through another provider.
pub const RULES: &str = "/area/utenti/provider";

/// Whether a page, by its Italian path, is for one person at a time: nobody is asked to rate it.
pub fn is_private(path: &str) -> bool {
    let own = [SIGN_IN, SIGN_OUT, FORGOTTEN, NEW_PASSWORD, INVITATION, UNSUBSCRIBE, AREA];
    let mut pages = own.into_iter().chain([OPINION_PATH, IN_USE_PATH]);
    pages.any(|page| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}
