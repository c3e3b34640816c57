//! Router, layers, commands.
