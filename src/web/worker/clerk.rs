//! Members' files: opening them, and the clerk's desk that keeps them.

use jiff::Timestamp;
use uuid::Uuid;
use web_sys::File;

use super::bodies;
use super::store::{RECEIVED, database};
use crate::format::v1;
use crate::id::{BlockId, QuestionId};
use crate::import::{self, Brought};
use crate::question::{Details, Draft};
use crate::storage::{Received, StorageError, decode_received, encode_received};
use crate::worker::{Reply, alike_ones, edited};

/// A file's bytes, or a sentence that says why there are none.
async fn bytes(name: &str, file: Option<&File>) -> Result<Vec<u8>, String> {
    let unread = || format!("“{name}” could not be read from the device. Nothing was changed.");
    super::bytes(file.ok_or_else(unread)?, import::LARGEST).await.ok_or_else(unread)
}

/// A file's submission, or a sentence that says why there is none.
async fn submission(name: &str, file: Option<&File>) -> Result<import::Opened, String> {
    let bytes = bytes(name, file).await?;
    if import::holds_rules(&bytes) {
        return Err(format!(
            "“{name}” holds the rules of a body and no question. Open it on the page “Bodies and rules”."
        ));
    }
    import::open(&bytes, name).map_err(|refusal| refusal.sentence())
}

/// The questions in a file of ours, or a question made of another's words. One that holds a body's rules is looked
/// into.
pub(super) async fn open(name: &str, at: Timestamp, file: Option<&File>) -> Reply {
    let bytes = match bytes(name, file).await {
        Ok(bytes) if import::holds_rules(&bytes) => return bodies::look(name, &bytes).await,
        Ok(bytes) => bytes,
        Err(sentence) => return Reply::Refused(sentence),
    };
    match import::bring(&bytes, name) {
        Ok(Brought::Ours(opened)) => ours(*opened),
        Ok(Brought::Theirs(theirs)) => {
            let draft = theirs.draft(QuestionId(Uuid::new_v4()), || BlockId(Uuid::new_v4()), &Details::default(), at);
            let warnings = theirs.notes.iter().map(|note| note.sentence().to_owned()).collect();
            Reply::Opened { drafts: vec![v1::Draft::from(&draft)], warnings, differences: Vec::new() }
        }
        Err(failure) => Reply::Refused(failure.sentence()),
    }
}

fn ours(opened: import::Opened) -> Reply {
    Reply::Opened {
        drafts: opened.submission.drafts.iter().map(v1::Draft::from).collect(),
        warnings: opened.warnings.iter().map(|warning| warning.sentence().to_owned()).collect(),
        differences: edited(&opened.submission.drafts, opened.differences),
    }
}

/// The clerk's desk, the last received first.
pub(super) async fn received(said: Vec<String>) -> Result<Reply, StorageError> {
    let texts = database().await?.all(RECEIVED).await?;
    let read = |(key, text): (String, String)| decode_received(&text).ok().flatten().map(|one| (key, one));
    let mut list: Vec<(String, Received)> = texts.into_iter().filter_map(read).collect();
    list.sort_by_key(|(_, one)| std::cmp::Reverse(one.received_at));
    let drafts: Vec<Draft> = list.iter().map(|(_, one)| Draft::from(one.draft.clone())).collect();
    Ok(Reply::Received { alike: alike_ones(&drafts), list, said })
}

/// Takes a question off the desk.
pub(super) async fn dismiss(key: &str) -> Result<Reply, StorageError> {
    database().await?.remove(RECEIVED, key).await?;
    received(Vec::new()).await
}

/// Takes a file in. The same question in other words is kept beside the earlier one.
pub(super) async fn receive(name: String, at: Timestamp, file: Option<&File>) -> Result<Reply, StorageError> {
    let opened = match submission(&name, file).await {
        Ok(opened) => opened,
        Err(sentence) => return Ok(Reply::Refused(sentence)),
    };
    let mut said: Vec<String> = opened.warnings.iter().map(|warning| warning.sentence().to_owned()).collect();
    if !opened.differences.is_empty() {
        said.push(format!(
            "The words of “{name}” were changed after it was exported, and the desk shows them as they were exported. To see what was changed, open the file on the page “My questions”."
        ));
    }
    let hash = opened.submission.content_hash();
    let database = database().await?;
    let places = edited(&opened.submission.drafts, opened.differences);
    for (index, draft) in opened.submission.drafts.iter().enumerate() {
        let key = format!("{}/{hash}", draft.question.id);
        let title = draft.title();
        if database.read(RECEIVED, &key).await?.is_some() {
            said.push(format!("“{title}” was received before, in the same words. Nothing was changed."));
            continue;
        }
        let places = places.iter().filter(|place| place.difference.draft == index);
        let edited = places.map(|place| place.name.clone()).collect();
        let one = Received { draft: v1::Draft::from(draft), received_at: at, file_name: name.clone(), edited };
        database.write(RECEIVED, &key, &encode_received(&one)).await?;
        said.push(format!("Received “{title}”."));
    }
    received(said).await
}
