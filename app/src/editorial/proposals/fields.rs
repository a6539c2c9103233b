//! The fields of a form: what each asks, why, how much room there is, and what is wrong with what stands there.

use leptos::prelude::*;

use super::super::proposal::{Choice, Field, Group, Need, Part, Rule, row_name};
use super::draft_form::{DraftForm, field_id, sent_name};
use super::origin::origin;
use super::records_field::records_field;
use crate::i18n::{Message, message, use_words};
use crate::ui::Icon;

const OPTIONAL: Message = message("(facoltativo)", "(optional)");
const CHOOSE: Message = message("Scegli…", "Choose…");
const AT_MOST: Message = message("Al massimo {} caratteri.", "At most {} characters.");
const SO_FAR: Message = message("{} caratteri su {}.", "{} of {} characters.");
const FROM: Message = message("Quando è cominciata", "When it began");
const UNTIL: Message = message("Quando è finita", "When it ended");
const ONE_MORE: Message = message("Salva e aggiungi", "Save and add");

/// The parts of a step's form, in order.
pub fn parts(form: DraftForm, parts: Vec<&'static Part>) -> impl IntoView {
    let mut shown = Vec::new();
    let mut rest = parts.as_slice();
    while let Some(part) = rest.first() {
        // The three fields of a date stand beside each other.
        let of_date =
            rest.iter().take_while(|next| date_end(next).is_some() && date_end(next) == date_end(part)).count();
        if let Some(legend) = date_end(part) {
            shown.push(date_fields(form, legend, &rest[..of_date]).into_any());
            rest = &rest[of_date..];
            continue;
        }
        shown.push(match part {
            Part::Field(field) => field_view(form, field, field.name.to_owned()).into_any(),
            Part::Group(group) => group_view(form, group).into_any(),
        });
        rest = &rest[1..];
    }
    shown
}

/// Which date a field is of.
fn date_end(part: &Part) -> Option<Message> {
    match part {
        Part::Field(field) if field.name.starts_with("start_") => Some(FROM),
        Part::Field(field) if field.name.starts_with("end_") => Some(UNTIL),
        _ => None,
    }
}

fn date_fields(form: DraftForm, legend: Message, parts: &[&'static Part]) -> impl IntoView + use<> {
    let words = use_words();
    let fields = parts.iter().filter_map(|part| match part {
        Part::Field(field) => Some(field_view(form, field, field.name.to_owned())),
        Part::Group(_) => None,
    });
    view! {
        <fieldset class="block">
            <legend class="h-plain">{words(legend)} " " <span class="mute">{words(OPTIONAL)}</span></legend>
            <div class="filters">{fields.collect_view()}</div>
        </fieldset>
    }
}

/// Rows of the same fields: those with something in them, and an empty one.
fn group_view(form: DraftForm, group: &'static Group) -> impl IntoView {
    let words = use_words();
    let filled = form.fields.with_value(|fields| fields.rows(group.name));
    let next = (0..group.most).find(|row| !filled.contains(row));
    let rows: Vec<usize> = filled.iter().copied().chain(next).collect();
    let rows = (1_usize..).zip(rows).map(|(place, row)| {
        let columns = group
            .columns
            .iter()
            .map(|column| field_view(form, column, row_name(group.name, row, column.name)).into_any());
        let of_row = group.columns.iter().find_map(|column| origin(form, &row_name(group.name, row, column.name)));
        view! {
            <fieldset class="callout">
                <legend class="h-plain">{group.row.with(form.language, &[&place])}</legend>
                {of_row}
                {columns.collect_view()}
            </fieldset>
        }
    });
    view! {
        <section class="block" aria-labelledby=group.name>
            <h2 id=group.name>{words(group.label)}</h2>
            <p class="form-text">{words(group.help)}</p>
            {rows.collect_view()}
            <div class="actions">
                <button class="btn" type="submit" name="form[then]" value=form.step.slug()>{words(ONE_MORE)}</button>
            </div>
        </section>
    }
}

/// A field with its label, help, room and trouble.
fn field_view(form: DraftForm, field: &'static Field, name: String) -> impl IntoView {
    let words = use_words();
    let id = field_id(&name);
    if let Rule::Choices(choices) = field.rule {
        return boxes(form, field, name, &choices()).into_any();
    }
    if let Rule::Records(of, most) = field.rule {
        return records_field(form, field, of, most).into_any();
    }
    let described = described_by(&id, field);
    let control = control(form, field, &name, &described);
    // Of a row it is said once, above all its fields.
    let of_field = (!name.contains('.')).then(|| origin(form, &name));
    view! {
        <div class="form-group">
            <label for=id.clone()>{words(field.label)} {optional(field)}</label>
            {help(form, field, &name)}
            {of_field}
            {trouble(form, name)}
            {control}
        </div>
    }
    .into_any()
}

/// That a field may stay empty; in a date's three, the legend says so.
pub fn optional(field: &Field) -> Option<impl IntoView + use<>> {
    let words = use_words();
    let is_said = matches!(field.need, Need::Optional)
        && !field.name.contains("_day")
        && !field.name.contains("_month")
        && !field.name.contains("_year");
    is_said.then(|| view! { " " <span class="mute">{words(OPTIONAL)}</span> })
}

/// The ids of what says more of a field.
pub fn described_by(id: &str, field: &Field) -> String {
    let has_help = !field.help.text(crate::i18n::Language::Italian).is_empty() || field.limit().is_some();
    if has_help { format!("{id}-aiuto {id}-errore") } else { format!("{id}-errore") }
}

/// Why a field is asked, and how much room there is.
pub fn help(form: DraftForm, field: &Field, name: &str) -> Option<impl IntoView + use<>> {
    let text = field.help.text(form.language);
    let limit = field.limit();
    if text.is_empty() && limit.is_none() {
        return None;
    }
    let name = name.to_owned();
    let id = format!("{}-aiuto", field_id(&name));
    let room = limit.map(|most| {
        move || match form.lengths.with(|lengths| lengths.get(&name).copied()) {
            Some(are) => SO_FAR.with(form.language, &[&are, &most]),
            None => AT_MOST.with(form.language, &[&most]),
        }
    });
    Some(view! { <p class="form-text" id=id>{text} " " {room}</p> })
}

/// What is wrong with what stands in a field. The paragraph is there from the beginning, so that it is heard when it fills.
pub fn trouble(form: DraftForm, name: String) -> impl IntoView {
    let id = format!("{}-errore", field_id(&name));
    let shown = move || form.trouble(&name).map(|text| view! { <Icon name="warning"/> <span>{text}</span> });
    view! { <p class="form-error" id=id aria-live="polite">{shown}</p> }
}

/// Whether something is wrong, for those who do not see it.
pub fn invalid(form: DraftForm, name: &str) -> impl Fn() -> Option<&'static str> + Clone + Send + Sync + 'static {
    let name = name.to_owned();
    move || form.trouble(&name).map(|_| "true")
}

fn control(form: DraftForm, field: &Field, name: &str, described: &str) -> AnyView {
    let id = field_id(name);
    let sent = sent_name(name);
    let value = form.value(name);
    let described = described.to_owned();
    let invalid = invalid(form, name);
    match field.rule {
        Rule::Text(most) => {
            // Inside this element everything is text: it must hold the text or nothing at all.
            let rows = if most > 1_000 { 8 } else { 4 };
            let area = leptos::html::textarea().id(id).class("form-control").name(sent).rows(rows);
            let area = area.aria_describedby(described).aria_invalid(invalid);
            if value.is_empty() { area.into_any() } else { area.child(value).into_any() }
        }
        Rule::Choice(choices) => {
            let words = use_words();
            let options = options(&choices(), &value);
            view! {
                <select class="form-select" id=id name=sent aria-describedby=described aria-invalid=invalid>
                    <option value="">{words(CHOOSE)}</option>
                    {options}
                </select>
            }
            .into_any()
        }
        rule => {
            let (kind, mode) = kind_of_input(rule, &value);
            view! {
                <input class="form-control" type=kind inputmode=mode id=id name=sent value=value autocomplete="off"
                    aria-describedby=described aria-invalid=invalid/>
            }
            .into_any()
        }
    }
}

/// What a browser offers to type with. It shows no day in a field of days that is none: that one is a plain field, so that
/// what was typed is still there.
fn kind_of_input(rule: Rule, value: &str) -> (&'static str, Option<&'static str>) {
    let is_day = value.is_empty() || value.parse::<chrono::NaiveDate>().is_ok();
    match rule {
        Rule::Day if is_day => ("date", None),
        Rule::Address => ("text", Some("url")),
        Rule::Whole(..) | Rule::Year => ("text", Some("numeric")),
        Rule::Decimal => ("text", Some("decimal")),
        _ => ("text", None),
    }
}

fn options(choices: &[Choice], value: &str) -> impl IntoView + use<> {
    let words = use_words();
    let option = |choice: &Choice| {
        view! { <option value=choice.word selected=choice.word == value>{words(choice.label)}</option> }
    };
    choices.iter().map(option).collect_view()
}

/// Boxes to tick.
fn boxes(form: DraftForm, field: &'static Field, name: String, choices: &[Choice]) -> impl IntoView + use<> {
    let words = use_words();
    let value = form.value(&name);
    let id = field_id(&name);
    let described = described_by(&id, field);
    let boxes = choices.iter().map(|choice| {
        let id = format!("{}-{}", field_id(&name), choice.word);
        let checked = value.lines().any(|line| line.trim() == choice.word);
        view! {
            <div class="form-check">
                <input type="checkbox" id=id.clone() name=sent_name(&name) value=choice.word checked=checked/>
                <label for=id>{words(choice.label)}</label>
            </div>
        }
    });
    let boxes = boxes.collect_view();
    let help = help(form, field, &name);
    let of_field = origin(form, &name);
    view! {
        <fieldset class="form-group" id=id aria-describedby=described>
            <legend>{words(field.label)} {optional(field)}</legend>
            {help}
            {of_field}
            {boxes}
            {trouble(form, name)}
        </fieldset>
    }
}
