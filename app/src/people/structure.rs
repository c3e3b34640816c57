//! `/{platform}/e/{company}/estructura`: the sections that people belong to (W-37, A-67).

use std::collections::BTreeMap;

use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::SectionView;
use super::row;
use super::structure_api::{ChangeSection, SectionLine, StructureView, load_structure};
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{inside, people as words};
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/estructura`
#[component]
pub fn Structure() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("hecho"), of("eliminar"), of("cambiar"))
        })
    });
    let action = Act::<ChangeSection>::new();
    let done = action.yeses();
    let loaded = load(
        move || (asked.get(), done.get()),
        move |_| load_structure(slug.clone(), company.clone()),
    );
    shown(loaded, move |structure: StructureView| {
        let (news, delete, edit) = asked.get_untracked();
        view! { <Tree structure news delete edit action/> }.into_any()
    })
}

#[component]
fn Tree(
    structure: StructureView,
    news: String,
    delete: String,
    edit: String,
    action: Act<ChangeSection>,
) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let about = help::of_people(&face, "estructura");
    let back = (routes::company(&slug, &structure.company), inside::TITLE);
    let news = words::section_done(&news).map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let troubles = action.troubles(face.voice());
    // What belongs to no form that is known.
    let refused = action.at("", troubles);
    let sections = structure.sections.iter().map(|one| one.section.clone());
    let sections: Vec<SectionView> = sections.collect();
    let forms = Forms {
        slug: slug.clone(),
        company: structure.company.clone(),
        sections,
        typed: structure.typed.clone(),
        action,
        troubles,
    };
    let of = |id: &str| {
        let mut lines = structure.sections.iter();
        lines.find(|one| structure.may_edit && one.section.id == id)
    };
    // One form at a time: the page asks for one thing.
    let form = match (of(&delete), of(&edit)) {
        (Some(one), _) => Some(forms.delete(&one.section)),
        (None, Some(one)) => Some(forms.edit(one)),
        (None, None) => None,
    };
    let asks = form.is_some();
    let create = (structure.may_edit && !asks).then(|| forms.create());
    let without = (structure.without > 0).then(|| {
        view! { <p class="soft">{words::without_section(structure.without)}</p> }
    });
    let table = if structure.sections.is_empty() {
        view! { <ui::Empty title=words::NO_SECTIONS text=words::NO_SECTIONS_LEAD/> }.into_any()
    } else {
        let mut heads = words::SECTION_HEADS.map(str::to_owned).to_vec();
        heads.truncate(if structure.may_edit { 3 } else { 2 });
        let rows = structure.sections.iter().map(|line| {
            let one = &line.section;
            let page = routes::people(&slug, &structure.company);
            let href = routes::asking(&page, &[("seccion", &one.id)]);
            let name = format!("{}{}", "\u{2003}".repeat(one.depth), one.name);
            let mut cells = vec![
                name.into_any(),
                view! { <a href=href>{words::people(line.people)}</a> }.into_any(),
            ];
            cells.extend(structure.may_edit.then(|| {
                let href = routes::edit_section(&slug, &structure.company, &one.id);
                view! { <a href=href>{words::edit_section(&one.name)}</a> }.into_any()
            }));
            cells
        });
        let rows = rows.collect();
        view! { <ui::Table caption=words::SECTIONS_CAPTION heads rows/> }.into_any()
    };
    view! {
        <ui::Page title=words::STRUCTURE_TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::STRUCTURE_LEAD>{words::STRUCTURE_TITLE}</ui::Heading>
            {news}
            <ui::Summary troubles=refused/>
            {form}
            {table}
            {without}
            {create}
            <help::Question href=about>{text::help::ABOUT_STRUCTURE}</help::Question>
        </ui::Page>
    }
}

/// What the forms of the page share.
struct Forms {
    slug: String,
    company: String,
    sections: Vec<SectionView>,
    typed: BTreeMap<String, String>,
    action: Act<ChangeSection>,
    troubles: Signal<Vec<ui::Trouble>>,
}

impl Forms {
    /// Whether it was refused, and what was typed there came back.
    fn is_back(&self, form: (&str, &str)) -> bool {
        let of = |name: &str| self.typed.get(name).map(String::as_str);
        (of("what"), of("id")) == (Some(form.0), Some(form.1))
    }

    /// What was typed there before a refusal, or what stands.
    fn typed(&self, form: (&str, &str), name: Name, stands: &str) -> String {
        let typed = self.typed.get(&*name.name());
        let typed = typed.filter(|_| self.is_back(form));
        typed.map_or(stands, String::as_str).to_owned()
    }

    fn hidden(&self, what: &'static str, id: &str) -> AnyView {
        let fields = [
            ("platform", self.slug.clone()),
            ("company", self.company.clone()),
            ("what", what.to_owned()),
            ("id", id.to_owned()),
        ];
        let fields = fields.map(|(name, value)| view! { <ui::Hidden name value/> });
        fields.into_iter().collect_view().into_any()
    }

    /// Sections but for this one and what stands below it.
    fn others(&self, first: &'static str, section: &SectionView) -> Vec<ui::Offer> {
        let mut inside = vec![section.id.clone()];
        for one in &self.sections {
            if one
                .parent
                .as_ref()
                .is_some_and(|parent| inside.contains(parent))
            {
                inside.push(one.id.clone());
            }
        }
        let others = self.sections.iter().filter(|one| !inside.contains(&one.id));
        row::sections(first, &others.cloned().collect::<Vec<_>>())
    }

    /// The id of a form, and what is wrong with what was sent with it.
    fn form(&self, what: &str, id: &str) -> (String, Signal<Vec<ui::Trouble>>) {
        let form = format!("{what}{id}");
        if self.is_back((what, id)) {
            self.action.about(&form);
        }
        let troubles = self.action.at(&form, self.troubles);
        (form, troubles)
    }

    fn create(&self) -> AnyView {
        let (action, hidden) = (self.action, self.hidden("create", ""));
        let (form, troubles) = self.form("create", "");
        let name = self.typed(("create", ""), Name::Section, "");
        let chosen = self.typed(("create", ""), Name::Parent, "");
        let offers = row::sections(words::TOP, &self.sections);
        view! {
            <section class="section">
                <h2>{words::CREATE_SECTION}</h2>
                <ui::Form action troubles id=form>
                    {hidden}
                    <ui::Field
                        label=words::SECTION_NAME
                        name=Name::Section.name()
                        value=name
                        autocomplete="off"
                        maxlength=60
                    />
                    <ui::Select label=words::PARENT name=Name::Parent.name() offers chosen/>
                    <ui::Actions>
                        <ui::Button>{words::DO_CREATE}</ui::Button>
                    </ui::Actions>
                </ui::Form>
            </section>
        }
        .into_any()
    }

    fn edit(&self, line: &SectionLine) -> AnyView {
        let one = &line.section;
        let (action, hidden) = (self.action, self.hidden("edit", &one.id));
        let (form, troubles) = self.form("edit", &one.id);
        let (seen, title) = (line.version.to_string(), words::edit_section(&one.name));
        let offers = self.others(words::TOP, one);
        let parent = one.parent.as_deref().unwrap_or_default();
        let chosen = self.typed(("edit", &one.id), Name::Parent, parent);
        let name = self.typed(("edit", &one.id), Name::Section, &one.name);
        let keep = routes::structure(&self.slug, &self.company);
        let delete = routes::delete_section(&self.slug, &self.company, &one.id);
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ui::Form action troubles id=form>
                    {hidden}
                    <ui::Hidden name="seen" value=seen/>
                    <ui::Field
                        label=words::SECTION_NAME
                        name=Name::Section.name()
                        value=name
                        autocomplete="off"
                        maxlength=60
                    />
                    <ui::Select label=words::PARENT name=Name::Parent.name() offers chosen/>
                    <ui::Actions>
                        <ui::Button>{words::DO_EDIT}</ui::Button>
                        <ui::ButtonLink kind=ui::ButtonKind::Quiet href=delete>
                            {words::DELETE}
                        </ui::ButtonLink>
                        <ui::ButtonLink kind=ui::ButtonKind::Plain href=keep>
                            {words::KEEP_SECTION}
                        </ui::ButtonLink>
                    </ui::Actions>
                </ui::Form>
            </section>
        }
        .into_any()
    }

    /// Asks once, and where the people go.
    fn delete(&self, one: &SectionView) -> AnyView {
        let (action, hidden) = (self.action, self.hidden("delete", &one.id));
        let (form, troubles) = self.form("delete", &one.id);
        let offers = self.others(words::NO_SECTION, one);
        let parent = one.parent.as_deref().unwrap_or_default();
        let chosen = self.typed(("delete", &one.id), Name::Parent, parent);
        let title = words::delete_section(&one.name);
        let keep = routes::structure(&self.slug, &self.company);
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ui::Form action troubles id=form>
                    {hidden}
                    <ui::Select label=words::GO_TO name=Name::Parent.name() offers chosen/>
                    <ui::Actions>
                        <ui::Button kind=ui::ButtonKind::Danger>{words::DO_DELETE}</ui::Button>
                        <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>
                            {words::KEEP_SECTION}
                        </ui::ButtonLink>
                    </ui::Actions>
                </ui::Form>
            </section>
        }
        .into_any()
    }
}
