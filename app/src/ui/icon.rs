//! A handful of icons, drawn for this product on a grid of 24 with a stroke of 2.
//!
//! They are ornament: hidden from screen readers, always beside a word.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A tick in a box: a field that is right.
    Ticked,
    /// A tick in a circle: done.
    Done,
    /// An i in a circle.
    Info,
    /// A triangle with a mark.
    Warning,
    /// An octagon with a mark.
    Danger,
    /// A question mark in a circle.
    Help,
    /// An angle pointing down.
    Down,
    /// An arrow to the right.
    Onward,
    /// An angle pointing to the left.
    Back,
    /// A head and shoulders.
    Person,
    /// Several people.
    Family,
    /// A closed lock.
    Lock,
    /// An envelope.
    Mail,
    /// A receiver.
    Phone,
    /// A tray for mail.
    Inbox,
    /// A house.
    House,
    /// A heart with a pulse.
    Health,
    /// An open book.
    Book,
    /// A card that pays.
    Card,
    /// A shield.
    Shield,
    /// A sun over the horizon.
    Leisure,
    /// A sheet with lines.
    Paper,
    /// A clock.
    Clock,
}

impl Glyph {
    /// The picture a configuration asks for by name; a sheet of paper when there is none of it.
    pub fn named(key: &str) -> Self {
        match key {
            "people" => Self::Family,
            "home" => Self::House,
            "book" => Self::Book,
            "sun" => Self::Leisure,
            "card" => Self::Card,
            "shield" => Self::Shield,
            "health" => Self::Health,
            "mail" => Self::Mail,
            "phone" => Self::Phone,
            _ => Self::Paper,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Ticked => {
                "M4 7a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3zM8 12.5l3 3 5.5-6.5"
            }
            Self::Done => "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M8 12.5l3 3 5-6.5",
            Self::Info => "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 11v5.5M12 7.5v.01",
            Self::Warning => "M12 4 2.8 20h18.4zM12 10.5v4M12 17.2v.01",
            Self::Danger => "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5v5.5M12 16.5v.01",
            Self::Help => {
                "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M9.3 9.5a2.8 2.8 0 1 1 4.3 2.4c-1 .6-1.6 1.1-1.6 2.1M12 17v.01"
            }
            Self::Down => "m6 9.5 6 6 6-6",
            Self::Onward => "M4 12h15M13 6l6 6-6 6",
            Self::Back => "m14.5 6-6 6 6 6",
            Self::Person => {
                "M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"
            }
            Self::Family => {
                "M5.5 8a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M2.5 20c.5-3.8 3-6 6.5-6s6 2.2 6.5 6M15 4.8a3.5 3.5 0 0 1 0 6.4M17.8 14.5c2 .8 3.3 2.7 3.7 5.5"
            }
            Self::Lock => "M5 11h14v9.5H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 14.8v2",
            Self::Mail => "M3 5.5h18v13H3zM3.5 6l8.5 7 8.5-7",
            Self::Phone => {
                "M6 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2C10.8 19.4 4.6 13.2 4 5.7a2 2 0 0 1 2-2.2z"
            }
            Self::Inbox => {
                "M3 13 6 4.5h12l3 8.5v6.5H3zM3 13h5.5c.4 1.8 1.6 3 3.5 3s3.1-1.2 3.5-3H21"
            }
            Self::House => "m3 11.5 9-8 9 8M5.5 9.5v11h13v-11M10 20.5V14h4v6.5",
            Self::Health => {
                "M12 20.5S3.5 15.5 3.5 9.3A4.7 4.7 0 0 1 12 6.6a4.7 4.7 0 0 1 8.5 2.7c0 6.2-8.5 11.2-8.5 11.2zM7 12h2.5l1.5-2.5 2 4.5 1.3-2H17"
            }
            Self::Book => {
                "M12 6.5C10 5 7 4.5 3 4.8V19c4-.3 7 .2 9 1.7 2-1.5 5-2 9-1.7V4.8c-4-.3-7 .2-9 1.7zM12 6.5v14"
            }
            Self::Card => "M3 6h18v12.5H3zM3 10.5h18M6.5 15h4",
            Self::Shield => {
                "M12 3l8 3v6c0 4.5-3.2 7.7-8 9.5-4.8-1.8-8-5-8-9.5V6zM8.5 12l2.5 2.5 4.5-5"
            }
            Self::Leisure => {
                "M3 19h18M6 15a6 6 0 0 1 12 0M12 3.5v2.5M4.5 7l1.7 1.7M19.5 7l-1.7 1.7M2.5 14.5H4M20 14.5h1.5"
            }
            Self::Paper => "M5 3h9l5 5v13H5zM14 3v5h5M8.5 13h7M8.5 17h5",
            Self::Clock => "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 7v5.5l3.5 2",
        }
    }
}

/// An icon, as high as the letters around it.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=glyph.path() />
        </svg>
    }
}
