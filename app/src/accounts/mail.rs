//! The kinds of mail that the portal sends.

use crate::vocabulary;

vocabulary! {
    /// A kind of mail; each has a template of its own.
    MailKind {
        /// A link by which somebody gets an account.
        Invitation = "invitation" / "invito", "Invito", "Invitation";
        /// A link by which somebody gets a new password.
        PasswordReset = "password-reset" / "nuova-password", "Nuova password", "New password";
        /// A proposal has arrived: to its author.
        Receipt = "receipt" / "ricevuta", "Ricevuta di una proposta", "Receipt of a proposal";
        /// Changes are asked for: to the author.
        ChangesRequested = "changes-requested" / "modifiche", "Modifiche richieste", "Changes requested";
        /// A proposal is refused: to the author.
        Refused = "refused" / "rifiuto", "Proposta rifiutata", "Proposal refused";
        /// A proposal is accepted: to the author.
        Accepted = "accepted" / "accettazione", "Proposta accettata", "Proposal accepted";
        /// A proposal is published: to the author.
        Published = "published" / "pubblicazione", "Proposta pubblicata", "Proposal published";
        /// A proposal has arrived: to the curators.
        NewProposal = "new-proposal" / "nuova-proposta", "Nuova proposta da esaminare", "New proposal to review";
        /// A proposal is given to a curator.
        Assigned = "assigned" / "assegnazione", "Proposta assegnata", "Proposal assigned";
        /// A review is due soon: to its curator.
        Reminder = "reminder" / "scadenza", "Scadenza vicina", "Review due soon";
        /// Changes were asked for long ago: to the author.
        AnswerOwed = "answer-owed" / "risposta-attesa", "Modifiche ancora attese", "Changes still awaited";
        /// Once a year: is a practice still in use?
        StillInUse = "still-in-use" / "ancora-in-uso", "Conferma annuale d'uso", "Yearly confirmation of use";
        /// Somebody wrote in a thread of the receiver.
        Comment = "comment" / "commento", "Nuovo commento", "New comment";
        /// Somebody named the receiver in a note.
        Mention = "mention" / "menzione", "Menzione in una nota", "Mention in a note";
        /// An expert is asked for an opinion.
        Opinion = "opinion" / "parere", "Richiesta di parere", "Request for an opinion";
        /// An expert gave an opinion: to the curator who asked.
        OpinionGiven = "opinion-given" / "parere-arrivato", "Parere arrivato", "Opinion given";
    }
}

impl MailKind {
    /// Whether its receiver may switch it off: not what somebody needs to sign in, or asked for just now.
    pub fn is_optional(self) -> bool {
        !matches!(self, Self::Invitation | Self::PasswordReset | Self::Opinion)
    }
}
