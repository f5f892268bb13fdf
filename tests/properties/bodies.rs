//! Any rules go through a file unchanged, keep to the published schema, and say what they change.

use boon::{Compiler, Schemas};
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use question_desk::body::*;
use question_desk::calendar::{Anchor, ClosedDay, Cutoff, Division, Form, Notice, Published, Unit};
use question_desk::citation::Citing;
use question_desk::export::body_file;
use question_desk::import::{OpenedBody, open_body};
use question_desk::named::Named;

use crate::strategies::{day, text};

fn choice<T: Named + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::ALL)
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-z’ ]{0,20}[A-Za-z]"
}

fn clock() -> impl Strategy<Value = Option<jiff::civil::Time>> {
    option::of((0i8..24, 0i8..60).prop_map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0)))
}

fn published() -> impl Strategy<Value = Published> {
    (day(), day(), clock()).prop_map(|(meeting, date, time)| Published { meeting, at: Cutoff { date, time } })
}

fn form() -> impl Strategy<Value = Form> {
    prop_oneof![
        (0u16..=366, choice::<Unit>(), clock()).prop_map(|(count, unit, clock)| Form::Before { count, unit, clock }),
        (0u32..=600_000).prop_map(|minutes| Form::Hours { minutes }),
        (choice(), choice::<Anchor>(), 0u16..=52, clock()).prop_map(|(day, anchor, weeks, clock)| Form::Weekday {
            day,
            anchor,
            weeks,
            clock
        }),
        (vec(published(), 0..3), clock()).prop_map(|(dates, clock)| Form::Dated { dates, clock }),
        Just(Form::None),
    ]
}

fn notice() -> impl Strategy<Value = Notice> {
    let closed = prop_oneof![
        day().prop_map(ClosedDay::Once),
        (1i8..=12, 1i8..=29).prop_map(|(month, day)| ClosedDay::Yearly(month, day)),
    ];
    (form(), vec(choice(), 0..4), vec(closed, 0..3), vec(published(), 0..3))
        .prop_map(|(form, weekend, closed, published)| Notice { form, weekend, closed, published })
}

fn limits() -> impl Strategy<Value = Limits> {
    let n = || 0u32..1_000;
    let words = (n(), option::of(choice()), option::of(any::<bool>())).prop_map(|(max, counts, quotations)| Words {
        max,
        counts,
        quotations,
    });
    let person = (n(), option::of(any::<bool>()), option::of(choice()))
        .prop_map(|(max, includes_supplementary, per)| PerPerson { max, includes_supplementary, per });
    let year = (n(), option::of(choice())).prop_map(|(max, year)| PerYear { max, year });
    let meeting = (n(), option::of(text())).prop_map(|(max, overflow)| PerMeeting { max, overflow });
    let parts = (choice(), option::of(n())).prop_map(|(mode, max)| Parts { mode, max });
    let organisation = option::of(n().prop_map(|max| PerOrganisation { max }));
    (option::of(words), option::of(person), organisation, option::of(year), option::of(meeting), option::of(parts))
        .prop_map(|(words, per_person, per_organisation, per_year, per_meeting, parts)| Limits {
            words,
            per_person,
            per_organisation,
            per_year,
            per_meeting,
            parts,
        })
}

fn supplementary() -> impl Strategy<Value = Supplementary> {
    let (n, yes) = (|| option::of(0u32..1_000), || option::of(any::<bool>()));
    (n(), option::of(choice()), n(), yes(), yes()).prop_map(
        |(max, scope, seconds, none_if_written, chair_discretion)| Supplementary {
            max,
            scope,
            seconds,
            none_if_written,
            chair_discretion,
        },
    )
}

fn meeting_rules() -> impl Strategy<Value = (Times, Option<Order>, Answering)> {
    let n = || option::of(0u32..1_000);
    let share = (text(), 0u32..100).prop_map(|(who, minutes)| Share { who, minutes });
    let times = (n(), option::of(vec(share, 0..2)), n(), n()).prop_map(
        |(item_minutes, per_addressee, ask_seconds, answer_seconds)| Times {
            item_minutes,
            per_addressee,
            ask_seconds,
            answer_seconds,
        },
    );
    let order = (vec(choice(), 0..3), option::of(any::<bool>()), option::of(text()))
        .prop_map(|(by, grouping, detail)| Order { by, grouping, detail });
    let within = (0u32..100, choice()).prop_map(|(n, unit)| Within { n, unit });
    let answer =
        (
            option::of(vec(choice(), 0..3)),
            option::of(notice()),
            option::of(within),
            n(),
            option::of(text()),
            option::of(text()),
        )
            .prop_map(|(forms, published_before, written_within, max_words, if_absent, if_time_out)| {
                Answering { forms, published_before, written_within, max_words, if_absent, if_time_out }
            });
    (times, option::of(order), answer)
}

fn body() -> impl Strategy<Value = Body> {
    let ground = (text(), choice(), text(), option::of(0u32..100)).prop_map(|(id, test, text, months)| Ground {
        id,
        test,
        text,
        months,
    });
    let source = (option::of(text()), option::of(text()), option::of(day())).prop_map(|(url, title, checked)| Source {
        url,
        title,
        checked,
    });
    let urgent = (option::of(notice()), vec(text(), 0..3)).prop_map(|(notice, consents)| Urgent { notice, consents });
    let clause = (choice(), text(), text()).prop_map(|(field, reference, text)| (field, Clause { reference, text }));
    let asked = (text(), text()).prop_map(|(id, text)| Asked { id, text });
    let kinds =
        (choice::<Forum>(), choice::<Audience>(), choice::<Division>(), choice::<Status>(), option::of(choice()));
    // Boxed, since a body is large and a test's thread has little stack.
    let rules = (
        option::of(notice()),
        option::of(urgent),
        limits().boxed(),
        option::of(supplementary()),
        meeting_rules().boxed(),
    )
        .boxed();
    let lists = (option::of(vec(ground, 0..3)), vec(clause, 0..3), vec(asked, 0..2), vec(text(), 0..2));
    let texts = || (option::of(text()), option::of(text()), option::of(text()));
    let texts = (texts(), texts());
    (words(), words(), kinds, source, rules, lists, texts)
        .prop_map(|(id, name, (forum, audience, division, status, subject), source, rules, lists, texts)| {
            let (notice, urgent, limits, supplementary, (time, order, answer)) = rules;
            let (grounds, mut clauses, declarations, notes) = lists;
            clauses.sort_by_key(|(field, _)| *field);
            clauses.dedup_by_key(|(field, _)| *field);
            let ((who_may_ask, decider, send_to), (answer_words, question, mention)) = texts;
            let citing = Citing { answer: answer_words, question, mention };
            let more_sources = vec![OtherSource { url: name.clone(), what_for: id.clone() }];
            let named = Body::named(id, name);
            Body {
                forum,
                audience,
                division,
                status,
                subject,
                source,
                more_sources,
                notice,
                urgent,
                limits,
                supplementary,
                time,
                order,
                answer,
                citing,
                grounds,
                clauses,
                declarations,
                notes,
                who_may_ask,
                decider,
                send_to,
                ..named
            }
        })
        .boxed()
}

fn schema() -> (Schemas, boon::SchemaIndex) {
    let name = "urn:question-desk:body:1";
    let text = include_str!("../../public/schema/body-1.schema.json");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler
        .add_resource(name, serde_json::from_str(text).expect("the schema is JSON"))
        .expect("the schema has no fault");
    let index = compiler.compile(name, &mut schemas).expect("the schema refers to nothing else");
    (schemas, index)
}

#[test]
fn any_rules_go_through_a_file_unchanged_and_keep_to_the_schema() {
    let (schemas, index) = schema();
    proptest!(|(body in body())| {
        let file = body_file(&body, Timestamp::UNIX_EPOCH, "0.1.0");
        let json = serde_json::from_slice(&file.bytes).unwrap();
        let refusal = schemas.validate(&json, index).err().map(|error| format!("{error:#}"));
        prop_assert_eq!(refusal, None);
        let opened = open_body(&file.bytes, &file.name).map_err(|refusal| refusal.sentence());
        prop_assert_eq!(opened, Ok(OpenedBody { body, warnings: vec![] }));
    });
}

#[test]
fn the_schema_refuses_what_version_1_does_not_have() {
    let (schemas, index) = schema();
    let file = body_file(&presets()[0], Timestamp::UNIX_EPOCH, "0.1.0");
    let json: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
    let damage: [fn(&mut serde_json::Value); 4] = [
        |file| file["version"] = 2.into(),
        |file| file["rules"]["forum"] = "parliament".into(),
        |file| file["rules"]["notice"]["count"] = "48".into(),
        |file| file["rules"]["colour"] = "blue".into(),
    ];
    for damage in damage {
        let mut file = json.clone();
        damage(&mut file);
        assert!(schemas.validate(&file, index).is_err());
    }
}

proptest! {
    #[test]
    fn two_sets_of_rules_differ_exactly_where_something_is_said_to_change(one in body(), other in body()) {
        prop_assert_eq!(changes(Some(&one), &one), vec![]);
        prop_assert!(one == other || !changes(Some(&one), &other).is_empty());
        for field in Field::ALL {
            prop_assert!(!field.stated(&one).is_empty() && !field.help().is_empty());
        }
    }

    #[test]
    fn any_bytes_are_opened_as_rules_or_refused(bytes in vec(any::<u8>(), 0..300)) {
        let _ = open_body(&bytes, "bytes").map_err(|refusal| refusal.sentence());
    }
}
