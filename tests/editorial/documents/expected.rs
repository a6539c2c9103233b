//! What a person reads in each sheet.

use app::editorial::document::DurationUnit::{self, Days, Weeks};
use app::exchanges::model::Mode;
use app::exchanges::model::SessionKind::{self, Alternative, Fixed, Month, Span};

/// The year of the catalogue: its title page says May 2024.
pub const EDITION: i32 = 2024;

/// A sheet, with what a person reads in it. Names of employees are left out of its text.
pub struct Expected {
    pub name: &'static str,
    pub text: &'static str,
    pub title: &'static str,
    pub hosts: &'static [&'static str],
    pub office: &'static str,
    /// The least and the most people in one session, the most over all sessions, the most entities.
    pub people: [Option<u32>; 4],
    /// The least and the most, and what they count.
    pub duration: (Option<u32>, Option<u32>, DurationUnit),
    /// Each date: how it is given, its first and last day.
    pub dates: &'static [(SessionKind, &'static str, &'static str)],
    pub mode: Option<Mode>,
}

/// The days of September and October 2024 that three hosts offer, of which a course takes some.
const TWELVE_DAYS: &[(SessionKind, &str, &str)] = &[
    (Alternative, "2024-09-17", "2024-09-17"),
    (Alternative, "2024-09-19", "2024-09-19"),
    (Alternative, "2024-09-24", "2024-09-24"),
    (Alternative, "2024-09-26", "2024-09-26"),
    (Alternative, "2024-10-01", "2024-10-01"),
    (Alternative, "2024-10-03", "2024-10-03"),
    (Alternative, "2024-10-15", "2024-10-15"),
    (Alternative, "2024-10-17", "2024-10-17"),
    (Alternative, "2024-10-22", "2024-10-22"),
    (Alternative, "2024-10-24", "2024-10-24"),
    (Alternative, "2024-10-29", "2024-10-29"),
    (Alternative, "2024-10-31", "2024-10-31"),
];

/// The pairs of days to choose from of Monza's first two sheets.
const SIX_DAYS: &[(SessionKind, &str, &str)] = &[
    (Alternative, "2024-06-13", "2024-06-13"),
    (Alternative, "2024-06-20", "2024-06-20"),
    (Alternative, "2024-09-10", "2024-09-10"),
    (Alternative, "2024-09-17", "2024-09-17"),
    (Alternative, "2024-10-03", "2024-10-03"),
    (Alternative, "2024-10-10", "2024-10-10"),
];

pub const SHEETS: [Expected; 17] = [
    Expected {
        name: "Cesena 1",
        text: include_str!("../sheets/cesena-1.txt"),
        title: "Linee guida per la realizzazione e valutazione delle Compensazioni Ambientali e delle Dotazioni \
                territoriali multiprestazionali e Ecologico Ambientali",
        hosts: &["Cesena"],
        office: "Urbanistica - Settore Governo del Territorio - Ufficio di Piano",
        people: [None, None, None, None],
        duration: (Some(1), Some(1), Days),
        dates: &[
            (Fixed, "2024-04-16", "2024-04-16"),
            (Fixed, "2024-04-30", "2024-04-30"),
            (Fixed, "2024-05-21", "2024-05-21"),
        ],
        mode: None,
    },
    Expected {
        name: "Cesena 2",
        text: include_str!("../sheets/cesena-2.txt"),
        title: "“SpazioComune” percorso di valorizzazione di immobili pubblici in ottica sussidiaria e di \
                amministrazione condivisa",
        hosts: &["COMUNE DI CESENA"],
        office: "SETTORE SERVIZI AMMINISTRATIVI, PARTECIPAZIONE E PATRIMONIO SERVIZIO PARTECIPAZIONE",
        people: [None, Some(20), None, None],
        duration: (Some(2), Some(2), Days),
        dates: &[(Fixed, "2024-09-05", "2024-09-06")],
        mode: Some(Mode::InPerson),
    },
    Expected {
        name: "Cinisello Balsamo",
        text: include_str!("../sheets/cinisello-balsamo.txt"),
        title: "La scelta Open e le opportunità dello sviluppo in economia",
        hosts: &["Comune di Cinisello Balsamo"],
        office: "UOC Innovazione Tecnologica e Informatica",
        people: [None, Some(10), None, None],
        duration: (Some(2), Some(2), Days),
        dates: &[(Fixed, "2024-11-05", "2024-11-06")],
        mode: None,
    },
    Expected {
        name: "Monza 1",
        text: include_str!("../sheets/monza-1.txt"),
        title: "Giovani Protagonisti: bando di finanziamento rivolto agli ETS per la realizzazione di progetti per e \
                con i giovani a forte impatto territoriale",
        hosts: &["Comune di Monza"],
        office: "Settore Partecipazione, Giovani, Pari Opportunità",
        people: [None, Some(10), None, None],
        duration: (Some(1), Some(1), Days),
        dates: SIX_DAYS,
        mode: Some(Mode::Mixed),
    },
    Expected {
        name: "Monza 2",
        text: include_str!("../sheets/monza-2.txt"),
        title: "Patti di Cittadinanza: interventi e progettualità su scala quartiere frutto di co-progettazione tra \
                Comune, cittadini e stakeholders territoriali",
        hosts: &["Comune di Monza"],
        office: "Settore Partecipazione, Giovani, Pari Opportunità",
        people: [None, Some(10), None, None],
        duration: (Some(1), Some(1), Days),
        dates: SIX_DAYS,
        mode: Some(Mode::Mixed),
    },
    Expected {
        name: "Monza 3",
        text: include_str!("../sheets/monza-3.txt"),
        title: "GOVERNANCE DI PROGETTI COMPLESSI",
        hosts: &["COMUNE DI MONZA"],
        office: "PNRR, PROGETTAZIONE EUROPEA",
        people: [None, Some(2), None, None],
        duration: (Some(1), Some(2), Days),
        dates: &[(Month, "2024-06-01", "2024-06-30"), (Month, "2024-10-01", "2024-10-31")],
        mode: None,
    },
    Expected {
        name: "Monza 4",
        text: include_str!("../sheets/monza-4.txt"),
        title: "Progetto Percorsi in Comune (P.i.Co.): un efficace inserimento delle nuove persone, per loro e per noi",
        hosts: &["Comune di Monza"],
        office: "Settore Personale, Organizzazione",
        people: [None, Some(4), Some(8), None],
        duration: (Some(2), Some(2), Days),
        dates: &[(Month, "2024-10-01", "2024-11-30"), (Month, "2024-10-01", "2024-11-30")],
        mode: Some(Mode::InPerson),
    },
    Expected {
        name: "Novara 1",
        text: include_str!("../sheets/novara-1.txt"),
        title: "Attivazione Progetti di Innovazione Sociale – Gestione processi e spazi di rigenerazione urbana (nòva \
                Spazio formativo e performativo. Avamposto sull'urgenza di desideri stra-ordinari))",
        hosts: &["COMUNE DI NOVARA"],
        office: "AREA SOCIALE – Servizi sociali – SPAZIO NOVA",
        people: [None, Some(10), None, Some(4)],
        duration: (Some(2), Some(2), Days),
        dates: &[(Fixed, "2024-06-06", "2024-06-07"), (Fixed, "2024-09-12", "2024-09-13")],
        mode: Some(Mode::InPerson),
    },
    Expected {
        name: "Novara 2",
        text: include_str!("../sheets/novara-2.txt"),
        title: "Elaborazione nuovo PRG tramite costituzione di un Ufficio di Piano all'interno dell'Ente",
        hosts: &["COMUNE DI NOVARA"],
        office: "DIREZIONE GENERALE STAFF UFFICIO DI PIANO",
        people: [None, Some(2), None, None],
        duration: (Some(1), Some(1), Days),
        dates: &[
            (Month, "2024-05-01", "2024-05-31"),
            (Month, "2024-06-01", "2024-06-30"),
            (Month, "2024-09-01", "2024-09-30"),
            (Month, "2024-10-01", "2024-10-31"),
        ],
        mode: None,
    },
    Expected {
        name: "Pescara",
        text: include_str!("../sheets/pescara.txt"),
        title: "Navigazione Sicura: Programma di Sensibilizzazione sui Rischi Informatici per le Amministrazioni Locali",
        hosts: &["Comune di Pescara"],
        office: "Settore Transizione Digitale e Demografici Servizio CED, Reti e Sicurezza",
        people: [None, Some(5), None, None],
        duration: (Some(4), None, Days),
        dates: TWELVE_DAYS,
        mode: Some(Mode::Mixed),
    },
    Expected {
        name: "Reno Galliera",
        text: include_str!("../sheets/reno-galliera.txt"),
        title: "Digitalizzazione del patrimonio informativo relativo alle pratiche di edilizia privata e edilizia \
                legata ad attività produttive attualmente conservate presso gli archivi degli otto comuni facenti \
                parte dell'Unione Reno Galliera",
        hosts: &["Unione Reno Galliera"],
        office: "Direzione Ufficio Edilizia-Sismica RTD Transizione Digitale",
        people: [Some(2), Some(6), None, None],
        duration: (Some(2), Some(2), Days),
        dates: &[(Month, "2024-05-01", "2024-05-31"), (Month, "2024-11-01", "2024-11-30")],
        mode: Some(Mode::InPerson),
    },
    Expected {
        name: "Terre d'Argine 1",
        text: include_str!("../sheets/terre-d-argine-1.txt"),
        title: "Comunicazione istituzionale: funzioni ad alta integrazione orientate ai servizi al cittadino",
        hosts: &["Unione Terre d'Argine", "Comune di Carpi"],
        office: "Settore S1 - Servizi alla Città del Comune di Carpi",
        people: [None, Some(3), None, None],
        duration: (Some(2), None, Days),
        dates: &[
            (Fixed, "2024-09-17", "2024-09-18"),
            (Fixed, "2024-09-24", "2024-09-25"),
            (Fixed, "2024-10-01", "2024-10-02"),
            (Fixed, "2024-10-08", "2024-10-09"),
            (Fixed, "2024-10-15", "2024-10-16"),
            (Fixed, "2024-10-22", "2024-10-23"),
        ],
        mode: None,
    },
    Expected {
        name: "Terre d'Argine 2",
        text: include_str!("../sheets/terre-d-argine-2.txt"),
        title: "Cybersecurity: Una salvaguardia non solo tecnologica, ma che nella pubblica amministrazione si \
                interseca con un preciso quadro organizzativo e documentale",
        hosts: &["Unione delle Terre d'Argine"],
        office: "Ufficio per la Transizione Digitale Settore S4 - Sistemi Informativi",
        people: [None, Some(5), None, None],
        duration: (Some(4), None, Days),
        dates: TWELVE_DAYS,
        mode: None,
    },
    Expected {
        name: "Terre d'Argine 3",
        text: include_str!("../sheets/terre-d-argine-3.txt"),
        title: "Il percorso e la prima attuazione del Piano urbanistico regionale in un'area vasta intercomunale",
        hosts: &["Unione delle Terre d'Argine"],
        office: "Ufficio di piano Settore S8 – Sviluppo territoriale",
        people: [None, Some(3), None, None],
        duration: (Some(4), None, Days),
        dates: TWELVE_DAYS,
        mode: None,
    },
    Expected {
        name: "Valle del Savio 1",
        text: include_str!("../sheets/valle-savio-1.txt"),
        title: "Implementazione del sistema di Pianificazione e Controllo dell'ente con particolare riferimento \
                all'insediamento di una nuova Amministrazione e alla Pianificazione di Area Vasta (Unione, Provincia, \
                Romagna)",
        hosts: &["Cesena", "Unione dei Comuni della Valle del Savio"],
        office: "Staff Direttore Generale Servizio Pianificazione e controllo",
        people: [None, Some(1), None, None],
        duration: (Some(3), Some(3), Days),
        dates: &[(Fixed, "2024-10-07", "2024-10-09"), (Fixed, "2024-10-16", "2024-10-18")],
        mode: None,
    },
    Expected {
        name: "Valle del Savio 2",
        text: include_str!("../sheets/valle-savio-2.txt"),
        title: "Costruzione di uno Sportello unico del Cittadino polifunzionale ed evoluzione a sportello \
                “metropolitano” in tutta l’Unione dei Comuni",
        hosts: &["Cesena", "Unione dei Comuni della Valle del Savio"],
        office: "Staff Direttore Generale/Servizi al Cittadino",
        people: [None, Some(2), None, None],
        duration: (Some(3), Some(5), Days),
        dates: &[
            (Month, "2024-07-01", "2024-07-31"),
            (Month, "2024-09-01", "2024-09-30"),
            (Month, "2024-10-01", "2024-10-31"),
            (Month, "2024-11-01", "2024-11-30"),
        ],
        mode: None,
    },
    Expected {
        name: "Valle del Savio 3",
        text: include_str!("../sheets/valle-savio-3.txt"),
        title: "Progetto Digitale Facile Unione Valle del Savio",
        hosts: &["Unione Valle del Savio"],
        office: "Settore: Sistemi Informatici Associati",
        people: [Some(1), Some(2), None, None],
        duration: (Some(2), Some(2), Weeks),
        dates: &[(Span, "2024-05-05", "2024-05-16"), (Span, "2024-10-07", "2024-10-18")],
        mode: None,
    },
];
