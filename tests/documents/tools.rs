//! Programs of others, and folders for what they make.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// LibreOffice does not run beside itself with one profile.
static OFFICE: Mutex<()> = Mutex::new(());

/// Debian's own Python, whose packages apt installs.
const PYTHON: &str = "/usr/bin/python3";

/// A folder that is gone when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("question-desk-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name} was not made: {error}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Whether a program answers. One that is missing is said to be, and fails where all are required.
fn has(name: &str, mut probe: Command) -> bool {
    let status = probe.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_there = status.is_ok_and(|status| status.success());
    if !is_there {
        println!("{name} is not here, so a test of files was skipped");
        assert!(
            std::env::var("QUESTION_DESK_TOOLS").as_deref() != Ok("required"),
            "{name} is missing: run scripts/install test"
        );
    }
    is_there
}

pub(crate) fn has_office() -> bool {
    let mut probe = Command::new("soffice");
    probe.arg("--version");
    has("LibreOffice", probe)
}

pub(crate) fn has_pandoc() -> bool {
    let mut probe = Command::new("pandoc");
    probe.arg("--version");
    has("Pandoc", probe)
}

/// Whether Debian's Python has a module.
pub(crate) fn has_module(name: &str) -> bool {
    let mut probe = Command::new(PYTHON);
    probe.args(["-c", &format!("import {name}")]);
    has(name, probe)
}

/// Converts files with LibreOffice in one run; what it makes goes into `to`.
pub(crate) fn convert(files: &[PathBuf], filter: &str, to: &Path) {
    let _alone = OFFICE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    // Making a profile takes longer than the work itself, so one is kept.
    let user = format!("-env:UserInstallation=file://{}/office", env!("CARGO_TARGET_TMPDIR"));
    let mut office = Command::new("soffice");
    office.args([&user, "--headless", "--convert-to", filter, "--outdir"]).arg(to).args(files);
    let output = office.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Runs a script of Python with arguments and gives what it prints.
pub(crate) fn python(script: &str, arguments: &[&Path]) -> String {
    let output = Command::new(PYTHON).arg("-c").arg(script).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs Pandoc from Markdown to a file.
pub(crate) fn pandoc(markdown: &Path, to: &Path) {
    let output = Command::new("pandoc").arg("--standalone").arg(markdown).arg("--output").arg(to).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
