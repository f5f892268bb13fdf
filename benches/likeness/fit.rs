//! Logistic regression with few signs, by plain descent: enough for six weights, and the same each time.

/// One pair: its signs, and whether it is the same question.
pub(crate) type Example = ([f32; 5], bool);

/// The weights that fit best; the first is that of nothing. Large ones are held back a little, and the same count for as
/// much as the others, however many there are.
pub(crate) fn fitted(examples: &[Example]) -> [f64; 6] {
    let of = |same: bool| examples.iter().filter(|(_, is)| *is == same).count().max(1) as f64;
    let (same, different) = (of(true), of(false));
    let share = |is_same: bool| 0.5 / if is_same { same } else { different };
    let mut weights = [0.0; 6];
    for _ in 0..40_000 {
        let mut slope = [0.0; 6];
        for (signs, same) in examples {
            let signs = with_nothing(signs);
            let sum: f64 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
            let wrong = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*same));
            slope.iter_mut().zip(signs).for_each(|(slope, sign)| *slope += share(*same) * wrong * sign);
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
