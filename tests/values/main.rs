//! Values: a program that depends on an emitted crate reads JSON by its types, writes it again and validates it.

mod further_names;
mod hierarchy;
mod objects;
mod overlaps;
mod package;
mod patterns;
mod schemas;
mod tags;
mod tuples;
mod unions;
