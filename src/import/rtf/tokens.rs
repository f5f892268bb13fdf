//! The tokens of rich text: groups, control words with their numbers, and bytes of text.

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// The group's destination may be unknown and is then to be left out.
    Ignorable,
    /// A control word or sign, with its number.
    Word { name: &'a str, number: Option<i64> },
    /// A byte of text.
    Byte(u8),
}

/// The tokens of a text, one after the other.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn pass(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.pass(1);
        Some(match first {
            b'\'' => {
                let byte = self.rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
                let byte = byte.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                self.pass(if byte.is_some() { 2 } else { 0 });
                Token::Byte(byte.unwrap_or(b'?'))
            }
            b'\\' | b'{' | b'}' => Token::Byte(first),
            b'*' => Token::Ignorable,
            b'~' => Token::Word { name: "~", number: None },
            b'_' => Token::Word { name: "_", number: None },
            b'\r' | b'\n' => Token::Word { name: "par", number: None },
            b'\t' => Token::Word { name: "tab", number: None },
            _ => Token::Word { name: "", number: None },
        })
    }

    fn word(&mut self) -> Token<'a> {
        let rest = self.rest;
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let name = rest.get(..letters).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default();
        self.pass(letters);
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest.iter().skip(sign).take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits > 0 { self.rest.get(..sign + digits) } else { None };
        let number = number.and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
        self.pass(if digits > 0 { sign + digits } else { 0 });
        if self.rest.first() == Some(&b' ') {
            self.pass(1);
        }
        // What follows are bytes of a picture, whatever they look like.
        if name == "bin" {
            self.pass(number.and_then(|number: i64| usize::try_from(number).ok()).unwrap_or(0));
        }
        Token::Word { name, number }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.rest.first()?;
            self.pass(1);
            return match byte {
                b'\\' => self.control(),
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                // The line ends of the file are none of the text.
                b'\r' | b'\n' | 0 => continue,
                _ => Some(Token::Byte(byte)),
            };
        }
    }
}
