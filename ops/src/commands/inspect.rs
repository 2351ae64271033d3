//! `mailroom inspect`: how messages are read; the way to try rules on real mail without connecting it.

use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use crate::inspect::{Against, Reading, answer_all, card, read_message, read_text};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Messages (RFC 5322) to read; `-` is standard input.
    #[arg(value_name = "FILE", required_unless_present_any = ["text", "batch"])]
    files: Vec<PathBuf>,
    /// Read this text instead of a message.
    #[arg(long, conflicts_with_all = ["files", "batch"])]
    text: Option<String>,
    /// Read lines of JSON {"id", "text" or "file", "now", "tz", "language", "knowledge", "offers"} from standard input, answer a line each.
    #[arg(long, conflicts_with_all = ["files", "now", "tz"])]
    batch: bool,
    /// Print JSON, one object a line.
    #[arg(long)]
    json: bool,
    /// Read as if it were this moment; otherwise that of the Date header counts, else the clock.
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// Zone of the mailbox's owner, where the Date header tells none; UTC by default.
    #[arg(long, value_name = "ZONE")]
    tz: Option<String>,
}

pub(super) fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let printed = print(&arguments);
    let is_unwanted = |error: &anyhow::Error| {
        error
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    match printed {
        Err(error) if is_unwanted(&error) => Ok(ExitCode::SUCCESS),
        printed => printed.map(|()| ExitCode::SUCCESS),
    }
}

fn print(arguments: &Arguments) -> anyhow::Result<()> {
    let mut output = io::stdout().lock();
    if arguments.batch {
        return Ok(answer_all(BufReader::new(io::stdin().lock()), output)?);
    }
    let against = Against::parse(arguments.now.as_deref(), arguments.tz.as_deref(), None)?;
    let readings = match &arguments.text {
        Some(text) => vec![read_text("", text, &against)],
        None => read_files(&arguments.files, &against)?,
    };
    for (position, reading) in readings.iter().enumerate() {
        if arguments.json {
            writeln!(output, "{}", serde_json::to_string(reading)?)?;
            continue;
        }
        if position > 0 {
            writeln!(output)?;
        }
        write!(output, "{}", card(reading))?;
    }
    Ok(())
}

fn read_files(files: &[PathBuf], against: &Against) -> anyhow::Result<Vec<Reading>> {
    let mut readings = Vec::new();
    for file in files {
        let mut bytes = Vec::new();
        if file.as_os_str() == "-" {
            io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .context("standard input cannot be read")?;
        } else if file.is_dir() {
            bail!("{} is a folder; name the messages in it", file.display());
        } else {
            bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        }
        readings.push(read_message(&bytes, against));
    }
    Ok(readings)
}
