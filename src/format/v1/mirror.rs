//! How a kept shape and the core's type become each other, field by field.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::named::Named;

/// A kept shape of one of the core's types. There and back is the same value.
pub(super) trait Mirror: Sized {
    /// The core's type.
    type Core;

    /// The shape of a value.
    fn of(core: &Self::Core) -> Self;

    /// The value of a shape.
    fn back(self) -> Self::Core;
}

macro_rules! plain {
    ($($kind:ty),+) => {$(
        impl Mirror for $kind {
            type Core = $kind;
            fn of(core: &$kind) -> Self { core.clone() }
            fn back(self) -> $kind { self }
        }
    )+};
}

plain!(String, u32, bool, Date);

impl<T: Mirror> Mirror for Option<T> {
    type Core = Option<T::Core>;

    fn of(core: &Self::Core) -> Self {
        core.as_ref().map(T::of)
    }

    fn back(self) -> Self::Core {
        self.map(T::back)
    }
}

impl<T: Mirror> Mirror for Vec<T> {
    type Core = Vec<T::Core>;

    fn of(core: &Self::Core) -> Self {
        core.iter().map(T::of).collect()
    }

    fn back(self) -> Self::Core {
        self.into_iter().map(T::back).collect()
    }
}

/// A choice, kept by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name<T>(pub(super) T);

impl<T: Named> Mirror for Name<T> {
    type Core = T;

    fn of(core: &T) -> Self {
        Name(*core)
    }

    fn back(self) -> T {
        self.0
    }
}

impl<T: Named> Serialize for Name<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de, T: Named> Deserialize<'de> for Name<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        T::named(&name).map(Name).ok_or_else(|| D::Error::custom(format!("there is no choice named {name}")))
    }
}

/// A time of day, kept as `HH:MM`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Clock(#[serde(with = "super::clock")] Option<Time>);

impl Mirror for Clock {
    type Core = Option<Time>;

    fn of(core: &Self::Core) -> Self {
        Clock(*core)
    }

    fn back(self) -> Self::Core {
        self.0
    }
}

impl Clock {
    /// Whether there is no time, so that it is left out.
    pub(super) fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

/// Whether a value is the one that is left out in writing.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares the kept shape of a struct of the core: its fields by the same names, in `camelCase`.
/// What is missing on reading is nothing; the fields in brackets may not be missing.
macro_rules! mirror {
    ($(
        $(#[$about:meta])*
        $visible:vis $name:ident = $core:path {
            $([$($need:ident $(as $rename:literal)?: $need_kind:ty),* $(,)?])?
            $($field:ident $(as $field_rename:literal)?: $kind:ty),* $(,)?
        }
    )+) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        $visible struct $name {
            $($($(#[serde(rename = $rename)])? $need: $need_kind,)*)?
            $(
                $(#[serde(rename = $field_rename)])?
                #[serde(default, skip_serializing_if = "crate::format::v1::mirror::is_default")]
                $field: $kind,
            )*
        }

        impl crate::format::v1::mirror::Mirror for $name {
            type Core = $core;

            fn of(core: &$core) -> Self {
                Self {
                    $($($need: crate::format::v1::mirror::Mirror::of(&core.$need),)*)?
                    $($field: crate::format::v1::mirror::Mirror::of(&core.$field),)*
                }
            }

            fn back(self) -> $core {
                $core {
                    $($($need: crate::format::v1::mirror::Mirror::back(self.$need),)*)?
                    $($field: crate::format::v1::mirror::Mirror::back(self.$field),)*
                }
            }
        }
    )+};
}

pub(super) use mirror;
