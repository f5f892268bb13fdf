//! What every scenario needs: a server, a browser of its own with a profile of its own, and the acts of a person.

use std::error::Error;
use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

mod act;
mod axe;
mod desk;
mod engine;
mod files;
mod look;
pub(crate) mod pdf;
mod process;
mod server;
mod site;

pub(crate) use desk::{Desk, Failure};
pub(crate) use engine::{Engine, Scheme};

/// How a scenario ends.
pub(crate) type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// A scenario on its way.
pub(crate) type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// No scenario takes longer than this, also on a busy machine.
const LIMIT: Duration = Duration::from_secs(180);

/// Runs one scenario in one engine, or says that the engine is left out. A scenario that fails is tried once more in a
/// fresh browser, with a note that says why: drivers lose a click or a reply now and then on a busy machine. What is
/// wrong in the app fails both times. Panics, with the scenario's and the engine's name, when it fails twice.
pub(crate) fn run(engine: Engine, name: &'static str, scenario: fn(Desk) -> Running) {
    if !engine.is_wanted() {
        return note(&format!("{engine}: left out by QUESTION_DESK_ENGINES"));
    }
    let _turn = Turn::take();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("the runtime starts");
    runtime.block_on(async {
        let Err(failure) = attempt(engine, name, scenario).await else { return };
        note(&format!("{engine}, {name}: failed and is tried once more: {failure}"));
        if let Err(failure) = attempt(engine, name, scenario).await {
            panic!("{engine}, {name}: {failure}");
        }
    });
}

/// One try in a browser of its own; a failure leaves its evidence.
async fn attempt(engine: Engine, name: &'static str, scenario: fn(Desk) -> Running) -> Result<(), String> {
    let desk = Desk::open(engine, name).await.map_err(|error| format!("no browser: {error}"))?;
    let running = tokio::spawn(tokio::time::timeout(LIMIT, scenario(desk.clone())));
    let outcome = match running.await {
        Ok(Ok(Ok(()))) => Ok(()),
        Ok(Ok(Err(error))) => Err(error.to_string()),
        Ok(Err(_)) => Err(format!("not done after {} seconds", LIMIT.as_secs())),
        Err(error) => Err(error.to_string()),
    };
    if outcome.is_err() {
        keep_evidence(&desk).await;
    }
    desk.close().await;
    outcome
}

/// Leaves a picture and the page's text of a failed scenario where one can look at them.
async fn keep_evidence(desk: &Desk) {
    let folder = evidence_folder();
    let name = desk.name();
    if let Ok(picture) = desk.picture().await {
        fs::write(folder.join(format!("{name}.png")), picture).ok();
    }
    if let Ok(text) = desk.text().await {
        fs::write(folder.join(format!("{name}.txt")), text).ok();
    }
    note(&format!("{name}: see {}", folder.display()));
}

/// `target/e2e`.
fn evidence_folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e");
    fs::create_dir_all(&folder).ok();
    folder
}

/// Says something past the test runner, which shows what a passing test has printed to nobody.
pub(crate) fn note(sentence: &str) {
    use std::io::Write;
    writeln!(std::io::stderr(), "note: {sentence}").ok();
}

/// At most two browsers at once, however many threads the test runner has: more than that on two cores and each waits
/// past its deadlines.
struct Turn;

static TURNS: (Mutex<u8>, Condvar) = (Mutex::new(2), Condvar::new());

impl Turn {
    fn take() -> Self {
        let (free, freed) = &TURNS;
        let free = free.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut free = freed.wait_while(free, |free| *free == 0).unwrap_or_else(|poisoned| poisoned.into_inner());
        *free -= 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let (free, freed) = &TURNS;
        *free.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) += 1;
        freed.notify_one();
    }
}
