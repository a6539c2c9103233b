//! The environment: what is read of it, and when.

use server::config::{Config, ConfigError, pretended_time, real_time};

fn config(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::from_lookup(&|name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
}

#[test]
fn the_time_of_the_environment_is_no_setting() {
    let plain = config(&[]).expect("defaults");
    let pretended = config(&[("PRASSI_NOW", "2024-05-02T09:00:00")]).expect("defaults");
    assert_eq!(format!("{plain:?}"), format!("{pretended:?}"));
}

#[test]
fn without_a_demonstration_a_time_is_refused_by_name() {
    let refused = real_time(&|name| (name == "PRASSI_NOW").then(|| "2024-05-02T09:00:00".to_owned()));
    let sentence = refused.expect_err("a mistake").to_string();
    assert!(sentence.starts_with("PRASSI_NOW=2024-05-02T09:00:00: ") && sentence.contains("--demo"), "{sentence}");
    assert_eq!(real_time(&|_| None), Ok(()));
}

#[test]
fn a_demonstration_reads_the_time_and_only_a_real_one() {
    let now = |value: &'static str| pretended_time(&move |name| (name == "PRASSI_NOW").then(|| value.to_owned()));
    assert_eq!(
        now("2024-05-02T09:00:00").expect("a time").map(|time| time.to_string()).as_deref(),
        Some("2024-05-02 09:00:00")
    );
    assert_eq!(pretended_time(&|_| None), Ok(None));
    assert!(now("oggi").expect_err("no time").to_string().contains("PRASSI_NOW=oggi"));
}

#[test]
fn a_rate_of_nothing_is_refused() {
    let error = config(&[("PRASSI_RATE", "0")]).expect_err("no rate").to_string();
    assert!(error.starts_with("PRASSI_RATE=0: "), "{error}");
}

#[test]
fn a_database_user_needs_a_password() {
    assert!(config(&[("PRASSI_DATABASE_USER", "prassi")]).is_err());
}
