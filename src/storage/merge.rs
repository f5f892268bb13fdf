//! Local storage and the journal, made one at the start: for each key the newer wins.

use std::collections::BTreeMap;

use super::envelope::{Envelope, Settings, Unreadable, decode_draft, decode_follow_up, decode_settings};
use super::{ASIDE, FOLLOW_UPS, PREFIX, SETTINGS, aside_key, draft_of_key};
use crate::followup::FollowUp;
use crate::question::Draft;

/// What was found on the device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The drafts, the last edited first.
    pub drafts: Vec<Draft>,
    /// The settings, if any were kept.
    pub settings: Option<Settings>,
    /// What was noted after answers.
    pub follow_ups: Vec<FollowUp>,
    /// What could not be opened. It stays where it is.
    pub aside: Vec<Aside>,
    /// What to write so that both places hold the same.
    pub writes: Vec<Write>,
}

/// Something kept that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its key.
    pub key: String,
    /// Its text, as it stands.
    pub text: String,
    /// Why it could not be opened.
    pub reason: Unreadable,
}

impl Aside {
    /// What to tell the writer.
    pub fn sentence(&self) -> String {
        let bare = self.key.strip_prefix(ASIDE).map(|rest| format!("{PREFIX}{rest}"));
        let what = match bare.as_deref().unwrap_or(&self.key) {
            key if key.starts_with(FOLLOW_UPS) => "What you noted after an answer",
            SETTINGS => "What this app remembers between questions",
            _ => "A saved question",
        };
        self.reason.sentence(what)
    }
}

/// A text that one place lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Local storage gets the journal's newer text.
    Local(String, String),
    /// Local storage still holds what was deleted.
    RemoveLocal(String),
    /// The journal gets local storage's newer text.
    Journal(String, String),
}

/// Makes one of the texts of local storage and of the journal, each a list of (key, text).
pub fn merge(local: Vec<(String, String)>, journal: Vec<(String, String)>) -> Loaded {
    let mut texts: BTreeMap<String, (Option<String>, Option<String>)> = BTreeMap::new();
    for (key, text) in local {
        texts.entry(key).or_default().0 = Some(text);
    }
    for (key, text) in journal {
        texts.entry(key).or_default().1 = Some(text);
    }
    let mut loaded = Loaded::default();
    for (key, (local, journal)) in texts {
        if draft_of_key(&key).is_some() {
            let draft = loaded.choose(&key, local, journal, decode_draft);
            loaded.drafts.extend(draft);
        } else if key == SETTINGS {
            loaded.settings = loaded.choose(&key, local, journal, decode_settings);
        } else if key.starts_with(FOLLOW_UPS) {
            let noted = loaded.choose(&key, local, journal, decode_follow_up);
            loaded.follow_ups.extend(noted);
        } else if key.starts_with(ASIDE) {
            let found = local.map(|text| Aside { key, text, reason: Unreadable::Damaged });
            loaded.aside.extend(found);
        }
    }
    loaded.drafts.sort_by_key(|draft| std::cmp::Reverse(draft.edited_at));
    loaded
}

impl Loaded {
    fn choose<T>(
        &mut self,
        key: &str,
        local: Option<String>,
        journal: Option<String>,
        decode: fn(&str) -> Result<Envelope<T>, Unreadable>,
    ) -> Option<T> {
        let opened = [&local, &journal].map(|text| text.as_deref().map(decode).transpose());
        let damaged = [&local, &journal].into_iter().zip(&opened).filter_map(|(text, result)| match result {
            Err(reason) => text.clone().map(|text| (text, *reason)),
            Ok(_) => None,
        });
        let damaged: Vec<(String, Unreadable)> = damaged.collect();
        let newer_app = damaged.iter().any(|(_, reason)| *reason == Unreadable::Newer);
        let [from_local, from_journal] = opened.map(|result| result.ok().flatten());
        let nothing = from_local.is_none() && from_journal.is_none();
        self.set_aside(key, damaged, !newer_app && !nothing);
        if newer_app || nothing {
            return None;
        }
        let time = |kept: &Option<Envelope<T>>| kept.as_ref().map(|kept| kept.saved_at);
        let (local_time, journal_time) = (time(&from_local), time(&from_journal));
        if local_time >= journal_time {
            self.writes
                .extend(local.filter(|_| local_time > journal_time).map(|text| Write::Journal(key.into(), text)));
            return from_local?.payload;
        }
        let kept = from_journal?;
        self.mend_local(key, local.is_some(), journal.filter(|_| kept.payload.is_some()));
        kept.payload
    }

    /// Shows what cannot be read. Where a readable twin takes its place, it moves to a key of its own.
    fn set_aside(&mut self, key: &str, texts: Vec<(String, Unreadable)>, moves: bool) {
        for (text, reason) in texts {
            let key = if moves { aside_key(key) } else { key.to_owned() };
            if moves {
                self.writes.push(Write::Local(key.clone(), text.clone()));
            }
            if !self.aside.iter().any(|known| known.key == key && known.text == text) {
                self.aside.push(Aside { key, text, reason });
            }
        }
    }

    fn mend_local(&mut self, key: &str, there: bool, newer: Option<String>) {
        match newer {
            Some(text) => self.writes.push(Write::Local(key.to_owned(), text)),
            None if there => self.writes.push(Write::RemoveLocal(key.to_owned())),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{BlockId, EntryId, QuestionId, RecordId};
    use crate::question::Details;
    use crate::storage::{
        draft_key, encode_draft, encode_follow_up, encode_settings, erased, erased_follow_up, follow_up_key,
    };
    use jiff::Timestamp;
    use uuid::Uuid;

    fn time(second: i64) -> Timestamp {
        Timestamp::from_second(1_764_000_000 + second).unwrap()
    }

    fn draft(subject: &str) -> Draft {
        let mut draft =
            Draft::new(QuestionId(Uuid::from_u128(7)), BlockId(Uuid::from_u128(8)), &Details::default(), time(0));
        draft.question.details.subject = subject.to_owned();
        draft
    }

    fn key() -> String {
        draft_key(draft("").question.id)
    }

    fn kept(text: &str) -> Vec<(String, String)> {
        vec![(key(), text.to_owned())]
    }

    #[test]
    fn the_newer_of_the_two_wins_and_the_other_is_mended() {
        let (old, new) = (encode_draft(&draft("old"), time(1)), encode_draft(&draft("new"), time(2)));
        let from_journal = merge(kept(&old), kept(&new));
        assert_eq!(from_journal.drafts, [draft("new")]);
        assert_eq!(from_journal.writes, [Write::Local(key(), new.clone())]);
        let from_local = merge(kept(&new), kept(&old));
        assert_eq!(from_local.drafts, [draft("new")]);
        assert_eq!(from_local.writes, [Write::Journal(key(), new.clone())]);
        assert_eq!(merge(kept(&new), kept(&new)).writes, []);
    }

    #[test]
    fn a_draft_in_one_place_alone_is_found() {
        let text = encode_draft(&draft("here"), time(1));
        assert_eq!(merge(kept(&text), Vec::new()).drafts, [draft("here")]);
        let lost = merge(Vec::new(), kept(&text));
        assert_eq!((lost.drafts, lost.writes), (vec![draft("here")], vec![Write::Local(key(), text)]));
    }

    #[test]
    fn a_deleted_draft_stays_deleted_when_local_storage_still_has_it() {
        let loaded = merge(kept(&encode_draft(&draft("gone"), time(1))), kept(&erased(time(2))));
        assert_eq!((loaded.drafts, loaded.writes), (Vec::new(), vec![Write::RemoveLocal(key())]));
    }

    #[test]
    fn a_draft_put_back_after_deleting_is_there() {
        let loaded = merge(kept(&encode_draft(&draft("back"), time(3))), kept(&erased(time(2))));
        assert_eq!(loaded.drafts, [draft("back")]);
    }

    #[test]
    fn a_damaged_text_gives_way_to_its_twin_and_is_kept_aside() {
        let good = encode_draft(&draft("good"), time(1));
        let cut = &good[..good.len() / 2];
        let loaded = merge(kept(cut), kept(&good));
        assert_eq!(loaded.drafts, [draft("good")]);
        assert_eq!(loaded.aside.len(), 1);
        assert_eq!(loaded.writes, [Write::Local(aside_key(&key()), cut.to_owned()), Write::Local(key(), good.clone())]);
        let again = merge(vec![(aside_key(&key()), cut.to_owned())], Vec::new());
        assert_eq!(again.aside[0].text, cut);
    }

    #[test]
    fn a_newer_app_s_draft_is_neither_opened_nor_touched() {
        let newer = encode_draft(&draft("newer"), time(2)).replace("\"version\":1", "\"version\":2");
        let loaded = merge(kept(&newer), kept(&encode_draft(&draft("old"), time(1))));
        assert_eq!((loaded.drafts, loaded.writes), (Vec::new(), Vec::new()));
        assert_eq!(loaded.aside, [Aside { key: key(), text: newer, reason: Unreadable::Newer }]);
    }

    #[test]
    fn what_was_noted_after_answers_is_merged_in_the_same_way() {
        let (record, entry) = (RecordId(Uuid::from_u128(1)), EntryId(Uuid::from_u128(2)));
        let key = || follow_up_key(record, entry);
        let noted = |note: &str| FollowUp { note: note.into(), ..FollowUp::new(record, entry) };
        let (old, new) = (encode_follow_up(&noted("old"), time(1)), encode_follow_up(&noted("new"), time(2)));
        let loaded = merge(vec![(key(), old.clone())], vec![(key(), new.clone())]);
        assert_eq!((loaded.follow_ups, loaded.writes), (vec![noted("new")], vec![Write::Local(key(), new.clone())]));
        let gone = merge(vec![(key(), new)], vec![(key(), erased_follow_up(time(3)))]);
        assert_eq!((gone.follow_ups, gone.writes), (Vec::new(), vec![Write::RemoveLocal(key())]));
        let damaged = merge(vec![(key(), "{".into())], vec![(key(), old)]);
        assert_eq!((damaged.follow_ups, damaged.aside.len()), (vec![noted("old")], 1));
        assert!(damaged.aside[0].sentence().starts_with("What you noted after an answer is damaged"));
    }

    #[test]
    fn settings_and_other_keys_are_told_apart() {
        let settings = Settings { asker: "Cllr A Example".to_owned(), ward: String::new(), ..Settings::default() };
        let loaded = merge(
            vec![(SETTINGS.to_owned(), encode_settings(&settings, time(1))), ("elsewhere".to_owned(), "x".to_owned())],
            Vec::new(),
        );
        assert_eq!((loaded.settings, loaded.aside), (Some(settings), Vec::new()));
    }
}
