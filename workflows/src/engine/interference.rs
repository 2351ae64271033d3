//! The hook by which tests crash and repeat steps, so that being durable is a property that can be called in a line.

/// A step of a run, as interference sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StepPoint {
    /// Name of the flow's step.
    pub name: &'static str,
    /// Which call of that name.
    pub n: i32,
    /// Where in the step.
    pub moment: Moment,
}

/// Places in a step where a process may die.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Before the effect.
    Before,
    /// What the effect commits before it begins is committed, such as that a hand-off begins; nothing is done.
    Begun,
    /// The effect is done and the other side has answered; nothing is recorded.
    Performed,
    /// The record is committed.
    Recorded,
}

/// Decides what happens to steps.
pub trait Interference: Send + Sync {
    /// Whether the process dies here: the run is left alone with its lease.
    fn crashes(&self, point: StepPoint) -> bool;

    /// Whether the effect of each step is done twice.
    fn repeats(&self) -> bool {
        false
    }
}
