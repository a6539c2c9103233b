//! Where messages go: to a mail server, or into a folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::transport::smtp::response::Category;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::{ConfigError, MailConfig, MailTarget};

/// How long a mail server may take for one answer.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);
/// How long one message may take: well below the time for which a sender has it for itself.
const MESSAGE_LIMIT: Duration = Duration::from_mins(2);

/// Why a message did not go.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// It will not go later either: the other side does not want it, or it cannot be written.
    #[error("{0}")]
    Never(String),
    /// It may go later.
    #[error("{0}")]
    NotNow(String),
}

/// A way for messages to go.
pub enum Post {
    /// By a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into a folder, a file for each message.
    Folder(PathBuf),
}

impl Post {
    /// The way that the configuration says.
    pub fn new(config: &MailConfig) -> Result<Self, ConfigError> {
        Ok(match &config.target {
            MailTarget::Folder(folder) => Self::Folder(folder.clone()),
            MailTarget::Smtp(server) => Self::Smtp(server.transport()?.timeout(Some(ANSWER_LIMIT)).build()),
        })
    }

    /// Sends a message; `id` names its file.
    pub async fn send(&self, id: &str, message: Message) -> Result<(), PostError> {
        match self {
            Self::Folder(folder) => {
                let written = write(folder, id, &message.formatted()).await;
                written.map_err(|error| PostError::NotNow(format!("{}: {error}", folder.display())))
            }
            Self::Smtp(server) => match tokio::time::timeout(MESSAGE_LIMIT, server.send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(refusal(&error)),
                Err(_) => Err(PostError::NotNow("the mail server takes too long".to_owned())),
            },
        }
    }
}

/// A refusal for good is one of the receiver's mailbox or of the message; one of the sender's credentials is a mistake
/// in the configuration, which somebody will mend.
fn refusal(error: &lettre::transport::smtp::Error) -> PostError {
    let of_mail = error.status().is_some_and(|code| code.category == Category::MailSystem);
    let text = error.to_string();
    if error.is_permanent() && of_mail { PostError::Never(text) } else { PostError::NotNow(text) }
}

/// Writes a file whole or not at all; the same message again is the same file.
async fn write(folder: &Path, id: &str, text: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let unfinished = folder.join(format!("{id}.{}.part", hex::encode(rand::random::<[u8; 4]>())));
    tokio::fs::write(&unfinished, text).await?;
    tokio::fs::rename(unfinished, folder.join(format!("{id}.eml"))).await
}
