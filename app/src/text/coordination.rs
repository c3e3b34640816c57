//! Words of the coordination team's list (W-22, W-23). It is for companies, so it speaks Chile's
//! *tú*.

/// The page, and its line in the menu.
pub const TITLE: &str = "Cuentas nuevas";
/// Under the title.
pub const LEAD: &str = "Empresas que crearon su cuenta y el contacto que hay que llamar.";
/// As a card at home.
pub const ABOUT: &str = "Llama al contacto de cada empresa que creó su cuenta.";
/// The list.
pub const LIST: &str = "De la más antigua a la más nueva";
/// The columns.
pub const HEADS: [&str; 4] = ["Empresa", "Contacto", "Cuenta creada", "Contactado"];
/// Sets the mark, in the column that names it.
pub const MARK: &str = "Marcar";
/// Which mark, to whoever hears the button alone.
pub const CONTACTED: &str = "contactado";
/// It is noted.
pub const NOTED: &str = "Anotamos que el contacto ya fue llamado.";
/// Takes the mark back.
pub const UNDO: &str = "Quitar la marca";
/// It is taken back.
pub const UNDONE: &str = "Quitamos la marca: la empresa vuelve a estar por contactar.";
/// What is listed.
pub const STATE: &str = "Mostrar";
/// By which mark.
pub const STATES: [(&str, &str); 2] = [("open", "Por contactar"), ("all", "Todas")];
/// Lists them.
pub const FILTER: &str = "Filtrar";
/// The next page.
pub const NEXT: &str = "Mostrar más";
/// An empty list.
pub const NOBODY: &str = "No hay nadie por llamar";
/// What to do about it.
pub const NOBODY_ABOUT: &str = "Aquí aparecerá cada empresa cuando cree su cuenta.";
