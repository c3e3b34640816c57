//! What stands between the network and the application, each layer in a file of its own. Their
//! order is visible in `router`.

pub mod visit;
