//! What can happen to something of the portal, as the trail calls it.

use crate::vocabulary;

vocabulary! {
    /// A kind of event. Its word stands in the trail for ever: a kind may come, none changes its word.
    EventKind {
        /// Somebody signed in.
        SignedIn = "signed-in" / "accesso", "Accesso", "Sign-in";
        /// A sign-in was refused.
        SignInRefused = "sign-in-refused" / "accesso-rifiutato", "Accesso rifiutato", "Sign-in refused";
        /// Somebody signed out.
        SignedOut = "signed-out" / "uscita", "Uscita", "Sign-out";
        /// A session was ended by its owner, or because its account changed.
        SessionRevoked = "session-revoked" / "sessione-chiusa", "Sessione chiusa", "Session ended";
        /// An account was made.
        AccountCreated = "account-created" / "account-creato", "Account creato", "Account created";
        /// Somebody was invited.
        Invited = "invited" / "invito", "Invito", "Invitation";
        /// An invitation was taken back.
        InvitationWithdrawn = "invitation-withdrawn" / "invito-ritirato", "Invito ritirato", "Invitation withdrawn";
        /// An invitation was taken up.
        InvitationAccepted = "invitation-accepted" / "invito-accolto", "Invito accolto", "Invitation accepted";
        /// An e-mail address was confirmed.
        EmailConfirmed = "email-confirmed" / "indirizzo-confermato", "Indirizzo confermato", "Address confirmed";
        /// A link for a new password was asked for.
        ResetRequested = "reset-requested" / "reimpostazione", "Nuova password richiesta", "Password reset requested";
        /// A password was changed.
        PasswordChanged = "password-changed" / "password-cambiata", "Password cambiata", "Password changed";
        /// A second factor was set up, changed or removed.
        FactorChanged = "factor-changed" / "secondo-fattore", "Secondo fattore cambiato", "Second factor changed";
        /// A recovery code was used.
        RecoveryUsed = "recovery-used" / "codice-di-recupero", "Codice di recupero usato", "Recovery code used";
        /// An identity of another provider was tied to an account, or untied.
        IdentityChanged = "identity-changed" / "identita", "Identità esterna cambiata", "External identity changed";
        /// Name, language or other facts of an account were changed.
        AccountChanged = "account-changed" / "account-cambiato", "Account modificato", "Account changed";
        /// A role, or the entity it is for, was changed.
        RoleChanged = "role-changed" / "ruolo", "Ruolo cambiato", "Role changed";
        /// An account was closed.
        AccountClosed = "account-closed" / "account-chiuso", "Account chiuso", "Account closed";
        /// A closed account was opened again.
        AccountReopened = "account-reopened" / "account-riaperto", "Account riaperto", "Account reopened";
        /// Somebody chose which mail to get.
        MailChosen = "mail-chosen" / "scelta-avvisi", "Scelta degli avvisi", "Choice of messages";
        /// A proposal was begun.
        ProposalCreated = "proposal-created" / "proposta-creata", "Proposta creata", "Proposal created";
        /// A proposal was sent.
        ProposalSubmitted = "proposal-submitted" / "proposta-inviata", "Proposta inviata", "Proposal submitted";
        /// A proposal was taken back.
        ProposalWithdrawn = "proposal-withdrawn" / "proposta-ritirata", "Proposta ritirata", "Proposal withdrawn";
        /// A proposal was begun as a copy of another one.
        ProposalCopied = "proposal-copied" / "proposta-copiata", "Proposta copiata", "Proposal copied";
        /// A draft was deleted.
        ProposalDeleted = "proposal-deleted" / "proposta-eliminata", "Bozza eliminata", "Draft deleted";
        /// A document or image was attached.
        AttachmentAdded = "attachment-added" / "allegato", "Allegato aggiunto", "Attachment added";
        /// An attachment was removed.
        AttachmentRemoved = "attachment-removed" / "allegato-tolto", "Allegato tolto", "Attachment removed";
        /// An entity joined those that adopted a practice.
        AdoptionAdded = "adoption-added" / "adozione", "Adozione aggiunta", "Adoption added";
        /// An adoption was confirmed, changed or closed.
        AdoptionChanged = "adoption-changed" / "adozione-cambiata", "Adozione aggiornata", "Adoption updated";
        /// Something published was said to be still in use, or not.
        UseConfirmed = "use-confirmed" / "uso-confermato", "Uso confermato", "Use confirmed";
        /// A curator was given a proposal.
        Assigned = "assigned" / "assegnazione", "Assegnazione", "Assignment";
        /// A curator opened the review.
        ReviewStarted = "review-started" / "istruttoria", "Istruttoria avviata", "Review started";
        /// Changes were asked for.
        ChangesRequested = "changes-requested" / "modifiche-richieste", "Modifiche richieste", "Changes requested";
        /// A proposal was refused.
        Refused = "refused" / "rifiuto", "Proposta rifiutata", "Proposal refused";
        /// A proposal was accepted.
        Accepted = "accepted" / "accettazione", "Proposta accettata", "Proposal accepted";
        /// A day was set for publication.
        Scheduled = "scheduled" / "programmata", "Pubblicazione programmata", "Publication scheduled";
        /// Something was published.
        Published = "published" / "pubblicazione", "Pubblicazione", "Publication";
        /// Something was taken out of what readers see.
        Unpublished = "unpublished" / "ritiro", "Tolta dalla pubblicazione", "Unpublished";
        /// A newer proposal took the place of a published one.
        Superseded = "superseded" / "sostituzione", "Sostituzione", "Superseded";
        /// Something was archived.
        Archived = "archived" / "archiviazione", "Archiviazione", "Archived";
        /// A curator edited a proposal.
        Edited = "edited" / "revisione", "Modifica in istruttoria", "Edited in review";
        /// Two records became one.
        Merged = "merged" / "unione", "Unione di doppioni", "Duplicates merged";
        /// A merge was undone.
        MergeUndone = "merge-undone" / "unione-annullata", "Unione annullata", "Merge undone";
        /// Another decision was undone.
        Undone = "undone" / "annullamento", "Annullamento", "Undone";
        /// Somebody wrote in a thread or a private note.
        Commented = "commented" / "commento", "Commento", "Comment";
        /// A thread was settled, or opened again.
        ThreadSettled = "thread-settled" / "commento-risolto", "Commento risolto", "Thread settled";
        /// The checklist was filled in.
        ChecklistFilled = "checklist-filled" / "criteri", "Criteri verificati", "Checklist filled in";
        /// The criteria of the checklist were changed.
        CriteriaChanged = "criteria-changed" / "criteri-cambiati", "Criteri cambiati", "Criteria changed";
        /// A claim was given a grade.
        Graded = "graded" / "grado", "Grado assegnato", "Claim graded";
        /// An expert was asked for an opinion.
        OpinionRequested = "opinion-requested" / "parere-chiesto", "Parere chiesto", "Opinion requested";
        /// A request for an opinion was taken back.
        OpinionWithdrawn = "opinion-withdrawn" / "parere-ritirato", "Richiesta di parere ritirata", "Request for an opinion withdrawn";
        /// An expert gave an opinion.
        OpinionGiven = "opinion-given" / "parere", "Parere arrivato", "Opinion given";
        /// Somebody was reminded of what is due, or asked what is due every year.
        Reminded = "reminded" / "promemoria", "Promemoria inviato", "Reminder sent";
        /// A reader's feedback was answered or closed.
        FeedbackAnswered = "feedback-answered" / "riscontro", "Riscontro trattato", "Feedback answered";
        /// A record of the registry was added.
        RegistryAdded = "registry-added" / "registro-aggiunta", "Aggiunta al registro", "Added to the registry";
        /// A record of the registry was changed.
        RegistryChanged = "registry-changed" / "registro-modifica", "Modifica del registro", "Registry changed";
        /// A record of the registry was moved below another one.
        RegistryMoved = "registry-moved" / "registro-spostamento", "Spostamento nel registro", "Moved in the registry";
        /// A record of the registry was removed.
        RegistryRemoved = "registry-removed" / "registro-rimozione", "Rimozione dal registro", "Removed from the registry";
        /// Files were imported.
        Imported = "imported" / "importazione", "Importazione", "Import";
        /// A configuration was changed.
        ConfigurationChanged = "configuration-changed" / "configurazione", "Configurazione cambiata", "Configuration changed";
    }
}
