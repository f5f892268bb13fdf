//! Records as Akoma Ntoso, held to the schema of OASIS where its copy in the package "cobalt" is installed.

use question_desk::export::record_file;
use question_desk::record::{Passage, Record, Supplementary};

use super::golden::record;
use super::tools::{Folder, has_module, python};

const VALIDATE: &str = "
import sys, os
from lxml import etree
folder = os.path.join(os.environ.get('XDG_CACHE_HOME', os.path.expanduser('~/.cache')), 'question-desk/tools/python')
path = os.path.join(folder, 'cobalt/xsd/akomantoso30.xsd')
if not os.path.exists(path):
    print('no schema')
    sys.exit()
schema = etree.XMLSchema(etree.parse(path))
document = etree.parse(sys.argv[1])
schema.validate(document)
print('\\n'.join(str(e) for e in schema.error_log))
";

fn errors(record: &Record) -> Option<String> {
    let folder = Folder::new();
    let found = python(VALIDATE, &[&folder.write("record.xml", &record_file(record).bytes)]).trim().to_owned();
    if found == "no schema" {
        println!("the schema of Akoma Ntoso is not here, so a test of records was skipped");
        assert!(std::env::var("QUESTION_DESK_TOOLS").as_deref() != Ok("required"), "run scripts/install test");
        return None;
    }
    Some(found)
}

#[test]
fn a_published_record_keeps_to_the_schema_of_akoma_ntoso() {
    if !has_module("lxml") {
        return;
    }
    let full = record();
    let empty = Record { entries: vec![], title: None, meeting_date: None, body: None, ..full.clone() };
    let mut wordless = full.clone();
    for entry in &mut wordless.entries {
        (entry.question, entry.asker, entry.asked_of) = (vec![], None, None);
    }
    wordless.remainder = vec!["left over".into()];
    let mut parted = full.clone();
    for entry in &mut parted.entries {
        let part = |label: &str| Passage::Part { label: label.into(), text: "which?".into() };
        entry.question = vec![Passage::Paragraph("Say:".into()), part("a"), part(""), Passage::Paragraph("So?".into())];
        entry.supplementaries =
            vec![Supplementary { asker: None, question: vec!["When?".into()], answer: entry.answer.clone() }];
    }
    for record in [full, empty, wordless, parted] {
        if let Some(errors) = errors(&record) {
            assert_eq!(errors, "");
        }
    }
}
