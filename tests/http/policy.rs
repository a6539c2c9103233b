//! What a page may load and run, by its policy.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Whether a policy lets exactly the scripts of this page run: the program's files, and each script in the page by its
/// digest.
pub fn allows_exactly_the_scripts(policy: &str, html: &str) -> bool {
    let rule = policy.split(';').find_map(|rule| rule.trim().strip_prefix("script-src ")).unwrap_or_default();
    let allowed: BTreeSet<String> = rule.split(' ').map(str::to_owned).collect();
    let digest = |script: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)));
    let files = ["'self'", "'wasm-unsafe-eval'"].map(str::to_owned);
    let wanted: BTreeSet<String> = scripts(html).map(digest).chain(files).collect();
    policy.starts_with("default-src 'none';") && allowed == wanted
}

/// The scripts that stand in a page and are code, not data.
fn scripts(html: &str) -> impl Iterator<Item = &str> {
    let tags = html.split("<script").skip(1).filter_map(|rest| rest.split_once('>'));
    let code = tags.filter(|(tag, _)| !tag.contains("application/ld+json"));
    code.filter_map(|(_, rest)| rest.split("</script").next())
}
