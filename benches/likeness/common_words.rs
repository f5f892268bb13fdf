//! The table of `src/alike/common.rs`: stems by how many of the development questions have them.

use std::collections::{BTreeMap, BTreeSet};

use frostem::{Algorithm, Stemmer};

use crate::lines::Line;

/// Each band's least part of all questions, in thousandths; its stems are taken to have that part times 1.4.
const BANDS: [u32; 7] = [400, 200, 100, 50, 25, 12, 6];

/// Prints the bands, each with its stems in order.
pub(crate) fn print(lines: &[Line]) {
    let stemmer = Stemmer::new(Algorithm::English);
    let mut having: BTreeMap<String, u32> = BTreeMap::new();
    for line in lines {
        let words = line.question.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
        let stems: BTreeSet<String> = words
            .filter(|word| !word.is_empty())
            .map(|word| word.to_lowercase().replace("'s", "").replace("’s", "").replace(['\'', '’'], ""))
            .map(|word| stemmer.stem(&word).into_owned())
            .collect();
        for stem in stems {
            *having.entry(stem).or_default() += 1;
        }
    }
    let mut above = u32::MAX;
    for least in BANDS {
        let part = |count: u32| count * 1000 / lines.len() as u32;
        let of_band = having.iter().filter(|(_, count)| (least..above).contains(&part(**count)));
        let stems: Vec<String> = of_band.map(|(stem, _)| format!("\"{stem}\"")).collect();
        println!("    ({:.3}, &[{}]),", f64::from(least) * 1.4 / 1000.0, stems.join(", "));
        above = least;
    }
}
