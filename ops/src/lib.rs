//! The program `mailroom`: its commands, its configuration, and the app they build. Whatever reads the environment,
//! starts processes or decides which part is wired to which stands here.

pub mod app;
pub mod backup;
pub mod bench;
mod clock;
pub mod commands;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod inspect;
pub mod keys;
mod log;
mod traces;
mod vitals;
