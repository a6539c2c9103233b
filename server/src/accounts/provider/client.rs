//! What is said between this site and another provider of identities: `OpenID` Connect, by a code with proof of who asked.

use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::i18n::Language;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessToken, AdditionalClaims, AuthType, AuthenticationContextClass, AuthenticationFlow, AuthorizationCode,
    ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IdTokenFields, IssuerUrl, LanguageTag, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse, SubjectIdentifier, TokenResponse, UserInfoClaims,
    reqwest,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::Mutex;

use super::RETURN;
use super::rules::{Vouched, is_strong};
use crate::config::ProviderConfig;

/// How long the provider's machine may take to be reached.
const REACHED_WITHIN: Duration = Duration::from_secs(2);
/// How long one of its answers may take: four of them come before ours.
const ANSWERED_WITHIN: Duration = Duration::from_secs(4);
/// How long what the provider says of itself is believed.
const DESCRIBED_FOR: Duration = Duration::from_hours(1);
/// How long a provider that did not answer is left alone.
const PAUSE: Duration = Duration::from_secs(5);
/// How long ago the person may have proved to the provider who they are: to sign in anew is to prove it anew.
const PROVED_WITHIN: Duration = Duration::from_mins(5);
/// The same when the person comes back, after the ten minutes that this may take, and with a minute between the clocks.
const PROVED_BEFORE: TimeDelta = TimeDelta::minutes(16);

/// The claims that have no field of their own.
#[derive(Debug, Deserialize, Serialize)]
#[serde(transparent)]
struct Others(Map<String, Value>);

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Party = openidconnect::Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why the provider does not vouch for somebody. The text is for the log, never for a reader.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// Nothing can be asked of anybody.
    #[error("nobody can be asked: {0}")]
    Setting(String),
    /// What it says of itself cannot be had.
    #[error("what it says of itself cannot be had: {0}")]
    Description(String),
    /// It did not answer a moment ago.
    #[error("it did not answer a moment ago")]
    Pause,
    /// It gives nothing for the code.
    #[error("it gives nothing for its code: {0}")]
    Code(String),
    /// What it says of the person cannot be believed.
    #[error("what it says of the person cannot be believed: {0}")]
    Token(String),
    /// It says too little of the person.
    #[error("it says nothing more of the person: {0}")]
    Claims(String),
}

/// A sign-in that begins: where the person goes, and what must come back with them.
pub struct Begun {
    /// The provider's address.
    pub address: String,
    /// What the provider sends back as it is.
    pub state: String,
    /// What it puts into what it signs.
    pub nonce: String,
    /// The proof that the one who asks with the code is the one who began.
    pub verifier: String,
}

/// What the provider said of itself, or that it did not, and when.
struct Description {
    at: Instant,
    said: Option<Arc<CoreProviderMetadata>>,
}

/// This site, as the provider knows it.
pub struct Client {
    config: ProviderConfig,
    origin: String,
    description: Mutex<Option<Description>>,
}

impl Client {
    /// The site with this address. Nothing is asked of the provider before somebody wants to sign in.
    pub fn new(config: ProviderConfig, origin: &str) -> Self {
        Self { config, origin: origin.to_owned(), description: Mutex::new(None) }
    }

    /// What the button says.
    pub fn name(&self) -> &str {
        &self.config.name
    }

    /// The provider's address.
    pub fn issuer(&self) -> &str {
        &self.config.issuer
    }

    /// Begins a sign-in on a page in this language.
    pub async fn begin(&self, language: Language) -> Result<Begun, ProviderError> {
        let party = self.party(&self.web()?, language).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = party
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .set_max_age(PROVED_WITHIN)
            .add_ui_locale(LanguageTag::new(language.tag().to_owned()));
        for word in &self.config.strong {
            request = request.add_auth_context_value(AuthenticationContextClass::new(word.clone()));
        }
        let (address, state, nonce) = request.url();
        Ok(Begun {
            address: address.into(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        })
    }

    /// Asks with a code whom the provider vouches for.
    pub async fn vouch(
        &self,
        code: &str,
        nonce: &str,
        verifier: &str,
        language: Language,
    ) -> Result<Vouched, ProviderError> {
        let web = self.web()?;
        let party = self.party(&web, language).await?;
        let request = party.exchange_code(AuthorizationCode::new(code.to_owned()));
        let request = request.map_err(|error| ProviderError::Code(told(&error)))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        let tokens = request.request_async(&web).await.map_err(|error| ProviderError::Code(told(&error)))?;
        let (subject, signed) = match verified(&party, &tokens, nonce) {
            Ok(said) => said,
            Err(error) => {
                // The provider may sign with other keys by now: the next one who comes asks for them.
                *self.description.lock().await = None;
                return Err(error);
            }
        };
        let is_strong = is_strong(&signed, &self.config.strong);
        let mut claims = more_claims(&party, &web, tokens.access_token().clone(), subject.clone()).await?;
        claims.extend(signed);
        Ok(Vouched { issuer: self.config.issuer.clone(), subject: subject.as_str().to_owned(), claims, is_strong })
    }

    /// What asks the provider: it follows nobody elsewhere, and waits for nobody long.
    fn web(&self) -> Result<reqwest::Client, ProviderError> {
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(REACHED_WITHIN)
            .timeout(ANSWERED_WITHIN);
        // Only a provider on the same machine goes without encryption, and what stays there passes no proxy.
        let builder = if self.config.issuer.starts_with("http://") { builder.no_proxy() } else { builder };
        builder.build().map_err(|error| ProviderError::Setting(told(&error)))
    }

    /// This site with what the provider says of itself, for people who come back to the page in this language.
    async fn party(&self, web: &reqwest::Client, language: Language) -> Result<Party, ProviderError> {
        let described = self.described(web).await?;
        let back = RedirectUrl::new(format!("{}{}", self.origin, language.href(RETURN)));
        let back = back.map_err(|error| ProviderError::Setting(told(&error)))?;
        let methods = described.token_endpoint_auth_methods_supported();
        let only_in_form = methods.is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let id = ClientId::new(self.config.client.clone());
        let secret = ClientSecret::new(self.config.secret.0.clone());
        let party = Party::from_provider_metadata(CoreProviderMetadata::clone(&described), id, Some(secret));
        let party = party.set_redirect_uri(back);
        Ok(if only_in_form { party.set_auth_type(AuthType::RequestBody) } else { party })
    }

    /// What the provider says of itself: asked for by the first one who comes, kept for a while, and after a failure asked
    /// for again.
    async fn described(&self, web: &reqwest::Client) -> Result<Arc<CoreProviderMetadata>, ProviderError> {
        let mut kept = self.description.lock().await;
        match kept.as_ref() {
            Some(Description { at, said: Some(said) }) if at.elapsed() < DESCRIBED_FOR => return Ok(Arc::clone(said)),
            Some(Description { at, said: None }) if at.elapsed() < PAUSE => return Err(ProviderError::Pause),
            _ => {}
        }
        let issuer = IssuerUrl::new(self.config.issuer.clone());
        let issuer = issuer.map_err(|error| ProviderError::Setting(told(&error)))?;
        let asked = CoreProviderMetadata::discover_async(issuer, web).await;
        let asked = asked.map(Arc::new).map_err(|error| ProviderError::Description(told(&error)));
        *kept = Some(Description { at: Instant::now(), said: asked.as_ref().ok().cloned() });
        asked
    }
}

/// Who it is and what was signed, if the provider signed it just now, for this site, and for the one who began.
fn verified(
    party: &Party,
    tokens: &Tokens,
    nonce: &str,
) -> Result<(SubjectIdentifier, Map<String, Value>), ProviderError> {
    let token = tokens.id_token().ok_or_else(|| ProviderError::Token("there is no ID token".to_owned()))?;
    // Tokens are dated by the provider's clock, and so is this, also where a demonstration pretends another time.
    let verifier = party.id_token_verifier().set_auth_time_verifier_fn(|proved| is_recent(proved, Utc::now()));
    let said = token.claims(&verifier, &Nonce::new(nonce.to_owned()));
    let said = said.map_err(|error| ProviderError::Token(told(&error)))?;
    Ok((said.subject().clone(), fields(said)))
}

/// Whether somebody proved just now who they are.
fn is_recent(proved: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<(), String> {
    match proved {
        Some(proved) if now - proved <= PROVED_BEFORE => Ok(()),
        Some(_) => Err("the person proved too long ago who they are".to_owned()),
        None => Err("it does not say when the person proved who they are".to_owned()),
    }
}

/// What the provider says beside what it signed, about the same person; nothing where it has no such address.
async fn more_claims(
    party: &Party,
    web: &reqwest::Client,
    token: AccessToken,
    subject: SubjectIdentifier,
) -> Result<Map<String, Value>, ProviderError> {
    let Ok(request) = party.user_info(token, Some(subject)) else { return Ok(Map::new()) };
    let said: UserInfoClaims<Others, CoreGenderClaim> =
        request.request_async(web).await.map_err(|error| ProviderError::Claims(told(&error)))?;
    Ok(fields(&said))
}

fn fields(said: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(said) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// An error with what caused it.
fn told(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_proved_it_long_ago_or_nobody_knows_when_proves_it_again() {
        let now: DateTime<Utc> = "2026-11-21T09:00:00Z".parse().expect("a time");
        assert!(is_recent(Some(now - TimeDelta::minutes(15)), now).is_ok());
        assert!(is_recent(Some(now - TimeDelta::minutes(17)), now).is_err());
        assert!(is_recent(None, now).is_err());
    }
}
