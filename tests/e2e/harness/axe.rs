//! Accessibility, by axe-core, every rule of it.

use std::fs;

use serde_json::Value;

use super::Outcome;
use super::desk::{Desk, Failure};
use super::engine::installed;

/// Runs every rule and hands back one line for each element that breaks one.
const CHECK: &str = "
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return found.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.target.join(' ')}: ${node.failureSummary}`));";

impl Desk {
    /// Fails when axe-core finds anything wrong with the page as it stands.
    pub(crate) async fn expect_accessible(&self) -> Outcome {
        let violations = self.async_script(&format!("{}\n{CHECK}", axe()?), vec![]).await?;
        let violations: Vec<_> = violations.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if violations.is_empty() { Ok(()) } else { Err(format!("axe-core:\n{}", violations.join("\n")).into()) }
    }
}

fn axe() -> Result<String, Failure> {
    let path = installed("node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).map_err(|error| format!("{path}: {error}. Run 'scripts/install test'.").into())
}
