//! A document and the same in a later version give the same client.

mod corpus;
mod fixtures;
mod same;
