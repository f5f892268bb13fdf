//! The three engines: how their drivers start and what a session asks of them.

use std::env;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};

use super::process::Process;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// WebKitGTK's MiniBrowser, on a display of its own.
    WebKit,
}

/// Which colours the system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

impl Engine {
    /// Whether QUESTION_DESK_ENGINES names it, or names nothing.
    pub(crate) fn is_wanted(self) -> bool {
        let named = env::var("QUESTION_DESK_ENGINES").unwrap_or_default();
        named.trim().is_empty() || named.split_whitespace().any(|name| name == self.to_string())
    }

    /// Whether what it has stored is still there when it starts again. A session of WebKitGTK under automation always
    /// starts empty, and its driver has no way to ask for a profile.
    pub(crate) fn keeps_its_profile(self) -> bool {
        self != Self::WebKit
    }

    /// Starts its driver. WebKit's comes with a display, since it has no headless switch.
    pub(crate) fn start_driver(self, port: u16, folder: &Path) -> io::Result<(Process, Option<Process>)> {
        let display = if self == Self::WebKit { Some(Display::start(folder)?) } else { None };
        let mut command = self.driver(port);
        if let Some(display) = &display {
            command.env("DISPLAY", &display.name);
        }
        // Whatever a browser keeps for its user, it keeps in the scenario's folder. That is also where WebKit learns
        // where downloads go: it has no setting for that.
        let config = folder.join("config");
        fs::create_dir_all(&config)?;
        fs::write(config.join("user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads(folder).display()))?;
        command.env("XDG_CONFIG_HOME", &config).env("XDG_DATA_HOME", folder.join("data"));
        command.env("XDG_CACHE_HOME", folder.join("cache"));
        let mut driver = Process::start(&mut command, &folder.join("driver.log"))?;
        driver
            .wait_for_port(port)
            .map_err(|error| io::Error::other(format!("{:?}: {error}", command.get_program())))?;
        Ok((driver, display.map(|display| display.process)))
    }

    fn driver(self, port: u16) -> Command {
        let port = port.to_string();
        match self {
            Self::Chromium => command("chromedriver", &[&format!("--port={port}")]),
            // Without the last two, two of them at once would want the same port for their other protocol.
            Self::Firefox => command(&installed("bin/geckodriver"), &["--port", &port, "--websocket-port", "0"]),
            Self::WebKit => command("WebKitWebDriver", &[&format!("--port={port}")]),
        }
    }

    /// What a session asks for: a profile in `folder`, downloads without questions, the colours of `scheme`.
    pub(crate) fn capabilities(self, folder: &Path, scheme: Scheme) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => chromium(folder),
            Self::Firefox => firefox(folder, scheme),
            Self::WebKit => webkit(scheme),
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

/// Where a scenario's downloads go.
pub(crate) fn downloads(folder: &Path) -> PathBuf {
    folder.join("downloads")
}

/// A path in the folder that scripts/install installs into.
pub(crate) fn installed(path: &str) -> String {
    let cache = env::var("XDG_CACHE_HOME").unwrap_or_else(|_| env::var("HOME").unwrap_or_default() + "/.cache");
    format!("{cache}/question-desk/tools/{path}")
}

fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn chromium(folder: &Path) -> Value {
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    json!({
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                "--window-size=1280,900", profile,
            ],
            "prefs": {
                "download.default_directory": downloads(folder),
                "download.prompt_for_download": false,
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        },
    })
}

fn firefox(folder: &Path, scheme: Scheme) -> Value {
    let profile = folder.join("profile");
    json!({
        "moz:firefoxOptions": {
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": downloads(folder),
                "browser.download.always_ask_before_handling_new_types": false,
                "browser.download.alwaysOpenPanel": false,
                "datareporting.policy.dataSubmissionEnabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "toolkit.startup.max_resumed_crashes": -1,
                "browser.sessionstore.resume_from_crash": false,
                "layout.css.prefers-color-scheme.content-override": if scheme == Scheme::Dark { 0 } else { 1 },
            },
        },
    })
}

fn webkit(scheme: Scheme) -> Value {
    let mut arguments = vec!["--automation"];
    if scheme == Scheme::Dark {
        arguments.push("--dark-mode");
    }
    json!({ "webkitgtk:browserOptions": { "binary": mini_browser(), "args": arguments } })
}

/// Debian keeps WebKitGTK's test browser in a folder named by the machine's architecture.
fn mini_browser() -> PathBuf {
    let architectures = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut paths = architectures.map(|entry| entry.path().join("webkit2gtk-4.1/MiniBrowser"));
    paths.find(|path| path.exists()).unwrap_or_else(|| "MiniBrowser".into())
}

/// A virtual display, which chooses its own free number: two can start at once.
struct Display {
    process: Process,
    name: String,
}

impl Display {
    fn start(folder: &Path) -> io::Result<Self> {
        let log = folder.join("display.log");
        let arguments = ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-noreset"];
        let process = Process::start(&mut command("Xvfb", &arguments), &log)?;
        for _ in 0..400 {
            if let Some(number) = first_number(&fs::read_to_string(&log)?) {
                return Ok(Self { process, name: format!(":{number}") });
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        Err(io::Error::other("Xvfb does not say which display it is"))
    }
}

/// The first whole line that is a number.
fn first_number(log: &str) -> Option<u32> {
    log.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')).find_map(|line| line.trim().parse().ok())
}
