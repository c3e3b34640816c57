//! Appointments that wait for a yes, on the page of the administrators. They are told by their
//! address alone: whether it has an account is nobody's business here.

use leptos::prelude::*;

use super::api::{OfferView, WithdrawOffer};
use crate::act::Act;
use crate::platform::use_face;
use crate::text::inside as words;
use crate::{routes, ui};

/// Those that wait.
pub(super) fn table(
    slug: &str,
    company: &str,
    (offers, may_withdraw): (Vec<OfferView>, bool),
) -> Option<AnyView> {
    let rows = offers.into_iter().map(|one| {
        let href = routes::withdraw_offer(slug, company, &one.id);
        let label = words::withdraw_of(&one.email);
        let mut cells = vec![
            one.email.into_any(),
            words::basis(one.basis).into_any(),
            words::until(&one.until, one.over).into_any(),
        ];
        cells.extend(may_withdraw.then(|| view! { <a href=href>{label}</a> }.into_any()));
        cells
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    (!rows.is_empty()).then(|| {
        let mut heads = words::OFFER_HEADS.map(str::to_owned).to_vec();
        heads.extend(may_withdraw.then(|| words::WITHDRAW_HEAD.to_owned()));
        view! {
            <section class="section">
                <h2>{words::OFFERS}</h2>
                <ui::Table caption=words::OFFERS_CAPTION heads rows/>
            </section>
        }
        .into_any()
    })
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
