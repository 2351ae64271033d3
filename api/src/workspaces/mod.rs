//! Workspaces and their members.

pub(crate) mod create_workspace;
pub(crate) mod delete_workspace;
pub(crate) mod invitations;
pub(crate) mod list_workspaces;
pub(crate) mod members;
pub(crate) mod update_workspace;
mod views;
