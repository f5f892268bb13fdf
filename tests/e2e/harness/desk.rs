//! One person at one browser with the app in front of them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

use super::engine::{Engine, Scheme, downloads};
use super::process::{Process, free_port};
use super::server::Server;
use super::{Outcome, note, site};

/// How long a person waits for the page before they think that it is broken.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// What can go wrong on the way.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// The person's place: clones are the same place.
#[derive(Clone)]
pub(crate) struct Desk(Arc<Place>);

struct Place {
    engine: Engine,
    name: String,
    folder: PathBuf,
    server: Mutex<Server>,
    browser: Mutex<Option<Browser>>,
}

/// A running browser with its driver. Fields are dropped in this order: the browser before its display.
struct Browser {
    client: Client,
    driver: Process,
    _display: Option<Process>,
}

impl Desk {
    /// Starts a server and a browser with an empty profile.
    pub(crate) async fn open(engine: Engine, scenario: &str) -> Result<Self, Failure> {
        let name = format!("{engine}-{scenario}");
        let folder = empty_folder(&name)?;
        if !site::built().join("index.html").exists() {
            return Err("dist/ is not built: run 'make build' first".into());
        }
        let site = folder.join("site");
        site::with_witness(&site, "")?;
        let server = Mutex::new(Server::start(&site, &folder.join("server.log"))?);
        let browser = Mutex::new(Some(Browser::start(engine, &folder, Scheme::Light).await?));
        Ok(Self(Arc::new(Place { engine, name, folder, server, browser })))
    }

    /// The engine, for the few places where one differs.
    pub(crate) fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Engine and scenario, as files are named.
    pub(crate) fn name(&self) -> &str {
        &self.0.name
    }

    /// The scenario's own folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// The driver's client.
    pub(crate) fn client(&self) -> Result<Client, Failure> {
        let browser = self.0.browser.lock().map_err(|_| "the browser's lock is poisoned")?;
        Ok(browser.as_ref().ok_or("the browser is closed")?.client.clone())
    }

    /// Does something with the server: stop it, start it again, serve something else.
    pub(crate) fn server<T>(&self, act: impl FnOnce(&mut Server) -> T) -> Result<T, Failure> {
        Ok(act(&mut *self.0.server.lock().map_err(|_| "the server's lock is poisoned")?))
    }

    /// Puts another version of the app in the place of the one that is served.
    pub(crate) fn serve_version(&self, version: &str) -> Outcome {
        let site = self.folder().join(format!("site-{version}"));
        site::with_witness(&site, version)?;
        Ok(self.server(|server| server.serve(&site))??)
    }

    /// Visits the app, at a place within it such as `#/library`, or at its start with an empty one.
    pub(crate) async fn visit(&self, place: &str) -> Outcome {
        let address = self.server(|server| server.address())?;
        Ok(self.client()?.goto(&format!("{address}{place}")).await?)
    }

    /// Loads the page again, as a person would: Firefox's driver has a command of its own for that, but it goes past
    /// the service worker.
    pub(crate) async fn reload(&self) -> Outcome {
        let before =
            self.script("const before = performance.timeOrigin; location.reload(); return before", vec![]).await?;
        let script = "return performance.timeOrigin !== arguments[0] && document.readyState === 'complete'";
        self.wait_for("the page to load again", script, vec![before]).await.map(drop)
    }

    /// Closes the browser as a person would and opens it again with the same profile.
    pub(crate) async fn open_again(&self, scheme: Scheme) -> Outcome {
        self.close().await;
        self.start_browser(scheme).await
    }

    /// Kills the browser with all its processes and opens it again with the same profile. Says `false`, and a note,
    /// where an engine keeps no profile under automation, so that there is nothing to come back to.
    pub(crate) async fn kill_and_open_again(&self) -> Result<bool, Failure> {
        if let Some(mut browser) = self.take_browser() {
            browser.driver.kill_all();
        }
        self.start_browser(Scheme::Light).await?;
        if !self.engine().keeps_its_profile() {
            note(&format!("{}: under automation this engine starts empty, so nothing is read back", self.name()));
        }
        Ok(self.engine().keeps_its_profile())
    }

    /// Ends the browser's session and the browser.
    pub(crate) async fn close(&self) {
        if let Some(browser) = self.take_browser() {
            tokio::time::timeout(Duration::from_secs(10), browser.client.clone().close()).await.ok();
        }
    }

    /// Runs a script in the page and hands back what it returns.
    pub(crate) async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        Ok(self.client()?.execute(script, arguments).await?)
    }

    /// Runs the body of an asynchronous function in the page and hands back what it returns, or its error.
    pub(crate) async fn async_script(&self, body: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...given) => {{ {body} }})(...[...arguments].slice(0, -1))
               .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = self.client()?.execute_async(&script, arguments).await?;
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(error.into()),
            None => Ok(answer.get("value").cloned().unwrap_or(Value::Null)),
        }
    }

    /// Asks again and again until `script` returns something true, and hands that back.
    pub(crate) async fn wait_for(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = self.script(script, arguments.clone()).await;
            match answer {
                Ok(value) if is_true(&value) => return Ok(value),
                Err(error) if Instant::now() > deadline => return Err(format!("waited for {what}: {error}").into()),
                _ if Instant::now() > deadline => {
                    let text = self.text().await.unwrap_or_default();
                    return Err(format!("waited for {what}. The page says:\n{text}").into());
                }
                _ => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    fn take_browser(&self) -> Option<Browser> {
        self.0.browser.lock().ok()?.take()
    }

    async fn start_browser(&self, scheme: Scheme) -> Outcome {
        let browser = Browser::start(self.engine(), self.folder(), scheme).await?;
        *self.0.browser.lock().map_err(|_| "the browser's lock is poisoned")? = Some(browser);
        Ok(())
    }
}

impl Browser {
    async fn start(engine: Engine, folder: &Path, scheme: Scheme) -> Result<Self, Failure> {
        for part in ["profile", "downloads"] {
            fs::create_dir_all(folder.join(part))?;
        }
        debug_assert!(downloads(folder).exists());
        let port = free_port()?;
        let (driver, display) = engine.start_driver(port, folder)?;
        let capabilities: Capabilities = engine.capabilities(folder, scheme);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = builder.connect(&format!("http://127.0.0.1:{port}")).await?;
        let limits = TimeoutConfiguration::new(Some(Duration::from_secs(60)), Some(Duration::from_secs(60)), None);
        client.update_timeouts(limits).await?;
        let browser = Self { client, driver, _display: display };
        browser.set_scheme(engine, scheme).await?;
        // Chromium's own size is among its arguments.
        if engine != Engine::Chromium {
            browser.client.set_window_size(1300, 960).await?;
        }
        Ok(browser)
    }

    /// Chromium is told of the colours once it runs; the others were when they started.
    async fn set_scheme(&self, engine: Engine, scheme: Scheme) -> Outcome {
        if engine != Engine::Chromium {
            return Ok(());
        }
        let value = if scheme == Scheme::Dark { "dark" } else { "light" };
        let feature = BTreeMap::from([("name", "prefers-color-scheme"), ("value", value)]);
        super::look::devtools(&self.client, "Emulation.setEmulatedMedia", serde_json::json!({ "features": [feature] }))
            .await
            .map(drop)
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::String(text) => !text.is_empty(),
        _ => true,
    }
}

/// A new, empty folder for one scenario in one engine.
fn empty_folder(name: &str) -> io::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
