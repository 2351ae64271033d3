//! How a process is told to end: SIGTERM or Ctrl-C once ends it in order, twice at once.

use std::process::ExitCode;

use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::app::App;

/// The signals that end a process, listened to from here on.
pub(super) struct Ending {
    terminate: Signal,
    interrupt: Signal,
}

impl Ending {
    pub(super) fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Waits for the next signal.
    pub(super) async fn asked(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    /// Takes the app down, unless a further signal wants out at once.
    pub(super) async fn take_down(mut self, app: App) -> anyhow::Result<ExitCode> {
        tokio::select! {
            stopped = app.stop() => stopped.map(|()| ExitCode::SUCCESS),
            () = self.asked() => Ok(ExitCode::FAILURE),
        }
    }
}
