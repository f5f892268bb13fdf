//! Earlier questions like a draft, in two steps like a search: rank first, then compare the records that were read.

use jiff::civil::Date;

use super::Library;
use crate::alike::{self, CANDIDATES, Earlier, Weigh};
use crate::question::Question;
use crate::record::Record;
use crate::search::Ranking;

/// So many earlier questions are shown.
const SHOWN: usize = 10;

impl Library {
    /// The candidates for being the same question. The records of those in `found` are to be read next. Of two versions
    /// of one page only the later is a candidate.
    pub fn rank_alike(&self, question: &Question) -> Ranking {
        let mut ranking = self.index.rank(&alike::query(question), CANDIDATES);
        ranking.found.retain(|found| !self.known.is_overtaken(found.record));
        ranking
    }

    /// The earlier questions that ask most nearly the same, the nearest first; `today` counts where the draft has no
    /// meeting date.
    pub fn alike(&self, question: &Question, ranking: &Ranking, records: &[Record], today: Date) -> Vec<Earlier> {
        let mut all = alike::earlier(question, &ranking.found, records, &Weigh::by(&self.index), today);
        all.truncate(SHOWN);
        all
    }
}
