//! Who gets in where another provider vouches for somebody: nobody, unless something says so.

use app::accounts::form::Email;
use app::accounts::notice::Outcome;
use app::accounts::own::person_name;
use serde_json::{Map, Value};

use super::store::{Known, RuleRow};
use crate::accounts::person::NewPerson;

/// What a provider says of somebody, once it is certain that it said so.
pub struct Vouched {
    /// The provider.
    pub issuer: String,
    /// Who it is to the provider.
    pub subject: String,
    /// All that it says.
    pub claims: Map<String, Value>,
    /// Whether it used several factors.
    pub is_strong: bool,
}

/// What is done for somebody whom a provider vouches for.
#[derive(Debug)]
pub enum Decision {
    /// The identity is known: they get in with the account with this id.
    Enter(String),
    /// The address is: the identity is tied to this account.
    Link(Known),
    /// Neither is, and a rule says who they are to be.
    Create(NewPerson),
}

/// Why somebody whom a provider vouches for does not get in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The account is closed.
    Closed,
    /// The provider does not say that an address is theirs.
    Address,
    /// Another account with the address has or needs a second factor, which a provider must not replace.
    Guarded,
    /// No rule is for them.
    NoRule,
    /// More than one rule is for them.
    SeveralRules,
}

impl Refusal {
    /// What they are told.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Closed => Outcome::ProviderClosed,
            Self::Address => Outcome::ProviderAddress,
            Self::Guarded => Outcome::ProviderGuarded,
            Self::NoRule => Outcome::ProviderNoRule,
            Self::SeveralRules => Outcome::ProviderSeveralRules,
        }
    }
}

/// Decides by who has the identity, who has the address that the provider says is theirs, and the rules.
///
/// An address that the provider did not verify counts for nothing: neither does it lead to an account that there is, nor
/// into a new one, which whoever reads mail there could take over. One that it verified leads to an account that could
/// be had by mail to that address anyway: one without a second factor, whose role needs none.
pub fn decide(
    vouched: &Vouched,
    identity: Option<Known>,
    same_address: Option<Known>,
    rules: &[RuleRow],
) -> Result<Decision, Refusal> {
    if let Some(known) = identity {
        return if known.is_closed { Err(Refusal::Closed) } else { Ok(Decision::Enter(known.id)) };
    }
    let email = verified_email(&vouched.claims).ok_or(Refusal::Address)?;
    if let Some(known) = same_address {
        return match (known.is_closed, known.is_guarded()) {
            (true, _) => Err(Refusal::Closed),
            (false, true) => Err(Refusal::Guarded),
            (false, false) => Ok(Decision::Link(known)),
        };
    }
    let mut fitting = rules.iter().filter(|rule| rule.counts() && fits(rule, &vouched.claims));
    match (fitting.next(), fitting.next()) {
        (Some(rule), None) => {
            let name = name(&vouched.claims, &email).ok_or(Refusal::Address)?;
            Ok(Decision::Create(NewPerson { email, name, role: rule.role, entity: rule.entity.clone() }))
        }
        (Some(_), Some(_)) => Err(Refusal::SeveralRules),
        (None, _) => Err(Refusal::NoRule),
    }
}

/// The address, if the provider says that it is the person's.
pub fn verified_email(claims: &Map<String, Value>) -> Option<Email> {
    let is_verified = claims.get("email_verified").and_then(Value::as_bool) == Some(true);
    claims.get("email").and_then(Value::as_str).and_then(Email::parse).filter(|_| is_verified)
}

/// Whether a provider used several factors: one of the words that mean so is its `acr`, or among its `amr`.
pub fn is_strong(claims: &Map<String, Value>, strong: &[String]) -> bool {
    let said = |claim: &str| claims.get(claim).is_some_and(|value| strong.iter().any(|word| says(value, word)));
    said("acr") || said("amr")
}

fn fits(rule: &RuleRow, claims: &Map<String, Value>) -> bool {
    claims.get(&rule.claim).is_some_and(|value| says(value, &rule.wanted))
}

/// Whether a claim is a text, or has it among others.
fn says(value: &Value, wanted: &str) -> bool {
    match value {
        Value::String(text) => text == wanted,
        Value::Bool(flag) => flag.to_string() == wanted,
        Value::Number(number) => number.to_string() == wanted,
        Value::Array(values) => values.iter().any(|value| says(value, wanted)),
        Value::Null | Value::Object(_) => false,
    }
}

/// The person's name: the whole one, or its two parts, or what stands before the `@`.
fn name(claims: &Map<String, Value>, email: &Email) -> Option<String> {
    let said = |claim: &str| claims.get(claim).and_then(Value::as_str).unwrap_or_default();
    let parts = format!("{} {}", said("given_name"), said("family_name"));
    let address = email.as_str().split('@').next().unwrap_or_default();
    [said("name"), parts.as_str(), address].into_iter().find_map(person_name)
}

#[cfg(test)]
mod tests {
    use app::accounts::model::Role;
    use serde_json::json;

    use super::*;

    fn vouched(claims: Value) -> Vouched {
        let Value::Object(claims) = claims else { panic!("claims are an object") };
        let issuer = "https://idp.example".to_owned();
        Vouched { issuer, subject: "anna-1".to_owned(), claims, is_strong: false }
    }

    /// Anna of Cattolica, as a proxy for SPID may describe her.
    fn anna() -> Vouched {
        vouched(json!({
            "email": "Anna@Comune.Example",
            "email_verified": true,
            "given_name": "Anna",
            "family_name": "Rossi",
            "ente": "c_c357",
            "gruppi": ["personale", "innovazione"],
        }))
    }

    fn rule(claim: &str, wanted: &str, role: Role, entity: Option<&str>) -> RuleRow {
        RuleRow {
            id: format!("{claim}={wanted}"),
            claim: claim.to_owned(),
            wanted: wanted.to_owned(),
            role,
            entity: entity.map(str::to_owned),
            entity_name: entity.map(|id| format!("Comune di {id}")),
            active: true,
        }
    }

    fn of_cattolica() -> RuleRow {
        rule("ente", "c_c357", Role::Contributor, Some("cattolica"))
    }

    fn known(role: Role, is_closed: bool, has_factor: bool) -> Known {
        Known { id: "anna".to_owned(), role, version: 1, is_closed, has_factor }
    }

    fn refusal(decided: Result<Decision, Refusal>) -> Option<Refusal> {
        decided.err()
    }

    #[test]
    fn one_rule_gives_role_and_entity_and_the_claims_give_name_and_address() {
        let rules = [of_cattolica(), rule("ente", "c_c573", Role::Referent, Some("cesena"))];
        let Ok(Decision::Create(person)) = decide(&anna(), None, None, &rules) else { panic!("no new account") };
        assert_eq!((person.role, person.entity.as_deref()), (Role::Contributor, Some("cattolica")));
        assert_eq!((person.name.as_str(), person.email.as_str()), ("Anna Rossi", "anna@comune.example"));
    }

    #[test]
    fn a_claim_with_several_values_has_each_of_them() {
        let rules = [rule("gruppi", "innovazione", Role::Curator, None)];
        let Ok(Decision::Create(person)) = decide(&anna(), None, None, &rules) else { panic!("no new account") };
        assert_eq!((person.role, person.entity), (Role::Curator, None));
    }

    #[test]
    fn without_a_rule_nobody_gets_in() {
        assert_eq!(refusal(decide(&anna(), None, None, &[])), Some(Refusal::NoRule));
        let others = [
            rule("ente", "c_c573", Role::Contributor, Some("cesena")),
            rule("ente", "C_C357", Role::Contributor, Some("cattolica")),
            rule("gruppi", "innova", Role::Curator, None),
            rule("manca", "", Role::Curator, None),
            RuleRow { active: false, ..of_cattolica() },
            RuleRow { entity_name: None, ..of_cattolica() },
        ];
        assert_eq!(refusal(decide(&anna(), None, None, &others)), Some(Refusal::NoRule));
    }

    #[test]
    fn with_two_rules_nobody_guesses_even_where_they_agree() {
        let rules = [of_cattolica(), rule("gruppi", "personale", Role::Contributor, Some("cattolica"))];
        assert_eq!(refusal(decide(&anna(), None, None, &rules)), Some(Refusal::SeveralRules));
        let rules = [of_cattolica(), RuleRow { active: false, ..rule("gruppi", "personale", Role::Curator, None) }];
        assert!(decide(&anna(), None, None, &rules).is_ok(), "one that is switched off does not count");
    }

    #[test]
    fn a_known_identity_needs_neither_rule_nor_address() {
        let nameless = vouched(json!({}));
        let decided = decide(&nameless, Some(known(Role::Contributor, false, true)), None, &[]);
        assert!(matches!(decided, Ok(Decision::Enter(id)) if id == "anna"));
    }

    #[test]
    fn a_closed_account_stays_closed() {
        for identity in [true, false] {
            let closed = Some(known(Role::Contributor, true, false));
            let (identity, address) = if identity { (closed, None) } else { (None, closed) };
            assert_eq!(refusal(decide(&anna(), identity, address, &[of_cattolica()])), Some(Refusal::Closed));
        }
    }

    #[test]
    fn an_address_that_nobody_verified_leads_nowhere() {
        for verified in [json!(false), json!(null), json!("vero"), json!(1)] {
            let mut doubtful = anna();
            doubtful.claims.insert("email_verified".to_owned(), verified);
            for address in [None, Some(known(Role::Contributor, false, false))] {
                assert_eq!(refusal(decide(&doubtful, None, address, &[of_cattolica()])), Some(Refusal::Address));
            }
        }
        let mut silent = anna();
        silent.claims.remove("email");
        assert_eq!(refusal(decide(&silent, None, None, &[of_cattolica()])), Some(Refusal::Address));
    }

    #[test]
    fn a_verified_address_leads_to_its_account_unless_a_second_factor_guards_it() {
        let decided = decide(&anna(), None, Some(known(Role::Referent, false, false)), &[]);
        assert!(matches!(decided, Ok(Decision::Link(known)) if known.id == "anna"));
        for (role, has_factor) in [(Role::Contributor, true), (Role::Curator, false), (Role::Administrator, false)] {
            let decided = decide(&anna(), None, Some(known(role, false, has_factor)), &[of_cattolica()]);
            assert_eq!(refusal(decided), Some(Refusal::Guarded), "{role:?} {has_factor}");
        }
    }

    #[test]
    fn several_factors_are_believed_only_in_the_words_of_the_configuration() {
        let strong = ["https://www.spid.gov.it/SpidL2".to_owned(), "mfa".to_owned()];
        let said = |claims: Value| is_strong(&vouched(claims).claims, &strong);
        assert!(said(json!({ "acr": "https://www.spid.gov.it/SpidL2" })));
        // RFC 8176 gives the words of `amr`.
        assert!(said(json!({ "amr": ["pwd", "mfa"] })));
        assert!(!said(json!({ "acr": "https://www.spid.gov.it/SpidL1", "amr": ["pwd"] })));
        assert!(!said(json!({})));
        assert!(!is_strong(&vouched(json!({ "acr": "https://www.spid.gov.it/SpidL3" })).claims, &[]));
    }

    #[test]
    fn without_a_name_the_address_is_one() {
        let nameless = vouched(json!({ "email": "anna@comune.example", "email_verified": true, "ente": "c_c357" }));
        let Ok(Decision::Create(person)) = decide(&nameless, None, None, &[of_cattolica()]) else { panic!("none") };
        assert_eq!(person.name, "anna");
    }
}
