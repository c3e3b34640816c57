//! What stands between the network and the application, each layer in a file of its own. Their
//! order is visible in `router`.

pub mod admission;
pub mod compression;
pub mod demo_only;
pub mod detached;
pub mod errors;
pub mod functions;
pub mod headers;
pub mod hosts;
pub mod network;
pub mod rate;
pub mod same_origin;
pub mod trace;
pub mod visit;
