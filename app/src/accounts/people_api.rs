//! What people may ask of others' accounts, and what whoever has a link may ask.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::form::Secret;
#[cfg(feature = "ssr")]
use super::notice::Outcome;
use super::people::{Acceptance, InvitationFacts, NewInvitation, People as PeopleList, PersonChange};
use crate::error::AppError;

#[cfg(feature = "ssr")]
mod room {
    use std::net::IpAddr;

    use async_trait::async_trait;

    use super::{Acceptance, AppError, InvitationFacts, NewInvitation, PeopleList, PersonChange, Secret};
    use crate::accounts::api::Sitting;
    use crate::accounts::model::Viewer;
    use crate::i18n::Language;

    /// Other people's accounts, as the server implements them.
    #[async_trait]
    pub trait People: Send + Sync {
        /// The people whom somebody looks after, and the invitations that are open.
        async fn people(&self, viewer: &Viewer) -> Result<PeopleList, AppError>;
        /// Invites somebody. Whether the address is known nobody is told.
        async fn invite(&self, viewer: &Viewer, invitation: &NewInvitation) -> Result<(), AppError>;
        /// Takes an invitation back.
        async fn withdraw(&self, viewer: &Viewer, invitation: &str) -> Result<(), AppError>;
        /// Changes an account; who did not sign in just now is refused.
        async fn change_person(
            &self,
            viewer: &Viewer,
            change: &PersonChange,
            sitting: &dyn Sitting,
        ) -> Result<(), AppError>;
        /// What an invitation says to whoever has its link.
        async fn invitation(&self, code: &Secret) -> Result<InvitationFacts, AppError>;
        /// Takes an invitation up, and signs the newcomer in.
        async fn accept(
            &self,
            acceptance: &Acceptance,
            language: Language,
            sitting: &dyn Sitting,
        ) -> Result<(), AppError>;
        /// Sends a link for a new password, where the address is known; the answer is the same where it is not.
        async fn ask_reset(&self, email: &str, language: Language, from: Option<IpAddr>) -> Result<(), AppError>;
        /// Sets a new password by a link; all sessions end.
        async fn reset_password(&self, code: &Secret, password: &Secret) -> Result<(), AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::People;

/// The accounts of the server that answers.
#[cfg(feature = "ssr")]
fn people() -> std::sync::Arc<dyn People> {
    expect_context()
}

/// The people whom one looks after.
#[server(prefix = "/api", endpoint = "utenti", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_people() -> Result<PeopleList, AppError> {
    people().people(&crate::platform::viewer()?).await
}

/// Invites somebody.
#[server(prefix = "/api", endpoint = "invita", output = crate::wire::Json)]
pub async fn invite(invitation: NewInvitation, #[server(default)] page: String) -> Result<(), AppError> {
    let result = people().invite(&crate::platform::viewer()?, &invitation).await;
    super::api::lead_back(result, &page, Outcome::Invited)
}

/// Takes an invitation back.
#[server(prefix = "/api", endpoint = "ritira-invito", output = crate::wire::Json)]
pub async fn withdraw_invitation(id: String, #[server(default)] page: String) -> Result<(), AppError> {
    let result = people().withdraw(&crate::platform::viewer()?, &id).await;
    super::api::lead_back(result, &page, Outcome::Withdrawn)
}

/// Changes somebody's account.
#[server(prefix = "/api", endpoint = "cambia-utente", output = crate::wire::Json)]
pub async fn change_person(change: PersonChange, #[server(default)] page: String) -> Result<(), AppError> {
    let viewer = crate::platform::viewer()?;
    let result = people().change_person(&viewer, &change, super::api::sitting().as_ref()).await;
    super::api::lead_back(result, &page, Outcome::Saved)
}

/// What an invitation says.
#[server(prefix = "/api", endpoint = "invito", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_invitation(code: Secret) -> Result<InvitationFacts, AppError> {
    people().invitation(&code).await
}

/// Takes an invitation up.
#[server(prefix = "/api", endpoint = "accetta-invito", output = crate::wire::Json)]
pub async fn accept_invitation(acceptance: Acceptance, #[server(default)] page: String) -> Result<(), AppError> {
    let language = crate::i18n::Language::of_path(&page);
    let result = people().accept(&acceptance, language, super::api::sitting().as_ref()).await;
    let path = super::form::path_after_accepting(&page, &result);
    super::api::lead(result, &path)
}

/// Asks for a link for a new password.
#[server(prefix = "/api", endpoint = "password-dimenticata", output = crate::wire::Json)]
pub async fn ask_reset(email: String, #[server(default)] page: String) -> Result<(), AppError> {
    let language = crate::i18n::Language::of_path(&page);
    let result = people().ask_reset(&email, language, crate::platform::client_address()).await;
    super::api::lead_back(result, &page, Outcome::LinkSent)
}

/// Sets a new password by a link.
#[server(prefix = "/api", endpoint = "nuova-password", output = crate::wire::Json)]
pub async fn reset_password(code: Secret, password: Secret, #[server(default)] page: String) -> Result<(), AppError> {
    let result = people().reset_password(&code, &password).await;
    let path = super::form::path_after_reset(&page, &result);
    super::api::lead(result, &path)
}
