//! The dashboard: what needs the person now, how things go, and how they went these thirty days.

pub(crate) mod days;
pub(crate) mod get_dashboard;
mod health;
mod needs;
pub(crate) mod series;
