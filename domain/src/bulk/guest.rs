//! What a row does beside what stands in the way of its guest (C-33).

use super::{Column, Difference, Outcome, Planned, Why};
use crate::membership::{Guest, Tier};

/// What stands in the way of inviting somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Free,
    /// An invitation of that address or RUT waits; with whether it is this very one.
    Waiting {
        /// Same address, RUT and role.
        same: bool,
    },
    /// The person belongs to the institution.
    Here,
    /// An account elsewhere, about which nothing is told.
    Taken,
}

/// Who invites, and for how many there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inviting {
    /// The tier of whoever loads the file, while they may invite.
    pub tier: Option<Tier>,
    /// Seats that nobody took and no row before counted on.
    pub seats: i64,
}

/// What a row does. A list invites no more people than the plan has seats for at that moment; who waits
/// already needs none.
///
/// # Errors
/// Why not: a role that is not theirs to give, somebody who has an account or waits with other data,
/// no seat.
pub fn invite(guest: &Guest, standing: Standing, by: &mut Inviting) -> Result<Planned, Why> {
    if !by.tier.is_some_and(|own| own.may_give(guest.tier)) {
        return Err(Why::Role);
    }
    match standing {
        Standing::Here => return Err(Why::Here),
        Standing::Taken => return Err(Why::NotInvitable),
        Standing::Waiting { same: false } => return Err(Why::Waiting),
        Standing::Waiting { same: true } => {
            return Ok(Planned {
                outcome: Outcome::Unchanged,
                differences: Vec::new(),
                perfil: None,
            });
        }
        Standing::Free => {}
    }
    if by.seats <= 0 {
        return Err(Why::NoSeat);
    }
    by.seats -= 1;
    Ok(Planned {
        outcome: Outcome::Added,
        differences: vec![Difference {
            column: Column::Role,
            old: String::new(),
            new: guest.tier.code().to_owned(),
        }],
        perfil: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use crate::membership::TypedGuest;

    fn guest(role: Tier) -> Guest {
        let typed = TypedGuest {
            first_name: "Elena".into(),
            first_surname: "Soto".into(),
            second_surname: String::new(),
            document: "46.000.001-7".into(),
            email: "elena@robles.example".into(),
            phone: "9 1111 2222".into(),
            role: role.code().into(),
        };
        Guest::parse(&typed, Locale::EsCl).unwrap()
    }
    #[test]
    fn c28_c33_q39_a_row_invites_within_the_seats_and_what_its_loader_may_give() {
        let mut by = Inviting {
            tier: Some(Tier::Administrator),
            seats: 1,
        };
        let user = guest(Tier::User);
        for (standing, why) in [
            (Standing::Here, Why::Here),
            (Standing::Taken, Why::NotInvitable),
            (Standing::Waiting { same: false }, Why::Waiting),
        ] {
            assert_eq!(invite(&user, standing, &mut by), Err(why));
        }
        let waits = Standing::Waiting { same: true };
        let same = invite(&user, waits, &mut by).unwrap();
        assert_eq!(same.outcome, Outcome::Unchanged);
        let above = invite(&guest(Tier::Super), Standing::Free, &mut by);
        assert_eq!(above, Err(Why::Role));
        let good = invite(&user, Standing::Free, &mut by).unwrap();
        assert_eq!(good.outcome, Outcome::Added);
        assert_eq!(invite(&user, Standing::Free, &mut by), Err(Why::NoSeat));
        by.tier = None;
        assert_eq!(invite(&user, waits, &mut by), Err(Why::Role));
    }
}
