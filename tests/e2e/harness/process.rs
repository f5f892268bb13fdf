//! A process that the suite has started, with all its children, and their end. Nothing else on the machine is touched.

use std::fs::{self, File};
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A running program. Dropping it ends it and everything that it has started.
pub(crate) struct Process(Child);

impl Process {
    /// Starts `command`, with what it says going into the file `log`.
    pub(crate) fn start(command: &mut Command, log: &Path) -> io::Result<Self> {
        let log = File::create(log)?;
        let said = format!("{:?} does not start", command.get_program());
        let child = command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn();
        child.map(Self).map_err(|error| io::Error::new(error.kind(), format!("{said}: {error}")))
    }

    /// Waits until the program listens on `port`.
    pub(crate) fn wait_for_port(&mut self, port: u16) -> io::Result<()> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = self.0.try_wait()? {
                return Err(io::Error::other(format!("it ended at once: {status}")));
            }
            if Instant::now() > deadline {
                return Err(io::Error::other("it does not listen"));
            }
            sleep(Duration::from_millis(25));
        }
        Ok(())
    }

    /// Ends the program and all its descendants with SIGKILL, so that none of them can still write anything.
    pub(crate) fn kill_all(&mut self) {
        let mut doomed = descendants(self.0.id());
        doomed.push(self.0.id());
        // The standard library can only kill its own children, and only one by one.
        let ids = doomed.iter().map(u32::to_string);
        let kill = Command::new("sh").args(["-c", "kill -KILL \"$@\"", "sh"]).args(ids).stderr(Stdio::null()).status();
        kill.ok();
        self.0.wait().ok();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill_all();
    }
}

/// A port of this machine that nobody listens on now.
pub(crate) fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Every process started by `ancestor`, or by one of those.
fn descendants(ancestor: u32) -> Vec<u32> {
    let families = families();
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        found.extend(families.iter().filter(|(_, of)| *of == parent).map(|(child, _)| *child));
        next += 1;
    }
    found.split_off(1)
}

/// Every process of the machine with its parent.
fn families() -> Vec<(u32, u32)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter_map(with_parent).collect()
}

/// The parent is the second field after the program's name, which stands in parentheses and may hold anything.
fn with_parent(process: u32) -> Option<(u32, u32)> {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, after_name) = status.rsplit_once(')')?;
    Some((process, after_name.split_whitespace().nth(1)?.parse().ok()?))
}
