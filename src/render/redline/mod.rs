//! A redline in every form. Each form is a module with a `write`.

pub mod json;
