//! Everybody whom a record names, each once: Akoma Ntoso keeps people apart from what they said.

use super::known;
use crate::export::xml::Xml;
use crate::record::{Place, Record};

/// The names in the order in which they come.
pub(super) struct People(Vec<String>);

impl People {
    pub(super) fn of(record: &Record) -> Self {
        let mut people: Vec<String> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for entry in &record.entries {
            let asked = known(entry.asked_of.as_ref());
            let speakers = entry.places().into_iter().map(|place: Place| entry.speaker(place));
            for name in speakers.chain([asked]).flatten().map(str::trim).filter(|name| !name.is_empty()) {
                if seen.insert(name.to_owned()) {
                    people.push(name.to_owned());
                }
            }
        }
        Self(people)
    }

    /// The reference to a person: "#person_2".
    pub(super) fn of_name(&self, name: Option<&String>) -> String {
        let place = known(name).and_then(|name| self.0.iter().position(|known| known == name));
        place.map_or_else(|| "#unknown".to_owned(), |place| format!("#person_{}", place + 1))
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        for (index, name) in self.0.iter().enumerate() {
            let id = format!("person_{}", index + 1);
            let href = format!("/ontology/person/gb/{id}");
            xml.empty("TLCPerson", &[("eId", &id), ("href", &href), ("showAs", name)]);
        }
        xml.empty("TLCPerson", &[("eId", "unknown"), ("href", "/ontology/person/unknown"), ("showAs", "Unknown")]);
    }
}
