//! One's own account: facts, password, second factor, sessions.

mod factor;
mod store;

use app::accounts::api::Sitting;
use app::accounts::form::Secret;
use app::accounts::model::Viewer;
use app::accounts::own::{
    FactorState, OwnAccount, OwnSession, PasswordChange, PendingFactor, Profile, is_password, person_name,
};
use app::accounts::trail::EventKind;
use app::error::AppError;
use chrono::TimeDelta;
use serde_json::json;

pub use self::factor::{propose, recovery_digest};
use self::store::OwnRow;
pub use self::store::{write_factor, write_password};
use super::AccountsRoom;
use super::room::{digest_failure, failure};
use super::sessions::is_over;
use super::sitting::STRONG_KEY;
use crate::change::{Actor, Change, ChangeError, Subject};

/// How long after signing in one may change what guards the account.
const RECENT: TimeDelta = TimeDelta::minutes(10);
/// Where a session keeps the factor that is being set up.
const PENDING: &str = "factor";

fn invalid(field: &str) -> AppError {
    AppError::Invalid { field: field.into() }
}

/// A refusal of a code that somebody else used at the same moment.
fn code_failure(error: ChangeError) -> AppError {
    match error {
        ChangeError::Refused(_) => invalid("code"),
        error => error.into(),
    }
}

impl AccountsRoom {
    fn change(&self, viewer: &Viewer) -> Change {
        Change::new(Actor::from(viewer), self.clock.now())
    }

    pub(super) async fn own_row(&self, person: &str) -> Result<OwnRow, AppError> {
        store::find(&self.database, person).await.map_err(failure)?.ok_or(AppError::SignedOut)
    }

    /// Refuses who has not signed in just now: they do so again, and come back.
    pub(super) async fn require_recent(&self, sitting: &dyn Sitting) -> Result<(), AppError> {
        let now = self.clock.now();
        let recent = sitting.begun().await?.is_some_and(|begun| now - begun < RECENT);
        if recent { Ok(()) } else { Err(AppError::SignedOut) }
    }

    pub(super) async fn find_own(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<OwnAccount, AppError> {
        let row = self.own_row(&viewer.id).await?;
        let rows = store::sessions(&self.database, &viewer.id).await.map_err(failure)?;
        let (now, this) = (self.clock.now(), sitting.id());
        let open = rows.into_iter().filter(|row| !is_over(row.created, row.seen, now));
        let sessions = open.map(|row| OwnSession {
            is_this: this.as_deref() == Some(&row.id),
            id: row.id,
            agent: row.agent.unwrap_or_default(),
            begun: row.created,
            seen: row.seen,
        });
        Ok(OwnAccount {
            viewer: viewer.clone(),
            email: row.email,
            language: row.language,
            has_factor: row.factor.is_some(),
            sessions: sessions.collect(),
        })
    }

    pub(super) async fn write_profile(&self, viewer: &Viewer, profile: &Profile) -> Result<(), AppError> {
        let row = self.own_row(&viewer.id).await?;
        let name = person_name(&profile.name).ok_or_else(|| invalid("name"))?;
        if !["it", "en"].contains(&profile.language.as_str()) {
            return Err(invalid("language"));
        }
        let mut change = self.change(viewer);
        store::write_profile(&mut change, &viewer.id, &name, &profile.language);
        let before = json!({ "name": row.name, "language": row.language });
        let after = json!({ "name": name, "language": profile.language });
        change.event(EventKind::AccountChanged, &Subject::new("person", &viewer.id), Some(&before), Some(&after));
        Ok(change.commit(&self.database).await?)
    }

    pub(super) async fn write_new_password(
        &self,
        viewer: &Viewer,
        passwords: &PasswordChange,
        sitting: &dyn Sitting,
    ) -> Result<(), AppError> {
        self.require_recent(sitting).await?;
        if !is_password(&passwords.new.0) {
            return Err(invalid("new"));
        }
        let row = self.own_row(&viewer.id).await?;
        let agree = self.passwords.agree(&passwords.old, row.password.as_deref()).await.map_err(digest_failure)?;
        if !agree {
            return Err(invalid("password"));
        }
        let digest = self.passwords.digest(&passwords.new).await.map_err(digest_failure)?;
        let mut change = self.change(viewer);
        write_password(&mut change, &viewer.id, &digest);
        change.event(EventKind::PasswordChanged, &Subject::new("person", &viewer.id), None, None);
        change.commit(&self.database).await?;
        sitting.begin(&viewer.id).await
    }

    pub(super) async fn end_own_session(
        &self,
        viewer: &Viewer,
        session: &str,
        sitting: &dyn Sitting,
    ) -> Result<(), AppError> {
        let mut change = self.change(viewer);
        match (session, sitting.id()) {
            ("altre", Some(this)) => store::end_other_sessions(&mut change, &viewer.id, &this),
            (session, _) => store::end_session(&mut change, &viewer.id, session),
        }
        change.event(EventKind::SessionRevoked, &Subject::new("person", &viewer.id), None, None);
        Ok(change.commit(&self.database).await?)
    }

    pub(super) async fn find_factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<FactorState, AppError> {
        let row = self.own_row(&viewer.id).await?;
        // A provider may have used several factors: then the own one is not needed, and where there is one it stays.
        let has_others = row.factor.is_none() && sitting.kept(STRONG_KEY).await?.is_some();
        Ok(FactorState {
            is_on: row.factor.is_some(),
            is_needed: viewer.role.needs_second_factor() && !has_others,
            recovery_left: u32::try_from(row.recovery.len()).unwrap_or(u32::MAX),
            pending: pending(sitting).await?,
        })
    }

    /// Proposes a factor, which counts once a code of it was typed.
    pub(super) async fn propose_factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<(), AppError> {
        self.require_recent(sitting).await?;
        let row = self.own_row(&viewer.id).await?;
        let pending = propose(&row.email).map_err(|error| {
            tracing::error!(%error, "no second factor can be made");
            AppError::Unavailable
        })?;
        sitting.keep(PENDING, &serde_json::to_string(&pending).unwrap_or_default()).await
    }

    pub(super) async fn confirm_own_factor(
        &self,
        viewer: &Viewer,
        code: &Secret,
        sitting: &dyn Sitting,
    ) -> Result<(), AppError> {
        self.require_recent(sitting).await?;
        let pending = pending(sitting).await?.ok_or(AppError::Conflict)?;
        let step = factor::step(&pending.secret, &code.0, self.clock.now(), None).ok_or_else(|| invalid("code"))?;
        self.write_factor_of(viewer, Some((&pending, step)), sitting).await
    }

    pub(super) async fn remove_own_factor(&self, viewer: &Viewer, sitting: &dyn Sitting) -> Result<(), AppError> {
        if viewer.role.needs_second_factor() {
            return Err(AppError::Forbidden);
        }
        self.require_recent(sitting).await?;
        self.write_factor_of(viewer, None, sitting).await
    }

    async fn write_factor_of(
        &self,
        viewer: &Viewer,
        factor: Option<(&PendingFactor, i64)>,
        sitting: &dyn Sitting,
    ) -> Result<(), AppError> {
        let mut change = self.change(viewer);
        write_factor(&mut change, &viewer.id, factor);
        change.event(EventKind::FactorChanged, &Subject::new("person", &viewer.id), None, None);
        change.commit(&self.database).await?;
        sitting.begin(&viewer.id).await
    }

    /// Uses a code of the second factor, or a recovery code: either works once.
    pub(super) async fn use_code(&self, person: &str, code: &Secret) -> Result<(), AppError> {
        let row = self.own_row(person).await?;
        let secret = row.factor.ok_or(AppError::SignedOut)?;
        let mut change = Change::new(Actor { person: Some(person.to_owned()), role: None }, self.clock.now());
        let subject = Subject::new("person", person);
        let digest = recovery_digest(&code.0);
        if let Some(step) = factor::step(&secret, &code.0, self.clock.now(), row.factor_step) {
            store::use_step(&mut change, person, step);
            change.event(EventKind::SignedIn, &subject, None, None);
        } else if row.recovery.contains(&digest) {
            store::use_recovery(&mut change, person, &digest);
            change.event(EventKind::RecoveryUsed, &subject, None, None);
            change.event(EventKind::SignedIn, &subject, None, None);
        } else {
            return Err(invalid("code"));
        }
        change.commit(&self.database).await.map_err(code_failure)
    }
}

/// The factor that this session is setting up.
async fn pending(sitting: &dyn Sitting) -> Result<Option<PendingFactor>, AppError> {
    Ok(sitting.kept(PENDING).await?.and_then(|text| serde_json::from_str(&text).ok()))
}
