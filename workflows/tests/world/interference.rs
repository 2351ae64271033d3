//! Crashes and repetitions, one per run of a story.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use workflows::engine::{Interference, StepPoint};

/// Notes every point a story passes.
#[derive(Default)]
pub struct Recorder {
    points: Mutex<Vec<StepPoint>>,
}

impl Recorder {
    pub fn points(&self) -> Vec<StepPoint> {
        let mut points = self.points.lock().unwrap().clone();
        let mut seen = std::collections::HashSet::new();
        points.retain(|point| seen.insert(*point));
        points
    }
}

impl Interference for Recorder {
    fn crashes(&self, point: StepPoint) -> bool {
        self.points.lock().unwrap().push(point);
        false
    }
}

/// Kills the process the first time it passes a point.
pub struct CrashAt {
    pub point: StepPoint,
    has_crashed: AtomicBool,
}

impl CrashAt {
    pub fn new(point: StepPoint) -> Self {
        Self {
            point,
            has_crashed: AtomicBool::new(false),
        }
    }
}

impl Interference for CrashAt {
    fn crashes(&self, point: StepPoint) -> bool {
        point == self.point && !self.has_crashed.swap(true, Ordering::SeqCst)
    }
}

/// Does every effect twice.
pub struct Repeat;

impl Interference for Repeat {
    fn crashes(&self, _point: StepPoint) -> bool {
        false
    }

    fn repeats(&self) -> bool {
        true
    }
}
