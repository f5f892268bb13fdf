//! The fields of a rule set, each with its name and a sentence that explains it to whoever fills it in.

use crate::named::choices;

choices! {
    /// A field of a rule set. Its name in files is also that of the clause it rests on.
    Field {
        /// The body's name.
        Name = "body", "Body";
        /// What kind of meeting.
        Forum = "forum", "Kind of meeting";
        /// Whose questions.
        Audience = "audience", "Whose questions";
        /// Which bank holidays.
        Division = "division", "Bank holidays";
        /// The rules' standing.
        Status = "status", "Standing of these rules";
        /// Where they were read.
        Source = "source", "Source";
        /// Who may ask.
        WhoMayAsk = "whoMayAsk", "Who may ask";
        /// What about.
        Subject = "subject", "Subject";
        /// By when.
        Notice = "notice", "Notice";
        /// The office's own days.
        ClosedDays = "extraClosedDays", "Closed days and weekend";
        /// Deadlines that were printed.
        Published = "published", "Published deadlines";
        /// Later than that.
        Urgent = "urgent", "Urgent questions";
        /// How many words.
        Words = "words", "Words";
        /// How many from one person.
        PerPerson = "perPerson", "Questions from one person";
        /// How many from one organisation.
        PerOrganisation = "perOrganisation", "Questions from one organisation";
        /// How many in a year.
        PerYear = "perYear", "Questions in a year";
        /// How many at a meeting.
        PerMeeting = "perMeeting", "Questions at a meeting";
        /// Parts.
        Parts = "parts", "Parts";
        /// Supplementary questions.
        Supplementary = "supplementary", "Supplementary questions";
        /// Time at the meeting.
        Time = "time", "Time";
        /// Order.
        Order = "order", "Order";
        /// Grounds of refusal.
        Grounds = "grounds", "Grounds for refusing";
        /// Who refuses.
        Decider = "decider", "Who decides";
        /// Where it is sent.
        SendTo = "sendTo", "Send to";
        /// Answers.
        Answer = "answer", "Answers";
        /// How quotations are introduced.
        Citing = "citing", "How quotations are introduced";
        /// What is declared.
        Declarations = "declarations", "Declarations";
        /// The clauses themselves.
        Clauses = "clauses", "Clauses";
        /// Doubts.
        Notes = "notes", "Notes";
    }
}

impl Field {
    /// What the field is for, for whoever fills it in.
    pub fn help(self) -> &'static str {
        match self {
            Field::Name => "The name as members know it. Nothing else is required.",
            Field::Forum => {
                "What kind of meeting takes the questions. Some hints are for police and crime panels alone."
            }
            Field::Audience => "Members and the public nearly always have rules of their own: make one set for each.",
            Field::Division => "Which list of bank holidays is left out when working days are counted.",
            Field::Status => "Whether these rules are known to be in force.",
            Field::Source => "Where the rules can be read, and the date when somebody last compared them.",
            Field::WhoMayAsk => "Who may ask, as a sentence. The asker is asked whether it is so.",
            Field::Subject => {
                "Whether a question must be about the agenda, or about something else. Leave it open if neither."
            }
            Field::Notice => {
                "By when a question must be in. “Clear” days leave out both the day of the meeting and the day of receipt."
            }
            Field::ClosedDays => {
                "Days on which the office is shut besides bank holidays: 29 December 2026, or 24 December for every year."
            }
            Field::Published => {
                "Deadlines that the agenda prints for single meetings. Where one differs from the rule, both are shown."
            }
            Field::Urgent => "What may be asked after the deadline, and who must agree.",
            Field::Words => "The most words, and whether the opening and quoted words count.",
            Field::PerPerson => "How many questions one person may put, and whether a supplementary is one of them.",
            Field::PerOrganisation => "How many questions may be put for one organisation at a meeting.",
            Field::PerYear => "How many questions one person may put in a year.",
            Field::PerMeeting => "How many questions a meeting takes, and what becomes of the others.",
            Field::Parts => "Whether a question may be divided into parts a, b, c, and into how many.",
            Field::Supplementary => "Whether a question may follow the answer, how many, and about what.",
            Field::Time => "How long the questions may take at the meeting.",
            Field::Order => "In which order questions are taken.",
            Field::Grounds => {
                "On what grounds a question may be refused. Those that no app can judge are listed as not checked."
            }
            Field::Decider => "Who decides whether a question is taken.",
            Field::SendTo => "The office that takes questions.",
            Field::Answer => "How answers are given, and how soon where they are in writing.",
            Field::Citing => {
                "The words before what is quoted, if this body prints them in a way of its own. The names {number}, {asker}, {speaker}, {body}, {date} and {meeting} are filled in. Words in square brackets are left out where what they need is not known, and a bar parts them from what is printed instead."
            }
            Field::Declarations => {
                "What the asker is asked to say yes or no to, such as an interest, or that the address was given."
            }
            Field::Clauses => "Where each rule stands, and what it says. Findings show it.",
            Field::Notes => "Anything else to know of these rules.",
        }
    }
}
