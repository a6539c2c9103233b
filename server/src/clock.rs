//! The time, as the server believes it: the machine's, or one pretended for demonstrations and tests.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// Tells the time. A pretended clock starts at the pretended time and runs from there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    ahead: TimeDelta,
}

impl Clock {
    /// A clock that shows this time now.
    pub fn pretending(now: NaiveDateTime) -> Self {
        Self { ahead: now.and_utc() - Utc::now() }
    }

    /// The time.
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now() + self.ahead
    }

    /// The day.
    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}
