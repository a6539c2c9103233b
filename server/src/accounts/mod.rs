//! The accounts room: people, how they sign in, their sessions, what they may do to each other's accounts, and the trail.

mod attempts;
mod demo;
mod door;
mod own;
mod passwords;
mod people;
mod person;
mod provider;
mod room;
mod sessions;
mod sitting;
mod store;
pub mod token;
pub mod trail;

pub use demo::{DemoAccount, demo_accounts};
pub use door::{Account, Door};
pub use passwords::{PasswordError, Passwords};
pub use people::{first_link, invitation_link};
pub use person::{NewPerson, NewPersonError, check as check_person, create_person};
pub use provider::{ProviderRoom, RETURN as PROVIDER_RETURN};
pub use room::AccountsRoom;
pub use sessions::{DATA_KEY as SESSION_DATA_KEY, Sessions};
pub use sitting::{OwnSitting, is_strong};

/// What a session of axum-login is.
pub type OwnSession = axum_login::AuthSession<Door>;
