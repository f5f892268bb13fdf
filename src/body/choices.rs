//! The choices out of a few that a rule set makes, with their names in files and their words.

use crate::named::choices;

choices! {
    /// What kind of meeting takes the questions.
    Forum {
        /// The full council.
        Council = "council", "Council";
        /// The cabinet or executive.
        Cabinet = "cabinet", "Cabinet";
        /// A committee.
        Committee = "committee", "Committee";
        /// A police and crime panel.
        PoliceAndCrimePanel = "pcp", "Police and crime panel";
        /// A combined authority.
        CombinedAuthority = "combinedAuthority", "Combined authority";
        /// A parish, town or community council.
        Parish = "parish", "Parish, town or community council";
        /// No meeting: questions at any time.
        AnyTime = "anytime", "At any time, without a meeting";
    }

    /// Whose questions the rules are for.
    Audience {
        /// Members of the body.
        Member = "member", "Members";
        /// Members of the public.
        Public = "public", "Members of the public";
    }

    /// What is known of the rules' standing.
    Status {
        /// The body's own text, as at the date it was checked.
        InForce = "inForce", "In force";
        /// A report asks for it: it is not the rule.
        Proposed = "proposed", "Only proposed: this is not the rule";
        /// Undated, overtaken, or a press account.
        Unknown = "unknown", "Not known to be in force";
    }

    /// What a question may be about.
    Subject {
        /// Only what is on the agenda.
        AgendaOnly = "agendaOnly", "A question must be about an item on the agenda.";
        /// Only what is not on it.
        NotOnAgenda = "notOnAgenda", "A question must be about a matter that is not on the agenda.";
    }

    /// Which words a limit counts.
    Counts {
        /// The question alone: not what opens it.
        Question = "question", "the question alone";
        /// All that is sent, the opening included.
        Submission = "submission", "all that is sent, the opening included";
    }

    /// What a number of questions is for.
    Per {
        /// For each meeting.
        Meeting = "meeting", "at a meeting";
        /// For each person who is asked.
        Addressee = "addressee", "to one person at a meeting";
    }

    /// Which year a number of questions is for.
    Year {
        /// From the annual meeting in May; counted here from 1 May.
        LocalGovernment = "localGovernmentYear", "in a council year, counted from 1 May";
        /// From 1 January.
        Calendar = "calendarYear", "in a calendar year";
    }

    /// Whether a question may have parts.
    PartsMode {
        /// They are allowed.
        Allowed = "allowed", "A question may have parts";
        /// They are allowed if all are about one subject.
        SameSubject = "sameSubject", "A question may have parts if all are about one subject";
        /// They are not allowed.
        Forbidden = "forbidden", "A question may not be divided into parts";
    }

    /// What a supplementary question may be about.
    Scope {
        /// It arises from the answer.
        Reply = "reply", "arising from the answer";
        /// It arises from the question or the answer.
        QuestionOrReply = "questionOrReply", "arising from the question or the answer";
        /// It only clears up the answer.
        Clarification = "clarification", "to clear up the answer";
    }

    /// How questions are put in order.
    OrderBy {
        /// As they came in.
        Received = "received", "in the order they came in";
        /// Everyone's first before anyone's second.
        RoundRobin = "roundRobin", "with everyone’s first before anyone’s second";
        /// Group by group.
        GroupRotation = "groupRotation", "by the groups in turn";
        /// The chair selects.
        Chair = "chair", "as the chair selects";
        /// By lot.
        Ballot = "ballot", "by ballot";
    }

    /// How a ground can be tested.
    Test {
        /// From the text and the records on the device.
        Automatic = "automatic", "checked by this app";
        /// By words that may mean it; often wrong.
        Pattern = "pattern", "this app points to words that may be meant";
        /// By asking the writer.
        Declaration = "declaration", "the asker is asked";
        /// By a person's judgement alone.
        Manual = "manual", "not checked by this app";
    }

    /// How an answer may be given.
    AnswerForm {
        /// Spoken at the meeting.
        Oral = "oral", "spoken";
        /// A reference to something published.
        PublicationRef = "publicationRef", "a reference to a publication";
        /// In writing.
        Written = "written", "in writing";
        /// Later.
        Deferred = "deferred", "put off to a later meeting";
    }

    /// Units of a time to reply.
    ReplyUnit {
        /// Working days.
        WorkingDay = "workingDay", "working day";
        /// Days of any kind.
        CalendarDay = "calendarDay", "day";
        /// Days, of which kind is not stated.
        Day = "day", "day";
        /// Hours.
        Hour = "hour", "hour";
        /// Weeks.
        Week = "week", "week";
    }
}
