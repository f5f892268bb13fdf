//! The app opens: under its policy, for everybody, and with no network.

use std::fs;

use serde_json::json;

use crate::harness::{Desk, Outcome, Scheme};

pub(crate) async fn opens_under_its_policy_with_no_errors(desk: Desk) -> Outcome {
    desk.visit("").await?;
    desk.wait_until_mounted().await?;
    desk.wait_until_kept().await?;
    assert_eq!(desk.errors().await?, Vec::<String>::new());
    let title = desk.client()?.title().await?;
    assert!(title.ends_with("Question Desk"), "{title}");
    // The policy is really there: what it forbids fails, and is witnessed.
    let forbidden = "return fetch('https://example.invalid/').then(() => 'sent', () => 'refused')";
    assert_eq!(desk.async_script(forbidden, vec![]).await?, "refused");
    let errors = desk.errors().await?;
    assert!(errors.iter().any(|error| error.starts_with("policy: connect-src")), "{errors:?}");
    Ok(())
}

pub(crate) async fn has_no_accessibility_violations_in_either_scheme(desk: Desk) -> Outcome {
    for (scheme, dark) in [(Scheme::Light, false), (Scheme::Dark, true)] {
        desk.open_again(scheme).await?;
        desk.visit("").await?;
        desk.wait_until_mounted().await?;
        let asked = desk.script("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await?;
        assert_eq!(asked, dark, "the engine does not ask for the scheme");
        for width in [1280, 320] {
            desk.resize(width, 800).await?;
            desk.expect_accessible().await?;
        }
    }
    Ok(())
}

pub(crate) async fn a_part_that_does_not_come_is_asked_for_again(desk: Desk) -> Outcome {
    let modules = fs::read_dir(desk.folder().join("site"))?.filter_map(Result::ok).map(|entry| entry.path());
    let part = modules.map(|folder| folder.join("split_desks.wasm")).find(|part| part.is_file());
    let (part, away) = (part.ok_or("the build has no such part")?, desk.folder().join("away.wasm"));
    fs::rename(&part, &away)?;
    desk.visit("#/settings").await?;
    desk.wait_until("This page did not come").await?;
    // It stays as it is while the other parts come, also for somebody who has just reached its button.
    desk.script("window.shown = document.getElementById('main')", vec![]).await?;
    desk.wait_for("the other parts", OTHER_PARTS, vec![]).await?;
    desk.async_script("await new Promise((done) => setTimeout(done, 300))", vec![]).await?;
    assert_eq!(desk.script("return window.shown === document.getElementById('main')", vec![]).await?, true);
    desk.expect_accessible().await?;
    // What is here works on, and the page says the same when it is gone to again.
    desk.click("link", "My questions").await?;
    desk.wait_until("No questions yet").await?;
    desk.click("link", "Settings").await?;
    desk.wait_until("This page did not come").await?;
    desk.wait_for("the focus", "return document.activeElement.id === 'main'", vec![]).await?;
    fs::rename(&away, &part)?;
    desk.press_button("Try again").await?;
    desk.find("heading", "Settings").await.map(drop)
}

const OTHER_PARTS: &str = "
    const fetched = performance.getEntriesByType('resource').map((entry) => entry.name);
    return ['split_writing', 'split_library'].every((part) => fetched.some((name) => name.includes(part)));";

pub(crate) async fn opens_with_the_server_stopped(desk: Desk) -> Outcome {
    desk.visit("").await?;
    desk.wait_until_mounted().await?;
    desk.wait_until_kept().await?;
    desk.wait_until("No questions yet").await?;
    let online = desk.text().await?;
    desk.server(|server| server.stop())?;

    // The frame stands first; the questions come as soon as both places where they are kept have been read.
    desk.reload().await?;
    desk.wait_until_mounted().await?;
    desk.wait_until("No questions yet").await?;
    assert_eq!(desk.text().await?, online);
    desk.visit("index.html").await?;
    desk.wait_until_mounted().await?;
    // Every file that is kept is handed out, also those that the page has not asked for yet.
    let found = desk.async_script(EVERY_KEPT_FILE, vec![]).await?;
    assert_eq!(found["caches"], 1, "{found}");
    assert_eq!(found["failed"], json!([]), "{found}");
    assert!(found["kept"].as_u64() > Some(10), "{found}");
    Ok(())
}

const EVERY_KEPT_FILE: &str = "
    const names = await caches.keys();
    const kept = await (await caches.open(names[0])).keys();
    const failed = [];
    for (const { url } of kept) if (!(await fetch(url).catch(() => null))?.ok) failed.push(url);
    return { caches: names.length, kept: kept.length, failed };";

pub(crate) async fn a_new_version_waits_until_it_is_asked_for(desk: Desk) -> Outcome {
    desk.visit("").await?;
    desk.wait_until_kept().await?;
    desk.serve_version("second")?;
    desk.async_script("await (await navigator.serviceWorker.ready).update()", vec![]).await?;
    desk.wait_for("the new version", WAITING, vec![]).await?;
    // The page that is open stays as it is, and so does the next one: nobody has asked yet.
    desk.reload().await?;
    assert_eq!(desk.script(VERSION, vec![]).await?, "");
    // It is offered once the page is at rest, and a person reads that first. Asked while the page still fetches its files,
    // Chromium lets the version in use go on for minutes.
    desk.wait_until("A new version of Question Desk is ready").await?;
    desk.async_script("await new Promise((done) => setTimeout(done, 3000))", vec![]).await?;
    assert_eq!(desk.async_script(ACTIVATE, vec![]).await?, true, "the new version did not take over");
    assert_eq!(desk.script(VERSION, vec![]).await?, "", "the page must not be taken away from the person");
    desk.reload().await?;
    assert_eq!(desk.script(VERSION, vec![]).await?, "second");
    desk.wait_for("the old version's cache to go", ONE_CACHE, vec![]).await?;
    Ok(())
}

/// Says whether the new version has taken over within twenty seconds.
const ACTIVATE: &str = "
    const { waiting } = await navigator.serviceWorker.ready;
    const changed = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(true)));
    // A worker that is just being stopped loses what it is told; a person would press again.
    const ask = () => waiting?.postMessage({ type: 'activate' });
    ask();
    const again = setInterval(ask, 1000);
    const late = new Promise((done) => setTimeout(() => done(false), 20000));
    const found = await Promise.race([changed, late]);
    clearInterval(again);
    return found;";
const VERSION: &str = "return document.querySelector('meta[name=version]').content";
const WAITING: &str = "return navigator.serviceWorker.ready.then((registration) => registration.waiting !== null)";
const ONE_CACHE: &str = "return caches.keys().then((names) => names.length === 1 && names[0].includes('second'))";
