//! The demonstration's registry file: 2 000 people who do not exist, always the same ones.
//! Documents from 9900000001 upwards, mobiles of a range without numbers, addresses in `.test`.
//! Values follow a long tail as real ones do; some rows are thin or untidy, as a personnel
//! office's are. The first rows are the personas of the README.

use domain::chance::{Chance, below, index, unit};

use super::words::{COMPANIES, MUNICIPALITIES, NAMES, POSITIONS, PROFESSIONS, SURNAMES};

/// How many people.
pub(super) const PEOPLE: u64 = 2_000;
const FIRST_DOCUMENT: u64 = 9_900_000_001;
const HEADERS: [&str; 20] = [
    "Tipo documento",
    "Número documento",
    "Primer nombre",
    "Segundo nombre",
    "Primer apellido",
    "Segundo apellido",
    "Fecha nacimiento",
    "Correo",
    "Celular",
    "Municipio",
    "NIT empresa",
    "Empresa",
    "Cargo",
    "Profesión",
    "Fecha ingreso",
    "Estado",
    "Tiene cónyuge",
    "Celular cónyuge",
    "Profesión cónyuge",
    "Cargo cónyuge",
];
/// How steep the tail is: the k-th value is k^-0.7 times as common as the first.
const TAIL: f64 = 0.7;

/// One row.
#[derive(Debug, Clone, Default)]
struct Person {
    document: String,
    names: [String; 4],
    birth: String,
    email: String,
    phone: String,
    municipality: String,
    company: usize,
    position: String,
    profession: String,
    hired: String,
    status: &'static str,
    spouse: Option<[String; 3]>,
}

/// The file, as text.
pub(super) fn file(chance: &mut dyn Chance) -> String {
    let mut rows = vec![HEADERS.join(";")];
    for number in 0..PEOPLE {
        let mut person = draw(chance, number);
        match number {
            0..=7 => make_persona(&mut person, number),
            _ => spoil(chance, &mut person, number),
        }
        rows.push(row(&person));
    }
    rows.push(String::new());
    rows.join("\r\n")
}

fn draw(chance: &mut dyn Chance, number: u64) -> Person {
    let mut pick = |words: &[&str]| words[index(chance, words.len())].to_owned();
    let names = [pick(&NAMES), pick(&NAMES), pick(&SURNAMES), pick(&SURNAMES)];
    let spouse = (below(chance, 100) < 45).then(|| {
        let phone = mobile(PEOPLE + number);
        [
            phone,
            common(chance, &PROFESSIONS),
            common(chance, &POSITIONS),
        ]
    });
    Person {
        document: (FIRST_DOCUMENT + number).to_string(),
        email: address(&names, number),
        names,
        birth: date(
            1 + below(chance, 28),
            1 + below(chance, 12),
            1955 + below(chance, 49),
        ),
        phone: mobile(number),
        municipality: common(chance, &MUNICIPALITIES),
        company: common_index(chance, COMPANIES.len()),
        position: common(chance, &POSITIONS),
        profession: common(chance, &PROFESSIONS),
        // People are hired on the first of a month, so that most days are shared by five or more.
        hired: date(1, 1 + below(chance, 12), 2008 + below(chance, 16)),
        status: "Activo",
        spouse,
    }
}

/// The common cases, each with a person to try it with.
fn make_persona(person: &mut Person, number: u64) {
    let name = |parts: [&str; 4]| parts.map(str::to_owned);
    person.birth = date(12, 3, 1980 + number);
    match number {
        0 => person.names = name(["Ana", "Lucía", "Gómez", "Pérez"]),
        1 => {
            person.names = name(["Carlos", "Andrés", "Rojas", "Vega"]);
            person.spouse = None;
        }
        2 => {
            person.names = name(["Elena", "", "Charris", "Donado"]);
            (person.position, person.profession) = (String::new(), String::new());
            person.municipality = String::new();
        }
        3 => {
            person.names = name(["Jorge", "Iván", "Molina", "Arias"]);
            person.status = "Retirado";
        }
        4 => {
            person.names = name([
                "María-José",
                "Isabel",
                "Fernández-Etcheverry",
                "De la Cuadra",
            ]);
        }
        5 => {
            person.names = name(["Luis", "Alberto", "Ospina", "Peña"]);
            person.email = String::new();
        }
        6 => {
            person.names = name(["Rosa", "Inés", "Zapata", "Yepes"]);
            person.profession = String::new();
        }
        _ => person.names = name(["Tomás", "Raúl", "Ibáñez", "Muñoz"]),
    }
    if !person.email.is_empty() {
        person.email = address(&person.names, number);
    }
}

/// Some rows are thin, some untidy, as in a real office.
fn spoil(chance: &mut dyn Chance, person: &mut Person, number: u64) {
    match below(chance, 100) {
        0..=7 => {
            person.profession = String::new();
            person.position = String::new();
            person.email = String::new();
        }
        8..=9 => person.profession = "SIN DATO".to_owned(),
        10 => person.position = format!("  {}  ", person.position.to_uppercase()),
        11..=14 => person.email = String::new(),
        15..=16 => person.names[1] = String::new(),
        _ => {}
    }
    if number % 40 == 39 {
        person.status = "Retirado";
    }
}

fn row(person: &Person) -> String {
    let [first, second, first_surname, second_surname] = &person.names;
    let nit = format!("9990{:05}", 10_000 + person.company);
    let (has, [phone, profession, position]) = match &person.spouse {
        Some(spouse) => ("Sí", spouse.clone()),
        None => ("No", Default::default()),
    };
    let cells = [
        "CC",
        &person.document,
        first,
        second,
        first_surname,
        second_surname,
        &person.birth,
        &person.email,
        &person.phone,
        &person.municipality,
        &nit,
        COMPANIES[person.company],
        &person.position,
        &person.profession,
        &person.hired,
        person.status,
        has,
        &phone,
        &profession,
        &position,
    ];
    cells.join(";")
}

fn common(chance: &mut dyn Chance, words: &[&str]) -> String {
    words[common_index(chance, words.len())].to_owned()
}

fn common_index(chance: &mut dyn Chance, len: usize) -> usize {
    let weight = |place: usize| (place as f64 + 1.0).powf(-TAIL);
    let mut left = unit(chance) * (0..len).map(weight).sum::<f64>();
    for place in 0..len {
        left -= weight(place);
        if left < 0.0 {
            return place;
        }
    }
    len - 1
}

fn date(day: u64, month: u64, year: u64) -> String {
    format!("{day:02}/{month:02}/{year}")
}

/// In a range without assigned numbers.
fn mobile(number: u64) -> String {
    format!("399{:07}", 1_000_000 + number)
}

fn address(names: &[String; 4], number: u64) -> String {
    let plain = |text: &str| -> String {
        text.chars()
            .filter_map(|letter| match letter.to_lowercase().next() {
                Some('á') => Some('a'),
                Some('é') => Some('e'),
                Some('í') => Some('i'),
                Some('ó') => Some('o'),
                Some('ú' | 'ü') => Some('u'),
                Some('ñ') => Some('n'),
                Some(letter) if letter.is_ascii_alphabetic() => Some(letter),
                _ => None,
            })
            .collect()
    };
    format!(
        "{}.{}.{}@ejemplo.test",
        plain(&names[0]),
        plain(&names[2]),
        number + 1
    )
}
