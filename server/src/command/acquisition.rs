//! Acquisitions at the command line (W-03): recorded, resent, withdrawn, listed.

use anyhow::{Result, bail};
use backend::acquisition::{self, Recorded};
use backend::config::Config;
use backend::env::Env;
use backend::hand::Hand;
use clap::{Args, Subcommand};
use domain::Rut;
use domain::company::{TypedAcquisition, TypedContact};
use domain::id::{self, Id};

use super::say;
use super::told::told;

#[derive(Debug, Subcommand)]
pub enum Acquisition {
    /// Registra que una empresa adquirió el producto y envía la bienvenida a su contacto.
    Record(Asked),
    /// Envía la bienvenida otra vez; el enlace anterior deja de servir.
    Resend(Whose),
    /// Retira una adquisición cuya cuenta no está creada.
    Withdraw(Whose),
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
    /// El RUT de la empresa.
    #[arg(long, value_name = "RUT")]
    company: Rut,
}

#[derive(Debug, Args)]
pub struct Asked {
    #[command(flatten)]
    at: Where,
    /// El RUT de la empresa.
    #[arg(long, value_name = "RUT")]
    company: String,
    /// Es una persona natural con giro.
    #[arg(long)]
    sole_trader: bool,
    /// La razón social.
    #[arg(long, value_name = "NOMBRE")]
    name: String,
    /// El producto o el plan.
    #[arg(long, value_name = "PRODUCTO")]
    product: String,
    /// El nombre del contacto.
    #[arg(long, value_name = "NOMBRE")]
    contact: String,
    /// El correo del contacto, adonde va la bienvenida.
    #[arg(long, value_name = "CORREO")]
    email: String,
    /// El teléfono del contacto.
    #[arg(long, value_name = "TELÉFONO")]
    phone: String,
}

/// Does what was asked of acquisitions.
///
/// # Errors
/// When something does not parse, the acquisition does not allow it, or something of ours failed.
pub async fn run(config: Config, env: Env, command: Acquisition) -> Result<()> {
    let backend = backend::open(config, env).await?;
    backend.check().await?;
    let at = match &command {
        Acquisition::Record(asked) => &asked.at,
        Acquisition::Resend(whose) | Acquisition::Withdraw(whose) => &whose.at,
        Acquisition::List(at) => at,
    };
    let Some(platform) = backend.platform(&at.platform) else {
        bail!("no hay una plataforma «{}»", at.platform);
    };
    let hand = &Hand::on_console(&backend, &platform);
    let told = match &command {
        Acquisition::Record(asked) => record(hand, asked).await,
        Acquisition::Resend(whose) => match waiting(hand, whose.company).await {
            Ok(id) => told(
                acquisition::resend(hand, id).await,
                "Bienvenida reenviada.\n",
            ),
            Err(why) => Err(why),
        },
        Acquisition::Withdraw(whose) => match waiting(hand, whose.company).await {
            Ok(id) => told(
                acquisition::withdraw(hand, id).await,
                "Adquisición retirada.\n",
            ),
            Err(why) => Err(why),
        },
        Acquisition::List(_) => list(hand).await,
    };
    backend.db.close().await;
    say(&told?)
}

async fn record(hand: &Hand<'_>, asked: &Asked) -> Result<String> {
    let typed = TypedAcquisition {
        rut: asked.company.clone(),
        sole_trader: asked.sole_trader,
        legal_name: asked.name.clone(),
        product: asked.product.clone(),
        contact: TypedContact {
            names: asked.contact.clone(),
            position: String::new(),
            email: asked.email.clone(),
            phone: asked.phone.clone(),
        },
    };
    let recorded = acquisition::record(hand, &typed).await.map(drop);
    told(
        recorded,
        "Adquisición registrada; la bienvenida va en camino.\n",
    )
}

/// The acquisition of that company that waits.
async fn waiting(hand: &Hand<'_>, company: Rut) -> Result<Id<id::Acquisition>> {
    let mut before = None;
    loop {
        let listed = acquisition::list(hand, before).await?;
        let is_it =
            |one: &&Recorded| one.acquisition.rut == company && one.state.as_str() == "waiting";
        if let Some(one) = listed.items.iter().find(is_it) {
            return Ok(one.id);
        }
        before = listed.next;
        if before.is_none() {
            bail!("ninguna adquisición de {company} está pendiente");
        }
    }
}

async fn list(hand: &Hand<'_>) -> Result<String> {
    let listed = acquisition::list(hand, None).await?;
    let line = |one: &Recorded| {
        let state = match one.state.as_str() {
            "waiting" if one.over => "vencida",
            "waiting" => "pendiente",
            "opened" => "creada",
            _ => "retirada",
        };
        let (rut, name) = (one.acquisition.rut, &one.acquisition.legal_name);
        format!("{rut}\t{state}\t{name}\n")
    };
    Ok(listed.items.iter().map(line).collect())
}
