//! The second factor: a code of six digits that a telephone shows (Q50, A13 to A18, A22, A28).

mod seed;

pub use seed::Seed;
