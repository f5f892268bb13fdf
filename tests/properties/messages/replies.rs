//! Every kind of answer, filled.

use super::*;

impl Stuff {
    pub(super) fn replies(&self) -> Vec<Reply> {
        let text = || self.text.clone();
        let pasted = [PastedKind::Paragraph, PastedKind::Part, PastedKind::SubPart, PastedKind::Quotation];
        let progress = Progress { name: text(), files: 1, of: 2, done: 0.3, questions: 4 };
        let report =
            Report { sure: 1, is_stopped: self.sparse, failed: vec![text()], open: self.words(), ..Report::default() };
        let speech = SpeechShown { sentence: text(), seconds: u32::MAX, limit: self.maybe(60) };
        let mut all = vec![
            Reply::Blocks(pasted.map(|kind| PastedBlock { kind, text: text() }).into()),
            Reply::File { name: text() },
            Reply::Opened { drafts: vec![self.draft.clone()], warnings: vec![text()], differences: self.differences() },
            Reply::Received { list: vec![(text(), self.received())], said: vec![text()], alike: vec![self.alike()] },
            Reply::Done,
            Reply::Importing(progress),
            Reply::Imported(report),
            Reply::Shelf(Box::new(self.shelf())),
            Reply::Review { review: Box::new(self.review()), said: self.words() },
            Reply::Record(None),
            Reply::Record(Some(Box::new((self.record.clone(), self.maybe(self.shelved()))))),
            Reply::Found(self.found()),
            Reply::Advice(Box::default()),
            Reply::Advice(Box::new(self.advice())),
            Reply::Deadlines(vec![(QUESTION, self.deadline())]),
            Reply::Suggestions(vec![AfterShown {
                entry: ENTRY,
                suggested: self.suggestions(),
                elsewhere: vec![(RECORD, ENTRY)],
            }]),
            Reply::Threads(vec![self.thread()]),
            Reply::Started(Box::new(self.draft.clone())),
            Reply::Speech(speech),
            Reply::Supplementary(self.supplementary()),
            Reply::Stale,
            Reply::Refused(text()),
        ];
        all.extend(self.body_replies().into_iter().map(Reply::Bodies));
        all
    }

    fn pieces(&self) -> Vec<Piece> {
        let kinds = [PieceKind::Same, PieceKind::Added, PieceKind::Missing, PieceKind::Note, PieceKind::LeftOut];
        kinds.map(|kind| Piece { kind, text: self.text.clone() }).into()
    }

    fn differences(&self) -> Vec<EditedShown> {
        let places = [
            At::Block { id: BLOCK, kind: PastedKind::Part },
            At::New { after: self.maybe(BLOCK), kind: PastedKind::Quotation },
            At::Fact(Fact::Meeting),
            At::Elsewhere,
        ];
        let shown = |at| EditedShown {
            difference: Difference { draft: 0, at, data: self.words(), text: self.words() },
            name: self.text.clone(),
            sentence: self.words(),
            pieces: self.pieces(),
            can_take: self.sparse,
        };
        places.map(shown).into()
    }

    fn received(&self) -> Received {
        let edited = self.some(vec![self.text.clone()]);
        Received { draft: self.draft.clone(), received_at: AT, file_name: self.text.clone(), edited }
    }

    fn shelved(&self) -> v1::Shelved {
        v1::Shelved {
            hash: self.text.clone(),
            title: self.words(),
            address: self.words(),
            file_name: self.words(),
            body: self.words(),
            meeting_date: self.maybe(date(2022, 9, 29)),
            read_at: AT,
            records: self.some(vec![RECORD]),
            questions: 1,
            answers: 2,
            bytes: 3,
            has_text: self.sparse,
            earlier: self.words(),
            missing: self.words(),
            sketch: self.some(vec![0, u32::MAX]),
        }
    }

    fn shelf(&self) -> Shelf {
        let waiting = Waiting {
            key: self.text.clone(),
            name: self.text.clone(),
            body: self.words(),
            date: self.maybe(date(2022, 9, 29)),
            questions: 1,
            doubts: 2,
            is_changed: self.sparse,
        };
        let (sources, waiting) = (vec![self.shelved()], self.some(vec![waiting]));
        Shelf { sources, waiting, questions: 5, bytes: 6, room: self.maybe(1.5e12) }
    }

    fn review(&self) -> ReviewShown {
        let kinds = [RowKind::Words, RowKind::Label, RowKind::About, RowKind::Furniture, RowKind::Remainder];
        let row = |kind| RowShown {
            text: self.text.clone(),
            kind,
            section: self.maybe(Section::Supplementary(Key(1))),
            entry: self.maybe(2),
            name: self.text.clone(),
            part: self.words(),
            joined: self.sparse,
            run_end: 3,
            left_out: !self.sparse,
            personal: self.some(vec![(4, 5)]),
        };
        let question = QuestionShown {
            key: Key(1),
            name: self.text.clone(),
            number: self.words(),
            asker: self.words(),
            asked_of: self.words(),
            subject: self.words(),
            answered_by: self.words(),
            has_answer: self.sparse,
            supplementaries: self.some(vec![Key(2)]),
        };
        let answers = vec![ChoiceShown { words: self.text.clone() }];
        let doubt =
            DoubtShown { doubt: 1, code: self.text.clone(), sentence: self.text.clone(), rows: vec![2], answers };
        let changes = [Change::Same, Change::Added, Change::Removed].map(|change| (change, self.text.clone()));
        let differences = vec![
            DifferenceShown::Added(self.text.clone()),
            DifferenceShown::Removed(self.text.clone()),
            DifferenceShown::Changed(changes.into()),
        ];
        ReviewShown {
            key: self.text.clone(),
            name: self.text.clone(),
            about: AboutShown {
                body: self.words(),
                date: self.maybe(date(2022, 9, 29)),
                title: self.words(),
                address: self.words(),
            },
            rows: kinds.map(row).into(),
            questions: vec![question],
            record: Box::new(self.record.clone()),
            doubts: self.some(vec![doubt]),
            can_undo: self.sparse,
            can_redo: !self.sparse,
            differences: self.maybe(differences),
        }
    }

    fn found(&self) -> FoundAll {
        let others = vec![OtherFound { record: RECORD, entry: ENTRY, source: self.words() }];
        let found = |spot: Option<Spot>| Found {
            record: RECORD,
            entry: ENTRY,
            heading: self.text.clone(),
            source: self.text.clone(),
            passage: self.text.clone(),
            marks: self.some(vec![(1, 2)]),
            place: spot.map_or(Place::Question, |spot| spot.place),
            start: 3,
            others: self.some(others.clone()),
        };
        let hits = self.spots().into_iter().map(found).collect();
        FoundAll { total: 4, hits, facets: Facets { promised: 5, ..Facets::default() }, library: 1_000_000 }
    }

    fn kept(&self) -> v1::Kept {
        self.draft.advice.kept.first().cloned().unwrap_or_else(|| v1::Kept {
            code: self.text.clone(),
            block: None,
            words: String::new(),
            sentence: String::new(),
            reason: String::new(),
        })
    }

    fn sides(&self) -> SidesShown {
        let text = || self.text.clone();
        let piece = || PieceShown { label: text(), text: text(), marks: self.some(vec![(1, 2)]) };
        let side = || SideShown { name: text(), pieces: vec![piece()] };
        SidesShown { one: side(), other: side() }
    }

    fn alike(&self) -> AlikeShown {
        AlikeShown { sentence: self.text.clone(), sides: self.sides() }
    }

    fn finding(&self, place: PlaceShown, edit: EditShown, weight: Weight) -> FindingShown {
        FindingShown {
            mark: self.kept(),
            severity: self.text.clone(),
            weight,
            place,
            basis: self.words(),
            url: self.words(),
            act: self.maybe(ActShown { words: self.text.clone(), edit }),
            is_gone: self.sparse,
        }
    }

    fn advice(&self) -> AdviceShown {
        let text = || self.text.clone();
        let findings = vec![
            self.finding(PlaceShown::Question, EditShown::SetText(BLOCK, text(), 1), Weight::Must),
            self.finding(PlaceShown::Detail(text()), EditShown::Split(BLOCK, 1, BLOCK), Weight::Should),
            self.finding(PlaceShown::Block(BLOCK, 1, 2), EditShown::Body(text()), Weight::May),
            self.finding(PlaceShown::Declarations, EditShown::Body(text()), Weight::May),
        ];
        let answer = self.draft.advice.declared.first().cloned();
        AdviceShown {
            summary: text(),
            kept: findings.clone(),
            findings,
            not_checked: vec![text()],
            declarations: vec![DeclarationShown { id: text(), text: text(), basis: text(), answer }],
            deadline: self.deadline(),
            rules: self.maybe(self.body(Origin::Changed)),
            lacks_rules: self.sparse,
            words: self.maybe((1, u32::MAX)),
            asks_organisation: !self.sparse,
            evidence: self.evidence(),
            template: Template::default(),
        }
    }

    fn evidence(&self) -> Evidence {
        let text = || self.text.clone();
        let standings = [
            Standing::Verbatim,
            Standing::Altered,
            Standing::SourceChanged,
            Standing::SourceUnclear,
            Standing::SourceMissing,
        ];
        let quotation = |standing| QuotationShown {
            block: BLOCK,
            text: text(),
            standing,
            source_standing: Standing::SourceChanged,
            sentence: text(),
            pieces: self.pieces(),
            source: self.maybe(SourceNow {
                then: text(),
                now: vec![PassageNow { before: text(), words: text(), after: text() }],
                nearest: self.maybe((1, 2)),
                pieces: self.pieces(),
            }),
            requoted: self.maybe(self.citation.clone()),
            later: self.maybe((RECORD, self.words().map(|_| ENTRY))),
            lead_in: text(),
        };
        let link = |link: &v1::Link| LinkShown { link: link.clone(), source: text(), about: text() };
        let links: Vec<LinkShown> = self.draft.links.iter().map(link).collect();
        Evidence {
            earlier: vec![EarlierShown {
                record: RECORD,
                entry: ENTRY,
                title: text(),
                source: text(),
                ago: text(),
                why: text(),
                differs: text(),
                sides: self.sides(),
                said: vec![SaidShown { heading: text(), paragraphs: vec![text()] }],
                quotable: self.maybe(self.citation.clone()),
                lead_in: text(),
            }],
            beside: vec![BesideShown {
                block: self.maybe(BLOCK),
                other: self.maybe(QUESTION),
                sentence: text(),
                sides: self.sides(),
                mark: self.kept(),
            }],
            quotations: standings.map(quotation).into(),
            mentions: vec![MentionShown { block: BLOCK, range: (1, 2), words: text(), candidates: links.clone() }],
            links,
        }
    }

    fn deadline(&self) -> DeadlineShown {
        let marks = [Mark::CutOff, Mark::End, Mark::Counted, Mark::LeftOut, Mark::Between, Mark::End, Mark::Between];
        let day = |mark| self.maybe(DayShown { date: self.text.clone(), what: self.text.clone(), mark });
        DeadlineShown {
            when: self.text.clone(),
            is_known: self.sparse,
            left: self.words(),
            nearness: if self.sparse { Nearness::Near } else { Nearness::Passed },
            next: self.maybe(AT),
            warnings: vec![self.text.clone()],
            rule: self.words(),
            weeks: vec![marks.map(day)],
            ..DeadlineShown::default()
        }
    }

    fn suggestions(&self) -> Vec<SuggestionShown> {
        let shown =
            |mark: &v1::Mark| SuggestionShown { question: self.text.clone(), words: self.words(), mark: mark.clone() };
        self.follow_up.marks.iter().map(shown).collect()
    }

    fn thread(&self) -> ThreadShown {
        let shown = || NodeShown { node: Node::Published(RECORD, ENTRY), steps: 1, name: self.words() };
        ThreadShown {
            of: Node::Draft(QUESTION),
            cited: self.spots().into_iter().flatten().map(|spot| (spot, shown())).collect(),
            builds_on: vec![shown()],
            followed: self.some(vec![shown()]),
            may_cite: vec![shown()],
            may_be_cited: Vec::new(),
        }
    }

    fn supplementary(&self) -> SupplementaryShown {
        let (sentence, severity) = (self.text.clone(), self.text.clone());
        let finding = RuleShown { sentence, severity, weight: Weight::Should, basis: self.words() };
        let not_checked = self.some(vec![self.text.clone()]);
        let promise = v1::Promise {
            what: self.text.clone(),
            by_whom: self.words().unwrap_or_default(),
            by_when: self.maybe(date(2026, 12, 3)),
            done: None,
        };
        let promises = self.some(vec![PromiseShown { question: self.text.clone(), promise }]);
        SupplementaryShown { rule: self.words(), findings: vec![finding], not_checked, promises }
    }

    fn body(&self, origin: Origin) -> BodyShown {
        let text = || self.text.clone();
        BodyShown {
            id: text(),
            name: text(),
            audience: text(),
            is_for_members: self.sparse,
            forum: text(),
            status: text(),
            is_in_force: !self.sparse,
            standing: text(),
            notice: text(),
            url: self.words(),
            source: self.words(),
            origin,
        }
    }

    fn body_replies(&self) -> Vec<BodyReply> {
        let text = || self.text.clone();
        let list = [Origin::Preset, Origin::Changed, Origin::Own].map(|origin| self.body(origin));
        let incoming = Incoming {
            id: text(),
            title: text(),
            is_known: self.sparse,
            changes: vec![text()],
            warnings: vec![],
            text: text(),
        };
        let form =
            FormShown { id: text(), is_preset: self.sparse, form: self.form(), text: text(), ..FormShown::default() };
        vec![
            BodyReply::List(list.clone().into()),
            BodyReply::Form(Box::new(form)),
            BodyReply::Incoming(Box::new(incoming)),
            BodyReply::Deleted(text(), list.into()),
        ]
    }

    fn form(&self) -> Form {
        let text = || self.text.clone();
        let choice = Kind::Choice(vec![(text(), text())]);
        let kinds = [Kind::Text, Kind::Long, Kind::Number, Kind::Date, Kind::Time, Kind::Tick, choice];
        let inputs = kinds.map(|kind| Input { key: text(), name: text(), kind, value: text(), problem: self.words() });
        let rows = Rows { key: text(), one: text(), rows: vec![inputs.clone().into()], begins_with: self.words() };
        let pieces = inputs.map(FormPiece::Input).into_iter().chain([FormPiece::Rows(rows)]).collect();
        let section = FormSection {
            name: text(),
            group: self.words(),
            title: text(),
            help: text(),
            sentence: text(),
            problem: self.words(),
            pieces,
        };
        Form { sections: vec![section] }
    }
}
