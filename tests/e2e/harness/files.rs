//! Files in and out: choosing one for the app, reading one that the app has handed over.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Outcome;
use super::desk::{Desk, Failure, PATIENCE};
use super::engine::downloads;

impl Desk {
    /// Chooses a file in the file field with that label.
    pub(crate) async fn choose_file(&self, label: &str, file: &Path) -> Outcome {
        Ok(self.find("file", label).await?.send_keys(&file.display().to_string()).await?)
    }

    /// Chooses many files at once.
    pub(crate) async fn choose_files(&self, label: &str, files: &[PathBuf]) -> Outcome {
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        Ok(self.find("file", label).await?.send_keys(&paths.join("\n")).await?)
    }

    /// Writes a file of the scenario's own, to be chosen.
    pub(crate) fn make_file(&self, name: &str, content: &[u8]) -> Result<PathBuf, Failure> {
        let file = self.folder().join(name);
        fs::write(&file, content)?;
        Ok(file)
    }

    /// Waits for a download whose name ends so, and takes it out of the folder: its name and its content.
    pub(crate) async fn downloaded(&self, ending: &str) -> Result<(String, Vec<u8>), Failure> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(file) = finished(&downloads(self.folder()), ending) {
                let content = fs::read(&file)?;
                fs::remove_file(&file)?;
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                return Ok((name, content));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(format!("waited for a download that ends in “{ending}”").into())
    }
}

/// A file with that ending, when nothing in the folder is still on its way.
fn finished(folder: &Path, ending: &str) -> Option<PathBuf> {
    let files: Vec<_> = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    let is = |file: &PathBuf, ending: &str| file.to_string_lossy().ends_with(ending);
    let on_its_way = |file: &PathBuf| [".part", ".crdownload", ".wkdownload"].iter().any(|mark| is(file, mark));
    let empty = |file: &PathBuf| fs::metadata(file).is_ok_and(|metadata| metadata.len() == 0);
    if files.iter().any(|file| on_its_way(file) || empty(file)) {
        return None;
    }
    files.into_iter().find(|file| is(file, ending))
}
