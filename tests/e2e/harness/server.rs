//! The app's server: the project's own `scripts/serve.mjs`, so that it is tested too.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::process::{Process, free_port};

/// Serves one folder on one port. It can be stopped and started again at the same address.
pub(crate) struct Server {
    folder: PathBuf,
    port: u16,
    log: PathBuf,
    process: Option<Process>,
}

impl Server {
    /// Starts to serve `folder`.
    pub(crate) fn start(folder: &Path, log: &Path) -> io::Result<Self> {
        let mut server = Self { folder: folder.into(), port: free_port()?, log: log.into(), process: None };
        server.start_again()?;
        Ok(server)
    }

    /// Starts again at the same address.
    pub(crate) fn start_again(&mut self) -> io::Result<()> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/serve.mjs");
        let mut command = Command::new("node");
        command.arg(script).arg(&self.folder).args(["--port", &self.port.to_string()]);
        let mut process = Process::start(&mut command, &self.log)?;
        process.wait_for_port(self.port).map_err(|error| io::Error::other(format!("serve.mjs: {error}")))?;
        self.process = Some(process);
        Ok(())
    }

    /// Serves another folder at the same address from now on.
    pub(crate) fn serve(&mut self, folder: &Path) -> io::Result<()> {
        self.stop();
        self.folder = folder.into();
        self.start_again()
    }

    /// Stops: whoever asks now is refused.
    pub(crate) fn stop(&mut self) {
        self.process = None;
    }

    /// The address of the app.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}
