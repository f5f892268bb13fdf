//! Logistic regression with few signs, by plain descent: enough for five weights, and the same each time.

/// One pair: its signs, and whether it is the same question.
pub(crate) type Example = ([f32; 4], bool);

/// The weights that fit best; the first is that of nothing. Large ones are held back a little.
pub(crate) fn fitted(examples: &[Example]) -> [f64; 5] {
    let mut weights = [0.0; 5];
    for _ in 0..40_000 {
        let mut slope = [0.0; 5];
        for (signs, same) in examples {
            let signs = with_nothing(signs);
            let sum: f64 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
            let wrong = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*same));
            slope.iter_mut().zip(signs).for_each(|(slope, sign)| *slope += wrong * sign);
        }
        let count = examples.len() as f64;
        for (at, (weight, slope)) in weights.iter_mut().zip(slope).enumerate() {
            let held_back = if at == 0 { 0.0 } else { 0.002 * *weight };
            *weight -= 0.5 * (slope / count + held_back);
        }
    }
    weights
}

fn with_nothing(signs: &[f32; 4]) -> [f64; 5] {
    let [one, two, three, four] = signs.map(f64::from);
    [1.0, one, two, three, four]
}
