//! The invariants of ARCHITECTURE.md. Each is an absence, so each is a search through the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// What knows a browser.
const BROWSER: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "idb::",
    "console_error_panic_hook",
    "wasm_bindgen_futures",
];

/// A source file: its path from the project's root, with forward slashes, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Whether it belongs to one of the named modules: `src/rules.rs` and all below `src/rules/`.
    fn is_of(&self, modules: &[&str]) -> bool {
        let path = self.path.trim_start_matches("src/");
        modules.iter().any(|module| path == format!("{module}.rs") || path.starts_with(&format!("{module}/")))
    }

    /// Whether it holds tests alone.
    fn is_of_tests(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// The places before its tests that use a module of ours which is not allowed.
    fn using_others_than(&self, allowed: &[&str]) -> Vec<String> {
        let used = before_tests(&self.text).split("crate::").skip(1);
        let names = used.map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next());
        let foreign = names.flatten().filter(|name| !allowed.contains(name));
        foreign.map(|name| format!("{} uses crate::{name}", self.path)).collect()
    }

    /// The lines that are code, numbered from 1: comments may name what they explain.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The places in the code that name one of `words`.
    fn naming(&self, words: &[&str]) -> Vec<String> {
        let named = |line: &str| words.iter().find(|word| line.contains(**word)).copied();
        let places = self.code().filter_map(|(number, line)| Some((number, named(line)?)));
        places.map(|(number, word)| format!("{}:{number} names {word}", self.path)).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// Every Rust file below some folders of the project.
fn rust_below(folders: &[&str]) -> Vec<Source> {
    let files = folders.iter().flat_map(|folder| files_below(&root().join(folder)));
    let rust = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let source = |path: PathBuf| Source {
        path: path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
    };
    rust.map(source).collect()
}

fn sources() -> Vec<Source> {
    let sources = rust_below(&["src"]);
    assert!(sources.len() > 10, "the sources were not found");
    sources
}

fn nothing(places: Vec<String>) {
    assert!(places.is_empty(), "\n{}", places.join("\n"));
}

#[test]
fn nothing_outside_the_shell_knows_a_browser() {
    let core = sources().into_iter().filter(|source| !source.is_of(&["web", "bin", "main", "lib"]));
    nothing(core.flat_map(|source| source.naming(BROWSER)).collect());
}

#[test]
fn the_core_reads_no_clock_and_no_file_and_draws_no_random_number() {
    let io =
        ["std::fs", "std::net", "std::env", "SystemTime", "Instant::now", "Timestamp::now", "Zoned::now", "new_v4"];
    let shell = ["web", "bin", "main"];
    let core = sources().into_iter().filter(|source| !source.is_of(&shell) && !source.is_of_tests());
    let without_tests = core.map(|Source { path, text }| Source { path, text: before_tests(&text).to_owned() });
    nothing(without_tests.flat_map(|source| source.naming(&io)).collect());
}

/// Tests may read files; they stand at the end.
fn before_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]").map_or(text, |(code, _)| code)
}

#[test]
fn the_core_of_a_question_knows_no_storage() {
    let core = sources().into_iter().filter(|source| source.is_of(&["question", "record", "rules", "document"]));
    nothing(core.flat_map(|source| source.naming(&["storage", "serde"])).collect());
}

#[test]
fn encoders_of_papers_read_the_document_and_nothing_else_of_ours() {
    // The door picks an encoder, `json`, `body` and `akoma_ntoso` write data and `name` the file's name: those are
    // not papers.
    let not_papers = ["src/export.rs", "src/export/json.rs", "src/export/body.rs", "src/export/name.rs"];
    let exports = sources().into_iter().filter(|source| source.is_of(&["export"]) && !source.is_of_tests());
    let is_paper = |path: &str| !not_papers.contains(&path) && !path.starts_with("src/export/akoma_ntoso");
    let papers = exports.filter(|source| is_paper(&source.path));
    nothing(papers.flat_map(|source| source.using_others_than(&["document", "export", "text"])).collect());
}

#[test]
fn no_html_reaches_the_page_as_html() {
    let ways = ["inner_html", "innerHTML", "outer_html", "insert_adjacent_html", "document.write", "set_inner_html"];
    nothing(sources().iter().flat_map(|source| source.naming(&ways)).collect());
}

#[test]
fn every_module_says_its_role_first() {
    let all = rust_below(&["src", "tests", "benches"]);
    nothing(all.iter().filter(|source| !source.text.starts_with("//! ")).map(|source| source.path.clone()).collect());
}

#[test]
fn every_file_can_be_held_in_the_head() {
    let all = rust_below(&["src", "tests"]);
    let long = all.iter().map(|source| (source.text.lines().count(), &source.path)).filter(|(lines, _)| *lines > 500);
    nothing(long.map(|(lines, path)| format!("{path} has {lines} lines")).collect());
}

#[test]
fn no_module_is_a_mod_file() {
    let all = rust_below(&["src", "tests"]);
    nothing(all.into_iter().map(|source| source.path).filter(|path| path.ends_with("/mod.rs")).collect());
}

#[test]
fn no_file_names_a_path_of_somebodys_machine() {
    // Put together here, so that this file does not name them itself.
    let machines = ["work", "home", "Users", "root"].map(|folder| format!("/{folder}/"));
    let kept = ["src", "tests", "scripts", "public", "benches"]
        .into_iter()
        .flat_map(|folder| files_below(&root().join(folder)));
    let named = kept.filter_map(|path| {
        let text = fs::read_to_string(&path).ok()?;
        let machine = machines.iter().find(|machine| text.contains(machine.as_str()))?;
        Some(format!("{} names {machine}", path.display()))
    });
    nothing(named.collect());
}

#[test]
fn the_crate_and_the_tool_of_wasm_bindgen_are_one_version() {
    let tool = setting("WASM_BINDGEN_VERSION");
    assert!(read("Cargo.toml").contains(&format!("wasm-bindgen = \"={tool}\"")), "Cargo.toml does not pin ={tool}");
}

#[test]
fn the_oldest_rust_is_the_same_everywhere() {
    let tools = setting("RUST_MINIMUM");
    let short = tools.trim_end_matches(".0");
    assert!(read("Cargo.toml").contains(&format!("rust-version = \"{short}\"")), "Cargo.toml does not say {short}");
}

/// A value of tools.env.
fn setting(name: &str) -> String {
    let tools = read("tools.env");
    let value = tools.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    value.unwrap_or_else(|| panic!("tools.env has no {name}")).to_owned()
}
