//! Words one slip of the keyboard apart: a letter missing, too many, wrong, or two in the wrong order.

/// Whether the two differ by exactly one slip; the first letter must be right unless the first two are swapped.
pub(super) fn is_one_slip(typed: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let same = typed.iter().zip(&word).take_while(|(one, other)| one == other).count();
    let (typed_rest, word_rest) = (typed.get(same..).unwrap_or_default(), word.get(same..).unwrap_or_default());
    match (typed_rest, word_rest) {
        ([a, b, left @ ..], [c, d, right @ ..]) if a == d && b == c && a != b && left == right => true,
        _ if same == 0 => false,
        ([_, left @ ..], [_, right @ ..]) if left == right => true,
        ([_, left @ ..], right) if left == right => true,
        (left, [_, right @ ..]) => left == right,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter_or_one_swap() {
        let check = |typed: &str, word: &str, expected: bool| {
            let letters: Vec<char> = typed.chars().collect();
            assert_eq!(is_one_slip(&letters, word), expected, "{typed} {word}");
        };
        check("derbysire", "derbyshire", true);
        check("derbysshire", "derbyshire", true);
        check("derbyshyre", "derbyshire", true);
        check("debryshire", "derbyshire", true);
        check("derbyshire", "derbyshire", false);
        check("derby", "derbyshire", false);
        check("oplice", "police", true);
        check("bolice", "police", false);
        check("polic", "police", true);
        check("policee", "police", true);
        check("", "a", false);
    }
}
