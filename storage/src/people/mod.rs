//! People, their workspaces, what they did, and what a super admin set: everything about who may do what.

pub mod audit;
pub mod invitations;
pub mod joining;
pub mod members;
pub mod sessions;
pub mod settings;
pub mod throttles;
pub mod users;
pub mod workspaces;
