//! Who may invite whom, see whom and change whose account.

use app::accounts::model::{Role, Viewer};
use app::accounts::people::PersonAction;
use app::error::AppError;

/// Somebody whose account may be seen or changed, as far as the rules ask.
#[derive(Clone, Copy, Debug)]
pub struct Other<'a> {
    /// The account's id.
    pub id: &'a str,
    /// The role it has.
    pub role: Role,
    /// The id of the entity.
    pub entity: Option<&'a str>,
}

/// The roles that somebody may give and take: those of whom one looks after.
pub fn in_care_of(role: Role) -> &'static [Role] {
    match role {
        Role::Contributor => &[],
        Role::Referent => &[Role::Contributor],
        Role::Curator => &[Role::Contributor, Role::Referent],
        Role::Administrator => &Role::ALL,
    }
}

/// Whether somebody may invite for this role and entity.
pub fn may_invite(viewer: &Viewer, role: Role, entity: Option<&str>) -> Result<(), AppError> {
    if !in_care_of(viewer.role).contains(&role) || !is_near(viewer, entity) {
        return Err(AppError::Forbidden);
    }
    if role.belongs_to_an_entity() == entity.is_some() {
        Ok(())
    } else {
        Err(AppError::Invalid { field: "entity".into() })
    }
}

/// Whether somebody may see that this account exists.
pub fn may_see(viewer: &Viewer, other: Other<'_>) -> bool {
    match viewer.role {
        Role::Contributor => false,
        Role::Referent => is_near(viewer, other.entity),
        Role::Curator => other.role.belongs_to_an_entity(),
        Role::Administrator => true,
    }
}

/// The roles that somebody may give to an account, its own among them; none where the account may not be changed.
/// Nobody changes the own one: so the last administrator stays one.
pub fn roles_for(viewer: &Viewer, other: Other<'_>) -> Vec<Role> {
    let care = in_care_of(viewer.role);
    if other.id == viewer.id || !care.contains(&other.role) || !is_near(viewer, other.entity) {
        return Vec::new();
    }
    // Who works for no entity would have to get one, which is an invitation.
    let fits = |role: &Role| role.belongs_to_an_entity() == other.role.belongs_to_an_entity();
    care.iter().copied().filter(fits).collect()
}

/// Whether somebody may do this to an account.
pub fn may_change(
    viewer: &Viewer,
    other: Other<'_>,
    action: PersonAction,
    new_role: Option<Role>,
) -> Result<(), AppError> {
    if !may_see(viewer, other) {
        // Not even that it exists.
        return Err(AppError::NotFound);
    }
    let roles = roles_for(viewer, other);
    if roles.is_empty() {
        return Err(AppError::Forbidden);
    }
    match (action, new_role) {
        (PersonAction::Close | PersonAction::Reopen, _) => Ok(()),
        (PersonAction::Role, Some(role)) if roles.contains(&role) => Ok(()),
        (PersonAction::Role, Some(_)) => Err(AppError::Forbidden),
        (PersonAction::Role, None) => Err(AppError::Invalid { field: "role".into() }),
    }
}

/// A referent looks after one entity only; the others after all.
fn is_near(viewer: &Viewer, entity: Option<&str>) -> bool {
    match (viewer.role, &viewer.entity) {
        (Role::Curator | Role::Administrator, _) => true,
        (Role::Contributor | Role::Referent, Some(own)) => entity == Some(own.id.as_str()),
        (Role::Contributor | Role::Referent, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use app::accounts::model::OwnEntity;

    use super::*;

    fn viewer(role: Role) -> Viewer {
        let entity =
            role.belongs_to_an_entity().then(|| OwnEntity { id: "cattolica".into(), name: "Cattolica".into() });
        Viewer { id: "io".into(), name: "Io".into(), role, entity }
    }

    fn other(role: Role, entity: Option<&str>) -> Other<'_> {
        Other { id: "altra", role, entity: entity.filter(|_| role.belongs_to_an_entity()) }
    }

    /// Who invites for which role, for the own entity and for another one, as `domain.md` and the issue say it.
    #[test]
    fn invitations_go_to_whom_one_looks_after() {
        use Role::{Administrator, Contributor, Curator, Referent};
        let allowed = [
            (Referent, Contributor, "cattolica"),
            (Curator, Contributor, "cattolica"),
            (Curator, Contributor, "cesena"),
            (Curator, Referent, "cattolica"),
            (Curator, Referent, "cesena"),
            (Administrator, Contributor, "cattolica"),
            (Administrator, Contributor, "cesena"),
            (Administrator, Referent, "cattolica"),
            (Administrator, Referent, "cesena"),
            (Administrator, Curator, ""),
            (Administrator, Administrator, ""),
        ];
        for who in Role::ALL {
            for role in Role::ALL {
                for entity in ["cattolica", "cesena", ""] {
                    let given = (!entity.is_empty()).then_some(entity);
                    let may = may_invite(&viewer(who), role, given).is_ok();
                    assert_eq!(may, allowed.contains(&(who, role, entity)), "{who:?} {role:?} {entity:?}");
                }
            }
        }
    }

    #[test]
    fn nobody_changes_the_own_account() {
        for role in Role::ALL {
            let own = Other { id: "io", ..other(role, Some("cattolica")) };
            assert!(may_change(&viewer(role), own, PersonAction::Close, None).is_err(), "{role:?}");
        }
    }

    #[test]
    fn what_may_not_be_seen_is_not_there() {
        let refused =
            |who, role, entity| may_change(&viewer(who), other(role, Some(entity)), PersonAction::Close, None);
        assert_eq!(refused(Role::Referent, Role::Contributor, "cesena"), Err(AppError::NotFound));
        assert_eq!(refused(Role::Contributor, Role::Contributor, "cattolica"), Err(AppError::NotFound));
        assert_eq!(refused(Role::Curator, Role::Administrator, ""), Err(AppError::NotFound));
        assert_eq!(refused(Role::Referent, Role::Referent, "cattolica"), Err(AppError::Forbidden));
        assert_eq!(refused(Role::Referent, Role::Contributor, "cattolica"), Ok(()));
    }

    #[test]
    fn a_role_is_given_only_by_who_looks_after_both() {
        let give = |who, from, to| may_change(&viewer(who), other(from, Some("cesena")), PersonAction::Role, Some(to));
        assert_eq!(give(Role::Curator, Role::Contributor, Role::Referent), Ok(()));
        assert_eq!(give(Role::Curator, Role::Contributor, Role::Curator), Err(AppError::Forbidden));
        assert_eq!(give(Role::Administrator, Role::Curator, Role::Administrator), Ok(()));
        assert_eq!(give(Role::Administrator, Role::Contributor, Role::Curator), Err(AppError::Forbidden));
    }
}
