//! People of the installation: admins see them, super admins manage them.

pub(crate) mod create_user;
pub(crate) mod delete_user;
pub(crate) mod list_users;
pub(crate) mod update_user;

use storage::Conn;
use storage::people::users::{self, User};

use crate::{Code, Problem};

/// Refuses to take the last active super admin away; holds the others locked until the transaction ends.
async fn keep_a_super_admin(conn: Conn<'_>, without: &User) -> Result<(), Problem> {
    let remaining = users::lock_super_admins(conn).await?;
    if remaining.contains(&without.id()) && remaining.len() == 1 {
        return Err(Problem::new(Code::LastSuperAdmin));
    }
    Ok(())
}
