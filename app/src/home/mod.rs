//! The first page, and the pages about the site itself.

pub mod api;

mod accessibility_page;
mod contacts_page;
mod day_chart;
mod home_page;
mod legal_page;
mod overview;
mod privacy_page;
mod site_map_page;
mod text_page;
mod visits;

pub use accessibility_page::AccessibilityPage;
pub use contacts_page::ContactsPage;
pub use home_page::HomePage;
pub use legal_page::LegalPage;
pub use privacy_page::PrivacyPage;
pub use site_map_page::SiteMapPage;
