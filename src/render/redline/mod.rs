//! A redline in every form. Each form is a module with a `write`.

pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
pub mod terminal;
