//! The verbs with which minutes report asking and replying.

use crate::minutes::scan::Scan;

/// Verbs of asking.
pub(super) const ASKS: &[&str] = &[
    "asked",
    "asks",
    "to ask",
    "who asked",
    "who asks",
    "queried",
    "enquired",
    "inquired",
    "questioned",
    "sought",
    "put",
    "had given notice",
    "has given notice",
    "gave notice",
    "had given written notice",
    "has given written notice",
    "gave written notice",
    "submitted",
    "had submitted",
    "has submitted",
    "had asked",
    "wished to know",
    "wanted to know",
    "requested",
    "posed",
    "raised",
    "had tabled",
    "tabled",
    "put forward",
    "had put",
    "enquires",
];
/// Verbs that begin a question only if asking follows.
pub(super) const LEADS_TO_ASKING: &[&str] = &[
    "referred",
    "stated",
    "said",
    "welcomed",
    "thanked",
    "noted",
    "suggested",
    "expressed",
    "commented",
    "observed",
    "was concerned",
    "highlighted",
    "drew",
    "mentioned",
    "explained",
    "spoke",
    "reminded",
    "pointed",
    "made",
    "felt",
    "quoted",
    "reported",
    "outlined",
    "declared",
    "advised",
    "read",
];
/// Verbs of replying.
pub(super) const REPLIES: &[&str] = &[
    "replied",
    "responded",
    "answered",
    "gave",
    "has replied",
    "has responded",
    "had replied",
    "read",
    "provided",
    "in response",
    "in reply",
    "submitted the following response",
    "said in response",
    "said in reply",
    "replies",
    "responds",
    "in responding",
    "in replying",
];
/// Verbs of saying, which a reply may begin with.
pub(super) const SAYS: &[&str] = &[
    "said",
    "stated",
    "explained",
    "advised",
    "reported",
    "confirmed",
    "indicated",
    "noted",
    "informed",
    "agreed",
    "added",
    "acknowledged",
    "assured",
    "commented",
    "considered",
    "undertook",
    "thanked",
    "referred",
    "committed",
    "welcomed",
    "outlined",
    "highlighted",
    "emphasised",
    "clarified",
    "accepted",
    "pointed",
    "reminded",
    "offered",
    "promised",
    "recognised",
    "reassured",
    "told",
    "believed",
    "felt",
    "hoped",
    "apologised",
    "declined",
    "denied",
    "described",
    "shared",
    "spoke",
    "suggested",
    "was pleased",
    "was not",
    "was of the view",
    "stressed",
    "reiterated",
    "expressed",
    "set out",
    "could not",
    "did not",
    "would",
    "drew",
    "made it clear",
    "was happy",
    "was aware",
    "was unable",
    "was grateful",
    "was confident",
    "encouraged",
    "observed",
    "expected",
    "mentioned",
    "concurred",
    "shook",
    "regretted",
    "remarked",
    "argued",
    "was sorry",
    "was sure",
    "thought",
    "asked members to note",
];
/// Openings of a supplementary question.
pub(super) const SUPPLEMENTARY_LEADS: &[&str] = &[
    "in a supplementary question",
    "in a supplementary",
    "in his supplementary question",
    "in his supplementary",
    "in her supplementary question",
    "in her supplementary",
    "in their supplementary question",
    "in their supplementary",
    "by way of a supplementary question",
    "by way of supplementary",
    "by way of a supplementary",
    "as a supplementary question",
    "as a supplementary",
    "as a supplementary to the question",
    "in a further supplementary question",
    "in a further question",
    "asking a supplementary question",
    "in asking a supplementary question",
    "with a supplementary question",
    "as a follow-up",
    "as a follow up",
    "in a follow-up question",
    "in a follow up question",
    "in supplementary",
    "for a supplementary question",
    "for his supplementary question",
    "for her supplementary question",
    "in response to the answer",
    "in response to the reply",
    "arising from the reply",
    "arising from the answer",
    "arising from this",
    "supplementary",
    "in the supplementary question",
    "supplementary question",
];
/// Openings of a reply.
pub(super) const REPLY_LEADS: &[&str] = &[
    "in response to a further question",
    "in response to a supplementary question from",
    "in response to a supplementary question",
    "in response to the supplementary question",
    "in response to a supplementary",
    "in reply to the supplementary question",
    "in reply to a supplementary question",
    "in response to the question",
    "in response to this",
    "in response",
    "in reply",
    "responding",
    "replying",
    "in answer",
];
/// Replies that name nobody.
const IMPERSONAL: &[&str] = &[
    "it was explained",
    "it was reported",
    "it was confirmed",
    "it was stated",
    "it was noted",
    "it was advised",
    "it was clarified",
    "it was agreed",
    "it was highlighted",
    "members were informed",
    "members were advised",
    "the panel was advised",
    "the panel was informed",
    "the panel were advised",
    "the committee was advised",
    "the committee was informed",
    "members heard",
    "members noted",
    "members were told",
];
/// Small words before a verb.
const ADVERBS: &[&str] =
    &["then", "also", "further", "subsequently", "therefore", "again", "in turn", "additionally", "himself", "herself"];

/// Passes over small words before a verb.
pub(super) fn skip_adverbs(scan: &mut Scan<'_>) {
    for _ in 0..2 {
        scan.eat_any(ADVERBS);
    }
}

/// Whether a verb of asking, replying or saying stands here.
pub(in crate::minutes) fn is_any(mut scan: Scan<'_>) -> bool {
    skip_adverbs(&mut scan);
    [ASKS, LEADS_TO_ASKING, REPLIES, SAYS].iter().any(|verbs| scan.eat_any(verbs))
}

/// Whether a verb stands here with which a question may begin.
pub(in crate::minutes) fn asks(mut scan: Scan<'_>) -> bool {
    skip_adverbs(&mut scan);
    scan.eat_any(ASKS) || scan.eat_any(LEADS_TO_ASKING) && super::speech::asks_later(scan.rest(), 0)
}

/// Takes the opening of a reply or of a supplementary, with a comma after it.
pub(in crate::minutes) fn eat_lead(scan: &mut Scan<'_>) -> bool {
    let found = scan.eat_any(REPLY_LEADS) || scan.eat_any(SUPPLEMENTARY_LEADS);
    scan.eat_mark(&[',']);
    found
}

/// Whether a reply that names nobody stands here.
pub(in crate::minutes) fn is_impersonal(mut scan: Scan<'_>) -> bool {
    scan.eat_any(IMPERSONAL)
}
