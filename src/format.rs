//! The shapes in which drafts and records are kept on the device and put into files.
//!
//! They are types of their own, apart from the core's: the core may change from one day to the next,
//! and a draft that was written a year ago must still open. Each version is a room here and never
//! changes its meaning once it has been published; a later one is added beside it.
//!
//! Versions are numbered by whoever wraps these shapes (the storage envelope, the submission), and
//! the promise is this:
//!
//! - **A newer version is refused**, with a sentence that says so. It is never half read, because
//!   what would then be saved again would have lost something.
//! - **Any change to what these shapes can hold is a new version**, also when it only adds a field.
//!   So no app of ours writes a field into version 1 that another app of ours doesn't know.
//! - **Unknown fields within a version are ignored on reading**: somebody else put them there. They
//!   don't stop the draft from opening. When a file is opened its owner is told (see `import`).

pub mod v1;
