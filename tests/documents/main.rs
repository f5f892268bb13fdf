//! Files as other programs see them: made here and opened by LibreOffice, python-docx and odfpy, made by those
//! and by Pandoc and opened here.
//!
//! The programs come with `scripts/install test`. Where one is missing its tests say so and pass, unless
//! QUESTION_DESK_TOOLS=required.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests, which clippy does not know as tests")]

mod edited;
mod golden;
mod hostile;
mod office;
mod order;
mod producers;
mod python;
mod sample;
mod schema;
mod tools;
mod words;
