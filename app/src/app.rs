//! The shell of every page, the routes, and the layout with header and footer.

use leptos::prelude::*;
use leptos_meta::{Html, MetaTags, provide_meta_context};
use leptos_router::components::{Outlet, ParentRoute, Router, Routes};
use leptos_router::path;

use crate::accounts::unsent::UnsentForm;
use crate::editorial::Feedback;
use crate::error::AppError;
use crate::i18n::use_language;
use crate::pages::Pages;
use crate::platform::{Site, set_status};
use crate::ui::{Announcer, Footer, Header, SkipLinks, Trouble};

/// The document around the application; only the server writes it.
pub fn shell(site: Site) -> impl IntoView {
    let script = format!("{}/pkg/prassi.js", site.assets);
    let code = format!("{}/pkg/prassi.wasm", site.assets);
    let start = format!(
        "import start, {{ hydrate }} from \"{script}\"; await start({{ module_or_path: \"{code}\" }}); hydrate();"
    );
    let stylesheet = format!("{}/pkg/prassi.css", site.assets);
    let icon = format!("{}/favicon.svg", site.assets);
    // The answer to a form stands at the form's address, where the router knows no page.
    let program = use_context::<UnsentForm>().is_none().then(|| {
        view! {
            <link rel="modulepreload" href=script/>
            <link rel="preload" r#as="fetch" r#type="application/wasm" crossorigin="anonymous" href=code/>
            <script type="module" nonce=leptos::nonce::use_nonce() inner_html=start></script>
        }
    });
    provide_context(site);
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=stylesheet/>
                <link rel="icon" type="image/svg+xml" href=icon/>
                {program}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The application: the same on both sides.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| view! { <Layout><NoSuchPage/></Layout> }.into_any()>
                <ParentRoute path=path!("/en") view=PageFrame>
                    <Pages/>
                </ParentRoute>
                <ParentRoute path=path!("") view=PageFrame>
                    <Pages/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

#[component]
fn PageFrame() -> impl IntoView {
    view! { <Layout><Outlet/></Layout> }
}

/// Header, main part and footer around a page.
#[component]
fn Layout(children: Children) -> impl IntoView {
    let language = use_language();
    view! {
        <Html attr:lang=language.tag()/>
        <SkipLinks/>
        <Header/>
        <main id="contenuto" class="container" tabindex="-1">{children()}</main>
        <Feedback/>
        <Footer/>
        <Announcer/>
    }
}

#[component]
fn NoSuchPage() -> impl IntoView {
    set_status(&AppError::NotFound);
    view! { <Trouble error=AppError::NotFound/> }
}
