//! Appointments that wait for a yes, on the page of the administrators. They are told by their
//! address alone: whether it has an account is nobody's business here.

use domain::platform::Face;
use leptos::prelude::*;

use super::api::{OfferView, ResendOffer, WithdrawOffer};
use crate::act::Act;
use crate::platform::use_face;
use crate::text::inside as words;
use crate::{routes, ui};

/// Those that wait. The buttons of all rows belong to one form: each says whose it is.
pub(super) fn table(
    face: &Face,
    company: &str,
    (offers, appoints): (Vec<OfferView>, bool),
    resend: Act<ResendOffer>,
) -> Option<AnyView> {
    let slug = face.slug.to_string();
    let any_listed = offers.iter().any(|one| one.listed);
    let may_withdraw = offers.iter().any(|one| one.may_be_withdrawn(appoints));
    let rows = offers.into_iter().map(|one| {
        let href = routes::withdraw_offer(&slug, company, &one.id);
        let email = one.email.clone();
        let withdraw = one.may_be_withdrawn(appoints).then(|| {
            view! {
                <a href=href>
                    {words::WITHDRAW_HEAD}
                    <span class="visually-hidden">" a " {email}</span>
                </a>
            }
        });
        let again = one.listed.then(|| again(&one));
        let mut cells = vec![
            one.email.into_any(),
            words::basis(one.basis).into_any(),
            words::until(&one.until, one.over).into_any(),
        ];
        cells.extend(any_listed.then(|| again.into_any()));
        cells.extend(may_withdraw.then(|| withdraw.into_any()));
        cells
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    let (at, troubles) = (company.to_owned(), resend.troubles(face.voice()));
    (!rows.is_empty()).then(|| {
        let mut heads = words::OFFER_HEADS.map(str::to_owned).to_vec();
        heads.extend(any_listed.then(|| words::RESEND_HEAD.to_owned()));
        heads.extend(may_withdraw.then(|| words::WITHDRAW_HEAD.to_owned()));
        let table = view! { <ui::Table caption=words::OFFERS_CAPTION heads rows/> }.into_any();
        let table = if any_listed {
            view! {
                <ui::Form action=resend troubles id="nombramientos">
                    <ui::Hidden name="platform" value=slug/>
                    <ui::Hidden name="company" value=at/>
                    {table}
                </ui::Form>
            }
            .into_any()
        } else {
            table
        };
        view! {
            <section class="section">
                <h2>{words::OFFERS}</h2>
                {table}
            </section>
        }
        .into_any()
    })
}

/// Mails the link of one of them once more.
fn again(one: &OfferView) -> AnyView {
    let (id, email) = (one.id.clone(), one.email.clone());
    view! {
        <button class="button" data-kind="quiet" type="submit" name="offer" value=id>
            {words::RESEND_HEAD}
            <span class="visually-hidden">" a " {email}</span>
        </button>
    }
    .into_any()
}

/// Asks once, naming the address.
#[component]
pub(super) fn Really(company: String, one: OfferView, action: Act<WithdrawOffer>) -> impl IntoView {
    let face = use_face();
    let troubles = action.troubles(face.voice());
    let keep = routes::administrators(face.slug.as_str(), &company);
    view! {
        <section class="section">
            <h2>{words::WITHDRAW}</h2>
            <p><strong>{one.email}</strong></p>
            <p>{words::WITHDRAW_LEAD}</p>
            <ui::Form action troubles id="retirar">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="company" value=company/>
                <ui::Hidden name="offer" value=one.id/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Danger>{words::DO_WITHDRAW}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>{words::KEEP}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
