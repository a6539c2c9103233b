//! What a change adds to every transaction: its events, tied to the trail, and its mail.

/// Adds the events, each tied to the one before.
pub const ADD_EVENTS: &str = "
    FOR $trail_event IN $trail_events {
        LET $trail_head = (SELECT number, digest FROM ONLY audit_head:chain);
        LET $trail_number = $trail_head.number + 1;
        LET $trail_digest =
            crypto::sha256($trail_head.digest + '\\n' + <string> $trail_number + '\\n' + $trail_event.text);
        CREATE type::record('audit_event', $trail_number) CONTENT object::extend($trail_event.entry, {
            number: $trail_number, previous: $trail_head.digest, digest: $trail_digest
        });
        UPDATE audit_head:chain SET number = $trail_number, digest = $trail_digest;
    };";

/// Adds the mail that was not asked for before.
pub const ADD_MAIL: &str = "
    FOR $trail_mail IN $trail_mails {
        IF !record::exists($trail_mail.row) { CREATE $trail_mail.row CONTENT $trail_mail.content };
    };";
