//! What the program is told by its environment: one small struct per subject, every field with its variable.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use chrono::NaiveDateTime;
use tracing_subscriber::EnvFilter;
use url::Url;

/// The pages a second that one address may ask for, unless the environment says otherwise.
const DEFAULT_RATE: NonZeroU32 = NonZeroU32::MIN.saturating_add(49);

/// A variable of the environment that does not say what it should.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{variable}={value}: {expected}")]
pub struct ConfigError {
    variable: &'static str,
    value: String,
    expected: &'static str,
}

/// Looks a variable up; the real environment, or a test's.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// All of it.
#[derive(Clone, Debug)]
pub struct Config {
    /// The web server.
    pub web: WebConfig,
    /// The database.
    pub database: DatabaseConfig,
    /// `PRASSI_INDEX_DIR`: the folder of the search index; it can be deleted at any moment. Default: `data/index`.
    /// With an empty value the index is kept in memory.
    pub index_dir: Option<PathBuf>,
}

/// How the web server answers.
#[derive(Clone, Debug)]
pub struct WebConfig {
    /// `PRASSI_LISTEN`: address and port to listen at. Default: `127.0.0.1:3000`.
    pub listen: SocketAddr,
    /// `PRASSI_PUBLIC_URL`: the address by which readers know the site, without a path. Default: `http://` and the
    /// address listened at.
    pub public_url: Url,
    /// `PRASSI_SITE_DIR`: the folder of the built site. Default: `target/site`, or `site` beside the program.
    pub site_dir: PathBuf,
    /// `PRASSI_ACCESSIBILITY_URL`: the publisher's accessibility declaration. Default: the portal's own page.
    pub accessibility_url: Option<Url>,
    /// `PRASSI_TRUST_PROXY`: `true` where a proxy in front sets `X-Forwarded-For`; the rate limits then count by the
    /// address that it names. Default: `false`.
    pub trust_proxy: bool,
    /// Who publishes the data.
    pub publisher: Publisher,
    /// `PRASSI_RATE`: how many pages a second one address may ask for, on average; ten seconds' worth at once.
    /// Default: 50.
    pub rate: NonZeroU32,
}

/// Who publishes the open data, as their catalogue names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// `PRASSI_PUBLISHER`: the official name. Default: `Prassi`.
    pub name: String,
    /// `PRASSI_PUBLISHER_CODE`: the code in the index of public administrations (IPA), or the VAT number of who is none.
    /// Default: `prassi`.
    pub code: String,
}

/// Where the database is.
#[derive(Clone, Debug)]
pub struct DatabaseConfig {
    /// `PRASSI_DATABASE`: `surrealkv://FOLDER?sync=every`, `mem://`, or `ws://HOST:PORT` (`wss://…`). Default:
    /// `surrealkv://data/prassi?sync=every`.
    pub url: String,
    /// `PRASSI_DATABASE_USER` and `PRASSI_DATABASE_PASSWORD`: who signs in to a database server.
    pub credentials: Option<Credentials>,
}

/// Who signs in to a database server. Its text is not shown in logs.
#[derive(Clone)]
pub struct Credentials {
    /// The user's name.
    pub user: String,
    /// The password.
    pub password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
}

impl Config {
    /// Reads variables from wherever they stand.
    pub fn from_lookup(lookup: Lookup) -> Result<Self, ConfigError> {
        Ok(Self {
            web: WebConfig::from_lookup(lookup)?,
            database: DatabaseConfig::from_lookup(lookup)?,
            index_dir: match lookup("PRASSI_INDEX_DIR") {
                None => Some(PathBuf::from("data/index")),
                Some(folder) if folder.is_empty() => None,
                Some(folder) => Some(PathBuf::from(folder)),
            },
        })
    }
}

impl WebConfig {
    fn from_lookup(lookup: Lookup) -> Result<Self, ConfigError> {
        let listen: SocketAddr = parsed(lookup, "PRASSI_LISTEN", "an address and a port, such as 127.0.0.1:3000")?
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)));
        let public_url = match web_address(lookup, "PRASSI_PUBLIC_URL")? {
            Some(url) => url,
            None => Url::parse(&format!("http://{listen}")).map_err(|_| ConfigError {
                variable: "PRASSI_LISTEN",
                value: listen.to_string(),
                expected: "an address that can stand in a link",
            })?,
        };
        Ok(Self {
            listen,
            public_url,
            site_dir: lookup("PRASSI_SITE_DIR").map_or_else(default_site_dir, PathBuf::from),
            accessibility_url: web_address(lookup, "PRASSI_ACCESSIBILITY_URL")?,
            trust_proxy: parsed(lookup, "PRASSI_TRUST_PROXY", "true or false")?.unwrap_or(false),
            publisher: Publisher::from_lookup(lookup)?,
            rate: parsed(lookup, "PRASSI_RATE", "a whole number of at least 1")?.unwrap_or(DEFAULT_RATE),
        })
    }

    /// The site's address without a slash at the end.
    pub fn origin(&self) -> &str {
        self.public_url.as_str().trim_end_matches('/')
    }
}

fn default_site_dir() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("site")));
    beside.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("target/site"))
}

impl Publisher {
    fn from_lookup(lookup: Lookup) -> Result<Self, ConfigError> {
        let filled = |variable: &str| lookup(variable).map(|value| value.trim().to_owned());
        match (filled("PRASSI_PUBLISHER"), filled("PRASSI_PUBLISHER_CODE")) {
            (None, None) => Ok(Self { name: "Prassi".to_owned(), code: "prassi".to_owned() }),
            (Some(name), Some(code)) if !name.is_empty() && is_code(&code) => Ok(Self { name, code }),
            (name, code) => Err(ConfigError {
                variable: "PRASSI_PUBLISHER",
                value: format!("{}, PRASSI_PUBLISHER_CODE={}", name.unwrap_or_default(), code.unwrap_or_default()),
                expected: "a name, together with a code of letters, digits and _, or neither of them",
            }),
        }
    }
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
}

impl DatabaseConfig {
    fn from_lookup(lookup: Lookup) -> Result<Self, ConfigError> {
        let url = lookup("PRASSI_DATABASE").unwrap_or_else(|| "surrealkv://data/prassi?sync=every".to_owned());
        let known = ["mem://", "surrealkv://", "ws://", "wss://"];
        if !known.iter().any(|scheme| url.starts_with(scheme)) {
            return Err(ConfigError {
                variable: "PRASSI_DATABASE",
                value: url,
                expected: "surrealkv://FOLDER?sync=every, mem://, or ws://HOST:PORT",
            });
        }
        let credentials = match (lookup("PRASSI_DATABASE_USER"), lookup("PRASSI_DATABASE_PASSWORD")) {
            (Some(user), Some(password)) => Some(Credentials { user, password }),
            (None, None) => None,
            _ => {
                return Err(ConfigError {
                    variable: "PRASSI_DATABASE_USER",
                    value: "…".to_owned(),
                    expected: "set together with PRASSI_DATABASE_PASSWORD, or neither of them",
                });
            }
        };
        Ok(Self { url, credentials })
    }
}

/// `PRASSI_LOG`: what is logged, as `tracing` filters say it (`info`, `warn,server=debug`). Default: `info`, and from
/// the libraries only warnings.
pub fn log_filter(lookup: Lookup) -> Result<EnvFilter, ConfigError> {
    let Some(value) = lookup("PRASSI_LOG") else {
        // The engine complains about its own background tasks when the program ends.
        return Ok(EnvFilter::new("warn,server=info,surrealdb_core::kvs::tasks=off"));
    };
    EnvFilter::try_new(&value).map_err(|_| ConfigError {
        variable: "PRASSI_LOG",
        value,
        expected: "a filter such as info or warn,server=debug",
    })
}

/// `PRASSI_NOW`: the time to believe in, for demonstrations and tests only.
pub fn pretended_time(lookup: Lookup) -> Result<Option<NaiveDateTime>, ConfigError> {
    parsed(lookup, "PRASSI_NOW", "a time such as 2024-05-02T09:00:00")
}

/// That nobody pretends a time: who serves in earnest with `PRASSI_NOW` set has made a mistake.
pub fn real_time(lookup: Lookup) -> Result<(), ConfigError> {
    match lookup("PRASSI_NOW") {
        None => Ok(()),
        Some(value) => Err(ConfigError {
            variable: "PRASSI_NOW",
            value,
            expected: "only believed with --demo; leave it out to serve",
        }),
    }
}

fn parsed<T: std::str::FromStr>(
    lookup: Lookup,
    variable: &'static str,
    expected: &'static str,
) -> Result<Option<T>, ConfigError> {
    let Some(value) = lookup(variable) else { return Ok(None) };
    match value.parse() {
        Ok(parsed) => Ok(Some(parsed)),
        Err(_) => Err(ConfigError { variable, value, expected }),
    }
}

fn web_address(lookup: Lookup, variable: &'static str) -> Result<Option<Url>, ConfigError> {
    let expected = "an address that starts with http:// or https://";
    let url: Option<Url> = parsed(lookup, variable, expected)?;
    match url {
        Some(url) if !matches!(url.scheme(), "http" | "https") => {
            Err(ConfigError { variable, value: url.to_string(), expected })
        }
        url => Ok(url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_lookup(&|name| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_empty_environment_is_enough() {
        let config = config(&[]).expect("defaults");
        assert_eq!(config.web.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.web.origin(), "http://127.0.0.1:3000");
        assert_eq!(config.database.url, "surrealkv://data/prassi?sync=every");
    }

    #[test]
    fn a_wrong_value_names_its_variable_and_what_it_should_be() {
        for (variable, value, part) in [
            ("PRASSI_LISTEN", "3000", "an address and a port"),
            ("PRASSI_PUBLIC_URL", "prassi.example", "http://"),
            ("PRASSI_DATABASE", "postgres://x", "surrealkv://"),
            ("PRASSI_TRUST_PROXY", "perhaps", "true or false"),
            ("PRASSI_PUBLISHER", "Comune di Cattolica", "together with a code"),
            ("PRASSI_PUBLISHER_CODE", "c_c357", "a name"),
        ] {
            let error = config(&[(variable, value)]).expect_err(variable).to_string();
            assert!(error.contains(variable) && error.contains(part), "{error}");
        }
    }

    #[test]
    fn a_publisher_has_a_name_and_a_code() {
        let both = |code| config(&[("PRASSI_PUBLISHER", "Comune di Cattolica"), ("PRASSI_PUBLISHER_CODE", code)]);
        let publisher = both("c_c357").expect("a config").web.publisher;
        assert_eq!((publisher.name.as_str(), publisher.code.as_str()), ("Comune di Cattolica", "c_c357"));
        assert!(both("c c357").is_err());
    }

    #[test]
    fn a_password_is_not_shown() {
        let config = config(&[("PRASSI_DATABASE_USER", "u"), ("PRASSI_DATABASE_PASSWORD", "secret")]);
        assert!(!format!("{:?}", config.expect("a config")).contains("secret"));
    }
}
