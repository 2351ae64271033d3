//! The flows an engine can execute.

use std::collections::HashMap;
use std::sync::Arc;

use domain::flows::{self, FlowKind};

use super::flow::{AnyFlow, Flow};

/// Flows by name.
#[derive(Clone, Default)]
pub struct Registry {
    flows: HashMap<&'static str, Arc<dyn AnyFlow>>,
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.flows.keys()).finish()
    }
}

impl Registry {
    /// Adds a flow.
    #[must_use]
    pub fn with<F: Flow>(mut self, flow: F) -> Self {
        self.flows.insert(F::KIND.name, Arc::new(flow));
        self
    }

    /// Names of the flows.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.flows.keys().copied()
    }

    pub(super) fn find(&self, name: &str) -> Option<Arc<dyn AnyFlow>> {
        self.flows.get(name).cloned()
    }

    /// `flow/version` of everything that can be executed: the current version of each flow and those before it.
    pub(super) fn known_versions(&self) -> Vec<String> {
        let kinds: Vec<FlowKind> = self.flows.values().map(|flow| flow.kind()).collect();
        flows::known_versions(&kinds)
    }
}
