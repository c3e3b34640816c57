//! Institutions at the command line (C-31): created with their plan and their first Súper
//! Administrador, given other seats, listed.

use anyhow::{Result, bail};
use backend::config::Config;
use backend::env::Env;
use backend::fault::Denied;
use backend::hand::Hand;
use backend::{invitation, plan};
use clap::{Args, Subcommand};
use domain::Rut;
use domain::membership::{Invited, TypedGuest, TypedInstitution};

use super::say;
use super::told::told;

#[derive(Debug, Subcommand)]
pub enum Institution {
    /// Crea una institución con su plan e invita a su primer Súper Administrador.
    Create(Box<Asked>),
    /// Cambia los cupos del plan; no menos que los que están en uso.
    Seats {
        #[command(flatten)]
        whose: Whose,
        /// Los cupos.
        #[arg(long, value_name = "NÚMERO")]
        seats: String,
    },
    /// Envía otra vez la invitación del primer Súper Administrador.
    Resend(Whose),
    /// Muestra las más recientes.
    List(Where),
}

#[derive(Debug, Args)]
pub struct Where {
    /// La plataforma.
    #[arg(long, value_name = "PLATAFORMA")]
    platform: String,
}

#[derive(Debug, Args)]
pub struct Whose {
    #[command(flatten)]
    at: Where,
    /// El RUT de la institución.
    #[arg(long, value_name = "RUT")]
    institution: Rut,
}

#[derive(Debug, Args)]
pub struct Asked {
    #[command(flatten)]
    at: Where,
    /// El RUT de la institución.
    #[arg(long, value_name = "RUT")]
    institution: String,
    /// La razón social.
    #[arg(long, value_name = "NOMBRE")]
    name: String,
    /// El plan.
    #[arg(long, value_name = "PLAN")]
    plan: String,
    /// Los cupos.
    #[arg(long, value_name = "NÚMERO")]
    seats: String,
    /// El nombre del primer Súper Administrador.
    #[arg(long, value_name = "NOMBRE")]
    first_name: String,
    /// Su apellido paterno.
    #[arg(long, value_name = "APELLIDO")]
    first_surname: String,
    /// Su apellido materno.
    #[arg(long, value_name = "APELLIDO", default_value = "")]
    second_surname: String,
    /// Su RUT.
    #[arg(long, value_name = "RUT")]
    rut: String,
    /// Su correo, adonde va la invitación.
    #[arg(long, value_name = "CORREO")]
    email: String,
    /// Su celular.
    #[arg(long, value_name = "CELULAR")]
    phone: String,
}

/// Does what was asked of institutions.
///
/// # Errors
/// When something does not parse, the plan does not allow it, or something of ours failed.
pub async fn run(config: Config, env: Env, command: Institution) -> Result<()> {
    let backend = backend::open(config, env).await?;
    backend.check().await?;
    let at = match &command {
        Institution::Create(asked) => &asked.at,
        Institution::Seats { whose, .. } | Institution::Resend(whose) => &whose.at,
        Institution::List(at) => at,
    };
    let Some(platform) = backend.platform(&at.platform) else {
        bail!("no hay una plataforma «{}»", at.platform);
    };
    let hand = &Hand::on_console(&backend, &platform);
    let told = match &command {
        Institution::Create(asked) => {
            let created = plan::create(hand, &typed(asked)).await.map(drop);
            told(created, "Institución creada; la invitación va en camino.\n")
        }
        Institution::Seats { whose, seats } => {
            told(change(hand, whose, seats).await, "Cupos cambiados.\n")
        }
        Institution::Resend(whose) => told(resend(hand, whose).await, "Invitación reenviada.\n"),
        Institution::List(_) => list(hand).await,
    };
    backend.db.close().await;
    say(&told?)
}

fn typed(asked: &Asked) -> TypedInstitution {
    TypedInstitution {
        rut: asked.institution.clone(),
        legal_name: asked.name.clone(),
        plan: asked.plan.clone(),
        seats: asked.seats.clone(),
        first: TypedGuest {
            first_name: asked.first_name.clone(),
            first_surname: asked.first_surname.clone(),
            second_surname: asked.second_surname.clone(),
            document: asked.rut.clone(),
            email: asked.email.clone(),
            phone: asked.phone.clone(),
            role: String::new(),
        },
    }
}

async fn change(hand: &Hand<'_>, whose: &Whose, seats: &str) -> Result<(), Denied> {
    let company = plan::by_number(hand, whose.institution).await?;
    plan::set_seats(hand, company, seats).await
}

async fn resend(hand: &Hand<'_>, whose: &Whose) -> Result<(), Denied> {
    let company = plan::by_number(hand, whose.institution).await?;
    invitation::resend_first(hand, company).await
}

async fn list(hand: &Hand<'_>) -> Result<String> {
    let plans = plan::list(hand, None).await?;
    let line = |one: &plan::Listed| {
        let first = match one.first {
            Some(Invited::Pending) => "pendiente",
            Some(Invited::Accepted) => "aceptada",
            Some(Invited::Expired) => "vencida",
            Some(Invited::Revoked) => "revocada",
            None => "-",
        };
        let row = &one.plan;
        let (rut, taken, seats, name) = (&row.rut, row.taken, row.seats, &row.legal_name);
        format!("{rut}\t{taken}/{seats}\t{first}\t{name}\n")
    };
    Ok(plans.items.iter().map(line).collect())
}
