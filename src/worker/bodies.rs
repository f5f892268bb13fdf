//! What the page and the worker say to each other of bodies and their rules.

use serde::{Deserialize, Serialize};

use crate::body::form::{Form, Typed, fill};
use crate::body::{Audience, Body, Field, Status, changes, preset, presets};
use crate::import::{OpenedBody, Warning};
use crate::named::Named;
use crate::rules::same_name;

/// Something asked of the bodies on this device. All but the first three and [`BodyAct::File`] change them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum BodyAct {
    /// The list of them.
    List,
    /// One to look at and to fill in.
    Open {
        /// Its id.
        id: String,
    },
    /// What is in a body's file, which goes with the request. Nothing is changed.
    Look {
        /// The file's name.
        name: String,
    },
    /// Its file, to hand to others.
    File {
        /// Its id.
        id: String,
    },
    /// What was typed into its form. A preset becomes the device's own by that.
    Fill {
        /// Its id.
        id: String,
        /// What was typed.
        typed: Typed,
    },
    /// A new one.
    Begin {
        /// An id never used before.
        id: String,
        /// Its name, as far as it is known.
        name: String,
        /// The id of the one whose rules it begins with, if any.
        like: Option<String>,
    },
    /// Takes it off the device. A preset is then again as it came.
    Delete {
        /// Its id.
        id: String,
    },
    /// Puts one back, or takes over one from a file, as [`FormShown::text`] and [`Incoming::text`] give it.
    Put {
        /// The body as text.
        text: String,
    },
}

/// What is answered about bodies.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum BodyReply {
    /// All of them.
    List(Vec<BodyShown>),
    /// One to look at and to fill in.
    Form(Box<FormShown>),
    /// What is in a file.
    Incoming(Box<Incoming>),
    /// One was taken off the device: as it was, and all that are left.
    Deleted(String, Vec<BodyShown>),
}

/// A body in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whose questions its rules are for.
    pub audience: String,
    /// Whether that is the members.
    pub is_for_members: bool,
    /// What kind of meeting.
    pub forum: String,
    /// The rules' standing in words.
    pub status: String,
    /// Whether they are in force.
    pub is_in_force: bool,
    /// The standing with the source and the date, and that one should compare.
    pub standing: String,
    /// By when notice must be in.
    pub notice: String,
    /// The address of the page where they were read.
    pub url: Option<String>,
    /// What that page is called.
    pub source: Option<String>,
    /// Whose it is.
    pub origin: Origin,
}

/// Whose a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// It came with the app.
    Preset,
    /// It came with the app and was changed here.
    Changed,
    /// It was made here or came as a file.
    Own,
}

/// A body to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormShown {
    /// Its id.
    pub id: String,
    /// What it is called on the page: its name and whose questions.
    pub title: String,
    /// The standing of its rules.
    pub standing: String,
    /// Whether it came with the app and is as it came.
    pub is_as_it_came: bool,
    /// Whether it came with the app.
    pub is_preset: bool,
    /// Its rules.
    pub form: Form,
    /// The body as text, to put it back.
    pub text: String,
}

/// A body in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoming {
    /// Its id.
    pub id: String,
    /// What it is called: its name and whose questions.
    pub title: String,
    /// Whether it is on this device already.
    pub is_known: bool,
    /// What taking it over would change, each in one sentence. Of a new one, all that it states.
    pub changes: Vec<String>,
    /// What to know of the file.
    pub warnings: Vec<String>,
    /// The body as text, to take it over.
    pub text: String,
}

impl BodyShown {
    /// A body in one line.
    pub fn of(body: &Body, origin: Origin) -> Self {
        Self {
            id: body.id.clone(),
            name: named(body),
            audience: body.audience.words().to_owned(),
            is_for_members: body.audience == Audience::Member,
            forum: body.forum.words().to_owned(),
            status: body.status.words().to_owned(),
            is_in_force: body.status == Status::InForce,
            standing: body.standing(),
            notice: Field::Notice.stated(body),
            url: body.source.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
            source: body.source.title.clone(),
            origin,
        }
    }

    /// Whether it is the body of a name, whatever its titles and capitals.
    pub fn is_called(&self, name: &str) -> bool {
        same_name(&self.name, name)
    }
}

/// Its name, or what stands for one.
fn named(body: &Body) -> String {
    let name = body.name.trim();
    if name.is_empty() { "Body without a name".to_owned() } else { name.to_owned() }
}

fn titled(body: &Body) -> String {
    format!("{}: questions from {}", named(body), body.audience.words().to_lowercase())
}

fn as_text(body: &Body) -> String {
    serde_json::to_string(&crate::format::v1::Body::from(body)).unwrap_or_default()
}

/// A body from the text that [`FormShown`] or [`Incoming`] gave.
pub fn of_text(text: &str) -> Option<Body> {
    serde_json::from_str::<crate::format::v1::Body>(text).ok().map(Body::from)
}

/// Every body: the device's own by name, then those that came with the app.
pub fn listed(own: &[Body]) -> Vec<BodyShown> {
    let is_preset = |id: &str| presets().iter().any(|preset| preset.id == id);
    let mut mine: Vec<BodyShown> = own
        .iter()
        .map(|body| BodyShown::of(body, if is_preset(&body.id) { Origin::Changed } else { Origin::Own }))
        .collect();
    let kept = |id: &str| own.iter().any(|body| body.id == id);
    let mut others: Vec<BodyShown> =
        presets().iter().filter(|body| !kept(&body.id)).map(|body| BodyShown::of(body, Origin::Preset)).collect();
    for list in [&mut mine, &mut others] {
        list.sort_by_key(|body| (body.name.to_lowercase(), body.audience.clone()));
    }
    mine.extend(others);
    mine
}

/// A body as a form, once what was typed has been taken in.
pub fn filled(body: &mut Body, typed: &Typed) -> FormShown {
    let form = fill(body, typed);
    let came = preset(&body.id);
    FormShown {
        id: body.id.clone(),
        title: titled(body),
        standing: body.standing(),
        is_as_it_came: came.as_ref() == Some(body),
        is_preset: came.is_some(),
        form,
        text: as_text(body),
    }
}

/// What is in a file, seen from what is here.
pub fn incoming(opened: &OpenedBody, here: Option<&Body>) -> Incoming {
    let changes = changes(here, &opened.body);
    Incoming {
        id: opened.body.id.clone(),
        title: titled(&opened.body),
        is_known: here.is_some(),
        changes: changes
            .iter()
            .map(|changed| if here.is_some() { changed.sentence() } else { stated(changed) })
            .collect(),
        warnings: opened.warnings.iter().map(|warning: &Warning| warning.sentence().to_owned()).collect(),
        text: as_text(&opened.body),
    }
}

/// What a new body states, as one line.
fn stated(changed: &crate::body::Changed) -> String {
    format!("{}: {}", changed.field.words(), changed.after.clone().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{Words, general};

    #[test]
    fn the_devices_own_stand_first_and_a_changed_preset_in_the_place_of_its_original() {
        let mut changed = presets()[0].clone();
        changed.limits.words = Some(Words { max: 90, counts: None, quotations: None });
        let own = [changed.clone(), Body::named("x", "A body")];
        let list = listed(&own);
        assert_eq!(list.len(), presets().len() + 1);
        assert_eq!((list[0].id.as_str(), list[0].origin), ("x", Origin::Own));
        assert_eq!((list[1].id.as_str(), list[1].origin), (changed.id.as_str(), Origin::Changed));
        assert!(list[2..].iter().all(|body| body.origin == Origin::Preset));
    }

    #[test]
    fn a_body_goes_through_its_text_unchanged() {
        for body in presets() {
            let shown = filled(&mut body.clone(), &Typed::new());
            assert!(shown.is_preset && shown.is_as_it_came);
            assert_eq!(of_text(&shown.text).as_ref(), Some(body));
        }
        assert_eq!(of_text("{}"), None);
    }

    #[test]
    fn a_file_shows_what_it_changes_or_all_that_it_states() {
        let opened = OpenedBody { body: presets()[0].clone(), warnings: vec![Warning::LeftOut] };
        let fresh = incoming(&opened, None);
        assert!(!fresh.is_known && fresh.changes.iter().any(|change| change.starts_with("Notice: Notice must be in")));
        assert_eq!(fresh.warnings.len(), 1);
        let known = incoming(&opened, Some(&opened.body));
        assert!(known.is_known && known.changes.is_empty());
    }

    #[test]
    fn an_address_is_only_linked_where_it_is_one_of_the_web() {
        let mut body = general();
        body.source.url = Some("javascript:alert(1)".to_owned());
        assert_eq!(BodyShown::of(&body, Origin::Own).url, None);
    }
}
