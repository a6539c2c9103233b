//! What happens by the clock beside the requests: mail goes out.

use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::mail::Sender;

/// How often somebody looks whether there is mail to send.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After how many looks old letters are forgotten: about once an hour.
const FORGET_AFTER: u32 = 1_800;
/// How long the message under way may take when the program ends.
const LAST_MESSAGE: Duration = Duration::from_secs(10);

/// The work under way.
pub struct Jobs {
    stop: watch::Sender<bool>,
    mail: JoinHandle<()>,
}

impl Jobs {
    /// Starts the work.
    pub fn start(sender: Sender, clock: Clock) -> Self {
        let (stop, stopped) = watch::channel(false);
        Self { stop, mail: tokio::spawn(send_mail(sender, clock, stopped)) }
    }

    /// Ends the work, after the message under way.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(LAST_MESSAGE, &mut self.mail).await.is_err() {
            // Its letter is due again when its lease is over.
            self.mail.abort();
            let _stopped = self.mail.await;
        }
    }
}

async fn send_mail(sender: Sender, clock: Clock, mut stopped: watch::Receiver<bool>) {
    let mut look = tokio::time::interval(LOOK_EVERY);
    let mut looks: u32 = 0;
    loop {
        tokio::select! {
            _ = look.tick() => {}
            _ = stopped.changed() => return,
        }
        if let Err(error) = sender.deliver(&clock, || *stopped.borrow()).await {
            tracing::error!(%error, "mail waits: the database does not answer");
        }
        looks = looks.wrapping_add(1);
        if looks.is_multiple_of(FORGET_AFTER)
            && let Err(error) = sender.forget(clock.now()).await
        {
            tracing::error!(%error, "old letters are not forgotten");
        }
    }
}
