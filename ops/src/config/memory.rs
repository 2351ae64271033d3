//! How much memory this process may use.

use std::fs;

/// Megabytes of the machine or, where that is less, of the container; `None` where the system does not say.
pub(super) fn megabytes() -> Option<u64> {
    let machine = fs::read_to_string("/proc/meminfo").ok().as_deref().and_then(of_machine);
    let container = fs::read_to_string("/sys/fs/cgroup/memory.max")
        .ok()
        .and_then(|limit| limit.trim().parse::<u64>().ok())
        .map(|bytes| bytes / 1_048_576);
    machine.into_iter().chain(container).min()
}

fn of_machine(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1_024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_of_the_machine_is_read() {
        let meminfo = "MemTotal:        2031616 kB\nMemFree:          100000 kB\n";

        assert_eq!(of_machine(meminfo), Some(1_984));
        assert_eq!(of_machine("nothing"), None);
    }
}
