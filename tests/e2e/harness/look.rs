//! What a person sees: the page's text, its size, its picture, and what went wrong behind it.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::desk::{Desk, Failure};
use super::{Engine, Outcome};

impl Desk {
    /// The text that the page shows.
    pub(crate) async fn text(&self) -> Result<String, Failure> {
        let text = self.script("return document.body.innerText", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page shows `text`.
    pub(crate) async fn wait_until(&self, text: &str) -> Outcome {
        let script = "return document.body.innerText.includes(arguments[0])";
        self.wait_for(&format!("“{text}”"), script, vec![json!(text)]).await.map(drop)
    }

    /// Waits until the page no longer shows `text`.
    pub(crate) async fn wait_until_gone(&self, text: &str) -> Outcome {
        let script = "return !document.body.innerText.includes(arguments[0])";
        self.wait_for(&format!("“{text}” to go"), script, vec![json!(text)]).await.map(drop)
    }

    /// Waits until the app has mounted: the build's own "Opening…" has gone.
    pub(crate) async fn wait_until_mounted(&self) -> Outcome {
        let script = "return document.readyState === 'complete' && !document.getElementById('opening')";
        self.wait_for("the app to mount", script, vec![]).await.map(drop)
    }

    /// Waits until the service worker has kept the whole app and answers for this page.
    pub(crate) async fn wait_until_kept(&self) -> Outcome {
        let script = "return navigator.serviceWorker.controller?.state === 'activated'";
        self.wait_for("the service worker", script, vec![]).await.map(drop)
    }

    /// What the page has written to its console as an error or a warning, thrown, or been forbidden; see `site`.
    pub(crate) async fn errors(&self) -> Result<Vec<String>, Failure> {
        let witnessed = self.script("return window.witnessed.slice()", vec![]).await?;
        let mut errors = strings(&witnessed);
        if self.engine() == Engine::Chromium {
            let log = issue(&self.client()?, "se/log", json!({ "type": "browser" })).await?;
            let entries = log.as_array().into_iter().flatten();
            errors.extend(entries.map(|entry| format!("log: {}: {}", entry["level"], entry["message"])));
        }
        Ok(errors)
    }

    /// A picture of the page, as PNG.
    pub(crate) async fn picture(&self) -> Result<Vec<u8>, Failure> {
        Ok(self.client()?.screenshot().await?)
    }

    /// Fails when the page as a whole has to be scrolled sideways.
    pub(crate) async fn expect_no_sideways_scrolling(&self) -> Outcome {
        let script = "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]";
        let widths = self.script(script, vec![]).await?;
        if widths[0].as_u64() <= widths[1].as_u64() {
            Ok(())
        } else {
            Err(format!("wider than it is: {widths}").into())
        }
    }

    /// Makes the page so many CSS pixels wide and high, as near as the engine's smallest window allows, and hands
    /// back the width that it has.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<u64, Failure> {
        let client = self.client()?;
        if self.engine() == Engine::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            devtools(&client, "Emulation.setDeviceMetricsOverride", metrics).await?;
        } else {
            let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
            let frame = client.execute(frame, vec![]).await?;
            let frame = |side: usize| u32::try_from(frame[side].as_i64().unwrap_or(0).max(0)).unwrap_or(0);
            client.set_window_size(width + frame(0), height + frame(1)).await?;
        }
        let script = "return new Promise((done) => requestAnimationFrame(() => done(innerWidth)))";
        Ok(self.async_script(script, vec![]).await?.as_u64().unwrap_or(0))
    }
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Calls Chromium's own protocol, for what the common one has no word for.
pub(crate) async fn devtools(client: &Client, command: &str, parameters: Value) -> Result<Value, Failure> {
    issue(client, "goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
}

async fn issue(client: &Client, path: &'static str, body: Value) -> Result<Value, Failure> {
    Ok(client.issue_cmd(Extension { path, body }).await?)
}

/// A command of one driver alone.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
