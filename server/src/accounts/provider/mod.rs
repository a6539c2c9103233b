//! Sign-in through another provider of identities, and the rules by which administrators say who may.

mod client;
mod rules;
mod store;

use std::net::IpAddr;
use std::sync::Arc;

use app::accounts::SIGN_IN;
use app::accounts::api::Sitting;
use app::accounts::form::{Entered, Entry};
use app::accounts::model::{Role, Viewer};
use app::accounts::notice::{Notice, Outcome};
use app::accounts::provider::{ClaimRule, ClaimRules, NewRule, RuleAction, RuleChange};
use app::accounts::provider_api::Providers;
use app::accounts::trail::EventKind;
use app::error::AppError;
use app::i18n::Language;
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use self::client::Client;
use self::rules::{Decision, Vouched, decide};
use self::store::{Known, RuleRow};
use super::AccountsRoom;
use super::attempts::{Attempt, Purpose};
use super::people::{entities, write_person};
use super::person::{NewPerson, new_id};
use super::room::failure;
use super::sitting::STRONG_KEY;
use super::store::{has_entity, open_account};
use crate::change::{Actor, Change, ChangeError, Subject};
use crate::config::ProviderConfig;

/// The Italian path to which the provider sends people back.
pub const RETURN: &str = "/accedi/provider/ritorno";

/// Where a session keeps a sign-in that began.
const PENDING: &str = "provider";
/// How long somebody may be with the provider.
const PENDING_LASTS: TimeDelta = TimeDelta::minutes(10);

/// A sign-in that began in a session.
#[derive(Clone, Serialize, Deserialize)]
struct Pending {
    state: String,
    nonce: String,
    verifier: String,
    /// Where the person wanted to go.
    after: String,
    at: DateTime<Utc>,
}

impl Pending {
    /// Whether this is what the provider was to send back, in time. Digests are compared, which take as long whatever the
    /// texts have in common.
    fn is_answered_by(&self, state: &str, now: DateTime<Utc>) -> bool {
        now - self.at < PENDING_LASTS && Sha256::digest(&self.state) == Sha256::digest(state)
    }
}

/// What the provider sends back with somebody.
#[derive(Default)]
struct Answer {
    state: String,
    code: String,
    /// Why there is no code.
    error: String,
    /// Who says so (RFC 9207); not all do.
    issuer: Option<String>,
}

impl Answer {
    fn parse(query: &str) -> Self {
        let mut answer = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "state" => answer.state = value.into_owned(),
                "code" => answer.code = value.into_owned(),
                "error" => answer.error = value.into_owned(),
                "iss" => answer.issuer = Some(value.into_owned()),
                _ => {}
            }
        }
        answer
    }
}

/// Lets people in for whom another provider vouches, where the configuration names one.
pub struct ProviderRoom {
    client: Option<Client>,
    accounts: Arc<AccountsRoom>,
}

impl ProviderRoom {
    /// The room for a site with this address.
    pub fn new(config: Option<ProviderConfig>, origin: &str, accounts: Arc<AccountsRoom>) -> Self {
        Self { client: config.map(|config| Client::new(config, origin)), accounts }
    }

    /// Begins a sign-in: where the person is led, which is to the provider or back with the reason. `None` where there
    /// is no provider.
    pub async fn begin(&self, after: &str, language: Language, sitting: &dyn Sitting) -> Option<String> {
        let client = self.client.as_ref()?;
        let begun = match client.begin(language).await {
            Ok(begun) => begun,
            Err(error) => {
                tracing::error!(%error, "the provider of identities cannot be used");
                return Some(back(Outcome::ProviderFailed, after, language));
            }
        };
        let pending = Pending {
            state: begun.state,
            nonce: begun.nonce,
            verifier: begun.verifier,
            after: after.to_owned(),
            at: self.accounts.clock.now(),
        };
        let kept = sitting.keep(PENDING, &serde_json::to_string(&pending).unwrap_or_default()).await;
        Some(kept.map_or_else(|error| back(Outcome::of(&error), after, language), |()| begun.address))
    }

    /// Ends a sign-in whose answer the provider sent with this query: where the person is led, which is to where they
    /// wanted to go or back with the reason. `None` where there is no provider.
    pub async fn come_back(
        &self,
        query: &str,
        language: Language,
        from: Option<IpAddr>,
        sitting: &dyn Sitting,
    ) -> Option<String> {
        let client = self.client.as_ref()?;
        let pending = match taken(sitting).await {
            Ok(pending) => pending,
            Err(error) => return Some(back(Outcome::of(&error), "", language)),
        };
        let answer = Answer::parse(query);
        let now = self.accounts.clock.now();
        let Some(pending) = pending.filter(|pending| pending.is_answered_by(&answer.state, now)) else {
            return Some(back(Outcome::ProviderOver, "", language));
        };
        let entered = self.enter(client, &answer, &pending, language, from, sitting).await;
        Some(match entered {
            Ok(entered) => {
                let entry = Entry { after: pending.after, page: language.href(SIGN_IN), ..Entry::default() };
                entry.next_path(&Ok(entered))
            }
            Err(outcome) => back(outcome, &pending.after, language),
        })
    }

    async fn enter(
        &self,
        client: &Client,
        answer: &Answer,
        pending: &Pending,
        language: Language,
        from: Option<IpAddr>,
        sitting: &dyn Sitting,
    ) -> Result<Entered, Outcome> {
        let (database, now) = (&self.accounts.database, self.accounts.clock.now());
        let tried = Attempt::begin(database, Purpose::Provider, &pending.state, from, now).await;
        let tried = tried.map_err(|error| Outcome::of(&error))?;
        if answer.code.is_empty() || answer.issuer.as_deref().is_some_and(|issuer| issuer != client.issuer()) {
            let error: String = answer.error.chars().take(100).collect();
            tracing::warn!(?error, "the provider of identities sent somebody back without a code of its own");
            return Err(Outcome::ProviderFailed);
        }
        let vouched = client.vouch(&answer.code, &pending.nonce, &pending.verifier, language).await;
        let vouched = vouched.map_err(|error| {
            tracing::warn!(%error, "the provider of identities does not vouch for somebody");
            Outcome::ProviderFailed
        })?;
        let entered = self.admit(&vouched, language, sitting).await?;
        tried.succeeded(database).await;
        Ok(entered)
    }

    /// Lets somebody in whom the provider vouches for, if something says who they are here.
    async fn admit(&self, vouched: &Vouched, language: Language, sitting: &dyn Sitting) -> Result<Entered, Outcome> {
        let identity = store::identity_id(&vouched.issuer, &vouched.subject);
        let decided = self.decided(vouched, &identity).await.map_err(|error| Outcome::of(&error))?;
        let person = match decided {
            Ok(Decision::Enter(person)) => Ok(person),
            Ok(Decision::Link(known)) => self.link(vouched, &identity, known).await,
            Ok(Decision::Create(person)) => self.create(vouched, &identity, &person, language).await,
            Err(refusal) => {
                tracing::info!(?refusal, "a provider of identities vouches for somebody who is not let in");
                let subject = Subject::new("identity", identity);
                let written = self.accounts.record(Actor::nobody(), EventKind::SignInRefused, &subject).await;
                return Err(written.map_or_else(|error| Outcome::of(&error), |()| refusal.outcome()));
            }
        };
        let person = person.map_err(|error| Outcome::of(&error))?;
        self.let_in(&person, vouched.is_strong, sitting).await.map_err(|error| Outcome::of(&error))
    }

    async fn decided(&self, vouched: &Vouched, identity: &str) -> Result<Result<Decision, rules::Refusal>, AppError> {
        let database = &self.accounts.database;
        let known = store::account_of_identity(database, identity).await.map_err(failure)?;
        let same_address = match rules::verified_email(&vouched.claims) {
            Some(email) => store::account_of_address(database, &email).await.map_err(failure)?,
            None => None,
        };
        let rules = store::rules(database).await.map_err(failure)?;
        Ok(decide(vouched, known, same_address, &rules))
    }

    /// Ties an identity to the account with its address.
    async fn link(&self, vouched: &Vouched, identity: &str, known: Known) -> Result<String, AppError> {
        let now = self.accounts.clock.now();
        let actor = Actor { person: Some(known.id.clone()), role: Some(known.role) };
        let mut change = Change::new(actor, now);
        store::require_version(&mut change, &known);
        store::write_identity(&mut change, identity, &vouched.issuer, &vouched.subject, &known.id, now);
        change.event(EventKind::IdentityChanged, &Subject::new("person", &known.id), None, None);
        change.commit(&self.accounts.database).await?;
        Ok(known.id)
    }

    /// Makes an account for an identity, without a password.
    async fn create(
        &self,
        vouched: &Vouched,
        identity: &str,
        person: &NewPerson,
        language: Language,
    ) -> Result<String, AppError> {
        let (id, now) = (new_id(), self.accounts.clock.now());
        let mut change = Change::new(Actor { person: Some(id.clone()), role: Some(person.role) }, now);
        write_person(&mut change, &id, person, None, language.tag(), now);
        store::write_identity(&mut change, identity, &vouched.issuer, &vouched.subject, &id, now);
        let subject = Subject::new("person", &id);
        let after = json!({ "role": person.role.word(), "entity": person.entity, "closed": false });
        change.event(EventKind::AccountCreated, &subject, None, Some(&after));
        change.event(EventKind::IdentityChanged, &subject, None, None);
        change.commit(&self.accounts.database).await?;
        Ok(id)
    }

    /// Begins the session, or asks for the own second factor first, unless the provider used several.
    async fn let_in(&self, person: &str, is_strong: bool, sitting: &dyn Sitting) -> Result<Entered, AppError> {
        let account = open_account(&self.accounts.database, person).await.map_err(failure)?;
        let account = account.ok_or(AppError::SignedOut)?;
        if account.has_factor && !is_strong {
            sitting.begin_half(&account.id).await?;
            return Ok(Entered::CodeWanted);
        }
        sitting.begin(&account.id).await?;
        if is_strong {
            sitting.keep(STRONG_KEY, "provider").await?;
        }
        let viewer = account.viewer();
        let subject = Subject::new("person", &viewer.id);
        self.accounts.record(Actor::from(&viewer), EventKind::SignedIn, &subject).await?;
        Ok(Entered::Inside)
    }

    /// Refuses what belongs to a provider where there is none, and who may not make rules.
    fn require(&self, viewer: &Viewer) -> Result<&Client, AppError> {
        match &self.client {
            None => Err(AppError::NotFound),
            Some(_) if viewer.role != Role::Administrator => Err(AppError::Forbidden),
            Some(client) => Ok(client),
        }
    }

    /// The rule that somebody typed, if it makes sense.
    async fn rule(&self, new: &NewRule) -> Result<RuleRow, AppError> {
        let invalid = |field: &str| AppError::Invalid { field: field.into() };
        let (claim, wanted) = new.parts().ok_or_else(|| invalid("claim"))?;
        let role = Role::from_word(&new.role).ok_or_else(|| invalid("role"))?;
        let entity = Some(new.entity.clone()).filter(|id| !id.is_empty());
        if role.belongs_to_an_entity() != entity.is_some() {
            return Err(invalid("entity"));
        }
        if let Some(entity) = &entity
            && !has_entity(&self.accounts.database, entity).await.map_err(failure)?
        {
            return Err(invalid("entity"));
        }
        let id = store::rule_id(&claim, &wanted);
        Ok(RuleRow { id, claim, wanted, role, entity, entity_name: None, active: true })
    }
}

/// The way back to the sign-in page, which says why.
fn back(outcome: Outcome, after: &str, language: Language) -> String {
    let notice = Notice { outcome: Some(outcome), after: after.to_owned(), ..Notice::default() };
    notice.path(SIGN_IN, language)
}

/// The sign-in that began in a session, which ends with this, however it ends.
async fn taken(sitting: &dyn Sitting) -> Result<Option<Pending>, AppError> {
    let Some(text) = sitting.kept(PENDING).await? else { return Ok(None) };
    sitting.keep(PENDING, "").await?;
    Ok(serde_json::from_str(&text).ok())
}

fn shown(row: RuleRow) -> ClaimRule {
    let entity = row.entity();
    let RuleRow { id, claim, wanted, role, active, .. } = row;
    ClaimRule { id, claim, wanted, role, entity, is_active: active }
}

/// A refusal of a rule for a claim and a value that have one.
fn rule_failure(error: ChangeError) -> AppError {
    match error {
        ChangeError::Refused(_) => AppError::Invalid { field: "rule".into() },
        error => error.into(),
    }
}

#[async_trait]
impl Providers for ProviderRoom {
    async fn name(&self) -> Option<String> {
        self.client.as_ref().map(|client| client.name().to_owned())
    }

    async fn rules(&self, viewer: &Viewer) -> Result<ClaimRules, AppError> {
        let provider = self.require(viewer)?.name().to_owned();
        let rows = store::rules(&self.accounts.database).await.map_err(failure)?;
        let entities = entities(&self.accounts.database).await.map_err(failure)?;
        Ok(ClaimRules { provider, rules: rows.into_iter().map(shown).collect(), entities })
    }

    async fn add_rule(&self, viewer: &Viewer, new: &NewRule, sitting: &dyn Sitting) -> Result<(), AppError> {
        self.require(viewer)?;
        self.accounts.require_recent(sitting).await?;
        let rule = self.rule(new).await?;
        let now = self.accounts.clock.now();
        let mut change = Change::new(Actor::from(viewer), now);
        store::write_rule(&mut change, &rule, &viewer.id, now);
        let subject = Subject::new("claim_rule", &rule.id);
        change.event(EventKind::ConfigurationChanged, &subject, None, Some(&rule.content()));
        change.commit(&self.accounts.database).await.map_err(rule_failure)
    }

    async fn change_rule(&self, viewer: &Viewer, wanted: &RuleChange, sitting: &dyn Sitting) -> Result<(), AppError> {
        self.require(viewer)?;
        self.accounts.require_recent(sitting).await?;
        let rows = store::rules(&self.accounts.database).await.map_err(failure)?;
        let row = rows.into_iter().find(|row| row.id == wanted.id).ok_or(AppError::Conflict)?;
        let mut change = Change::new(Actor::from(viewer), self.accounts.clock.now());
        let after = match wanted.action {
            RuleAction::Remove => {
                store::remove_rule(&mut change, &row.id);
                None
            }
            RuleAction::On | RuleAction::Off => {
                let active = wanted.action == RuleAction::On;
                store::switch_rule(&mut change, &row.id, active);
                Some(RuleRow { active, ..row.clone() }.content())
            }
        };
        let subject = Subject::new("claim_rule", &row.id);
        change.event(EventKind::ConfigurationChanged, &subject, Some(&row.content()), after.as_ref());
        Ok(change.commit(&self.accounts.database).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_for_ten_minutes_and_for_the_one_who_began() {
        let began: DateTime<Utc> = "2026-11-21T09:00:00Z".parse().expect("a time");
        let text = |text: &str| text.to_owned();
        let pending =
            Pending { state: text("abc"), nonce: text("n"), verifier: text("v"), after: text("/area"), at: began };
        assert!(pending.is_answered_by("abc", began + TimeDelta::seconds(599)));
        assert!(!pending.is_answered_by("abc", began + TimeDelta::minutes(10)));
        assert!(!pending.is_answered_by("abd", began) && !pending.is_answered_by("", began));
    }

    #[test]
    fn any_query_gives_an_answer() {
        let answer = Answer::parse("code=a%2Bb&state=c&iss=https%3A%2F%2Fidp.example&altro=1");
        assert_eq!((answer.code.as_str(), answer.state.as_str()), ("a+b", "c"));
        assert_eq!(answer.issuer.as_deref(), Some("https://idp.example"));
        for query in ["", "&&", "%%%", "code"] {
            assert_eq!(Answer::parse(query).code, "", "{query}");
        }
    }
}
