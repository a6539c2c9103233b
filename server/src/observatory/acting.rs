//! What acts on what a chart shows, near a reader's own entity: practices and exchanges, each with its reasons.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use app::catalogue::model::{RecordKind, SearchItem};
use app::i18n::{Language, Message, message};
use app::observatory::own::{Acting, ActingRecord};
use app::registry::model::{Entity, SizeClass, province_name};
use app::ui::entities_in_words;

/// The most records that are named.
const MOST: usize = 8;
/// Farther away is no reason.
const NEAR: u32 = 60;
/// The most services that are named in one reason.
const NAMED_SERVICES: usize = 2;
/// The mean radius of the earth, in kilometres.
const EARTH: f64 = 6_371.0;

const SAME_CLASS: Message = message("stessa classe dimensionale ({})", "same size class ({})");
const SAME_SERVICE: Message = message("stesso servizio ({})", "same service ({})");
const SAME_SERVICES: Message = message("stessi servizi ({})", "same services ({})");
const AND_OTHERS: Message = message("{} e altri {}", "{} and {} more");
const AWAY: Message = message("{} km ({})", "{} km ({})");
const VERY_NEAR: Message = message("meno di 1 km ({})", "less than 1 km ({})");
const SAME_PROVINCE: Message = message("stessa provincia ({})", "same province ({})");
const PASSED: Message = message("date passate", "dates passed");

/// A practice or an exchange that may act.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The record.
    pub item: SearchItem,
    /// The services that it acts on, as words in addresses.
    pub services: Vec<String>,
    /// Whether it is an exchange all of whose dates have passed.
    pub past: bool,
}

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The reader's own entity.
    pub entity: Option<&'a Entity>,
    /// Its class, where it is known.
    pub class: Option<SizeClass>,
    /// Whether only what acts on a service will do.
    pub of_services: bool,
    /// All entities.
    pub entities: &'a BTreeMap<String, Entity>,
}

/// Why a record is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An entity of the same class did it.
    Class(SizeClass),
    /// It acts on these services.
    Services(Vec<String>),
    /// An entity so many kilometres away did it.
    Distance(u32, String),
    /// An entity of the same province, by its letters, did it.
    Province(String),
}

/// The records that there is a reason for, each with its reasons: those of the same class first, then the nearest,
/// those of the same province, those of more services; what has passed comes last. What the entity did itself is left
/// out. What no source says (a class, coordinates, a province) is no reason for anything.
pub fn ranked(candidates: Vec<Candidate>, wanted: Wanted<'_>) -> Vec<(Candidate, Vec<Reason>)> {
    let own = |candidate: &Candidate| {
        let entities = candidate.item.entities.iter();
        entities.clone().any(|entity| wanted.entity.is_some_and(|own| own.id == entity.slug))
    };
    let with_reasons = candidates.into_iter().filter(|candidate| !own(candidate)).map(|candidate| {
        let reasons = reasons(&candidate, wanted);
        (candidate, reasons)
    });
    let acts = |candidate: &Candidate| !wanted.of_services || !candidate.services.is_empty();
    let mut ranked: Vec<(Candidate, Vec<Reason>)> =
        with_reasons.filter(|(candidate, reasons)| acts(candidate) && !reasons.is_empty()).collect();
    ranked.sort_by_cached_key(|(candidate, reasons)| {
        let class = reasons.iter().any(|reason| matches!(reason, Reason::Class(_)));
        let away = reasons.iter().find_map(|reason| match reason {
            Reason::Distance(away, _) => Some(*away),
            _ => None,
        });
        let province = reasons.iter().any(|reason| matches!(reason, Reason::Province(_)));
        let rank = (candidate.past, !class, away.unwrap_or(u32::MAX), !province, Reverse(candidate.services.len()));
        (rank, candidate.item.title.clone(), candidate.item.slug.clone())
    });
    ranked.truncate(MOST);
    ranked
}

fn reasons(candidate: &Candidate, wanted: Wanted<'_>) -> Vec<Reason> {
    let entities = candidate.item.entities.iter().filter_map(|named| wanted.entities.get(&named.slug));
    let class = wanted.class.filter(|class| entities.clone().any(|entity| entity.size_class == Some(*class)));
    let away = |entity: &Entity| Some((kilometres(wanted.entity?, entity)?, entity.name.clone()));
    let nearest = entities.clone().filter_map(away).min().filter(|(away, _)| *away <= NEAR);
    let province = wanted.entity.and_then(|own| own.province.clone());
    let province = province.filter(|own| entities.clone().any(|entity| entity.province.as_ref() == Some(own)));
    let services = Some(candidate.services.clone()).filter(|services| !services.is_empty());
    let reasons = [
        class.map(Reason::Class),
        services.map(Reason::Services),
        nearest.map(|(away, entity)| Reason::Distance(away, entity)),
        province.map(Reason::Province),
    ];
    reasons.into_iter().flatten().collect()
}

/// How far two entities are from each other as the crow flies, in whole kilometres; `None` where no source says where
/// one of them is.
pub fn kilometres(one: &Entity, other: &Entity) -> Option<u32> {
    let (from, to) = (radians(one)?, radians(other)?);
    let half = |one: f64, other: f64| ((other - one) / 2.0).sin().powi(2);
    let chord = half(from.0, to.0) + from.0.cos() * to.0.cos() * half(from.1, to.1);
    let away = (2.0 * EARTH * chord.clamp(0.0, 1.0).sqrt().asin()).round();
    // At most half of the way around the earth.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 20,016")]
    let away = away as u32;
    Some(away)
}

fn radians(entity: &Entity) -> Option<(f64, f64)> {
    Some((entity.latitude?.to_radians(), entity.longitude?.to_radians()))
}

/// Records with their reasons, for a page; `service` names a service.
pub fn acting(
    of: &str,
    ranked: Vec<(Candidate, Vec<Reason>)>,
    service: impl Fn(&str) -> String,
    language: Language,
) -> Acting {
    let records = ranked.into_iter().map(|(candidate, reasons)| {
        let mut words: Vec<String> = reasons.iter().map(|reason| in_words(reason, &service, language)).collect();
        words.extend(candidate.past.then(|| PASSED.text(language).to_owned()));
        let kind: RecordKind = candidate.item.kind.0;
        ActingRecord {
            kind: kind.label().text(language).to_owned(),
            who: entities_in_words(&candidate.item.entities, language),
            title: candidate.item.title,
            lang: candidate.item.lang,
            href: candidate.item.url,
            reasons: words.join("; "),
        }
    });
    Acting { of: of.to_owned(), records: records.collect() }
}

fn in_words(reason: &Reason, service: impl Fn(&str) -> String, language: Language) -> String {
    match reason {
        Reason::Class(class) => SAME_CLASS.with(language, &[&class.label().text(language)]),
        Reason::Services(services) => {
            let named: Vec<String> = services.iter().take(NAMED_SERVICES).map(|id| service(id)).collect();
            let others = services.len() - named.len();
            let named = named.join(", ");
            let named = if others > 0 { AND_OTHERS.with(language, &[&named, &others]) } else { named };
            if services.len() == 1 { SAME_SERVICE } else { SAME_SERVICES }.with(language, &[&named])
        }
        Reason::Distance(0, entity) => VERY_NEAR.with(language, &[entity]),
        Reason::Distance(away, entity) => AWAY.with(language, &[away, entity]),
        Reason::Province(letters) => SAME_PROVINCE.with(language, &[&province_name(letters).unwrap_or(letters)]),
    }
}

#[cfg(test)]
mod tests {
    use app::catalogue::model::{Highlights, RecordKindSlug};
    use app::registry::model::Named;

    use super::*;

    fn entity(id: &str, place: Option<(f64, f64)>, province: Option<&str>, class: Option<SizeClass>) -> Entity {
        let value = serde_json::json!({
            "id": id, "name": id, "kind": "municipality", "province": province, "size_class": class,
            "latitude": place.map(|place| place.0), "longitude": place.map(|place| place.1),
        });
        serde_json::from_value(value).expect("an entity")
    }

    /// Own and near are 0,1 degrees of latitude apart: 6.371 km · 2π / 3.600 = 11,1 km; far is 5 degrees away.
    fn entities() -> BTreeMap<String, Entity> {
        let all = [
            entity("own", Some((44.0, 12.0)), Some("FC"), Some(SizeClass::Large)),
            entity("near", Some((44.1, 12.0)), Some("RA"), None),
            entity("far", Some((49.0, 12.0)), Some("FC"), Some(SizeClass::Large)),
            entity("nowhere", None, None, None),
        ];
        all.into_iter().map(|entity| (entity.id.clone(), entity)).collect()
    }

    fn candidate(slug: &str, entities: &[&str], services: &[&str], past: bool) -> Candidate {
        let named = |slug: &&str| Named { slug: (*slug).into(), name: (*slug).into() };
        let item = SearchItem {
            slug: slug.into(),
            url: format!("/pratiche/{slug}"),
            kind: RecordKindSlug(RecordKind::Practice),
            title: slug.into(),
            summary: String::new(),
            entities: entities.iter().map(named).collect(),
            themes: Vec::new(),
            source: String::new(),
            source_name: String::new(),
            period: String::new(),
            highlights: Highlights::default(),
            lang: None,
        };
        Candidate { item, services: services.iter().map(|&service| service.to_owned()).collect(), past }
    }

    fn found(own: &str, candidates: Vec<Candidate>, of_services: bool) -> Vec<(String, Vec<Reason>)> {
        let entities = entities();
        let entity = entities.get(own);
        let class = entity.and_then(|entity| entity.size_class);
        let ranked = ranked(candidates, Wanted { entity, class, of_services, entities: &entities });
        ranked.into_iter().map(|(candidate, reasons)| (candidate.item.slug, reasons)).collect()
    }

    fn slugs(found: &[(String, Vec<Reason>)]) -> Vec<&str> {
        found.iter().map(|(slug, _)| slug.as_str()).collect()
    }

    #[test]
    fn every_record_has_its_reasons_and_the_same_class_comes_before_nearness() {
        let found = found(
            "own",
            vec![candidate("vicina", &["near"], &["nido"], false), candidate("pari", &["far", "near"], &[], false)],
            false,
        );
        assert_eq!(slugs(&found), ["pari", "vicina"]);
        let away = Reason::Distance(11, "near".into());
        let same = [Reason::Class(SizeClass::Large), away.clone(), Reason::Province("FC".into())];
        assert_eq!(found[0].1, same);
        assert_eq!(found[1].1, [Reason::Services(vec!["nido".into()]), away]);
    }

    #[test]
    fn what_no_source_says_is_no_reason() {
        let candidates = || vec![candidate("uno", &["near"], &[], false), candidate("due", &["nowhere"], &[], false)];
        assert!(found("nowhere", candidates(), false).is_empty(), "no class, no coordinates, no province");
        assert_eq!(slugs(&found("own", candidates(), false)), ["uno"]);
        assert!(found("nobody", candidates(), false).is_empty(), "no entity");
    }

    #[test]
    fn what_the_entity_did_itself_and_what_acts_on_no_service_are_left_out() {
        let candidates = vec![
            candidate("sua", &["near", "own"], &["nido"], false),
            candidate("altra", &["near"], &["nido"], false),
            candidate("senza", &["near"], &[], false),
        ];
        assert_eq!(slugs(&found("own", candidates, true)), ["altra"]);
    }

    #[test]
    fn equal_ones_stand_by_title_and_what_has_passed_comes_last() {
        let candidates = vec![
            candidate("passato", &["far"], &[], true),
            candidate("c", &["near"], &[], false),
            candidate("b", &["near"], &[], false),
            candidate("a", &["near"], &["nido"], false),
        ];
        assert_eq!(slugs(&found("own", candidates, false)), ["a", "b", "c", "passato"]);
    }

    #[test]
    fn a_distance_is_in_whole_kilometres_or_unknown() {
        let entities = entities();
        let away = |one: &str, other: &str| kilometres(&entities[one], &entities[other]);
        assert_eq!((away("own", "near"), away("near", "own"), away("own", "own")), (Some(11), Some(11), Some(0)));
        // 5 degrees: 6.371 km · 2π / 72.
        assert_eq!(away("own", "far"), Some(556));
        assert_eq!(away("own", "nowhere"), None);
    }

    #[test]
    fn reasons_are_said_in_words() {
        let said = |reason: Reason, language| in_words(&reason, |id: &str| id.to_uppercase(), language);
        let italian = |reason| said(reason, Language::Italian);
        assert_eq!(italian(Reason::Distance(42, "Forlì".into())), "42 km (Forlì)");
        assert_eq!(italian(Reason::Province("FC".into())), "stessa provincia (Forlì-Cesena)");
        assert_eq!(italian(Reason::Class(SizeClass::Large)), "stessa classe dimensionale (Grandi (50.000 e oltre))");
        let services = |ids: &[&str]| Reason::Services(ids.iter().map(|&id| id.to_owned()).collect());
        assert_eq!(italian(services(&["nido"])), "stesso servizio (NIDO)");
        assert_eq!(said(services(&["a", "b", "c"]), Language::English), "same services (A, B and 1 more)");
    }
}
