//! Logistic regression with few signs, by plain descent: enough for six weights, and the same each time.

/// One pair: its signs, and whether it is the same question.
pub(crate) type Example = ([f32; 5], bool);

/// The weights that fit some views of the pairs best; the first is that of nothing. Large ones are held back a little.
/// Each view counts as much as another, and in each the same as much as the others, however many there are.
pub(crate) fn fitted(views: &[Vec<Example>]) -> [f64; 6] {
    let shares = |view: &Vec<Example>| {
        let of = |same: bool| view.iter().filter(|(_, is)| *is == same).count().max(1) as f64;
        [of(false), of(true)].map(|count| 0.5 / count / views.len() as f64)
    };
    let shared: Vec<(&Example, f64)> = views
        .iter()
        .flat_map(|view| {
            let shares = shares(view);
            view.iter().map(move |example| (example, if example.1 { shares[1] } else { shares[0] }))
        })
        .collect();
    let mut weights = [0.0; 6];
    for _ in 0..40_000 {
        let mut slope = [0.0; 6];
        for ((signs, same), share) in &shared {
            let signs = with_nothing(signs);
            let sum: f64 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
            let wrong = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*same));
            slope.iter_mut().zip(signs).for_each(|(slope, sign)| *slope += share * wrong * sign);
        }
        for (at, (weight, slope)) in weights.iter_mut().zip(slope).enumerate() {
            let held_back = if at == 0 { 0.0 } else { 0.002 * *weight };
            *weight -= 0.5 * (slope + held_back);
        }
    }
    weights
}

fn with_nothing(signs: &[f32; 5]) -> [f64; 6] {
    let [one, two, three, four, five] = signs.map(f64::from);
    [1.0, one, two, three, four, five]
}
