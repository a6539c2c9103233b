//! The words of a proposal's life: its states, what can happen to it, whose turn it is, and why something is refused.

use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::vocabulary;

/// The longest text with which a curator asks for changes or refuses, in characters: about a page.
pub const REASON_LIMIT: usize = 4_000;

vocabulary! {
    /// Where a proposal stands.
    ProposalState {
        /// Its authors are writing it.
        Draft = "draft" / "bozza", "bozza", "draft";
        /// It was sent, and waits for a curator; or it came back, and its curator has it again.
        Submitted = "submitted" / "inviata", "inviata", "submitted";
        /// A named curator examines it.
        InReview = "in_review" / "in-istruttoria", "in istruttoria", "in review";
        /// Its authors owe an answer.
        ChangesRequested = "changes_requested" / "modifiche-richieste", "modifiche richieste", "changes requested";
        /// A curator accepted it; it may have a time at which it is published.
        Accepted = "accepted" / "accettata", "accettata", "accepted";
        /// Everybody reads it.
        Published = "published" / "pubblicata", "pubblicata", "published";
        /// A revision of it was published in its place.
        Superseded = "superseded" / "sostituita", "sostituita da una versione nuova", "superseded by a newer version";
        /// It was taken off the pages for good.
        Archived = "archived" / "archiviata", "archiviata", "archived";
        /// A curator refused it, and said why.
        Refused = "refused" / "respinta", "respinta", "refused";
        /// Its entity took it back.
        Withdrawn = "withdrawn" / "ritirata", "ritirata", "withdrawn";
    }
}

vocabulary! {
    /// What can happen to a proposal.
    ProposalEvent {
        /// Its entity sends it, for the first time or with the changes made.
        Submit = "submit" / "invia", "Invia", "Submit";
        /// A curator is named, or another one, with a due date.
        Assign = "assign" / "assegna", "Assegna", "Assign";
        /// The curator asks the authors for changes.
        AskForChanges = "ask_for_changes" / "chiedi-modifiche", "Chiedi modifiche", "Ask for changes";
        /// The curator refuses it.
        Refuse = "refuse" / "respingi", "Respingi", "Refuse";
        /// The curator accepts it.
        Accept = "accept" / "accetta", "Accetta", "Accept";
        /// The curator publishes it, now or at a time.
        Publish = "publish" / "pubblica", "Pubblica", "Publish";
        /// The time has come at which the curator wanted it to be published.
        PublishAtItsTime = "publish_at_its_time" / "pubblica-a-tempo", "Pubblica all'ora stabilita", "Publish at its time";
        /// A curator takes it off the pages, to be published again or not; or takes the time of publication back.
        Unpublish = "unpublish" / "togli", "Togli dalla pubblicazione", "Unpublish";
        /// A curator takes it off the pages for good.
        Archive = "archive" / "archivia", "Archivia", "Archive";
        /// A revision of it was published.
        Supersede = "supersede" / "sostituisci", "Sostituisci", "Supersede";
        /// Its entity takes it back.
        Withdraw = "withdraw" / "ritira", "Ritira", "Withdraw";
    }
}

vocabulary! {
    /// Why something cannot happen to a proposal, as a sentence for whoever asked for it.
    Refusal {
        /// Whoever asks is neither of its entity nor a curator, and is not even told that it exists.
        OutOfReach = "out_of_reach" / "non-disponibile",
            "Questa proposta non esiste o non è del tuo ente.",
            "This proposal does not exist, or is not your entity's.";
        /// Only its entity may do it.
        OnlyItsEntity = "only_its_entity" / "solo-ente",
            "Può farlo solo l'ente che propone.", "Only the entity that proposes may do this.";
        /// Only curators may do it.
        OnlyCurators = "only_curators" / "solo-redazione",
            "Può farlo solo chi cura il portale.", "Only the portal's curators may do this.";
        /// Who wrote or sent it cannot review it.
        OwnProposal = "own_proposal" / "propria",
            "Chi ha scritto o inviato la proposta non può istruirla.", "Who wrote or sent the proposal cannot review it.";
        /// Another curator has it.
        AnotherCurator = "another_curator" / "altra-persona",
            "La proposta è assegnata a un'altra persona: per decidere, prima assegnala a te.",
            "The proposal is assigned to somebody else: to decide, assign it to yourself first.";
        /// Nobody reviews it yet.
        Unassigned = "unassigned" / "non-assegnata",
            "Nessuno ha ancora preso in carico la proposta: prima assegnala.",
            "Nobody has taken the proposal up yet: assign it first.";
        /// Only a curator who is not an author can be named.
        UnfitCurator = "unfit_curator" / "assegnazione-impossibile",
            "La persona scelta non può istruire la proposta: non è tra chi cura il portale, o l'ha scritta.",
            "The chosen person cannot review the proposal: they are not a curator, or they wrote it.";
        /// The due date is over already.
        DueInThePast = "due_in_the_past" / "scadenza-passata",
            "La scadenza è già passata: scegli un giorno da oggi in poi.",
            "The due date is over already: choose a day from today on.";
        /// The text is missing.
        TextMissing = "text_missing" / "testo-mancante",
            "Scrivi il motivo: chi ha proposto deve sapere perché.", "Write the reason: who proposed it must know why.";
        /// What leaves the pages needs a reason for its readers.
        KindMissing = "kind_missing" / "perche-mancante",
            "Scegli perché la togli: chi la cerca lo legge al suo indirizzo.",
            "Choose why you take it off: who looks for it reads so at its address.";
        /// The text is too long.
        TextTooLong = "text_too_long" / "testo-lungo",
            "Il testo supera 4.000 caratteri: accorcialo.", "The text is longer than 4,000 characters: shorten it.";
        /// No time of publication was set.
        NotScheduled = "not_scheduled" / "senza-ora",
            "Non è stata stabilita un'ora di pubblicazione.", "No time of publication was set.";
        /// The time of publication has not come.
        TooEarly = "too_early" / "presto",
            "L'ora di pubblicazione non è ancora arrivata.", "The time of publication has not come yet.";
        /// It does not happen by itself.
        NobodyAsked = "nobody_asked" / "nessuno",
            "Questo non accade da sé: deve chiederlo una persona.",
            "This does not happen by itself: somebody has to ask for it.";
        /// It happens by itself only.
        OnlyTheClock = "only_the_clock" / "da-se",
            "Questo accade da sé, all'ora stabilita.", "This happens by itself, at the time that was set.";
        /// It cannot happen in the state in which the proposal is.
        WrongState = "wrong_state" / "stato",
            "La proposta non è in uno stato in cui si possa fare: forse qualcuno l'ha cambiato nel frattempo.",
            "The proposal's state does not allow this: perhaps somebody changed it meanwhile.";
    }
}

/// Who has to do something next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The entity that proposes: meanwhile the clock stands still.
    Author,
    /// The curators.
    Curator,
    /// Nobody: it is over, or published.
    Nobody,
}

impl ProposalState {
    /// Whose turn it is.
    pub fn turn(self) -> Turn {
        match self {
            Self::Draft | Self::ChangesRequested => Turn::Author,
            Self::Submitted | Self::InReview | Self::Accepted => Turn::Curator,
            Self::Published | Self::Superseded | Self::Archived | Self::Refused | Self::Withdrawn => Turn::Nobody,
        }
    }

    /// Whether its authors may change its text.
    pub fn can_be_written(self) -> bool {
        matches!(self, Self::Draft | Self::ChangesRequested)
    }

    /// Whether nothing can happen to it any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Superseded | Self::Archived | Self::Refused | Self::Withdrawn)
    }
}

impl ProposalEvent {
    /// Whether what was published is not any more after it.
    pub fn takes_off_the_pages(self) -> bool {
        matches!(self, Self::Unpublish | Self::Archive)
    }

    /// Whether it needs a text for the authors.
    pub fn needs_a_text(self) -> bool {
        matches!(self, Self::AskForChanges | Self::Refuse)
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        let field = |name: &str| Self::Invalid { field: name.to_owned() };
        match refusal {
            Refusal::OutOfReach => Self::NotFound,
            Refusal::OnlyItsEntity
            | Refusal::OnlyCurators
            | Refusal::OwnProposal
            | Refusal::AnotherCurator
            | Refusal::NobodyAsked
            | Refusal::OnlyTheClock => Self::Forbidden,
            Refusal::UnfitCurator => field("curator"),
            Refusal::DueInThePast => field("due"),
            Refusal::TextMissing | Refusal::TextTooLong => field("text"),
            Refusal::KindMissing => field("why"),
            Refusal::Unassigned | Refusal::NotScheduled | Refusal::TooEarly | Refusal::WrongState => Self::Conflict,
        }
    }
}
