//! A paper on the screen, as it will stand on the agenda.

use leptos::prelude::*;

use crate::document::{Document, Item, Node};

/// Draws a paper. Its headings begin at a given level, to fit the page around them.
#[component]
pub(in crate::web) fn Paper(
    /// The paper.
    #[prop(into)]
    document: Signal<Document>,
    /// The level of the paper's own title on this page.
    #[prop(default = 3)]
    level: u8,
) -> impl IntoView {
    view! { <div class="paper">{move || document.get().nodes.into_iter().map(|node| draw(node, level)).collect_view()}</div> }
}

fn draw(node: Node, base: u8) -> AnyView {
    match node {
        Node::Heading { level, text } => heading(level + base - 1, text),
        Node::Facts(facts) => {
            let rows = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
            view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
        }
        Node::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Node::Quotation { paragraphs, source, address } => {
            let words = paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
            view! {
                <figure class="quoted">
                    <blockquote>{words}</blockquote>
                    {source.map(|source| view! { <figcaption>{linked(source, address)}</figcaption> })}
                </figure>
            }
            .into_any()
        }
        Node::Parts(items) => list(items),
    }
}

/// Where a quotation comes from: a link where its address is known.
fn linked(source: String, address: Option<String>) -> AnyView {
    match address {
        Some(address) => view! { <a href=address rel="noreferrer noopener" target="_blank">{source}</a> }.into_any(),
        None => source.into_any(),
    }
}

fn heading(level: u8, text: String) -> AnyView {
    match level {
        ..=2 => view! { <h2>{text}</h2> }.into_any(),
        3 => view! { <h3>{text}</h3> }.into_any(),
        _ => view! { <h4>{text}</h4> }.into_any(),
    }
}

/// The labels are words of their own: every reader, printer and copy shows the same letters.
fn list(items: Vec<Item>) -> AnyView {
    let items = items.into_iter().map(|item| {
        let inner = (!item.items.is_empty()).then(|| list(item.items));
        view! { <li><span class="label">{item.label} " "</span><div>{item.text}{inner}</div></li> }
    });
    view! { <ol class="parts" role="list">{items.collect_view()}</ol> }.into_any()
}
