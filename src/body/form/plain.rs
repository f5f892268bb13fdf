//! Where the rules were read, grounds for refusing, declarations and clauses.

#![expect(unreachable_pub, reason = "the macro of choices makes them public")]

use super::pen::{List, Pen};
use super::{Piece, offered};
use crate::body::{Asked, Body, Clause, Field, Ground, OtherSource, Test};
use crate::citation::Citing;
use crate::named::{Named, choices};

pub(super) fn source(pen: &mut Pen, body: &mut Body) {
    pen.words("source.title", "What the page is called", &mut body.source.title);
    pen.words("source.url", "Its address", &mut body.source.url);
    pen.date("source.checked", "Checked on", &mut body.source.checked);
    let named = List { key: "source.more", one: "further source", begins_with: None };
    let blank = |_: &str| Some(OtherSource::default());
    pen.rows(named, &mut body.more_sources, blank, |pen, key, other| {
        pen.text(&format!("{key}.url"), "Address", &mut other.url);
        pen.text(&format!("{key}.for"), "What was read there", &mut other.what_for);
    });
}

pub(super) fn citing(pen: &mut Pen, citing: &mut Citing) {
    pen.words("citing.answer", "Before words of an answer", &mut citing.answer);
    pen.words("citing.question", "Before words of a question", &mut citing.question);
    pen.words("citing.mention", "For an answer that is not quoted", &mut citing.mention);
}

choices! {
    /// Grounds that this app knows of, so that its checks can look for them or ask.
    Known {
        /// Like another.
        Duplicate = "duplicate", "It is like an earlier question";
        /// Too long.
        OverLength = "over-length", "It is too long";
        /// Parts.
        Parts = "parts", "It has parts";
        /// Parts about different matters.
        DifferentSubjects = "parts-different-subjects", "Its parts are about different matters";
        /// Late.
        Late = "late", "It is late";
        /// Names somebody.
        Names = "names-individual", "It names a person";
        /// Somebody's conduct.
        Conduct = "conduct-allegation", "It is about somebody’s conduct";
        /// Asks nothing.
        Statement = "statement-not-question", "It is a statement";
        /// The running of the force.
        Operational = "operational-policing", "It is about the running of the force";
        /// Planning and licensing.
        Planning = "planning-licensing", "It is about a planning or licensing case";
        /// Not brief.
        NotBrief = "not-brief", "It is not brief";
        /// Secret.
        Confidential = "confidential-exempt", "It asks for confidential or exempt matters";
        /// One's own case.
        Own = "own-circumstances", "It is about one person’s own case";
        /// A complaint.
        Complaint = "live-complaint", "It is about a complaint that is still running";
        /// The courts.
        Legal = "legal-proceedings", "It is about legal proceedings";
        /// A service.
        Service = "day-to-day-service", "It is about a day-to-day service";
        /// Not on the agenda.
        NotOnAgenda = "not-on-agenda", "Its matter is not on the agenda";
        /// On the agenda.
        OnAgenda = "on-agenda", "Its matter is on the agenda";
        /// No name or address.
        NoAddress = "missing-name-address", "The asker’s name or address is missing";
        /// Not the body's.
        Outside = "outside-responsibility", "The body is not responsible for it";
        /// Defamatory.
        Defamatory = "defamatory-offensive", "It is defamatory or offensive";
        /// No policy.
        NotPolicy = "not-policy", "It is not about policy";
        /// Freedom of information.
        Information = "foi", "It should be a request for information";
        /// Not competent.
        NotCompetent = "not-competent", "The body may not deal with it";
    }
}

/// Rows of grounds. One that this app does not know keeps the name that it has.
pub(super) fn grounds(pen: &mut Pen, grounds: &mut Option<Vec<Ground>>) {
    let was_stated = grounds.is_some();
    let mut list = grounds.take().unwrap_or_default();
    let fresh = fresh("ground", list.iter().map(|ground| ground.id.as_str()));
    let blank = |_: &str| Some(Ground { id: fresh.clone(), test: Test::Manual, text: String::new(), months: None });
    let named = List { key: "grounds", one: "ground", begins_with: None };
    pen.rows(named, &mut list, blank, |pen, key, ground| {
        let before = Known::named(&ground.id);
        let mut kind = before;
        pen.maybe(&format!("{key}.kind"), "What it is", &mut kind);
        if let Some(kind) = kind.filter(|_| kind != before) {
            kind.name().clone_into(&mut ground.id);
        }
        pen.text(&format!("{key}.text"), "What the rules say of it", &mut ground.text);
        pen.choice(&format!("{key}.test"), "How it is treated here", &mut ground.test);
        pen.number(&format!("{key}.months"), "Within how many months, if stated", &mut ground.months, Some(1_200));
    });
    *grounds = Some(list).filter(|list| was_stated || !list.is_empty());
}

/// Those that are offered to be switched on, and the body's own.
pub(super) fn declarations(pen: &mut Pen, asked: &mut Vec<Asked>) {
    for one in offered() {
        let was = asked.iter().any(|other| other.id == one.id);
        let mut is = was;
        pen.tick(&format!("declared.{}", one.id), &one.text, &mut is);
        if is != was {
            asked.retain(|other| other.id != one.id);
            asked.extend(is.then_some(one));
        }
    }
    let is_offered = |one: &Asked| offered().iter().any(|other| other.id == one.id);
    let (mut known, mut own): (Vec<Asked>, Vec<Asked>) = asked.drain(..).partition(is_offered);
    let fresh = fresh("declaration", own.iter().map(|one| one.id.as_str()));
    let blank = |_: &str| Some(Asked { id: fresh.clone(), text: String::new() });
    let named = List { key: "declarations", one: "declaration of the body’s own", begins_with: None };
    pen.rows(named, &mut own, blank, |pen, key, one| {
        pen.text(&format!("{key}.text"), "What is declared", &mut one.text)
    });
    known.append(&mut own);
    *asked = known;
}

pub(super) fn clauses(pen: &mut Pen, clauses: &mut Vec<(Field, Clause)>) {
    let blank = |_: &str| Some((Field::Notice, Clause { reference: String::new(), text: String::new() }));
    let named = List { key: "clauses", one: "clause", begins_with: None };
    pen.rows(named, clauses, blank, |pen, key, (field, clause)| {
        pen.choice(&format!("{key}.field"), "Of which rule", field);
        pen.text(&format!("{key}.ref"), "Where it stands", &mut clause.reference);
        pen.text(&format!("{key}.text"), "What it says", &mut clause.text);
    });
    debug_assert!(matches!(pen.pieces.last(), Some(Piece::Rows(_))));
}

/// A name that none of them has.
fn fresh<'a>(kind: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: Vec<&str> = taken.collect();
    let names = (1..).map(|number| format!("own-{kind}-{number}"));
    names.into_iter().find(|name| !taken.contains(&name.as_str())).unwrap_or_default()
}
