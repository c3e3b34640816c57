//! Words of what companies and offices keep of somebody, in «Mis datos». The file for machines
//! has the keys and the values as they stand; people read these. Composed on the server.

use std::str::FromStr;

use domain::company::Adherence;
use domain::membership::{Basis, MembershipState, Perfil};
use domain::pqrsf::{FilingKind, FilingState};
use domain::role::Level;
use domain::service::RequestState;

use crate::text::{companies, inside, pqrsf, role, services};

/// A part.
#[must_use]
pub fn title(part: &str) -> &'static str {
    match part {
        "companies" => "Empresas",
        "company_records" => "Ficha en cada empresa",
        "service_requests" => "Solicitudes de servicios",
        "module_requests" => "Solicitudes de módulos",
        "filings" => "PQRSF",
        "appointments" => "Nombramientos",
        _ => "Suplencias",
    }
}

/// What a value is called.
#[must_use]
pub fn label(key: &str) -> &'static str {
    match key {
        "company" => "Empresa",
        "company_rut" => "RUT de la empresa",
        "adherence" => "Adhesión",
        "perfil" => "Perfil",
        "basis" => "Por qué administra accesos",
        "state" => "Estado",
        "since" => "Desde",
        "until" => "Hasta",
        "name" => "Nombre",
        "rut" => "RUT",
        "email" => "Correo de contacto",
        "file_email" => "Correo que informó la empresa",
        "phone" => "Celular",
        "position" => "Cargo",
        "section" => "Sección",
        "hired" => "Fecha de ingreso",
        "changed" => "Último cambio",
        "service" => "Servicio",
        "module" => "Módulo",
        "level" => "Permiso",
        "reason" => "Motivo",
        "answer" => "Respuesta",
        "asked" => "Solicitud enviada",
        "decided" => "Solicitud resuelta",
        "number" => "Número",
        "kind" => "Tipo",
        "filed" => "Fecha de radicación",
        "subject" => pqrsf::SUBJECT,
        "detail" => pqrsf::DETAIL,
        "document" => "Documento",
        "postal_address" => pqrsf::ADDRESS,
        "consent_version" => "Versión del texto autorizado",
        _ => "Fecha de cierre",
    }
}

/// A value as people read it; what is no word of the code is what somebody wrote.
#[must_use]
pub fn value(key: &str, stored: String) -> String {
    let word = match key {
        "adherence" => read(&stored).map(|one| match one {
            Adherence::Adhered => "Adherida",
            Adherence::Ended => "No adherida",
        }),
        "basis" => read::<Basis>(&stored).map(inside::basis),
        "level" => read::<Level>(&stored).map(|one| role::level(Some(one))),
        "kind" => read::<FilingKind>(&stored).map(pqrsf::kind),
        "state" => state(&stored),
        "perfil" => return read::<Perfil>(&stored).map_or(stored, companies::perfil),
        _ => None,
    };
    word.map_or(stored, str::to_owned)
}

/// The states of memberships, requests and filings have words of their own each.
fn state(stored: &str) -> Option<&'static str> {
    let membership = read::<MembershipState>(stored);
    let membership = membership.map(|one| companies::state(Adherence::Adhered, one));
    membership
        .or_else(|| read::<RequestState>(stored).map(services::word))
        .or_else(|| read::<FilingState>(stored).map(pqrsf::state))
}

fn read<T: FromStr>(stored: &str) -> Option<T> {
    stored.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x11_what_somebody_filed_stands_under_the_labels_of_its_form() {
        let filed = [
            "number",
            "filed",
            "subject",
            "detail",
            "name",
            "document",
            "email",
            "postal_address",
            "phone",
            "consent_version",
        ];
        for key in filed {
            assert_ne!(label(key), label("closed"), "{key}");
        }
        assert_eq!(label("subject"), "Asunto");
    }

    #[test]
    fn x11_words_of_the_code_are_told_in_people_s_words_and_others_as_they_were_written() {
        let cases = [
            ("state", "enabled", "Habilitado"),
            ("state", "pending", "En revisión"),
            ("state", "filed", "Radicada"),
            ("perfil", "administrator", "Administrador de accesos"),
            ("perfil", "Encargada de turnos", "Encargada de turnos"),
            ("basis", "first_user", "Abrió la cuenta de la empresa"),
            ("level", "see", "Ver"),
            ("adherence", "ended", "No adherida"),
            ("company", "enabled", "enabled"),
        ];
        for (key, stored, told) in cases {
            assert_eq!(value(key, stored.to_owned()), told, "{key}");
        }
        for states in [
            MembershipState::ALL.map(MembershipState::code).as_slice(),
            RequestState::ALL.map(RequestState::code).as_slice(),
            FilingState::ALL.map(FilingState::code).as_slice(),
        ] {
            for code in states {
                assert!(state(code).is_some(), "{code}");
            }
        }
    }
}
