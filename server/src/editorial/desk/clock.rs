//! Publication at the time that a curator set.

use app::editorial::workflow::ProposalEvent;
use app::error::AppError;

use super::super::workflow::{Action, Who, next};
use super::deciding::{Decision, situation};
use super::room::{DeskRoom, failure};
use super::store::{self, Doer};
use crate::change::Actor;

impl DeskRoom {
    /// Publishes what is to be published by now. Servers that do so at the same time do it once: the second one finds
    /// that somebody was faster.
    pub async fn publish_what_is_due(&self) {
        let now = self.clock.now();
        // What the database does not say now is asked again a moment later; that it failed stands in the log.
        let timed = store::timed(&self.database, now).await.map_err(failure).unwrap_or_default();
        for before in timed {
            let Ok(next) = next(situation(&before.row), Action::PublishAtItsTime, Who::Clock, now) else { continue };
            let id = before.row.id.clone();
            let decision = Decision {
                event: ProposalEvent::PublishAtItsTime,
                before,
                next,
                text: "",
                why: None,
                actor: Actor::nobody(),
                doer: Doer { id: None, name: "" },
                now,
            };
            match self.carry_out(decision).await {
                Ok(()) | Err(AppError::Conflict) => {}
                Err(error) => tracing::error!(%error, proposal.id = id, "a proposal was not published at its time"),
            }
        }
    }
}
