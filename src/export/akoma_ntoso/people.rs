//! Everybody whom a record names, each once: Akoma Ntoso keeps people apart from what they said.

use std::collections::HashMap;

use super::known;
use crate::export::xml::Xml;
use crate::record::{Place, Record};

/// The names with their numbers, in the order in which they come.
pub(super) struct People<'a> {
    names: Vec<&'a str>,
    numbers: HashMap<&'a str, usize>,
}

impl<'a> People<'a> {
    pub(super) fn of(record: &'a Record) -> Self {
        let mut people = Self { names: Vec::new(), numbers: HashMap::new() };
        for entry in &record.entries {
            let asked = known(entry.asked_of.as_ref());
            let speakers = entry.places().into_iter().map(|place: Place| entry.speaker(place));
            for name in speakers.chain([asked]).flatten().map(str::trim).filter(|name| !name.is_empty()) {
                let next = people.names.len() + 1;
                if *people.numbers.entry(name).or_insert(next) == next {
                    people.names.push(name);
                }
            }
        }
        people
    }

    /// The reference to a person: "#person_2".
    pub(super) fn of_name(&self, name: Option<&String>) -> String {
        let number = known(name).and_then(|name| self.numbers.get(name));
        number.map_or_else(|| "#unknown".to_owned(), |number| format!("#person_{number}"))
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        for (index, name) in self.names.iter().enumerate() {
            let id = format!("person_{}", index + 1);
            let href = format!("/ontology/person/gb/{id}");
            xml.empty("TLCPerson", &[("eId", &id), ("href", &href), ("showAs", name)]);
        }
        xml.empty("TLCPerson", &[("eId", "unknown"), ("href", "/ontology/person/unknown"), ("showAs", "Unknown")]);
    }
}
