//! A child process that can be told to die with this one.

use std::io;
use std::process::{Child, Command};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// A child whose spawning thread lives as long as this value.
///
/// `setpriv --pdeathsig` ties a process to the *thread* that spawned it, so a thread of a pool would not do.
#[derive(Debug)]
pub struct Tied {
    /// The process itself.
    pub child: Child,
    _thread_lives: Sender<()>,
}

impl Tied {
    /// Spawns the command, which is expected to be wrapped in `setpriv --pdeathsig <signal>`.
    pub fn spawn(mut command: Command) -> io::Result<Self> {
        let (answer, spawned) = channel();
        let (thread_lives, end) = channel::<()>();
        thread::Builder::new().name("child-keeper".to_owned()).spawn(move || {
            let _nobody_waits = answer.send(command.spawn());
            let _ended = end.recv();
        })?;
        let child = spawned.recv().map_err(io::Error::other)??;
        Ok(Self {
            child,
            _thread_lives: thread_lives,
        })
    }
}
