//! Reading a file that somebody chose, before a byte of it leaves the machine.

use leptos::ev::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{FileReader, HtmlInputElement};

/// Whether this event comes from an input that holds files.
pub fn is_file(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into().ok());
    input.is_some_and(|input: HtmlInputElement| input.files().is_some())
}

/// Reads the file that the input of this event holds and hands over its name and its bytes; nothing
/// happens where it holds none, or one of more bytes than that.
pub fn read_chosen(event: &Event, most: usize, then: impl Fn(String, Vec<u8>) + 'static) {
    let _ = read(event, most, then);
}

fn read(event: &Event, most: usize, then: impl Fn(String, Vec<u8>) + 'static) -> Option<()> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    if file.size() > most as f64 {
        return None;
    }
    let (reader, name) = (FileReader::new().ok()?, file.name());
    let source = reader.clone();
    let loaded = Closure::<dyn Fn()>::new(move || {
        if let Ok(buffer) = source.result() {
            then(name.clone(), js_sys::Uint8Array::new(&buffer).to_vec());
        }
    });
    reader.set_onload(Some(loaded.as_ref().unchecked_ref()));
    // Belongs to the reader from now on, which goes with the page.
    loaded.forget();
    reader.read_as_array_buffer(&file).ok()
}

/// Today, on this machine, as year, month and day.
pub fn today() -> (u32, u32, u32) {
    let now = js_sys::Date::new_0();
    (now.get_full_year(), now.get_month() + 1, now.get_date())
}
