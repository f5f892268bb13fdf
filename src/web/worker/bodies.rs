//! Bodies with their rules: where they are kept, and what is done with them.
//!
//! They have a database of their own, so that they can be read where the library cannot.

use std::cell::RefCell;
use std::rc::Rc;

use jiff::Timestamp;
use web_sys::File;

use super::Answer;
use crate::body::form::Typed;
use crate::body::{Audience, Body, Status, find, preset, presets};
use crate::export::body_file;
use crate::import::{self, open_body};
use crate::rules::same_name;
use crate::storage::{StorageError, body_key, decode_body, encode_body};
use crate::web::database::Database;
use crate::worker::{BodyAct, BodyReply, Reply, filled, incoming, listed, of_text};

const BODIES: &str = "bodies";

const GONE: &str = "These rules are no longer on this device.";

thread_local! {
    static DATABASE: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

async fn database() -> Result<Rc<Database>, StorageError> {
    if let Some(database) = DATABASE.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let database = Rc::new(Database::open("question-desk-bodies", 1, &[BODIES]).await?);
    DATABASE.set(Some(Rc::clone(&database)));
    Ok(database)
}

/// The bodies of this device's own. One of a newer app stays where it is; this app does not show it.
async fn own() -> Result<Vec<Body>, StorageError> {
    let texts = database().await?.all(BODIES).await?;
    Ok(texts.iter().filter_map(|(_, text)| decode_body(text).ok()?.payload).collect())
}

/// A body by its id. Those that came with the app are there even where nothing can be read.
pub(super) async fn body(id: Option<&str>) -> Option<Body> {
    find(id?, &own().await.unwrap_or_default())
}

/// The rules of a body with a name: the device's own before those that came with the app, a member's before others'.
pub(super) async fn called(name: Option<&str>) -> Option<Body> {
    let (name, own) = (name?, own_or_none().await);
    let all: Vec<&Body> = own.iter().chain(presets()).filter(|body| same_name(&body.name, name)).collect();
    all.iter().find(|body| body.audience == Audience::Member).or(all.first()).map(|body| (*body).clone())
}

/// Several bodies by their ids are found in these.
pub(super) async fn own_or_none() -> Vec<Body> {
    own().await.unwrap_or_default()
}

/// Does something with the bodies.
pub(super) async fn act(act: BodyAct, at: Timestamp, file: Option<&File>) -> Result<Answer, StorageError> {
    match act {
        BodyAct::List => Ok(reply(BodyReply::List(listed(&own_or_none().await)))),
        BodyAct::Open { id } => Ok(body(Some(&id)).await.map_or_else(gone, |mut body| form(&mut body, &Typed::new()))),
        BodyAct::Look { name } => look_into(&name, file).await,
        BodyAct::File { id } => Ok(body(Some(&id)).await.map_or_else(gone, |body| handed_out(&body, at))),
        BodyAct::Fill { id, typed } => change(&id, &typed, at).await,
        BodyAct::Begin { id, name, like } => begin(id, name, like, at).await,
        BodyAct::Delete { id } => delete(&id).await,
        BodyAct::Put { text } => put(&text, at).await,
    }
}

fn reply(reply: BodyReply) -> Answer {
    Reply::Bodies(reply).into()
}

fn refused(sentence: &str) -> Answer {
    Reply::Refused(sentence.to_owned()).into()
}

fn gone() -> Answer {
    refused(GONE)
}

fn form(body: &mut Body, typed: &Typed) -> Answer {
    reply(BodyReply::Form(Box::new(filled(body, typed))))
}

fn handed_out(body: &Body, at: Timestamp) -> Answer {
    match body.problems().first() {
        Some((_, sentence)) => refused(&format!("{sentence} Then save the file.")),
        None => body_file(body, at, env!("CARGO_PKG_VERSION")).into(),
    }
}

async fn look_into(name: &str, file: Option<&File>) -> Result<Answer, StorageError> {
    let bytes = match file {
        Some(file) => super::bytes(file, import::LARGEST).await,
        None => None,
    };
    match bytes {
        Some(bytes) => Ok(look(name, &bytes).await.into()),
        None => Ok(refused(&format!("“{name}” could not be read from the device. Nothing was changed."))),
    }
}

/// What is in a body's file, seen from what is here.
pub(super) async fn look(name: &str, bytes: &[u8]) -> Reply {
    match open_body(bytes, name) {
        Ok(opened) => {
            let here = body(Some(&opened.body.id)).await;
            Reply::Bodies(BodyReply::Incoming(Box::new(incoming(&opened, here.as_ref()))))
        }
        Err(refusal) => Reply::Refused(refusal.sentence()),
    }
}

async fn change(id: &str, typed: &Typed, at: Timestamp) -> Result<Answer, StorageError> {
    // What cannot be read must not be written over, so here trouble is not passed over.
    let Some(mut body) = find(id, &own().await?) else { return Ok(gone()) };
    let answer = form(&mut body, typed);
    keep(&body, at).await?;
    Ok(answer)
}

/// Keeps a body. One that is again as it came with the app needs no room.
async fn keep(body: &Body, at: Timestamp) -> Result<(), StorageError> {
    let (database, key) = (database().await?, body_key(&body.id));
    if preset(&body.id).as_ref() == Some(body) {
        return database.remove(BODIES, &key).await;
    }
    database.write(BODIES, &key, &encode_body(body, at)).await
}

async fn begin(id: String, name: String, like: Option<String>, at: Timestamp) -> Result<Answer, StorageError> {
    let copied = body(like.as_deref()).await;
    let mut made = match copied {
        Some(like) => Body { id, ..like },
        // Who fills in a body’s rules has them in force before their eyes; the form asks all the same.
        None => Body { status: Status::InForce, ..Body::named(id, name) },
    };
    keep(&made, at).await?;
    Ok(form(&mut made, &Typed::new()))
}

async fn delete(id: &str) -> Result<Answer, StorageError> {
    let Some(mut body) = find(id, &own().await?) else { return Ok(gone()) };
    database().await?.remove(BODIES, &body_key(id)).await?;
    let text = filled(&mut body, &Typed::new()).text;
    Ok(reply(BodyReply::Deleted(text, listed(&own().await?))))
}

async fn put(text: &str, at: Timestamp) -> Result<Answer, StorageError> {
    let Some(mut body) = of_text(text) else { return Ok(gone()) };
    keep(&body, at).await?;
    Ok(form(&mut body, &Typed::new()))
}
