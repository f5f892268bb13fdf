//! A copy of the built app with one change in its page: a script that notes every error from the first moment on.
//!
//! Two of the three drivers have no log to ask, so the page keeps its own. The script stands before the
//! Content-Security-Policy, which holds only for what comes after it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

const WITNESS: &str = r#"<script>
window.witnessed = [];
for (const name of ["error", "warn"]) {
  const say = console[name];
  console[name] = (...words) => { witnessed.push(`console.${name}: ${words.join(" ")}`); say.apply(console, words); };
}
addEventListener("error", (event) => witnessed.push(`error: ${event.message ?? event.target?.outerHTML}`), true);
addEventListener("unhandledrejection", (event) => witnessed.push(`unhandled: ${event.reason}`));
document.addEventListener("securitypolicyviolation", (event) =>
  witnessed.push(`policy: ${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`));
</script>
"#;

/// The folder that the build has made.
pub(crate) fn built() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

/// Copies the built app to `folder`, with the witness in its page. A `version` other than "" makes it another version
/// of the app: its page carries the word, and its service worker has another cache.
pub(crate) fn with_witness(folder: &Path, version: &str) -> io::Result<()> {
    copy(&built(), folder)?;
    let policy = "<meta http-equiv=\"Content-Security-Policy\"";
    let page = fs::read_to_string(folder.join("index.html"))?;
    let witnessed =
        replace_once(&page, policy, &format!("{WITNESS}<meta name=\"version\" content=\"{version}\">{policy}"));
    fs::write(folder.join("index.html"), &witnessed)?;
    let worker = fs::read_to_string(folder.join("service-worker.js"))?;
    let worker = replace_once(&worker, &integrity(&page), &integrity(&witnessed));
    let cache = "const CACHE = CACHE_PREFIX + \"";
    fs::write(folder.join("service-worker.js"), replace_once(&worker, cache, &format!("{cache}{version}")))
}

fn replace_once(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "the build has changed: {from} should be there once");
    text.replace(from, to)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?
        } else {
            fs::copy(entry.path(), target).map(drop)?
        }
    }
    Ok(())
}

fn integrity(content: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |group: &[u8]| {
        let number = group.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        let digit = |place: usize| {
            if place > group.len() { '=' } else { char::from(DIGITS[(number >> (18 - 6 * place)) as usize & 63]) }
        };
        [digit(0), digit(1), digit(2), digit(3)]
    };
    bytes.chunks(3).flat_map(group).collect()
}
