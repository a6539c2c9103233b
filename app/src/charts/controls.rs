//! What a reader chooses of a chart: links and a form whose state is the address.

use leptos::prelude::*;

use crate::i18n::{Message, message, use_language, use_words};
use crate::observatory::model::ChartControl;
use crate::observatory::own::OwnChoice;
use crate::registry::model::{Named, SizeClass};
use crate::ui::Choice;

const OWN: Message = message("Il mio ente", "My entity");
const CLASS: Message = message("Classe, se le fonti non la dicono", "Class, if the sources do not say");
const NO_CLASS: Message = message("non indicata", "not stated");
const MARK: Message = message("Segna", "Mark");
const WHY: Message = message(
    "Segna nei grafici il tuo ente o la sua classe. Resta nell’indirizzo, non in un cookie.",
    "Marks your entity or its class in the charts. It stays in the address, not in a cookie.",
);

/// The controls of a chart, as links.
#[component]
pub fn Controls(
    /// What there is to choose.
    controls: Vec<ChartControl>,
    /// The Italian path of the chart.
    path: String,
    /// What the address says besides the choices: the face of the figure.
    #[prop(into)]
    rest: Signal<String>,
) -> impl IntoView {
    let language = use_language();
    let groups = controls.into_iter().map(move |control| {
        let path = path.clone();
        let links = control.choices.into_iter().map(move |choice| {
            let there = language.href(&format!("{path}{}", choice.query));
            let current = choice.current.then_some("true");
            let href = move || format!("{there}{}", rest.get());
            view! { <li><a class="chip" href=href data-noscroll aria-current=current>{choice.label}</a></li> }
        });
        view! {
            <div class="chart-control">
                <p class="chart-control-name">{control.label.clone()}</p>
                <ul class="chips" aria-label=control.label>{links.collect_view()}</ul>
            </div>
        }
    });
    groups.collect_view()
}

/// The form that chooses the reader's own entity, by its name, and its class where no source says it.
#[component]
pub fn OwnEntity(
    /// The Italian path of the page.
    path: String,
    /// The entities, by name.
    entities: Vec<Named>,
    /// What is chosen.
    own: OwnChoice,
    /// What the address says besides.
    others: Vec<(String, String)>,
) -> impl IntoView {
    let language = use_language();
    let words = use_words();
    let options = entities.into_iter().map(|entity| view! { <option value=entity.name></option> });
    let others = others.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let classes = SizeClass::ALL.iter().map(|class| (class.slug().to_owned(), words(class.label()).to_owned()));
    let class = own.class.map(SizeClass::slug).unwrap_or_default().to_owned();
    let name = own.entity.map(|entity| entity.name).unwrap_or_default();
    view! {
        <form class="own-entity" action=language.href(&path) method="get">
            {others.collect_view()}
            <div class="form-group">
                <label for="ente">{words(OWN)}</label>
                <input
                    type="search"
                    class="form-control"
                    id="ente"
                    name="ente"
                    list="enti-noti"
                    autocomplete="off"
                    value=name
                    aria-describedby="ente-perche"
                />
                <datalist id="enti-noti">{options.collect_view()}</datalist>
            </div>
            <Choice name="mia-classe" label=words(CLASS) options=classes.collect() chosen=class none=NO_CLASS/>
            <button class="btn btn-outline-primary" type="submit">{words(MARK)}</button>
            <p class="small mute" id="ente-perche">{words(WHY)}</p>
        </form>
    }
}
