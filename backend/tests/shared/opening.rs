//! What a company's account is opened with, right in every field: for whoever begins where one is
//! being opened.

use backend::company::AgreedTexts;
use domain::company::{
    Typed, TypedAcquisition, TypedCompany, TypedContact, TypedPerson, TypedUser,
};

/// Whom the welcome goes to.
pub fn contact(email: &str) -> TypedContact {
    TypedContact {
        names: "Luis Pérez".into(),
        position: "Compras".into(),
        email: email.into(),
        phone: "912345678".into(),
    }
}

/// An acquisition of that company.
pub fn bought(rut: &str, contact: TypedContact) -> TypedAcquisition {
    TypedAcquisition {
        rut: rut.into(),
        sole_trader: false,
        legal_name: "Panadería El Trigo SpA".into(),
        product: "Plan Base".into(),
        contact,
    }
}

/// Step 2: that contact, the address of the representative, and number and address of the first user.
pub fn filled(
    contact: &TypedContact,
    representative: &str,
    (document, email): (&str, &str),
) -> Typed {
    Typed {
        company: TypedCompany {
            legal_name: "Panadería El Trigo SpA".into(),
            trade_name: "El Trigo".into(),
            giro: "Elaboración de pan".into(),
            street: "Av. Matta 123, of. 4".into(),
            region: "13".into(),
            comuna: "13101".into(),
            phone: "223456789".into(),
            email: "contacto@trigo.example".into(),
        },
        representatives: vec![TypedPerson {
            names: "Ana Luz".into(),
            first_surname: "Soto".into(),
            second_surname: "Vera".into(),
            no_second_surname: false,
            rut: "40000001-8".into(),
            email: representative.into(),
            phone: "223456789".into(),
        }],
        commercial: contact.clone(),
        supplied: contact.clone(),
        user: TypedUser {
            names: "Rosa".into(),
            first_surname: "Díaz".into(),
            second_surname: "Lagos".into(),
            no_second_surname: false,
            document_kind: "RUT".into(),
            document: document.into(),
            position: "Jefa de personas".into(),
            email: email.into(),
            email_again: email.into(),
            phone: "912345678".into(),
        },
        accept_terms: true,
        accept_privacy: true,
    }
}

/// The sentences beside the boxes.
pub fn agreed() -> AgreedTexts {
    AgreedTexts {
        terms: "Acepto los términos.".into(),
        privacy: "Acepto el uso de los datos.".into(),
    }
}
