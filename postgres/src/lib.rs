//! A PostgreSQL server that belongs to one program: started in its data folder, reachable by a unix socket
//! alone, stopped with it. It never listens on TCP, never runs as root and never outlives its owner for long:
//! what a killed owner leaves behind is stopped by the next start.
#![forbid(unsafe_code)]

mod account;
mod cluster;
mod config;
mod error;
mod folders;
mod orphan;
mod programs;
mod query;
mod server;
mod shell;
mod socket;
mod tied;

pub use config::Config;
pub use error::Error;
pub use programs::find_program;
pub use server::{Server, Shutdown};
pub use tied::Tied;
