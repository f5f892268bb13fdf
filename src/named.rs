//! Choices out of a few, each with the name that files give it and the words that the screen shows.

/// A choice out of a few.
pub trait Named: Copy + Eq + 'static {
    /// Every choice, in the order that a list shows them.
    const ALL: &'static [Self];

    /// Its fixed name in files.
    fn name(self) -> &'static str;

    /// Its words on the screen.
    fn words(self) -> &'static str;

    /// The choice with a name, if there is one.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.name() == name)
    }
}

/// Declares choices: each with its documentation, its name in files and its words.
macro_rules! choices {
    ($($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $choice:ident = $file:literal, $words:literal;)+ })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $choice,)+ }

        impl $crate::named::Named for $name {
            const ALL: &'static [Self] = &[$(Self::$choice),+];
            fn name(self) -> &'static str {
                match self { $(Self::$choice => $file),+ }
            }
            fn words(self) -> &'static str {
                match self { $(Self::$choice => $words),+ }
            }
        }
    )+};
}

pub(crate) use choices;

use jiff::civil::Weekday;

impl Named for Weekday {
    const ALL: &'static [Self] = &[
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    fn name(self) -> &'static str {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][usize::from(self.to_monday_zero_offset().unsigned_abs())]
    }

    fn words(self) -> &'static str {
        let offset = usize::from(self.to_monday_zero_offset().unsigned_abs());
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][offset]
    }
}
