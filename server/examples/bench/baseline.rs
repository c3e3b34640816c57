//! The physical limit of sign-in: the hash alone, with the same parameters and reused memory, on
//! as many threads as the server uses.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::server::cpu_seconds_of;

const LASTS: Duration = Duration::from_secs(6);

/// Hashes for each second of CPU, over all threads.
pub fn hashes_per_cpu_second() -> f64 {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let before = cpu_seconds_of("self");
    let workers: Vec<_> = (0..threads)
        .map(|_| std::thread::spawn(hash_until))
        .collect();
    let hashes: u32 = workers
        .into_iter()
        .filter_map(|worker| worker.join().ok())
        .sum();
    f64::from(hashes) / (cpu_seconds_of("self") - before)
}

fn hash_until() -> u32 {
    let Ok(params) = Params::new(19_456, 2, 1, Some(32)) else {
        return 0;
    };
    let mut memory = vec![Block::new(); params.block_count()];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let (mut output, mut hashes, begun) = ([0; 32], 0, Instant::now());
    while begun.elapsed() < LASTS {
        let done = argon.hash_password_into_with_memory(
            b"una clave cualquiera",
            b"sal de dieciseis",
            &mut output,
            memory.as_mut_slice(),
        );
        hashes += u32::from(done.is_ok());
    }
    hashes
}
