//! "The sentence it makes": each rule as a plain sentence, and "not stated" where there is none.

use super::{Body, Field, Forum, Limits, Order, PartsMode, PerPerson, Supplementary, Times, Urgent, Words};
use crate::calendar::{Cutoff, Form, Notice, Published};
use crate::citation::{Citing, Template};
use crate::named::Named;
use crate::text::{join, plural};

impl Field {
    /// The sentence that a rule makes; `None` where it is not stated.
    pub fn sentence(self, body: &Body) -> Option<String> {
        let limits = &body.limits;
        let own =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let sentence = match self {
            Field::Name => own(&Some(body.name.clone())),
            Field::Forum => Some(format!("{}.", body.forum.words())),
            Field::Audience => Some(format!("These rules are for questions from {}.", lower(body.audience.words()))),
            Field::Division => Some(format!("Bank holidays are those of {}.", body.division.words())),
            Field::Status => Some(format!("{}.", body.status.words())),
            Field::Source => source(body),
            Field::WhoMayAsk => own(&body.who_may_ask),
            Field::Subject => body.subject.map(|subject| subject.words().to_owned()),
            Field::Notice => body.notice.as_ref().map(Notice::sentence),
            Field::ClosedDays => body.notice.as_ref().and_then(closed_days),
            Field::Published => body.notice.as_ref().and_then(published),
            Field::Urgent => body.urgent.as_ref().map(urgent),
            Field::Words => limits.words.map(words),
            Field::PerPerson => limits.per_person.map(per_person),
            Field::PerOrganisation | Field::PerYear | Field::PerMeeting | Field::Parts => numbers(self, limits),
            Field::Supplementary => body.supplementary.map(supplementary),
            Field::Time => times(&body.time),
            Field::Order => body.order.as_ref().and_then(order),
            Field::Grounds => body.grounds.as_ref().map(|grounds| {
                let stated = grounds.iter().filter(|ground| !ground.text.trim().is_empty());
                let texts = stated.map(|ground| format!("{} ({})", ground.text, ground.test.words()));
                texts.collect::<Vec<_>>().join(" ")
            }),
            Field::Decider => {
                own(&body.decider).map(|who| format!("Whether a question is taken is decided by: {who}."))
            }
            Field::SendTo => own(&body.send_to).map(|office| format!("Questions go to: {office}.")),
            Field::Answer => answer(body),
            Field::Citing => citing(&body.citing),
            Field::Declarations => listed(body.declarations.iter().map(|asked| asked.text.clone())),
            Field::Clauses => listed(body.clauses.iter().filter_map(|(field, clause)| {
                let said = [clause.reference.trim(), clause.text.trim()];
                let said: Vec<&str> = said.into_iter().filter(|words| !words.is_empty()).collect();
                (!said.is_empty()).then(|| format!("{}: {}", field.words(), said.join(", ")))
            })),
            Field::Notes => listed(body.notes.iter().cloned()),
        };
        // An empty text in a file states nothing.
        sentence.filter(|text| !text.trim().is_empty())
    }

    /// The sentence, or that it is not stated.
    pub fn stated(self, body: &Body) -> String {
        self.sentence(body).unwrap_or_else(|| format!("{}: not stated.", self.words()))
    }
}

fn lower(text: &str) -> String {
    text.to_lowercase()
}

fn listed(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join(" "))
}

/// What the body's own words print of a made-up question.
fn citing(citing: &Citing) -> Option<String> {
    let Citing { answer, question, mention } = citing;
    let stated = [answer, question, mention].map(|words| words.as_ref().is_some_and(|words| !words.trim().is_empty()));
    let printed = Template::default().of_body(citing).examples();
    let shown = printed.into_iter().zip(stated).filter(|(_, stated)| *stated).map(|(words, _)| format!("“{words}”"));
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| format!("For example: {}.", join(&shown, "and")))
}

fn capital(text: &str) -> String {
    let mut marks = text.chars();
    marks.next().map_or_else(String::new, |first| first.to_uppercase().chain(marks).collect())
}

fn source(body: &Body) -> Option<String> {
    let source = &body.source;
    let checked = source.checked.map(|date| format!("checked on {}", date.strftime("%-d %B %Y")));
    let own = [source.title.clone(), source.url.clone(), checked].into_iter().flatten();
    let others = body.more_sources.iter().map(|other| format!("{} ({})", other.url, other.what_for));
    let all: Vec<String> = own.chain(others).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn closed_days(notice: &Notice) -> Option<String> {
    let mut sentences = Vec::new();
    if notice.weekend != Notice::WEEKEND {
        let days: Vec<String> = notice.weekend.iter().map(|day| day.words().to_owned()).collect();
        sentences.push(match days.as_slice() {
            [] => "No day of the week is left out.".to_owned(),
            days => format!("The weekend is {}.", join(days, "and")),
        });
    }
    if !notice.closed.is_empty() {
        let days: Vec<String> = notice.closed.iter().map(|day| day.words()).collect();
        sentences.push(format!("The office is also closed on {}.", join(&days, "and")));
    }
    listed(sentences.into_iter())
}

fn published(notice: &Notice) -> Option<String> {
    let dated = match &notice.form {
        Form::Dated { dates, .. } => dates.as_slice(),
        _ => &[],
    };
    listed(dated.iter().chain(&notice.published).map(printed))
}

fn printed(published: &Published) -> String {
    format!("For the meeting of {}: {}.", Cutoff { date: published.meeting, time: None }.words(), published.at.words())
}

fn urgent(urgent: &Urgent) -> String {
    let consents =
        if urgent.consents.is_empty() { String::new() } else { format!(" Needed: {}.", urgent.consents.join("; ")) };
    match &urgent.notice {
        Some(notice) => format!("An urgent question may come later. {}{consents}", notice.sentence()),
        None => format!("An urgent question may come later.{consents}"),
    }
}

fn words(limit: Words) -> String {
    let counts = limit.counts.map(|counts| format!(", counting {}", counts.words())).unwrap_or_default();
    let quotations = match limit.quotations {
        Some(true) => ", quoted words included",
        Some(false) => ", quoted words left out",
        None => "",
    };
    format!("At most {}{counts}{quotations}.", plural(limit.max as usize, "word"))
}

fn per_person(limit: PerPerson) -> String {
    let per = limit.per.map(|per| format!(" {}", per.words())).unwrap_or_default();
    let supplementary = match limit.includes_supplementary {
        Some(true) => ", a supplementary included",
        Some(false) => ", a supplementary not counted",
        None => "",
    };
    format!("One person may put at most {}{per}{supplementary}.", plural(limit.max as usize, "question"))
}

fn numbers(field: Field, limits: &Limits) -> Option<String> {
    let questions = |max: u32| plural(max as usize, "question");
    match field {
        Field::PerOrganisation => limits
            .per_organisation
            .map(|limit| format!("One organisation may put at most {} at a meeting.", questions(limit.max))),
        Field::PerYear => limits.per_year.map(|limit| {
            let year = limit.year.map_or("in a year", Named::words);
            format!("One person may put at most {} {year}.", questions(limit.max))
        }),
        Field::PerMeeting => limits.per_meeting.as_ref().map(|limit| {
            let overflow = limit.overflow.as_ref().map(|what| format!(" The others: {what}.")).unwrap_or_default();
            format!("A meeting takes at most {}.{overflow}", questions(limit.max))
        }),
        _ => limits.parts.map(|parts| {
            let most = parts.max.filter(|_| parts.mode != PartsMode::Forbidden);
            let most = most.map(|max| format!(", at most {max}")).unwrap_or_default();
            format!("{}{most}.", parts.mode.words())
        }),
    }
}

fn supplementary(rule: Supplementary) -> String {
    if rule.max == Some(0) {
        return "No supplementary questions.".to_owned();
    }
    let number = rule.max.map_or_else(
        || "Supplementary questions, how many is not stated".to_owned(),
        |max| format!("At most {}", plural(max as usize, "supplementary question")),
    );
    let more = [
        rule.scope.map(|scope| scope.words().to_owned()),
        rule.seconds.map(|seconds| format!("each within {}", duration(seconds))),
        rule.none_if_written.filter(|none| *none).map(|_| "none where the answer is in writing".to_owned()),
        rule.chair_discretion.filter(|needed| *needed).map(|_| "if the chair allows it".to_owned()),
    ];
    let all: Vec<String> = std::iter::once(number).chain(more.into_iter().flatten()).collect();
    format!("{}.", all.join(", "))
}

/// "3 minutes", "90 seconds".
fn duration(seconds: u32) -> String {
    if seconds > 0 && seconds.is_multiple_of(60) {
        return plural(seconds as usize / 60, "minute");
    }
    plural(seconds as usize, "second")
}

fn times(times: &Times) -> Option<String> {
    let shares = times.per_addressee.iter().flatten();
    let shares = shares.map(|share| format!("{}: {}.", share.who, plural(share.minutes as usize, "minute")));
    let whole =
        times.item_minutes.map(|minutes| format!("Questions take at most {}.", plural(minutes as usize, "minute")));
    let ask = times.ask_seconds.map(|seconds| format!("Asking one takes at most {}.", duration(seconds)));
    let answer = times.answer_seconds.map(|seconds| format!("Answering one takes at most {}.", duration(seconds)));
    listed(whole.into_iter().chain(ask).chain(answer).chain(shares))
}

fn order(order: &Order) -> Option<String> {
    let by: Vec<String> = order.by.iter().map(|by| by.words().to_owned()).collect();
    let by = (!by.is_empty()).then(|| format!("Questions are taken {}.", join(&by, "then")));
    let grouping = order.grouping.map(|may| {
        if may { "Like ones may be taken together.".to_owned() } else { "Like ones are not taken together.".to_owned() }
    });
    listed(by.into_iter().chain(grouping).chain(order.detail.clone()))
}

fn answer(body: &Body) -> Option<String> {
    let rule = &body.answer;
    let forms = rule.forms.as_ref().filter(|forms| !forms.is_empty()).map(|forms| {
        let forms: Vec<String> = forms.iter().map(|form| form.words().to_owned()).collect();
        format!("An answer is {}.", join(&forms, "or"))
    });
    // The Police Reform and Social Responsibility Act 2011, s.29, compels answers but sets no time for them.
    let practice =
        if body.forum == Forum::PoliceAndCrimePanel { ", by local practice: no law sets a time" } else { "" };
    let within = rule.written_within.map(|within| {
        format!("A written answer comes within {}{practice}.", plural(within.n as usize, within.unit.words()))
    });
    let published = rule.published_before.as_ref().map(|notice| {
        format!(
            "Written answers are published beforehand: {}",
            notice.sentence().replace("Notice must be in", "they must be out")
        )
    });
    let length = rule.max_words.map(|max| format!("A reply has at most {}.", plural(max as usize, "word")));
    let absent = rule.if_absent.as_ref().map(|what| format!("If the asker is not there: {}.", reply(what)));
    let late = rule.if_time_out.as_ref().map(|what| format!("If time runs out: {}.", reply(what)));
    let all: Vec<String> = [forms, within, published, length, absent, late].into_iter().flatten().collect();
    listed(all.into_iter()).map(|text| capital(&text))
}

/// What becomes of a question, in words: some rule sets say merely "written".
fn reply(what: &str) -> &str {
    if what == "written" { "a written answer" } else { what }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{Counts, Parts, Per, PerMeeting, PerYear, Scope, Year};

    #[test]
    fn every_limit_makes_its_sentence() {
        let mut body = Body::named("x", "Example Council");
        let limits = &mut body.limits;
        limits.words = Some(Words { max: 100, counts: Some(Counts::Question), quotations: Some(false) });
        limits.per_person = Some(PerPerson { max: 2, includes_supplementary: Some(true), per: Some(Per::Meeting) });
        limits.per_year = Some(PerYear { max: 4, year: Some(Year::LocalGovernment) });
        limits.per_meeting = Some(PerMeeting { max: 8, overflow: Some("written reply offered".into()) });
        limits.parts = Some(Parts { mode: PartsMode::Allowed, max: Some(3) });
        body.supplementary = Some(Supplementary {
            max: Some(1),
            scope: Some(Scope::Reply),
            seconds: Some(60),
            chair_discretion: Some(true),
            ..Supplementary::default()
        });
        let check = |field: Field, expected: &str| assert_eq!(field.stated(&body), expected);
        check(Field::Words, "At most 100 words, counting the question alone, quoted words left out.");
        check(Field::PerPerson, "One person may put at most 2 questions at a meeting, a supplementary included.");
        check(Field::PerYear, "One person may put at most 4 questions in a council year, counted from 1 May.");
        check(Field::PerMeeting, "A meeting takes at most 8 questions. The others: written reply offered.");
        check(Field::Parts, "A question may have parts, at most 3.");
        check(
            Field::Supplementary,
            "At most 1 supplementary question, arising from the answer, each within 1 minute, if the chair allows it.",
        );
        check(Field::PerOrganisation, "Questions from one organisation: not stated.");
        check(Field::Notice, "Notice: not stated.");
    }
}
