//! The state of saving, always in words.

use super::StorageError;

/// Whether what was typed is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was typed since the page was opened.
    Untouched,
    /// Something was typed that is not yet kept.
    Saving,
    /// All of it is kept in both places; the local time as the clock shows it, "14:02".
    Saved(String),
    /// Something is wrong; what was typed is still on the screen.
    Trouble(Trouble),
}

/// What keeps a draft from being kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser gives no more room.
    Full,
    /// The browser refuses to keep anything.
    Blocked,
    /// Only the journal has it.
    JournalOnly,
    /// Only local storage has it: it may be lost if the browser is ended within a minute.
    LocalOnly,
    /// Another tab saved this question since this tab opened it.
    OtherTab,
}

impl SaveState {
    /// The state for what the two places answered.
    pub fn of(local: Result<(), StorageError>, journal: Result<(), StorageError>, clock: String) -> Self {
        match (local, journal) {
            (Ok(()), Ok(())) => SaveState::Saved(clock),
            (Err(_), Ok(())) => SaveState::Trouble(Trouble::JournalOnly),
            (Ok(()), Err(_)) => SaveState::Trouble(Trouble::LocalOnly),
            (Err(StorageError::Full), Err(_)) | (Err(_), Err(StorageError::Full)) => SaveState::Trouble(Trouble::Full),
            (Err(_), Err(_)) => SaveState::Trouble(Trouble::Blocked),
        }
    }

    /// The state in words.
    pub fn sentence(&self) -> String {
        match self {
            SaveState::Untouched => "Kept on this device".to_owned(),
            SaveState::Saving => "Saving…".to_owned(),
            SaveState::Saved(clock) => format!("Saved on this device, {clock}"),
            SaveState::Trouble(trouble) => trouble.sentence().to_owned(),
        }
    }
}

impl Trouble {
    /// Whether closing the page now would lose something.
    pub fn loses(self) -> bool {
        matches!(self, Trouble::Full | Trouble::Blocked | Trouble::OtherTab)
    }

    /// What is wrong and what can be done.
    pub fn sentence(self) -> &'static str {
        match self {
            Trouble::Full => {
                "Not saved: this browser has no room left. Export this question now, then delete old ones."
            }
            Trouble::Blocked => {
                "Not saved: this browser does not let the page keep anything. Export this question before you close it."
            }
            Trouble::JournalOnly => {
                "Saved in the second place only: local storage is full or blocked. Export a copy to be safe."
            }
            Trouble::LocalOnly => {
                "Saved, but the second copy failed: keep the browser open for a minute, or export a copy."
            }
            Trouble::OtherTab => "Not saved: this question was changed in another tab.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_both_places_together_make_it_saved() {
        let check = |local, journal, expected: SaveState| {
            assert_eq!(SaveState::of(local, journal, "14:02".to_owned()), expected);
        };
        check(Ok(()), Ok(()), SaveState::Saved("14:02".to_owned()));
        check(Err(StorageError::Full), Ok(()), SaveState::Trouble(Trouble::JournalOnly));
        check(Ok(()), Err(StorageError::Blocked), SaveState::Trouble(Trouble::LocalOnly));
        check(Err(StorageError::Full), Err(StorageError::Blocked), SaveState::Trouble(Trouble::Full));
        check(Err(StorageError::Blocked), Err(StorageError::Blocked), SaveState::Trouble(Trouble::Blocked));
    }
}
