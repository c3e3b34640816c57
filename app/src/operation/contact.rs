//! Whom to write to, or to call.

use leptos::prelude::*;

/// Name, address and telephone, line by line. A narrow cell breaks the address before its «@».
pub(crate) fn whom((name, email, phone): (String, String, String)) -> AnyView {
    let mail = format!("mailto:{email}");
    let call = format!("tel:{}", phone.replace(' ', ""));
    let (user, host) = email.split_at(email.find('@').unwrap_or(email.len()));
    let (user, host) = (user.to_owned(), host.to_owned());
    view! {
        <div>{name}</div>
        <a href=mail>{user}<wbr/>{host}</a>
        <br/>
        <a class="whole" href=call>{phone}</a>
    }
    .into_any()
}
