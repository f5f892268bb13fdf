//! The whole browser is killed one second after the last key, and nothing is lost.

use std::time::Duration;

use crate::harness::{Desk, Outcome, note};

use super::steps::{arrive, begin_question, expect_writing};

const WORDS: &str = "Will the Commissioner say how many officers were on foot";

pub(crate) async fn a_killed_browser_loses_nothing(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    begin_question(&desk).await?;
    desk.type_text(WORDS).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    if desk.engine().keeps_its_profile() {
        desk.kill_and_open_again().await?;
    } else {
        note("this engine keeps no profile under automation: the page is reloaded instead of killed");
        desk.reload().await?;
    }
    arrive(&desk).await?;
    desk.click("link", "Will the Commissioner say how many officers were…").await?;
    expect_writing(&desk, &[&format!("Opening: {WORDS}")]).await
}
