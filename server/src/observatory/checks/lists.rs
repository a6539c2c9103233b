//! Rules over lists of names and over shares of entities: what is counted against what is stated.

use app::observatory::model::{Check, Figure};
use rust_decimal::Decimal;

use super::arithmetic::{decimals_of, number, rounded, share};
use super::build::{Draft, printed, text};
use super::collection::{municipalities, unions};
use super::records::{Coordinates, Known, Records};

/// What the questionnaires' room counts record by record.
const COUNTED_ELSEWHERE: [&str; 2] = ["meetings", "participating-municipalities"];

/// The checks of all lists.
pub fn checks(records: &Records) -> Vec<Check> {
    let mut checks: Vec<Check> =
        records.known("listed-names").filter_map(|listed| listed_and_stated(records, listed)).collect();
    checks.extend(records.known("adopters-stated").filter_map(|stated| without_a_list(records, stated)));
    for stated in records.known("core-indicator") {
        checks.push(share_without_base(records, stated));
        checks.extend(attainable_share(records, stated));
    }
    checks
}

/// What a source states about what it also lists: a figure with the same option, or the service's supply.
fn stated_for<'a>(records: &'a Records, listed: &Figure) -> Option<Known<'a>> {
    if let Some(service) = &listed.service {
        return records.find(Coordinates::of_service("offer", service, listed.year));
    }
    let is_same = |figure: &Figure| {
        figure.measure != listed.measure
            && figure.option.is_some()
            && (&figure.source, &figure.option) == (&listed.source, &listed.option)
    };
    records.figures().iter().filter(|figure| is_same(figure)).find_map(Known::of)
}

fn listed_and_stated(records: &Records, listed: Known<'_>) -> Option<Check> {
    let place = Coordinates::of(listed.figure);
    let Some(stated) = stated_for(records, listed.figure) else {
        let title = listed_title(records, place);
        let reason = text(
            "La fonte non stampa un numero con cui confrontare l’elenco.",
            "The source prints no number to compare the list with.",
        );
        let draft = Draft::of("listed-names", &listed.figure.id, title, listed.figure).stating(String::new());
        return Some(draft.impossible(reason));
    };
    if COUNTED_ELSEWHERE.contains(&stated.figure.measure.as_str()) {
        return None;
    }
    if printed(stated.figure).starts_with("oltre") {
        return Some(partial_list(records, listed, stated));
    }
    let draft = Draft::of("listed-names", &listed.figure.id, listed_title(records, place), stated.figure);
    Some(draft.taking([listed.figure]).equal(stated, &number(listed.value), listed.value))
}

fn listed_title(records: &Records, place: Coordinates<'_>) -> app::i18n::Bilingual {
    records.title(
        place,
        "i nomi dell’elenco sono quanti la fonte dice",
        "the names of the list are as many as the source says",
    )
}

/// "More than twenty" is kept by any list of up to twenty names that says it is partial.
fn partial_list(records: &Records, listed: Known<'_>, stated: Known<'_>) -> Check {
    let title = records.title(
        Coordinates::of(listed.figure),
        "i nomi dell’elenco, che è parziale, non sono più di quanti la fonte dice (limite)",
        "the names of the list, which is partial, are no more than the source says (a bound)",
    );
    let draft = Draft::of("partial-list", &listed.figure.id, title, stated.figure).taking([listed.figure]);
    draft.at_most(listed.value, stated.value, number(listed.value))
}

fn without_a_list(records: &Records, stated: Known<'_>) -> Option<Check> {
    let place = Coordinates::of(stated.figure);
    let is_listed = records.known("listed-names").any(|listed| listed.figure.option == stated.figure.option);
    if is_listed {
        return None;
    }
    let reason = text("La fonte non elenca tutti i nomi.", "The source does not list all the names.");
    let draft = Draft::of("listed-names", &stated.figure.id, listed_title(records, place), stated.figure);
    Some(draft.impossible(reason))
}

fn share_without_base(records: &Records, stated: Known<'_>) -> Check {
    let title = records.title(
        Coordinates::of(stated.figure),
        "la percentuale è il rapporto fra gli enti contati e tutti gli enti",
        "the percentage is the entities counted over all entities",
    );
    let reason = text(
        "La fonte non stampa né quanti enti ha contato né su quanti.",
        "The source prints neither how many entities it counted nor out of how many.",
    );
    Draft::of("share-of-entities", &stated.figure.id, title, stated.figure).impossible(reason)
}

/// Whether some number of entities gives the percentage. With a large base every percentage can be reached, and there
/// is nothing to check.
fn attainable_share(records: &Records, stated: Known<'_>) -> Option<Check> {
    let place = Coordinates::of(stated.figure);
    let is_of_unions = place.option.is_some_and(|option| option.contains("unioni"));
    let base = if is_of_unions { unions(records) } else { municipalities(records) }?;
    let decimals = decimals_of(&printed(stated.figure));
    let steps = Decimal::ONE_HUNDRED * Decimal::from(10_u64.pow(decimals));
    if base.value.is_zero() || base.value >= steps {
        return None;
    }
    // The whole number next to the percentage of the base gives the nearest percentage.
    let nearest = rounded(stated.value * base.value / Decimal::ONE_HUNDRED, 0);
    let computed = rounded(share(nearest, base.value)?, decimals);
    let all = number(base.value);
    let title = records.title(
        place,
        format!("la percentuale è possibile con {all} enti (limite: la base viene da un’altra fonte)"),
        format!("the percentage is possible with {all} entities (a bound: the base is from another source)"),
    );
    let draft = Draft::of("attainable-share", &stated.figure.id, title, stated.figure).taking([base.figure]);
    Some(draft.equal(stated, &format!("{} / {all}", number(nearest)), computed))
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::observatory::checks::examples::{figure, records, results};

    fn about(option: &str, measure: &str, value: &str) -> Figure {
        Figure { option: Some(option.into()), ..figure(measure, 2020, value) }
    }

    fn portal(listed: &str) -> Vec<Check> {
        checks(&records(vec![about("portale", "adopters-stated", "4"), about("portale", "listed-names", listed)]))
    }

    #[test]
    fn names_are_counted() {
        assert_eq!(results(&portal("4"), "listed-names"), [Agrees]);
        assert_eq!(results(&portal("5"), "listed-names"), [Disagrees]);
    }

    #[test]
    fn a_list_or_a_number_alone_cannot_be_compared() {
        let alone = |measure| results(&checks(&records(vec![about("fondi", measure, "30")])), "listed-names");
        assert_eq!(alone("adopters-stated"), [CannotBeComputed]);
        assert_eq!(alone("listed-names"), [CannotBeComputed]);
    }

    #[test]
    fn a_partial_list_is_a_bound() {
        let stated = Figure { printed: Some("oltre 20".into()), ..about("sondaggi", "adopters-stated", "20") };
        let checks = checks(&records(vec![stated, about("sondaggi", "listed-names", "15")]));
        assert_eq!(results(&checks, "partial-list"), [Agrees]);
    }

    #[test]
    fn sixty_seven_percent_of_unions_needs_forty_three_of_them() {
        let with = |unions| {
            checks(&records(vec![figure("unions", 2020, unions), about("lavoro-unioni", "core-indicator", "67")]))
        };
        assert_eq!(results(&with("43"), "attainable-share"), [Agrees]);
        assert_eq!(results(&with("40"), "attainable-share"), [Disagrees]);
        assert_eq!(results(&with("43"), "share-of-entities"), [CannotBeComputed]);
    }

    #[test]
    fn a_large_base_reaches_every_percentage() {
        let indicator = about("consiglio", "core-indicator", "69");
        let checks = checks(&records(vec![figure("municipalities", 2020, "328"), indicator]));
        assert_eq!(results(&checks, "attainable-share"), []);
    }
}
