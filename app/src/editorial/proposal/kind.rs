//! What can be proposed, and the steps in which a proposal is written.

use crate::i18n::{Message, message};
use crate::vocabulary;

vocabulary! {
    /// What somebody proposes.
    ProposalKind {
        /// Something an entity did.
        Practice = "practice" / "pratica", "Pratica", "Practice";
        /// A visit to see it.
        Exchange = "exchange" / "scambio", "Scambio", "Exchange";
        /// That an entity did a published practice as well.
        Adoption = "adoption" / "adozione", "Adozione di una pratica", "Adoption of a practice";
    }
}

vocabulary! {
    /// A step of the form.
    Step {
        /// Who did it, and when.
        Who = "who" / "chi", "Chi e quando", "Who and when";
        /// What was done.
        What = "what" / "cosa", "Che cosa", "What";
        /// What came of it, and how one knows.
        Results = "results" / "risultati", "Risultati e prove", "Results and evidence";
        /// What others need.
        Copying = "copying" / "copiare", "Che cosa serve per copiarla", "What it takes to copy it";
        /// Where it is written down.
        Sources = "sources" / "fonti", "Fonti e allegati", "Sources and attachments";
        /// The summary, before it is sent.
        Check = "check" / "invio", "Controlla e invia", "Check and send";
    }
}

const PROGRAMME: Message = message("Programma", "Programme");
const PARTICIPANTS: Message = message("Chi può venire", "Who may come");

impl ProposalKind {
    /// The steps of its form, in order.
    pub fn steps(self) -> &'static [Step] {
        match self {
            Self::Practice | Self::Exchange => Step::ALL,
            Self::Adoption => &[Step::Who, Step::What, Step::Sources, Step::Check],
        }
    }

    /// What a step of its form is called.
    pub fn step_label(self, step: Step) -> Message {
        match (self, step) {
            (Self::Exchange, Step::Results) => PROGRAMME,
            (Self::Exchange, Step::Copying) => PARTICIPANTS,
            (_, step) => step.label(),
        }
    }

    /// The step after one; after the last there is none.
    pub fn step_after(self, step: Step) -> Option<Step> {
        let place = self.steps().iter().position(|known| *known == step)?;
        self.steps().get(place + 1).copied()
    }

    /// The step before one; before the first there is none.
    pub fn step_before(self, step: Step) -> Option<Step> {
        let place = self.steps().iter().position(|known| *known == step)?;
        self.steps().get(place.checked_sub(1)?).copied()
    }

    /// The table in which what is accepted is published.
    pub fn table(self) -> &'static str {
        self.word()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_goes_from_who_to_sending_and_back() {
        for kind in ProposalKind::ALL {
            assert_eq!(kind.steps().first(), Some(&Step::Who));
            assert_eq!(kind.steps().last(), Some(&Step::Check));
            let forward: Vec<Step> = std::iter::successors(Some(Step::Who), |step| kind.step_after(*step)).collect();
            assert_eq!(forward, kind.steps());
            let back: Vec<Step> = std::iter::successors(Some(Step::Check), |step| kind.step_before(*step)).collect();
            assert_eq!(back.into_iter().rev().collect::<Vec<_>>(), kind.steps());
        }
    }
}
