//! Everything that happens; native only.
