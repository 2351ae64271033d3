//! Registering, signing in and out, and the own profile.

pub mod passwords;

pub(crate) mod login;
pub(crate) mod logout;
pub(crate) mod me;
pub(crate) mod password;
pub(crate) mod register;
mod strength;
pub(crate) mod throttle;
pub(crate) mod views;

pub(crate) use strength::{Bearer, require_strong};
