//! What happens at the meeting: order, time, supplementary questions, answers.

use super::notice;
use super::pen::{List, Pen};
use crate::body::{AnswerForm, Answering, Order, OrderBy, ReplyUnit, Share, Supplementary, Times, Within};
use crate::named::Named;

/// Something that is stated as a whole or not at all. Gives it if it is.
fn stated<'a, T: Default>(pen: &mut Pen, key: &str, name: &str, rule: &'a mut Option<T>) -> Option<&'a mut T> {
    let mut is_stated = rule.is_some();
    pen.tick(key, name, &mut is_stated);
    if !is_stated {
        *rule = None;
        return None;
    }
    Some(rule.get_or_insert_with(T::default))
}

pub(super) fn supplementary(pen: &mut Pen, rule: &mut Option<Supplementary>) {
    let name = "These rules say something of supplementary questions";
    let Some(rule) = stated(pen, "supplementary", name, rule) else { return };
    pen.number("supplementary.max", "Most of them; 0 if there are none", &mut rule.max, None);
    pen.maybe("supplementary.scope", "What they may be about", &mut rule.scope);
    pen.number("supplementary.seconds", "Most seconds for each", &mut rule.seconds, None);
    pen.yes_or_no("supplementary.written", "None where the answer is in writing?", &mut rule.none_if_written);
    pen.yes_or_no("supplementary.chair", "Must the chair allow it?", &mut rule.chair_discretion);
}

pub(super) fn time(pen: &mut Pen, times: &mut Times) {
    pen.number("time.item", "Minutes for all questions", &mut times.item_minutes, None);
    pen.number("time.ask", "Seconds to ask one", &mut times.ask_seconds, None);
    pen.number("time.answer", "Seconds to answer one", &mut times.answer_seconds, None);
    let mut shares = times.per_addressee.take().unwrap_or_default();
    let named = List { key: "time.share", one: "share for one who is asked", begins_with: None };
    let blank = |_: &str| Some(Share { who: String::new(), minutes: 0 });
    pen.rows(named, &mut shares, blank, |pen, key, share| {
        pen.text(&format!("{key}.who"), "Who", &mut share.who);
        pen.count(&format!("{key}.minutes"), "Minutes", &mut share.minutes, 1_000);
    });
    times.per_addressee = Some(shares).filter(|shares| !shares.is_empty());
}

pub(super) fn order(pen: &mut Pen, order: &mut Option<Order>) {
    let Some(order) = stated(pen, "order", "These rules say something of the order", order) else { return };
    let named = List { key: "order.by", one: "rule of order", begins_with: None };
    pen.rows(
        named,
        &mut order.by,
        |_| Some(OrderBy::Received),
        |pen, key, by| pen.choice(key, "Questions are taken", by),
    );
    pen.yes_or_no("order.grouping", "May like ones be taken together?", &mut order.grouping);
    pen.words("order.detail", "More of it", &mut order.detail);
}

pub(super) fn answer(pen: &mut Pen, answer: &mut Answering) {
    forms(pen, &mut answer.forms);
    within(pen, &mut answer.written_within);
    let named = ("answer.published", "When written answers are published beforehand");
    notice::notice(pen, named, &mut answer.published_before);
    pen.number("answer.words", "Most words of a reply", &mut answer.max_words, None);
    pen.words("answer.absent", "If the asker is not there", &mut answer.if_absent);
    pen.words("answer.time-out", "If time runs out", &mut answer.if_time_out);
}

fn forms(pen: &mut Pen, forms: &mut Option<Vec<AnswerForm>>) {
    for form in AnswerForm::ALL {
        let was = forms.iter().flatten().any(|other| other == form);
        let mut is = was;
        pen.tick(&format!("answer.form.{}", form.name()), &format!("An answer may be {}", form.words()), &mut is);
        if is != was {
            let list = forms.get_or_insert_with(Vec::new);
            list.retain(|other| other != form);
            list.extend(is.then_some(*form));
        }
    }
}

fn within(pen: &mut Pen, rule: &mut Option<Within>) {
    let mut number = rule.map(|rule| rule.n);
    pen.number("answer.within", "A written answer comes within", &mut number, None);
    let unit = rule.map_or(ReplyUnit::WorkingDay, |rule| rule.unit);
    *rule = number.map(|n| Within { n, unit });
    if let Some(rule) = rule {
        pen.choice("answer.within.unit", "Of which units", &mut rule.unit);
    }
}
