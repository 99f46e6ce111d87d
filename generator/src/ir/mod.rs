//! What an API means, in words of neither its document nor the emitted code.

pub mod pattern;
