//! What is exported keeps to the schema that is published with the app.

use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use question_desk::export::{Format, export};
use serde_json::{Value, json};

use crate::strategies::submission;

const NAME: &str = "urn:question-desk:submission:1";

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn published() -> Self {
        let text = include_str!("../../public/schema/submission-1.schema.json");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler
            .add_resource(NAME, serde_json::from_str(text).expect("the schema is JSON"))
            .expect("the schema has no fault");
        let index = compiler.compile(NAME, &mut schemas).expect("the schema refers to nothing else");
        Self(schemas, index)
    }

    fn refuses(&self, value: &Value) -> Option<String> {
        self.0.validate(value, self.1).err().map(|error| format!("{error:#}"))
    }
}

fn exported(submission: &question_desk::submission::Submission) -> Value {
    serde_json::from_slice(&export(submission, Format::Json).bytes).expect("an export is JSON")
}

#[test]
fn any_submission_keeps_to_the_published_schema() {
    let schema = Schema::published();
    proptest!(|(submission in submission())| {
        prop_assert_eq!(schema.refuses(&exported(&submission)), None);
    });
}

#[test]
fn the_published_schema_refuses_what_version_1_does_not_have() {
    let schema = Schema::published();
    let damage: [fn(&mut Value); 6] = [
        |file| file["version"] = json!(2),
        |file| file["made_at"] = json!("yesterday"),
        |file| file["drafts"] = json!([]),
        |file| file["drafts"][0]["colour"] = json!("blue"),
        |file| file["drafts"][0]["deadline"] = json!("3 December"),
        |file| file["drafts"][0]["question"]["blocks"] = json!([{"kind": "poem", "id": file["id"], "text": ""}]),
    ];
    proptest!(ProptestConfig::with_cases(16), |(submission in submission(), index in 0..damage.len())| {
        let mut file = exported(&submission);
        damage[index](&mut file);
        prop_assert!(schema.refuses(&file).is_some());
    });
}
