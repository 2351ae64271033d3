//! A gate that holds calls back until a test opens it.

use tokio::sync::watch;

/// Open at first.
#[derive(Debug)]
pub(super) struct Gate(watch::Sender<bool>);

impl Default for Gate {
    fn default() -> Self {
        Self(watch::Sender::new(true))
    }
}

impl Gate {
    pub(super) fn close(&self) {
        self.0.send_replace(false);
    }

    pub(super) fn open(&self) {
        self.0.send_replace(true);
    }

    pub(super) async fn pass(&self) {
        let mut is_open = self.0.subscribe();
        // The sender lives as long as `self`, so the wait ends by opening alone.
        let _opened = is_open.wait_for(|is_open| *is_open).await;
    }
}
