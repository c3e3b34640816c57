//! Unicode's normal forms and marks. The browser knows them already: its program asks it instead of
//! carrying the tables (39 KB compressed) along. Both answers come from the same standard (UAX 15).

pub use half::{is_mark, nfc, nfkc, nfkd};

#[cfg(not(target_arch = "wasm32"))]
mod half {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// Canonical composition: letters and their accents in one.
    pub fn nfc(text: &str) -> String {
        text.nfc().collect()
    }

    /// Compatibility composition: full-width digits become digits.
    pub fn nfkc(text: &str) -> String {
        text.nfkc().collect()
    }

    /// Compatibility decomposition: accents stand after their letters.
    pub fn nfkd(text: &str) -> String {
        text.nfkd().collect()
    }

    /// Whether this changes the letter before it: General_Category `Mark`.
    pub fn is_mark(c: char) -> bool {
        is_combining_mark(c)
    }
}

#[cfg(target_arch = "wasm32")]
mod half {
    use js_sys::{JsString, RegExp};

    fn normal(text: &str, form: &str) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        JsString::from(text).normalize(form).into()
    }

    /// Canonical composition: letters and their accents in one.
    pub fn nfc(text: &str) -> String {
        normal(text, "NFC")
    }

    /// Compatibility composition: full-width digits become digits.
    pub fn nfkc(text: &str) -> String {
        normal(text, "NFKC")
    }

    /// Compatibility decomposition: accents stand after their letters.
    pub fn nfkd(text: &str) -> String {
        normal(text, "NFKD")
    }

    /// Whether this changes the letter before it: General_Category `Mark`.
    pub fn is_mark(c: char) -> bool {
        !c.is_ascii() && RegExp::new(r"^\p{M}$", "u").test(c.encode_utf8(&mut [0; 4]))
    }
}
