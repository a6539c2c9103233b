//! What people may ask of their own account: signing in and out, and everything that guards it.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::form::{CodeEntry, Entered, Entry, Secret};
use super::model::Overview;
#[cfg(feature = "ssr")]
use super::notice::Outcome;
use super::own::{FactorState, OwnAccount, PasswordChange, Profile};
use crate::error::AppError;

#[cfg(feature = "ssr")]
mod room {
    use std::net::IpAddr;

    use async_trait::async_trait;
    use chrono::{DateTime, Utc};

    use super::{AppError, Entered, Entry, FactorState, Overview, OwnAccount, PasswordChange, Profile, Secret};
    use crate::accounts::model::Viewer;

    /// The accounts, as the server implements them.
    #[async_trait]
    pub trait Accounts: Send + Sync {
        /// Signs somebody in, or half in where a code of the second factor is missing. Whether the address or the
        /// password was wrong, and whether the account is closed, nobody is told; who tried too often is refused.
        async fn sign_in(
            &self,
            entry: &Entry,
            from: Option<IpAddr>,
            sitting: &dyn Sitting,
        ) -> Result<Entered, AppError>;
        /// Signs somebody in whose password was right, by a code of the second factor or a recovery code.
        async fn enter_code(&self, code: &Secret, from: Option<IpAddr>, sitting: &dyn Sitting) -> Result<(), AppError>;
        /// Signs out.
        async fn sign_out(&self, viewer: Option<&Viewer>, sitting: &dyn Sitting) -> Result<(), AppError>;
        /// Who has signed in, and what the account still needs.
        async fn overview(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<Overview, AppError>;
        /// The own account, with its sessions.
        async fn own_account(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<OwnAccount, AppError>;
        /// Changes name and language.
        async fn change_profile(&self, viewer: &Viewer, profile: &Profile) -> Result<(), AppError>;
        /// Changes the password of who signed in just now; the other sessions end.
        async fn change_password(
            &self,
            viewer: &Viewer,
            passwords: &PasswordChange,
            sitting: &dyn Sitting,
        ) -> Result<(), AppError>;
        /// Ends one of the own sessions, or with `altre` all others.
        async fn end_session(&self, viewer: &Viewer, session: &str, sitting: &dyn Sitting) -> Result<(), AppError>;
        /// The second factor of the own account.
        async fn factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<FactorState, AppError>;
        /// Begins to set a second factor up; who did not sign in just now is refused, also below.
        async fn begin_factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<(), AppError>;
        /// Confirms the one that is being set up by one of its codes; the other sessions end.
        async fn confirm_factor(&self, viewer: &Viewer, code: &Secret, sitting: &dyn Sitting) -> Result<(), AppError>;
        /// Removes the second factor of somebody whose role needs none.
        async fn remove_factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<(), AppError>;
    }

    /// The session of whoever asks; the server puts it in context.
    #[async_trait]
    pub trait Sitting: Send + Sync {
        /// Begins the session of an account, under a new id; what was there before ends.
        async fn begin(&self, person: &str) -> Result<(), AppError>;
        /// Remembers whose password was right, under a new id; what was there before ends.
        async fn begin_half(&self, person: &str) -> Result<(), AppError>;
        /// Whose password was right a few minutes ago.
        async fn half(&self) -> Result<Option<String>, AppError>;
        /// Ends the session, if there is one.
        async fn end(&self) -> Result<(), AppError>;
        /// The digest by which the session is known.
        fn id(&self) -> Option<String>;
        /// When the session began, which is when the person signed in.
        async fn begun(&self) -> Result<Option<DateTime<Utc>>, AppError>;
        /// Keeps a text until the session ends.
        async fn keep(&self, key: &str, text: &str) -> Result<(), AppError>;
        /// A text that was kept.
        async fn kept(&self, key: &str) -> Result<Option<String>, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::{Accounts, Sitting};

/// The accounts of the server that answers.
#[cfg(feature = "ssr")]
fn accounts() -> std::sync::Arc<dyn Accounts> {
    expect_context()
}

/// The session of whoever asks.
#[cfg(feature = "ssr")]
pub(super) fn sitting() -> std::sync::Arc<dyn Sitting> {
    expect_context()
}

/// Leads a form on, whether it worked or not; who calls without a form gets the status.
#[cfg(feature = "ssr")]
pub(super) fn lead<T>(result: Result<T, AppError>, path: &str) -> Result<T, AppError> {
    if let Err(error) = &result {
        crate::platform::set_status(error);
    }
    crate::platform::redirect(path);
    result
}

/// Leads a form back to its page, which says how it went.
#[cfg(feature = "ssr")]
pub(super) fn lead_back<T>(result: Result<T, AppError>, page: &str, done: Outcome) -> Result<T, AppError> {
    let path = super::form::path_back(page, &result, done);
    lead(result, &path)
}

/// Signs in, and leads to where the person wanted to go.
#[server(prefix = "/api", endpoint = "accedi", output = crate::wire::Json)]
pub async fn sign_in(entry: Entry) -> Result<Entered, AppError> {
    let result = accounts().sign_in(&entry, crate::platform::client_address(), sitting().as_ref()).await;
    let path = entry.next_path(&result);
    lead(result, &path)
}

/// Signs in whose password was right, by a code.
#[server(prefix = "/api", endpoint = "accedi-codice", output = crate::wire::Json)]
pub async fn enter_code(entry: CodeEntry) -> Result<(), AppError> {
    let result = accounts().enter_code(&entry.code, crate::platform::client_address(), sitting().as_ref()).await;
    let path = entry.next_path(&result);
    lead(result, &path)
}

/// Signs out. The path of the page with the form says the language.
#[server(prefix = "/api", endpoint = "esci", output = crate::wire::Json)]
pub async fn sign_out(#[server(default)] page: String) -> Result<(), AppError> {
    let result = accounts().sign_out(crate::platform::viewer().ok().as_ref(), sitting().as_ref()).await;
    let path = super::form::path_after_leaving(&page, &result);
    lead(result, &path)
}

/// Who has signed in, for the first page of the area.
#[server(prefix = "/api", endpoint = "area", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_overview() -> Result<Overview, AppError> {
    accounts().overview(&crate::platform::viewer()?, sitting().as_ref()).await
}

/// The own account.
#[server(prefix = "/api", endpoint = "profilo", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_own_account() -> Result<OwnAccount, AppError> {
    accounts().own_account(&crate::platform::viewer()?, sitting().as_ref()).await
}

/// Changes name and language.
#[server(prefix = "/api", endpoint = "cambia-profilo", output = crate::wire::Json)]
pub async fn change_profile(profile: Profile, #[server(default)] page: String) -> Result<(), AppError> {
    let result = accounts().change_profile(&crate::platform::viewer()?, &profile).await;
    lead_back(result, &page, Outcome::Saved)
}

/// Changes the password.
#[server(prefix = "/api", endpoint = "cambia-password", output = crate::wire::Json)]
pub async fn change_password(passwords: PasswordChange, #[server(default)] page: String) -> Result<(), AppError> {
    let viewer = crate::platform::viewer()?;
    let result = accounts().change_password(&viewer, &passwords, sitting().as_ref()).await;
    lead_back(result, &page, Outcome::Saved)
}

/// Ends one of the own sessions, or all others.
#[server(prefix = "/api", endpoint = "chiudi-sessione", output = crate::wire::Json)]
pub async fn end_session(session: String, #[server(default)] page: String) -> Result<(), AppError> {
    let viewer = crate::platform::viewer()?;
    let result = accounts().end_session(&viewer, &session, sitting().as_ref()).await;
    lead_back(result, &page, Outcome::Ended)
}

/// The second factor of the own account.
#[server(prefix = "/api", endpoint = "fattore", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_factor() -> Result<FactorState, AppError> {
    accounts().factor(&crate::platform::viewer()?, sitting().as_ref()).await
}

/// Begins to set a second factor up.
#[server(prefix = "/api", endpoint = "fattore-inizia", output = crate::wire::Json)]
pub async fn begin_factor(#[server(default)] page: String) -> Result<(), AppError> {
    let result = accounts().begin_factor(&crate::platform::viewer()?, sitting().as_ref()).await;
    lead_back(result, &page, Outcome::FactorBegun)
}

/// Confirms the second factor that is being set up.
#[server(prefix = "/api", endpoint = "fattore-conferma", output = crate::wire::Json)]
pub async fn confirm_factor(code: Secret, #[server(default)] page: String) -> Result<(), AppError> {
    let result = accounts().confirm_factor(&crate::platform::viewer()?, &code, sitting().as_ref()).await;
    lead_back(result, &page, Outcome::FactorOn)
}

/// Removes the second factor.
#[server(prefix = "/api", endpoint = "fattore-togli", output = crate::wire::Json)]
pub async fn remove_factor(#[server(default)] page: String) -> Result<(), AppError> {
    let result = accounts().remove_factor(&crate::platform::viewer()?, sitting().as_ref()).await;
    lead_back(result, &page, Outcome::FactorOff)
}
