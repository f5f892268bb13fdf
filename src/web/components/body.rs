//! The body of a question: its name with suggestions, and whose rules the question is checked against.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::question::{Detail, Edit};
use crate::rules::choose_rules;
use crate::web::advisor::{Advisor, detail_id};
use crate::web::composer::Composer;
use crate::web::route::Route;
use crate::worker::BodyShown;

/// The id of the preset that states nothing.
const GENERAL: &str = "general";

/// At most so many names are suggested.
const MOST: usize = 8;

const LIST: &str = "body-suggestions";

/// The name of the body. Any name can be written; those that are known are suggested.
#[component]
pub(in crate::web) fn BodyName() -> impl IntoView {
    let composer = Composer::here();
    let desk = composer.desk;
    let text = Memo::new(move |_| composer.draft.with(|draft| draft.question.details.body.clone()));
    let (open, at) = (RwSignal::new(false), RwSignal::new(None::<usize>));
    // A name may be typed before the list of bodies is there.
    Effect::new(move |_| {
        desk.bodies.track();
        if open.get_untracked() {
            only_rules(composer).into_iter().for_each(|edit| composer.type_in(edit));
        }
    });
    let found = Memo::new(move |_| {
        let chosen = composer.draft.with(|draft| draft.advice.rules.clone());
        let fits = |all: &Vec<BodyShown>| text.with(|text| suggested(all, text, chosen.as_deref()));
        if open.get() { desk.bodies.with(fits) } else { Vec::new() }
    });
    let focused = RwSignal::new(false);
    let is_open = Memo::new(move |_| focused.get() && found.with(|found| !found.is_empty()));
    let choose = move |body: BodyShown| {
        open.set(false);
        at.set(None);
        composer.type_in(Edit::SetDetail(Detail::Body(body.name.clone())));
        composer.follow(rules_edit(composer, Some(&body.id)));
        desk.speak(&format!("{}: rules for questions from {}.", body.name, body.audience.to_lowercase()));
    };
    let typed = move |event| {
        open.set(true);
        at.set(None);
        composer.type_in(Edit::SetDetail(Detail::Body(event_target_value(&event))));
        only_rules(composer).into_iter().for_each(|edit| composer.follow(edit));
    };
    let keys = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        let chosen = at.get_untracked().and_then(|at| found.with_untracked(|found| found.get(at).cloned()));
        match (event.key().as_str(), chosen) {
            ("ArrowDown", _) if count > 0 => at.update(|at| *at = Some(at.map_or(0, |at| (at + 1) % count))),
            ("ArrowUp", _) if count > 0 => {
                at.update(|at| *at = Some(at.map_or(count - 1, |at| (at + count - 1) % count)))
            }
            ("ArrowDown", _) => return open.set(true),
            ("Enter", Some(body)) => choose(body),
            ("Escape", _) if is_open.get_untracked() => open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let current = move || at.get().map(option_id);
    view! {
        <div class="suggests">
            <label class="line">
                <span class="name">"Body"</span>
                <input
                    id=detail_id("body")
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    aria-activedescendant=current
                    prop:value=move || text.get()
                    on:input=typed
                    on:keydown=keys
                    on:focusin=move |_| focused.set(true)
                    on:focusout=move |_| {
                        let _ = (focused.try_set(false), at.try_set(None));
                    }
                />
            </label>
            <ul id=LIST role="listbox" aria-label="Bodies whose rules are known" class:shown=move || is_open.get()>
                {move || found.get().into_iter().enumerate().map(|(index, body)| {
                    let words = format!("Questions from {}. {}", body.audience.to_lowercase(), body.status);
                    let name = body.name.clone();
                    view! {
                        <li
                            role="option"
                            id=option_id(index)
                            aria-selected=move || if at.get() == Some(index) { "true" } else { "false" }
                            // The focus stays in the field, so that its loss does not close the list first.
                            on:mousedown=move |event| {
                                event.prevent_default();
                                choose(body.clone());
                            }
                        >
                            {name} " " <small>{words}</small>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </div>
    }
}

fn option_id(index: usize) -> String {
    format!("{LIST}-{index}")
}

/// The words of a name by which a body is found: what kind of council it is, people write in many ways.
fn telling_words(typed: &str) -> Vec<String> {
    const KINDS: [&str; 10] =
        ["council", "borough", "city", "county", "district", "london", "royal", "of", "and", "the"];
    let typed = typed.to_lowercase().replace('&', " ");
    let words = typed.split_whitespace().flat_map(|word| match word {
        "pcp" => vec!["police", "crime", "panel"],
        word => vec![word],
    });
    let (kinds, telling): (Vec<&str>, Vec<&str>) = words.partition(|word| KINDS.contains(word));
    let words = if telling.is_empty() { kinds } else { telling };
    words.into_iter().map(str::to_owned).collect()
}

/// Those whose names hold every word that was typed. There is nothing to suggest where the one that was typed is chosen.
fn suggested(all: &[BodyShown], typed: &str, chosen: Option<&str>) -> Vec<BodyShown> {
    let is_chosen = |body: &BodyShown| chosen == Some(body.id.as_str()) && body.is_called(typed);
    let words = telling_words(typed);
    if words.is_empty() || all.iter().any(is_chosen) {
        return Vec::new();
    }
    let fits = |body: &&BodyShown| {
        let name = body.name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    all.iter().filter(fits).take(MOST).cloned().collect()
}

fn rules_edit(composer: Composer, id: Option<&str>) -> Edit {
    composer.draft.with_untracked(|draft| choose_rules(draft, id))
}

/// Where the name that was typed is that of a body with one set of rules for members, those are chosen; rules for the
/// public nearly always differ, so that they are only offered. Rules of a body of another name are let go: its deadline
/// would be the wrong one.
fn only_rules(composer: Composer) -> Option<Edit> {
    let (name, chosen) =
        composer.draft.with_untracked(|draft| (draft.question.details.body.clone(), draft.advice.rules.clone()));
    let sets = composer.desk.bodies.with_untracked(|all| of_name(all, &name));
    let is_of_another = |chosen: &String| {
        let is_known = |all: &Vec<BodyShown>| all.iter().any(|body| body.id == *chosen && body.id != GENERAL);
        composer.desk.bodies.with_untracked(is_known) && sets.iter().all(|set| set.id != *chosen)
    };
    let is_left_over = chosen.as_ref().is_some_and(is_of_another);
    let for_members: Vec<&BodyShown> = sets.iter().filter(|set| set.is_for_members).collect();
    match for_members.as_slice() {
        [only] if chosen.is_none() || is_left_over => Some(rules_edit(composer, Some(&only.id))),
        _ if is_left_over => Some(rules_edit(composer, None)),
        _ => None,
    }
}

fn of_name(all: &[BodyShown], name: &str) -> Vec<BodyShown> {
    all.iter().filter(|body| body.is_called(name)).cloned().collect()
}

/// Whose rules are checked, in words; what they are worth; and the organisation where that matters.
#[component]
pub(in crate::web) fn ChosenRules() -> impl IntoView {
    let composer = Composer::here();
    let advisor = Advisor::here();
    let chosen = Memo::new(move |_| composer.draft.with(|draft| draft.advice.rules.clone().unwrap_or_default()));
    let name = Memo::new(move |_| composer.draft.with(|draft| draft.question.details.body.clone()));
    let sets = Memo::new(move |_| composer.desk.bodies.with(|all| offered(all, &name.get(), &chosen.get())));
    let choose = move |event| {
        let id = event_target_value(&event);
        composer.type_in(rules_edit(composer, Some(id.as_str()).filter(|id| !id.is_empty())));
    };
    let option = move |(id, words): (String, String)| {
        let value = id.clone();
        view! { <option value=value selected=move || chosen.get() == id>{words}</option> }
    };
    let said = Memo::new(move |_| {
        advisor.advice.with(|advice| advice.as_ref().map(|advice| (advice.rules.clone(), advice.lacks_rules)))
    });
    view! {
        <div>
            <label class="line">
                <span class="name">"Rules to check it against"</span>
                <select id=detail_id("rules") on:change=choose prop:value=move || { sets.track(); chosen.get() }>
                    {move || sets.get().into_iter().map(option).collect_view()}
                </select>
            </label>
            {move || said.get().map(|(rules, lacks)| match rules {
                Some(rules) => {
                    let page = Route::Body(rules.id.clone()).address();
                    view! { <p class="help">{rules.status} ". " <a href=page>"Look at the rules"</a></p> }.into_any()
                }
                None if lacks => view! {
                    <p class="problem">"The rules that were chosen are not on this device, so nothing of them is checked. Ask the clerk for the body’s file and open it, or choose others."</p>
                }.into_any(),
                None => match composer.desk.bodies.with(|all| of_name(all, &name.get())).as_slice() {
                    [] => view! {
                        <p class="help">"No rules chosen: limits and deadline are not checked. " <a href=Route::Bodies.address()>"Bodies and rules"</a></p>
                    }.into_any(),
                    known if known.iter().any(|set| set.is_for_members) => view! {
                        <p class="help">"The rules of this body are known. Choose in the list whose questions they are for."</p>
                    }.into_any(),
                    _ => view! {
                        <p class="help">"Only this body’s rules for questions from the public are known here. Choose them if you ask as one of the public; if not, ask the clerk for the members’."</p>
                    }.into_any(),
                },
            })}
        </div>
    }
}

/// The sets of rules to choose from: those of the body's name, the chosen one, and none.
fn offered(all: &[BodyShown], name: &str, chosen: &str) -> Vec<(String, String)> {
    let mut sets = vec![(String::new(), "No rules chosen: not checked".to_owned())];
    let of_name = of_name(all, name);
    let own = |body: &BodyShown| {
        let audience = body.audience.to_lowercase();
        // Two sets for the same people are told apart by their notice.
        let has_like = of_name.iter().filter(|other| other.audience == body.audience).count() > 1;
        let notice = if has_like { format!(". {}", body.notice) } else { String::new() };
        (body.id.clone(), format!("For questions from {audience}{notice}"))
    };
    sets.extend(of_name.iter().map(own));
    let is_here = |sets: &[(String, String)]| sets.iter().any(|(id, _)| id == chosen);
    if !is_here(&sets) {
        let other = |body: &BodyShown| {
            (body.id.clone(), format!("{}: questions from {}", body.name, body.audience.to_lowercase()))
        };
        sets.extend(all.iter().find(|body| body.id == chosen).map(other));
    }
    sets.push((GENERAL.to_owned(), "General rules, which state nothing".to_owned()));
    if !is_here(&sets) {
        sets.push((chosen.to_owned(), "Rules that are not on this device".to_owned()));
    }
    sets
}
