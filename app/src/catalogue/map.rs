//! A map without borders or tiles: places as circles over a light grid of degrees, and the same places as a list.

use leptos::prelude::*;

use super::links::{address, of_entity};
use super::model::MapPoint;
use super::results::{Found, results_in_words};
use crate::charts::places::{Frame, Place, Size, Spot, named, spots};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Nothing;

const TITLE: Message = message("Dove", "Where");
const CAPTION: Message = message(
    "Un cerchio per ente, tanto più grande quanti più sono i risultati. La griglia aiuta l’occhio: la mappa non ha \
     confini, il nord è in alto.",
    "One circle for each entity, larger where there are more results. The grid guides the eye: the map has no \
     borders, north is up.",
);
const SAME_AS_LIST: Message = message("Gli stessi luoghi in elenco", "The same places as a list");
const NO_PLACE: Message = message("Nessun luogo da mostrare", "No place to show");
const NO_PLACE_TEXT: Message = message(
    "I documenti non dicono a quali enti appartengono questi risultati, o non ne conosciamo il luogo. Si leggono in \
     elenco e in tabella.",
    "The documents do not say which entities these results belong to, or we do not know where those are. They can be \
     read as a list and as a table.",
);

/// The map's size; the stylesheet keeps the same proportions.
const SIZE: Size = Size { width: 720.0, height: 420.0 };
/// Its size on the narrowest screen.
const NARROWEST: Size = Size { width: 248.0, height: 145.0 };
/// From this radius on there is room for a number.
const RADIUS_WITH_NUMBER: f64 = 11.0;

fn percent(number: f64) -> String {
    format!("{number:.1}%")
}

/// A map of places. It is for eyes and pointers only: the same links must stand beside it as a list or a table.
#[component]
pub fn PlaceMap(
    /// The places; without any there is no map.
    places: Vec<Place>,
) -> impl IntoView {
    let Some(frame) = Frame::around(&places, SIZE) else {
        return ().into_any();
    };
    let spots = spots(places, frame);
    let (wide, narrow) = (named(&spots, SIZE), named(&spots, NARROWEST));
    let names = wide.into_iter().map(|position| {
        let class = if narrow.contains(&position) { "" } else { "map-name-minor" };
        name(&spots[position], class)
    });
    let names = names.collect_view();
    view! {
        <svg class="map" aria-hidden="true" focusable="false">
            {grid(frame)}
            {spots.iter().map(circle).collect_view()}
            {names}
        </svg>
    }
    .into_any()
}

fn grid(frame: Frame) -> impl IntoView {
    let meridians = frame.meridians().map(|x| {
        let x = percent(x);
        view! { <line class="grid-line" x1=x.clone() x2=x y1="0" y2="100%"></line> }
    });
    let parallels = frame.parallels().map(|y| {
        let y = percent(y);
        view! { <line class="grid-line" x1="0" x2="100%" y1=y.clone() y2=y></line> }
    });
    view! { <g>{meridians.collect_view()} {parallels.collect_view()}</g> }
}

fn circle(spot: &Spot) -> impl IntoView + use<> {
    let (x, y) = (percent(spot.x), percent(spot.y));
    let count = spot.place.count;
    let number = (spot.radius >= RADIUS_WITH_NUMBER).then(|| {
        let (x, y) = (x.clone(), y.clone());
        view! { <text class="middle" x=x y=y dy="5">{count}</text> }
    });
    // The group tells the macro that this link is one of a drawing.
    view! {
        <g>
            <a href=spot.place.href.clone() tabindex="-1">
                <title>{format!("{} ({count})", spot.place.name)}</title>
                <circle class="place" cx=x cy=y r=format!("{:.1}", spot.radius)></circle>
                {number}
            </a>
        </g>
    }
}

fn name(spot: &Spot, class: &'static str) -> impl IntoView + use<> {
    let distance = spot.radius + 4.0;
    let (side, offset) = if spot.is_named_before() { ("end", -distance) } else { ("", distance) };
    let class = format!("{side} {class}").trim().to_owned();
    view! {
        <text class=class x=percent(spot.x) y=percent(spot.y) dx=format!("{offset:.1}") dy="5">
            {spot.place.name.clone()}
        </text>
    }
}

/// The whole result by place.
pub fn result_map(found: &Found) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let place = |point: &MapPoint| Place {
        name: point.name.clone(),
        href: address(&of_entity(&found.query, &point.slug), language),
        latitude: point.latitude,
        longitude: point.longitude,
        count: point.count,
    };
    let mut places: Vec<Place> = found.page.map.iter().map(place).collect();
    if places.is_empty() {
        return view! { <Nothing title=NO_PLACE text=NO_PLACE_TEXT/> }.into_any();
    }
    places.sort_by(|one, other| one.name.cmp(&other.name));
    let map = places.clone();
    let rows = places.into_iter().map(move |place| {
        view! {
            <li>
                <a href=place.href>{place.name}</a>
                " "
                <span class="small mute">{results_in_words(place.count, language)}</span>
            </li>
        }
    });
    view! {
        <figure class="figure" aria-labelledby="mappa-titolo">
            <h3 class="figure-title" id="mappa-titolo">{words(TITLE)}</h3>
            <PlaceMap places=map/>
            <figcaption class="figure-foot"><p>{words(CAPTION)}</p></figcaption>
        </figure>
        <section class="block" aria-labelledby="mappa-elenco">
            <h3 id="mappa-elenco">{words(SAME_AS_LIST)}</h3>
            <ul class="rows rows-columns">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}
