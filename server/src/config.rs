//! What the program is told by its environment: one small struct per subject, every field with its variable.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use app::accounts::form::Secret;
use chrono::NaiveDateTime;
use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
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
    /// Mail.
    pub mail: MailConfig,
    /// `PRASSI_INDEX_DIR`: the folder of the search index; it can be deleted at any moment. Default: `data/index`.
    /// With an empty value the index is kept in memory.
    pub index_dir: Option<PathBuf>,
    /// `PRASSI_FILES_DIR`: the folder of what is attached to proposals; it belongs into every backup. Default:
    /// `data/files`.
    pub files_dir: PathBuf,
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
    /// Through whom else people sign in. Default: nobody.
    pub provider: Option<ProviderConfig>,
}

/// Another provider of identities, by `OpenID` Connect: a proxy that speaks SPID and CIE. All four, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderConfig {
    /// `PRASSI_OIDC_ISSUER`: the provider's address as its own documents write it, `https://…`; `http://…` only on the
    /// same machine.
    pub issuer: String,
    /// `PRASSI_OIDC_CLIENT`: as whom the provider knows this site.
    pub client: String,
    /// `PRASSI_OIDC_SECRET`: by what it knows that it is this site.
    pub secret: Secret,
    /// `PRASSI_OIDC_NAME`: what the button says after "sign in with" (`SPID o CIE`).
    pub name: String,
    /// `PRASSI_OIDC_STRONG_ACR`: the words, with space between them, by which the provider says that it used several
    /// factors: values of `acr`, which are also asked for, or of `amr`. Default: none, so that whose role needs a second
    /// factor must have one here.
    pub strong: Vec<String>,
}

impl ProviderConfig {
    fn from_lookup(lookup: Lookup) -> Result<Option<Self>, ConfigError> {
        let said =
            |variable: &str| lookup(variable).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let variables = ["PRASSI_OIDC_ISSUER", "PRASSI_OIDC_CLIENT", "PRASSI_OIDC_SECRET", "PRASSI_OIDC_NAME"];
        let strong = said("PRASSI_OIDC_STRONG_ACR");
        let (issuer, client, secret, name) = match variables.map(said) {
            [Some(issuer), Some(client), Some(secret), Some(name)] => (issuer, client, Secret(secret), name),
            [None, None, None, None] if strong.is_none() => return Ok(None),
            values => {
                let missing = variables.into_iter().zip(values).find(|(_, value)| value.is_none());
                return Err(ConfigError {
                    variable: missing.map_or("PRASSI_OIDC_ISSUER", |(variable, _)| variable),
                    value: String::new(),
                    expected: "set together with the other PRASSI_OIDC_… variables, or none of them",
                });
            }
        };
        if !is_issuer(&issuer) {
            return Err(ConfigError {
                variable: "PRASSI_OIDC_ISSUER",
                value: issuer,
                expected: "an address that starts with https://, without a query",
            });
        }
        let strong = strong.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        Ok(Some(Self { issuer, client, secret, name, strong }))
    }
}

/// Whether this is the address of a provider: what it says travels encrypted, or does not leave the machine.
fn is_issuer(text: &str) -> bool {
    let Ok(address) = Url::parse(text) else { return false };
    let is_here = match address.host() {
        Some(url::Host::Ipv4(host)) => host.is_loopback(),
        Some(url::Host::Ipv6(host)) => host.is_loopback(),
        Some(url::Host::Domain(host)) => host == "localhost",
        None => false,
    };
    let is_safe = address.scheme() == "https" || (address.scheme() == "http" && is_here);
    is_safe && address.query().is_none() && address.fragment().is_none()
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

/// How mail goes out.
#[derive(Clone, Debug)]
pub struct MailConfig {
    /// `PRASSI_MAIL`: `file:FOLDER`, a file for each message; or a mail server, `smtps://USER:PASSWORD@HOST:PORT` (TLS
    /// from the start), `smtp://USER:PASSWORD@HOST:PORT?tls=required` (TLS by STARTTLS), or `smtp://HOST:PORT` (plain:
    /// for a server on the same machine). What is no letter or digit in user and password is written in per cent.
    /// Default: `file:data/mail`.
    pub target: MailTarget,
    /// `PRASSI_MAIL_FROM`: whom messages come from (`Prassi <prassi@regione.example>`); needed with a mail server.
    /// Default: `Prassi <prassi@localhost>`.
    pub from: Mailbox,
}

/// Where mail goes.
#[derive(Clone, Debug)]
pub enum MailTarget {
    /// Into a folder.
    Folder(PathBuf),
    /// To a mail server.
    Smtp(MailServer),
}

/// The address of a mail server, perhaps with a password. Its text is not shown in logs.
#[derive(Clone)]
pub struct MailServer {
    address: Url,
}

impl std::fmt::Debug for MailServer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (host, port) = (self.address.host_str(), self.address.port());
        formatter.debug_struct("MailServer").field("host", &host).field("port", &port).finish_non_exhaustive()
    }
}

impl MailServer {
    /// What speaks to the server, to be given further settings.
    pub fn transport(&self) -> Result<AsyncSmtpTransportBuilder, ConfigError> {
        AsyncSmtpTransport::<Tokio1Executor>::from_url(self.address.as_str()).map_err(|_| MailConfig::unclear())
    }
}

impl MailConfig {
    fn from_lookup(lookup: Lookup) -> Result<Self, ConfigError> {
        let target = MailTarget::from_lookup(lookup)?;
        let from = parsed(lookup, "PRASSI_MAIL_FROM", "an address, such as Prassi <prassi@regione.example>")?;
        let own = || Mailbox::new(Some("Prassi".to_owned()), lettre::Address::new_dangerous("prassi", "localhost"));
        match from {
            Some(from) => Ok(Self { target, from }),
            None if matches!(target, MailTarget::Folder(_)) => Ok(Self { target, from: own() }),
            None => Err(ConfigError {
                variable: "PRASSI_MAIL_FROM",
                value: String::new(),
                expected: "set together with a mail server in PRASSI_MAIL",
            }),
        }
    }

    /// The mistake in `PRASSI_MAIL`, without its value: there may be a password in it.
    fn unclear() -> ConfigError {
        ConfigError {
            variable: "PRASSI_MAIL",
            value: "…".to_owned(),
            expected: "file:FOLDER, smtps://USER:PASSWORD@HOST:PORT, or smtp://HOST:PORT",
        }
    }
}

impl MailTarget {
    fn from_lookup(lookup: Lookup) -> Result<Self, ConfigError> {
        let value = lookup("PRASSI_MAIL").unwrap_or_else(|| "file:data/mail".to_owned());
        if let Some(folder) = value.strip_prefix("file:").filter(|folder| !folder.is_empty()) {
            return Ok(Self::Folder(PathBuf::from(folder)));
        }
        let address = Url::parse(&value).ok().filter(|address| matches!(address.scheme(), "smtp" | "smtps"));
        let server = MailServer { address: address.ok_or_else(MailConfig::unclear)? };
        server.transport()?;
        Ok(Self::Smtp(server))
    }
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
            mail: MailConfig::from_lookup(lookup)?,
            index_dir: match lookup("PRASSI_INDEX_DIR") {
                None => Some(PathBuf::from("data/index")),
                Some(folder) if folder.is_empty() => None,
                Some(folder) => Some(PathBuf::from(folder)),
            },
            files_dir: PathBuf::from(lookup("PRASSI_FILES_DIR").unwrap_or_else(|| "data/files".to_owned())),
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
            provider: ProviderConfig::from_lookup(lookup)?,
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
    fn mail_goes_into_a_folder_unless_a_server_is_named() {
        let folder = config(&[]).expect("a config").mail;
        assert!(matches!(folder.target, MailTarget::Folder(folder) if folder.as_os_str() == "data/mail"));
        let server = [("PRASSI_MAIL", "smtp://127.0.0.1:2525"), ("PRASSI_MAIL_FROM", "Prassi <p@regione.example>")];
        assert!(matches!(config(&server).expect("a config").mail.target, MailTarget::Smtp(_)));
        let alone = config(&server[..1]).expect_err("nobody to come from").to_string();
        assert!(alone.contains("PRASSI_MAIL_FROM"), "{alone}");
    }

    #[test]
    fn a_mail_servers_password_is_shown_nowhere() {
        let from = ("PRASSI_MAIL_FROM", "p@regione.example");
        let good = config(&[("PRASSI_MAIL", "smtps://anna:secret@mail.example:465"), from]).expect("a config");
        assert!(!format!("{good:?}").contains("secret"));
        for wrong in ["smtq://anna:secret@mail.example", "smtp://anna:secret@mail.example?tls=perhaps", "anna:secret"] {
            let error = config(&[("PRASSI_MAIL", wrong), from]).expect_err(wrong).to_string();
            assert!(error.contains("PRASSI_MAIL=") && !error.contains("secret"), "{error}");
        }
    }

    /// The variables of a provider, the first ones of them.
    fn provider(issuer: &'static str, many: usize) -> Vec<(&'static str, &'static str)> {
        let all = [
            ("PRASSI_OIDC_ISSUER", issuer),
            ("PRASSI_OIDC_CLIENT", "prassi"),
            ("PRASSI_OIDC_SECRET", "fragole"),
            ("PRASSI_OIDC_NAME", "SPID o CIE"),
            ("PRASSI_OIDC_STRONG_ACR", "https://www.spid.gov.it/SpidL2  mfa"),
        ];
        all[..many].to_vec()
    }

    #[test]
    fn another_provider_is_described_whole_or_not_at_all() {
        assert_eq!(config(&[]).expect("defaults").web.provider, None);
        let whole = config(&provider("https://idp.example/realm", 5)).expect("a config").web.provider;
        let whole = whole.expect("a provider");
        assert_eq!((whole.issuer.as_str(), whole.name.as_str()), ("https://idp.example/realm", "SPID o CIE"));
        assert_eq!(whole.strong, ["https://www.spid.gov.it/SpidL2", "mfa"]);
        assert!(
            config(&provider("https://idp.example", 4)).expect("a config").web.provider.expect("one").strong.is_empty()
        );
        for (many, missing) in [(1, "CLIENT"), (2, "SECRET"), (3, "NAME")] {
            let error = config(&provider("https://idp.example", many)).expect_err("a part is missing").to_string();
            assert!(error.contains(&format!("PRASSI_OIDC_{missing}=")), "{error}");
        }
        let alone = config(&[("PRASSI_OIDC_STRONG_ACR", "mfa")]).expect_err("nobody says it").to_string();
        assert!(alone.contains("PRASSI_OIDC_ISSUER="), "{alone}");
    }

    #[test]
    fn what_a_provider_says_is_encrypted_or_stays_on_the_machine() {
        for issuer in ["https://idp.example", "http://127.0.0.1:3100", "http://localhost:3100", "http://[::1]:3100"] {
            assert!(config(&provider(issuer, 4)).is_ok(), "{issuer}");
        }
        for issuer in
            ["http://idp.example", "idp.example", "https://idp.example/?a=b", "file:///idp", "http://127.1.example"]
        {
            let error = config(&provider(issuer, 4)).expect_err(issuer).to_string();
            assert!(error.starts_with("PRASSI_OIDC_ISSUER="), "{error}");
        }
    }

    #[test]
    fn a_providers_secret_is_shown_nowhere() {
        assert!(!format!("{:?}", config(&provider("https://idp.example", 4)).expect("a config")).contains("fragole"));
        let error = config(&provider("http://idp.example", 4)).expect_err("no encryption").to_string();
        assert!(!error.contains("fragole"), "{error}");
    }

    #[test]
    fn a_password_is_not_shown() {
        let config = config(&[("PRASSI_DATABASE_USER", "u"), ("PRASSI_DATABASE_PASSWORD", "secret")]);
        assert!(!format!("{:?}", config.expect("a config")).contains("secret"));
    }
}
