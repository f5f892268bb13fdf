//! The peer: plain BM25 over the stemmed words of heading, question and answer together.

use std::collections::HashMap;

use frostem::{Algorithm, Stemmer};

/// An index without fields, places or spelling.
#[derive(Default)]
pub(crate) struct Plain {
    lists: HashMap<String, Vec<(u32, u32)>>,
    lengths: Vec<f32>,
    ids: Vec<u64>,
}

impl Plain {
    pub(crate) fn insert(&mut self, id: u64, text: &str) {
        let document = self.ids.len() as u32;
        let words = stems(text);
        self.lengths.push(words.len() as f32);
        self.ids.push(id);
        for word in words {
            let list = self.lists.entry(word).or_default();
            match list.last_mut().filter(|last| last.0 == document) {
                Some(last) => last.1 += 1,
                None => list.push((document, 1)),
            }
        }
    }

    pub(crate) fn rank(&self, query: &str, limit: usize) -> Vec<u64> {
        let mut scores = vec![0.0_f32; self.ids.len()];
        let average = self.lengths.iter().sum::<f32>() / self.ids.len() as f32;
        for word in stems(query) {
            let Some(list) = self.lists.get(&word) else { continue };
            let (all, having) = (self.ids.len() as f32, list.len() as f32);
            let rarity = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
            for &(document, times) in list {
                let norm = 1.2 * (0.25 + 0.75 * self.lengths[document as usize] / average);
                scores[document as usize] += rarity * times as f32 * 2.2 / (times as f32 + norm);
            }
        }
        let mut order: Vec<u32> = (0..self.ids.len() as u32).filter(|&one| scores[one as usize] > 0.0).collect();
        order.sort_by(|&one, &other| scores[other as usize].total_cmp(&scores[one as usize]));
        order.iter().take(limit).map(|&document| self.ids[document as usize]).collect()
    }
}

fn stems(text: &str) -> Vec<String> {
    let stemmer = Stemmer::new(Algorithm::English);
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| stemmer.stem(&word.to_lowercase()).into_owned()).collect()
}
