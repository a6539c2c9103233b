//! What people may ask about sign-in through another provider of identities.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::notice::Outcome;
use super::provider::{ClaimRules, NewRule, RuleChange};
use crate::error::AppError;

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, ClaimRules, NewRule, RuleChange};
    use crate::accounts::api::Sitting;
    use crate::accounts::model::Viewer;

    /// Sign-in through another provider, as the server implements it. Where none is configured, there are no rules.
    #[async_trait]
    pub trait Providers: Send + Sync {
        /// What the provider is called, where there is one.
        async fn name(&self) -> Option<String>;
        /// The rules that say who gets an account.
        async fn rules(&self, viewer: &Viewer) -> Result<ClaimRules, AppError>;
        /// Makes a rule; who did not sign in just now is refused, also below.
        async fn add_rule(&self, viewer: &Viewer, rule: &NewRule, sitting: &dyn Sitting) -> Result<(), AppError>;
        /// Switches a rule on or off, or removes it.
        async fn change_rule(
            &self,
            viewer: &Viewer,
            change: &RuleChange,
            sitting: &dyn Sitting,
        ) -> Result<(), AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::Providers;

/// The provider of the server that answers.
#[cfg(feature = "ssr")]
fn providers() -> std::sync::Arc<dyn Providers> {
    expect_context()
}

/// What the provider is called, where there is one.
#[server(prefix = "/api", endpoint = "fornitore", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_provider() -> Result<Option<String>, AppError> {
    Ok(providers().name().await)
}

/// The rules.
#[server(prefix = "/api", endpoint = "regole-di-accesso", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_rules() -> Result<ClaimRules, AppError> {
    providers().rules(&crate::platform::viewer()?).await
}

/// Makes a rule.
#[server(prefix = "/api", endpoint = "aggiungi-regola", output = crate::wire::Json)]
pub async fn add_rule(rule: NewRule, #[server(default)] page: String) -> Result<(), AppError> {
    let result = providers().add_rule(&crate::platform::viewer()?, &rule, super::api::sitting().as_ref()).await;
    let path = rule.next_path(&page, &result);
    super::api::lead(result, &path)
}

/// Switches a rule on or off, or removes it.
#[server(prefix = "/api", endpoint = "cambia-regola", output = crate::wire::Json)]
pub async fn change_rule(change: RuleChange, #[server(default)] page: String) -> Result<(), AppError> {
    let viewer = crate::platform::viewer()?;
    let result = providers().change_rule(&viewer, &change, super::api::sitting().as_ref()).await;
    super::api::lead_back(result, &page, Outcome::Saved)
}
