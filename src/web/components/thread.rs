//! The thread of a question: what it builds on and what followed, drafts and published questions alike.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::calendar::printed_date;
use crate::question::Draft;
use crate::record::Place;
use crate::thread::{Cites, Node, cites, reference};
use crate::web::browser::focus_soon;
use crate::web::client;
use crate::web::desk::Desk;
use crate::web::route::{Route, Spot};
use crate::worker::{NodeShown, Reply, Request, ThreadShown};

/// What the drafts of this device cite: it changes only when a quotation or a link does.
pub(in crate::web) fn cited_by_drafts(desk: Desk) -> Memo<Vec<Cites>> {
    Memo::new(move |_| desk.drafts.with(|drafts| drafts.iter().flat_map(cites).collect()))
}

/// The threads of some questions, asked for again whenever what is cited changes.
pub(in crate::web) fn threads(of: Signal<Vec<Node>>, drafts: Memo<Vec<Cites>>) -> RwSignal<Vec<ThreadShown>> {
    let shown = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let request = Request::Threads { of: of.get(), drafts: drafts.get() };
        spawn_local(async move {
            if let Reply::Threads(found) = client::ask(&request).await {
                let _ = shown.try_set(found);
            }
        });
    });
    shown
}

/// What a question is called, with what else is known of it; `None` for a draft that has been deleted meanwhile.
#[derive(Clone, PartialEq)]
struct Named {
    address: String,
    title: String,
    about: String,
}

impl Named {
    fn of(desk: Desk, one: &NodeShown) -> Option<Self> {
        match one.node {
            Node::Draft(id) => desk.draft(id).as_ref().map(Self::of_draft),
            Node::Published(record, entry) => {
                let spot = Spot { entry, place: Place::Answer, start: 0, end: 0 };
                let known = |drafts: &Vec<Draft>| {
                    let references = drafts.iter().filter_map(|draft| reference(draft, record, entry));
                    references.map(crate::citation::Reference::name).next()
                };
                let title = one.name.clone().or_else(|| desk.drafts.with_untracked(known));
                let about = if one.name.is_some() { String::new() } else { "no longer in your library".to_owned() };
                Some(Self { address: Route::Passage(record, spot).address(), title: title?, about })
            }
        }
    }

    fn of_draft(draft: &Draft) -> Self {
        let details = &draft.question.details;
        let meeting = details.meeting_date.map(|date| format!(", for the meeting of {}", printed_date(date)));
        Self {
            address: Route::Compose(draft.question.id).address(),
            title: draft.title(),
            about: format!("your question, {}{}", draft.state.words().to_lowercase(), meeting.unwrap_or_default()),
        }
    }

    fn link(&self) -> impl IntoView + use<> {
        view! { <a href=self.address.clone()>{self.title.clone()}</a> }
    }
}

/// So many rows of a list are shown at first.
const FIRST: usize = 20;

/// So many names are shown in a line; all of them stand in the list of what followed.
const IN_LINE: usize = 5;

/// In one line: the questions that cite a text, or one of its paragraphs. All of them stand in the list of what followed.
pub(in crate::web) fn cited_line(desk: Desk, citing: Vec<&NodeShown>) -> Option<AnyView> {
    let named: Vec<Named> = citing.into_iter().filter_map(|one| Named::of(desk, one)).collect();
    let links =
        named.iter().take(IN_LINE).enumerate().map(|(at, one)| view! { {(at > 0).then_some(", ")} {one.link()} });
    let links = links.collect_view();
    let more =
        (named.len() > IN_LINE).then(|| format!(" and {} more, all under “What followed”", named.len() - IN_LINE));
    (!named.is_empty()).then(|| view! { <p class="source cited-part">"Cited in " {links} {more}</p> }.into_any())
}

/// What a question builds on and what followed it; nothing where it stands alone.
pub(in crate::web) fn whole_thread(desk: Desk, thread: &ThreadShown, beneath: Beneath, id: &str) -> Option<AnyView> {
    let lists = [
        list(desk, &thread.builds_on, ("What it builds on", "back"), beneath, format!("builds-{id}")),
        list(desk, &thread.followed, ("What followed", "on"), beneath, format!("cited-{id}")),
        list(desk, &thread.may_cite, ("What it may refer to", "back"), beneath, format!("may-cite-{id}")),
        list(desk, &thread.may_be_cited, ("What may refer to it", "on"), beneath, format!("may-be-cited-{id}")),
    ];
    let lists: Vec<AnyView> = lists.into_iter().flatten().collect();
    (!lists.is_empty()).then(|| lists.into_any())
}

/// Beneath which heading the lists stand.
#[derive(Clone, Copy)]
pub(in crate::web) enum Beneath {
    /// Beneath that of the page.
    Page,
    /// Beneath that of one question of the page.
    Question,
}

/// One list, with the way that it goes in words. Of a long one the first rows are shown, and the rest at a button.
fn list(
    desk: Desk,
    all: &[NodeShown],
    (title, way): (&'static str, &'static str),
    beneath: Beneath,
    id: String,
) -> Option<AnyView> {
    let rows: Vec<(Named, usize)> = all.iter().filter_map(|one| Some((Named::of(desk, one)?, one.steps))).collect();
    let row = move |(named, steps): &(Named, usize)| {
        let far = (*steps > 1).then(|| format!("{steps} steps {way}"));
        let about = [Some(named.about.clone()).filter(|about| !about.is_empty()), far];
        let about: Vec<String> = about.into_iter().flatten().collect();
        view! { <li>{named.link()} " " <small>{about.join(", ")}</small></li> }
    };
    let heading = match beneath {
        Beneath::Page => view! { <h2 id=id.clone()>{title}</h2> }.into_any(),
        Beneath::Question => view! { <h3 id=id.clone()>{title}</h3> }.into_any(),
    };
    let first = rows.iter().take(FIRST).map(row).collect_view();
    let rest = rows.get(FIRST..).unwrap_or_default().to_vec();
    let list_id = format!("{id}-list");
    let rest =
        (!rest.is_empty()).then(|| view! { <Rest desk=desk rest=rest row=row title=title list=list_id.clone() /> });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="cited-by" aria-labelledby=id>
                {heading}
                <ul id=list_id>{first}</ul>
                {rest}
            </section>
        }
        .into_any()
    })
}

/// The rows of a long list beyond the first ones: a list of its own that goes on beneath it, once it is asked for.
#[component]
fn Rest<Row, View>(desk: Desk, rest: Vec<(Named, usize)>, row: Row, title: &'static str, list: String) -> impl IntoView
where
    Row: Fn(&(Named, usize)) -> View + Copy + Send + Sync + 'static,
    View: IntoView + 'static,
{
    let count = rest.len();
    let is_open = RwSignal::new(false);
    let id = StoredValue::new(format!("{list}-rest"));
    let rest = StoredValue::new(rest);
    let open = move |_| {
        is_open.set(true);
        desk.speak(&format!("{count} more are shown."));
        focus_soon(id.get_value(), None);
    };
    let words = format!("Show {count} more");
    let name = format!("{words}: {title}");
    let button = StoredValue::new((words, name));
    let closed = move || {
        let (words, name) = button.get_value();
        view! {
            <p class="more"><button type="button" aria-label=name on:click=open>{words}</button></p>
            <p class="on-paper">{format!("And {count} more, which the app shows.")}</p>
        }
    };
    view! {
        <Show when=move || is_open.get() fallback=closed>
            <ul id=id.get_value() tabindex="-1" aria-label=format!("{title}, {count} more")>
                {rest.with_value(|rest| rest.iter().map(row).collect_view())}
            </ul>
        </Show>
    }
}
