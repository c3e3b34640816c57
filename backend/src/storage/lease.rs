//! The connection under a [`super::Tx`].

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{Database, Transaction};

use super::lookers::Looker;

/// A connection inside of a transaction, or by itself, where each statement is one.
#[derive(Debug)]
pub enum Lease<D: Database> {
    /// Several statements that see, and leave, one state.
    Transaction(Transaction<'static, D>),
    /// One statement that only reads. Beginning and ending a transaction around it would cost
    /// twice what it costs.
    Alone(PoolConnection<D>),
    /// The same on a connection that no pool has.
    Looking(Box<Looker<D>>),
}

impl<D: Database> Lease<D> {
    /// Keeps what was written.
    pub(super) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Transaction(transaction) => transaction.commit().await,
            Self::Alone(_) | Self::Looking(_) => Ok(()),
        }
    }
}

impl<D: Database> Deref for Lease<D> {
    type Target = D::Connection;

    fn deref(&self) -> &D::Connection {
        match self {
            Self::Transaction(transaction) => transaction,
            Self::Alone(connection) => connection,
            Self::Looking(looker) => &looker.connection,
        }
    }
}

impl<D: Database> DerefMut for Lease<D> {
    fn deref_mut(&mut self) -> &mut D::Connection {
        match self {
            Self::Transaction(transaction) => transaction,
            Self::Alone(connection) => connection,
            Self::Looking(looker) => &mut looker.connection,
        }
    }
}
