//! Where a page of a list begins, as it stands in addresses: the moment and the id of the last row
//! of the page before, `1793631600000000.0190a000-0000-7000-8000-000000000000`.

use domain::refusal::Refusal;
use uuid::Uuid;

/// As it stands in an address.
#[must_use]
pub fn write((at, id): (i64, Uuid)) -> String {
    format!("{at}.{id}")
}

/// Reads what [`write`] wrote; an empty text is the first page.
///
/// # Errors
/// [`Refusal::Unreadable`] for anything else.
pub fn read(text: &str) -> Result<Option<(i64, Uuid)>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let (at, id) = text.split_once('.').ok_or(Refusal::Unreadable)?;
    let at = at.parse().map_err(|_| Refusal::Unreadable)?;
    let id = Uuid::parse_str(id).map_err(|_| Refusal::Unreadable)?;
    Ok(Some((at, id)))
}

/// Cuts rows to a page, of which one more was read; answers where the next one begins, if there is
/// one.
pub fn cut<R>(rows: &mut Vec<R>, page: i64, place: impl Fn(&R) -> (i64, Uuid)) -> Option<String> {
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    let more = rows.len() > page;
    rows.truncate(page);
    let last = rows.last().filter(|_| more)?;
    Some(write(place(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_and_tells_of_the_next_one_where_there_is_one() {
        let place = |n: &u8| (i64::from(*n), Uuid::nil());
        for (read, kept, next) in [(3, 2, Some(2)), (2, 2, None), (0, 0, None)] {
            let mut rows: Vec<u8> = (1..=read).collect();
            let next = next.map(|n| write(place(&n)));
            assert_eq!((cut(&mut rows, 2, place), rows.len()), (next, kept));
        }
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else() {
        let at = (-5, Uuid::from_u128(7));
        assert_eq!(read(&write(at)), Ok(Some(at)));
        assert_eq!(read(""), Ok(None));
        for odd in ["x", "1", "1.x", ".", "9999999999999999999999.0", "1.2.3"] {
            assert_eq!(read(odd), Err(Refusal::Unreadable), "{odd}");
        }
    }
}
