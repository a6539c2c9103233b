// The words that generated practices are put together from, each in Italian and English.

/** What is done. */
export const ACTIONS = [
  ["Prenotazione on line", "Online booking"],
  ["Sportello telefonico", "Telephone desk"],
  ["Pagamento digitale", "Digital payment"],
  ["Consegna a domicilio", "Home delivery"],
  ["Questionario", "Questionnaire"],
  ["Iscrizione da remoto", "Remote enrolment"],
  ["Assemblea in videoconferenza", "Assembly by video"],
  ["Mappa interattiva", "Interactive map"],
  ["Bacheca digitale", "Digital notice board"],
  ["Registro condiviso", "Shared register"],
  ["Consulenza a distanza", "Remote advice"],
  ["Archivio aperto", "Open archive"],
  ["Raccolta di segnalazioni", "Collection of reports"],
  ["Laboratorio", "Workshop"],
  ["Buoni", "Vouchers"],
  ["Invio di certificati", "Sending of certificates"],
  ["Diretta", "Live broadcast"],
  ["Notifiche sul telefono", "Telephone notifications"],
];

/** What it is about; the last word is the theme. */
export const SUBJECTS = [
  ["della mensa scolastica", "for school meals", "mensa"],
  ["dell’asilo nido", "for the nursery", "nido"],
  ["della biblioteca", "for the library", "biblioteche"],
  ["della spesa per le famiglie", "for families’ shopping", "buoni-spesa"],
  ["del Consiglio comunale", "for the municipal council", "consiglio-in-videoconferenza"],
  ["della Giunta", "for the executive board", "giunta-in-videoconferenza"],
  ["del lavoro agile", "for smart working", "smart-working"],
  ["dei certificati anagrafici", "for registry certificates", "certificati"],
  ["dei tributi", "for local taxes", "pagamenti"],
  ["degli appuntamenti in anagrafe", "for registry appointments", "prenotazioni"],
  ["delle pratiche edilizie", "for building applications", "edilizia"],
  ["dello sportello per le imprese", "for the business desk", "suap"],
  ["delle comunità straniere", "for foreign communities", "comunita-straniere"],
  ["dell’orientamento agli studi", "for study guidance", "orientamento"],
  ["del commercio di vicinato", "for neighbourhood shops", "commercio"],
  ["delle gare d’appalto", "for public tenders", "appalti"],
  ["del piano urbanistico", "for the town plan", "urbanistica"],
  ["del verde pubblico", "for public green spaces", "ambiente"],
  ["della sicurezza informatica", "for information security", "cybersicurezza"],
  ["degli archivi cartacei", "for paper archives", "dematerializzazione"],
  ["del bilancio di quartiere", "for the neighbourhood budget", "quartieri"],
  ["del sostegno psicologico", "for psychological support", "sostegno-psicologico"],
  ["della formazione digitale", "for digital skills", "formazione-digitale"],
  ["delle feste di paese", "for village festivals", "eventi"],
];

/** Who it is for. */
export const AUDIENCES = [
  ["anziani soli", "older people living alone"],
  ["famiglie con figli piccoli", "families with small children"],
  ["studenti", "students"],
  ["imprese artigiane", "craft businesses"],
  ["persone con disabilità", "people with disabilities"],
  ["nuovi residenti", "new residents"],
  ["dipendenti comunali", "municipal staff"],
  ["associazioni", "associations"],
  ["commercianti", "shopkeepers"],
  ["tutti i residenti", "all residents"],
  ["consiglieri", "councillors"],
  ["professionisti", "professionals"],
];

/** What is said of it: `{tool}`, `{audience}` and `{place}` stand for what was drawn. */
export const SENTENCES = [
  [
    "Il servizio usa {tool} e si apre dal sito del Comune senza recarsi allo sportello.",
    "The service uses {tool} and opens from the municipality’s website, without a visit to the desk.",
  ],
  [
    "Nei primi mesi hanno partecipato soprattutto {audience}, poi la platea si è allargata.",
    "In the first months mostly {audience} took part, then the public grew.",
  ],
  [
    "A {place} un ufficio segue le richieste per telefono e per posta elettronica.",
    "In {place} an office follows the requests by telephone and by e-mail.",
  ],
  [
    "La prova è cominciata con un solo quartiere ed è stata estesa dopo una breve valutazione.",
    "The trial began with a single neighbourhood and was extended after a short evaluation.",
  ],
  [
    "Chi non ha un’identità digitale può farsi aiutare in biblioteca o da un’associazione.",
    "Those without a digital identity can be helped at the library or by an association.",
  ],
  [
    "I costi riguardano la licenza, la formazione del personale e qualche ora di assistenza.",
    "The costs are the licence, the training of staff and some hours of support.",
  ],
  [
    "Gli atti sono pubblicati in rete insieme ai dati, in un formato che si può riusare.",
    "The acts are published on the web together with the data, in a format that can be reused.",
  ],
  [
    "Il regolamento è stato scritto con {audience} in tre incontri aperti.",
    "The rules were written with {audience} in three open meetings.",
  ],
  [
    "Restano da misurare i tempi di risposta e quante persone tornano dopo la prima volta.",
    "Response times, and how many people come back after the first time, remain to be measured.",
  ],
  [
    "L’esperienza di {place} è stata raccontata ad altri Comuni durante una visita.",
    "The experience of {place} was told to other municipalities during a visit.",
  ],
];

/** How names of places begin and end. */
export const PLACES = {
  beginnings: [
    "San", "Santa", "Castel", "Monte", "Borgo", "Villa", "Ponte", "Rocca", "Torre", "Pieve", "Campo", "Valle",
  ],
  endings: [
    "Aldina", "Bernarda", "Cervia", "Dorico", "Ermello", "Favero", "Gavina", "Lerici", "Morello", "Nardo", "Olmeto",
    "Perticara", "Quercia", "Ronco", "Salvaro", "Tavina", "Ulivo", "Vernale", "Zoppola", "Arzente",
  ],
  tails: ["", " in Piano", " Superiore", " sul Rio", " Marittima", " al Colle", " Nuova", " di Sotto"],
};
