//! Victims that do the same work, one after the other, each killed at another moment of it.

use std::time::Duration;

use backend::env::Chance;

use super::place::Place;
use super::{End, one_life};

/// The victims, and how what they worked on was found.
pub struct Lives {
    task: &'static str,
    chance: Chance,
    /// Rows before the work, and after it.
    rows: [usize; 2],
    /// Microseconds that the whole work takes here; the first one is left alone to learn it.
    took: u64,
    /// Found as before, and found done.
    ends: [usize; 2],
}

impl Lives {
    pub fn of(task: &'static str, seed: u64, rows: [usize; 2]) -> Self {
        Self {
            task,
            chance: Chance::seeded(seed),
            rows,
            took: 0,
            ends: [0; 2],
        }
    }

    /// One more, killed at a drawn moment; what it acknowledged.
    pub fn next(&mut self, place: &Place, round: u32) -> Vec<String> {
        let [dice] = self.chance.bytes();
        let end = End {
            acts: usize::from(round == 0),
            then: Duration::from_micros(self.took * u64::from(dice) / 230),
        };
        let began = crate::stopwatch();
        let acknowledged = one_life(self.task, place, round, &end);
        if round == 0 {
            self.took = u64::try_from(began.elapsed().as_micros()).unwrap();
        } else if !acknowledged.is_empty() {
            // Too late: the machine is quicker by now than it was.
            self.took = self.took * 2 / 3;
        }
        acknowledged
    }

    /// So many rows are there afterwards: those before or those after, nothing between.
    pub fn found(&mut self, rows: usize, acknowledged: &[String], round: u32) {
        assert!(self.rows.contains(&rows), "kill {round}: {rows} rows");
        let done = rows == self.rows[1];
        assert!(
            acknowledged.is_empty() || done,
            "what was acknowledged is gone"
        );
        self.ends[usize::from(done)] += 1;
    }

    pub fn over(self) {
        let [left, done] = self.ends;
        println!("{left} kills left nothing, {done} found it done");
        assert!(left > 0, "no kill came in time");
    }
}
