//! How two practices become one in the tables, and two again: everything that is moved is kept beside it.

use app::catalogue::model::Practice;
use app::i18n::Bilingual;
use app::registry::model::Named;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use surrealdb::types::{Array, Datetime, Object, Value};

use crate::change::Change;
use crate::db::{Database, DatabaseError, MARK_CHANGE, link, links};

/// A practice, as far as it is chosen.
#[derive(Clone, Debug, Deserialize)]
pub struct Titled {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Bilingual,
}

/// A merge that was made.
#[derive(Clone, Debug, Deserialize)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// The practice that went.
    pub old: String,
    /// The practice that stayed.
    pub target: String,
    /// What they were called.
    pub old_title: String,
    /// Likewise.
    pub target_title: String,
    /// Who made it, by name.
    pub author_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was undone.
    #[serde(default)]
    pub undone: Option<DateTime<Utc>>,
    /// By whom.
    #[serde(default)]
    pub undone_by: Option<String>,
}

/// A merge that is to be made.
pub struct Merge<'m> {
    /// Its id.
    pub id: String,
    /// The practice that goes.
    pub old: &'m Practice,
    /// The practice that stays.
    pub target: &'m Practice,
    /// What the one that goes was called.
    pub titles: Vec<String>,
    /// The revision of the published data that was seen.
    pub revision: i64,
    /// Who makes it.
    pub author: &'m str,
    /// The same by name.
    pub author_name: &'m str,
    /// When.
    pub at: DateTime<Utc>,
}

/// What readers sent about a practice, and proposals about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ratings and reports.
    pub feedback: usize,
    /// Proposals.
    pub proposals: usize,
}

/// All published practices.
pub async fn practices(database: &Database) -> Result<Vec<Titled>, DatabaseError> {
    database.read("SELECT id, title FROM practice", Object::new()).await
}

/// Entities by name.
pub async fn entities(database: &Database, ids: &[String]) -> Result<Vec<Named>, DatabaseError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut variables = Object::new();
    variables.insert("records", links("entity", ids));
    database.read("SELECT id AS slug, name FROM $records ORDER BY name", variables).await
}

/// What hangs on a practice besides its own parts.
pub async fn counts(database: &Database, practice: &str) -> Result<Counts, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("practice", link("practice", practice));
    variables.insert("own", practice.to_owned());
    variables.insert("pages", pages(practice));
    let ratings = "SELECT VALUE id FROM clarity_rating WHERE page IN $pages";
    let ratings: Vec<String> = database.read(ratings, variables.clone()).await?;
    let reports = "SELECT VALUE id FROM mistake_report WHERE page IN $pages OR subject = $own";
    let reports: Vec<String> = database.read(reports, variables.clone()).await?;
    let proposals = "SELECT VALUE id FROM proposal WHERE about = $practice";
    let proposals: Vec<String> = database.read(proposals, variables).await?;
    Ok(Counts { feedback: ratings.len() + reports.len(), proposals: proposals.len() })
}

/// The merges that were made, the latest first.
pub async fn made(database: &Database) -> Result<Vec<Made>, DatabaseError> {
    database.read("SELECT * OMIT kept FROM practice_merge ORDER BY at DESC", Object::new()).await
}

/// The merge with this id.
pub async fn find(database: &Database, id: &str) -> Result<Option<Made>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("merge", link("practice_merge", id));
    Ok(database.read("SELECT * OMIT kept FROM $merge", variables).await?.into_iter().next())
}

/// Reads what will change, and keeps it with the merge.
const KEEP: &str = "
    IF ((SELECT VALUE revision FROM ONLY state:published) ?? 0) != $revision { THROW 'conflict' };
    LET $leaving = (SELECT * FROM ONLY $old);
    LET $staying = (SELECT * FROM ONLY $target);
    IF $leaving = NONE OR $staying = NONE { THROW 'conflict' };
    LET $there = (SELECT VALUE entity FROM adoption WHERE practice = $target);
    LET $moved = (SELECT * FROM adoption WHERE practice = $old AND entity NOT IN $there);
    LET $dropped = (SELECT * FROM adoption WHERE practice = $old AND entity IN $there);
    LET $figures = array::complement($leaving.related_figures ?? [], $staying.related_figures ?? []);
    LET $ratings = (SELECT id, page FROM clarity_rating WHERE page IN $pages);
    LET $reports = (SELECT id, page, subject FROM mistake_report WHERE page IN $pages OR subject = $old_id);
    LET $proposals = (SELECT VALUE id FROM proposal WHERE about = $old);
    LET $aliases = (SELECT VALUE id FROM practice_alias WHERE practice = $old);
    CREATE $merge CONTENT {
        old: $old, target: $target, old_title: $old_title, target_title: $target_title,
        author: $author, author_name: $author_name, at: $at, run: $run,
        kept: {
            leaving: $leaving, staying: $staying, moved: $moved, dropped: $dropped, figures: $figures,
            ratings: $ratings, reports: $reports, proposals: $proposals, aliases: $aliases
        }
    };";

/// Moves what hangs on the practice that goes, with a version of everything that readers see. What an import brought is
/// nobody's files' any more before it goes, or the next import would bring it back.
const MOVE: &str = "
    LET $moment = time::now();
    FOR $one IN $dropped {
        CREATE version CONTENT { record: $one.id, whole: $old, run: $run, at: $moment - 1ms, kind: 'changed',
            changed: [], before: $one };
        CREATE version CONTENT { record: $one.id, whole: $old, run: $run, at: $moment, kind: 'removed',
            before: object::remove($one, 'origin') };
        DELETE $one.id;
    };
    FOR $one IN $moved {
        FOR $whole IN [$old, $target] {
            CREATE version CONTENT { record: $one.id, whole: $whole, run: $run, at: $moment - 1ms, kind: 'changed',
                changed: ['practice'], before: $one };
        };
        UPDATE $one.id SET practice = $target, origin = NONE, digest = NONE;
    };
    IF array::len($figures) > 0 {
        CREATE version CONTENT { record: $target, whole: $target, run: $run, at: $moment, kind: 'changed',
            changed: ['related_figures'], before: $staying };
        UPDATE $target SET related_figures = array::concat($staying.related_figures ?? [], $figures),
            origin = NONE, digest = NONE;
    };
    CREATE version CONTENT { record: $old, whole: $old, run: $run, at: $moment - 1ms, kind: 'changed', changed: [],
        before: $leaving };
    CREATE version CONTENT { record: $old, whole: $old, run: $run, at: $moment, kind: 'removed',
        before: object::remove($leaving, 'origin') };
    DELETE $old;
    UPSERT type::record('gone', <string> $old) SET removed = $moment, why = 'duplicate';
    FOR $one IN $ratings {
        UPDATE $one.id SET page = string::replace($one.page, $old_path, $target_path);
    };
    FOR $one IN $reports {
        IF $one.page IN $pages { UPDATE $one.id SET page = string::replace($one.page, $old_path, $target_path) };
        IF $one.subject = $old_id { UPDATE $one.id SET subject = $target_id };
    };
    FOR $one IN $proposals { UPDATE $one SET about = $target };
    FOR $one IN $aliases { UPDATE $one SET practice = $target };
    UPSERT $alias CONTENT { practice: $target, titles: $titles };";

/// Adds a merge to a change.
pub fn merge(change: &mut Change, merge: &Merge<'_>) {
    let (old, target) = (merge.old.id.as_str(), merge.target.id.as_str());
    let mut variables = Object::new();
    variables.insert("merge", link("practice_merge", &merge.id));
    variables.insert("old", link("practice", old));
    variables.insert("target", link("practice", target));
    variables.insert("alias", link("practice_alias", old));
    variables.insert("old_id", old.to_owned());
    variables.insert("target_id", target.to_owned());
    variables.insert("old_path", path(old));
    variables.insert("target_path", path(target));
    variables.insert("pages", pages(old));
    variables.insert("old_title", merge.old.title.it.clone());
    variables.insert("target_title", merge.target.title.it.clone());
    variables.insert("titles", Array::from(merge.titles.clone()));
    variables.insert("author", merge.author.to_owned());
    variables.insert("author_name", merge.author_name.to_owned());
    variables.insert("at", time(merge.at));
    variables.insert("revision", merge.revision);
    variables.insert("run", merge.revision + 1);
    change.write(&format!("{KEEP}\n{MOVE}\n{MARK_CHANGE}"), variables);
}

/// Puts everything back where it was. What somebody changed since keeps the change; what was taken away stays away.
const PART: &str = "
    LET $made = (SELECT * FROM ONLY $merge);
    IF $made = NONE OR $made.undone != NONE { THROW 'conflict' };
    LET $old = $made.old;
    LET $target = $made.target;
    LET $kept = $made.kept;
    LET $run_of_merge = $made.run;
    IF record::exists($old) OR !record::exists($target) { THROW 'conflict' };
    LET $moment = time::now();
    UPSERT $old CONTENT object::remove($kept.leaving, 'id');
    CREATE version CONTENT { record: $old, whole: $old, run: $run, at: $moment, kind: 'loaded' };
    FOR $one IN $kept.dropped {
        UPSERT $one.id CONTENT object::remove($one, 'id');
        CREATE version CONTENT { record: $one.id, whole: $old, run: $run, at: $moment, kind: 'loaded' };
    };
    FOR $one IN $kept.moved {
        LET $there = (SELECT * FROM ONLY $one.id);
        IF $there != NONE AND $there.practice = $target {
            LET $since = (SELECT VALUE id FROM version WHERE record = $one.id AND run > $run_of_merge);
            FOR $whole IN [$old, $target] {
                CREATE version CONTENT { record: $one.id, whole: $whole, run: $run, at: $moment, kind: 'changed',
                    changed: ['practice'], before: $there };
            };
            IF array::len($since) = 0 {
                UPDATE $one.id SET practice = $old, origin = $one.origin, digest = $one.digest;
            } ELSE {
                UPDATE $one.id SET practice = $old;
            };
        };
    };
    IF array::len($kept.figures) > 0 {
        LET $staying = (SELECT * FROM ONLY $target);
        LET $since = (SELECT VALUE id FROM version WHERE record = $target AND run > $run_of_merge);
        CREATE version CONTENT { record: $target, whole: $target, run: $run, at: $moment, kind: 'changed',
            changed: ['related_figures'], before: $staying };
        UPDATE $target SET related_figures = array::complement($staying.related_figures ?? [], $kept.figures);
        IF array::len($since) = 0 {
            UPDATE $target SET origin = $kept.staying.origin, digest = $kept.staying.digest;
        };
    };
    FOR $one IN $kept.ratings { UPDATE $one.id SET page = $one.page };
    FOR $one IN $kept.reports { UPDATE $one.id SET page = $one.page, subject = $one.subject };
    FOR $one IN $kept.proposals { UPDATE $one SET about = $old WHERE about = $target };
    FOR $one IN $kept.aliases { UPDATE $one SET practice = $old WHERE practice = $target };
    DELETE type::record('practice_alias', record::id($old));
    DELETE type::record('gone', <string> $old);
    UPDATE $merge SET undone = $at, undone_by = $name;";

/// Adds to a change that a merge is undone; `run` is the number of the change, as of an import.
pub fn part(change: &mut Change, made: &Made, run: i64, name: &str, now: DateTime<Utc>) {
    let mut variables = Object::new();
    variables.insert("merge", link("practice_merge", &made.id));
    variables.insert("run", run);
    variables.insert("name", name.to_owned());
    variables.insert("at", time(now));
    change.write(&format!("{PART}\n{MARK_CHANGE}"), variables);
}

fn path(practice: &str) -> String {
    format!("/pratiche/{practice}")
}

/// The paths of a practice's page, in both languages.
fn pages(practice: &str) -> Value {
    let both = [path(practice), format!("/en{}", path(practice))];
    Value::Array(Array::from(both.to_vec()))
}

fn time(time: DateTime<Utc>) -> Value {
    Value::Datetime(Datetime::from(time))
}
