//! The pages, in bundles: the browser gets the code of a bundle when the first of its pages is opened.

use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::{ChooseView, NestedRoute, PossibleRouteMatch, SsrMode, path};

use crate::accounts::{
    AccountPage, AuditPage, CodePage, FactorPage, ForgottenPage, InvitationPage, MailChoicesPage, NewPasswordPage,
    OverviewPage, PeoplePage, RulesPage, SignInPage, SignOutPage, UnsubscribePage,
};
use crate::catalogue::{PracticePage, SearchPage};
use crate::editorial::desk::{CriteriaPage, EditPage, MergesPage, QueuePage, ReviewPage};
use crate::editorial::in_use::InUsePage;
use crate::editorial::numbers::NumbersPage;
use crate::editorial::opinions::OpinionPage;
use crate::editorial::reports::ReportsPage;
use crate::editorial::{NewProposalPage, ProposalPage, ProposalsPage, StepPage};
use crate::exchanges::{ExchangePage, ExchangesPage};
use crate::home::{AccessibilityPage, ContactsPage, HomePage, LegalPage, PrivacyPage, SiteMapPage};
use crate::observatory::{
    ChartPage, ChecksPage, ComparePage, ComposePage, FigurePage, ObservatoryPage, StoriesPage, StoryPage,
};
use crate::plans::{CentrePage, ObjectivePage, PlanPage, PlansPage, ProjectPage, ViewPage};
use crate::registry::curation::{EditPage as RecordPage, ImportsPage, PreviewPage, RegistryPage};
use crate::registry::{DatasetsPage, EntitiesPage, EntityPage, SourcePage, SourcesPage, ThemePage, ThemesPage};

/// The pages below each language's first segment.
#[component(transparent)]
pub fn Pages() -> StaticVec<AnyNestedRoute> {
    StaticVec::from(vec![
        route(path!(""), Page::Home),
        route(path!("/pratiche"), Page::Search),
        route(path!("/pratiche/:slug"), Page::Practice),
        route(path!("/enti"), Page::Entities),
        route(path!("/enti/:slug"), Page::Entity),
        route(path!("/temi"), Page::Themes),
        route(path!("/temi/:slug"), Page::Theme),
        route(path!("/fonti"), Page::Sources),
        route(path!("/fonti/:slug"), Page::Source),
        route(path!("/dati"), Page::Datasets),
        route(path!("/scambi"), Page::Exchanges),
        route(path!("/scambi/:slug"), Page::Exchange),
        route(path!("/accessibilita"), Page::Accessibility),
        route(path!("/privacy"), Page::Privacy),
        route(path!("/note-legali"), Page::Legal),
        route(path!("/contatti"), Page::Contacts),
        route(path!("/mappa-del-sito"), Page::SiteMap),
        route(path!("/osservatorio"), Page::Observatory),
        route(path!("/osservatorio/verifiche"), Page::Checks),
        route(path!("/osservatorio/dato/:slug"), Page::Figure),
        route(path!("/osservatorio/confronta"), Page::Compare),
        route(path!("/osservatorio/componi"), Page::Compose),
        route(path!("/osservatorio/storie"), Page::Stories),
        route(path!("/osservatorio/storie/:slug"), Page::Story),
        route(path!("/osservatorio/:slug"), Page::Chart),
        route(path!("/piani"), Page::Plans),
        route(path!("/piani/:plan"), Page::Plan),
        route(path!("/piani/:plan/centri/:centre"), Page::Centre),
        route(path!("/piani/:plan/progetti/:project"), Page::Project),
        route(path!("/piani/:plan/obiettivi/:objective"), Page::Objective),
        route(path!("/piani/:plan/:view"), Page::PlanView),
        route(path!("/posta/disdici"), Page::Unsubscribe),
        route(path!("/area/account/avvisi"), Page::MailChoices),
        route(path!("/area/audit"), Page::Audit),
        route(path!("/accedi"), Page::SignIn),
        route(path!("/accedi/codice"), Page::SignInCode),
        route(path!("/esci"), Page::SignOut),
        route(path!("/password-dimenticata"), Page::Forgotten),
        route(path!("/nuova-password"), Page::NewPassword),
        route(path!("/invito"), Page::Invitation),
        route(path!("/area"), Page::Overview),
        route(path!("/area/account"), Page::Account),
        route(path!("/area/account/fattore"), Page::Factor),
        route(path!("/area/utenti"), Page::People),
        route(path!("/area/utenti/provider"), Page::Rules),
        route(path!("/area/proposte"), Page::Proposals),
        route(path!("/area/proposte/nuova"), Page::NewProposal),
        route(path!("/area/proposte/:id"), Page::Proposal),
        route(path!("/area/proposte/:id/:passo"), Page::ProposalStep),
        route(path!("/area/istruttoria"), Page::Queue),
        route(path!("/area/istruttoria/segnalazioni"), Page::Reports),
        route(path!("/area/istruttoria/criteri"), Page::Criteria),
        route(path!("/area/istruttoria/unioni"), Page::Merges),
        route(path!("/area/istruttoria/:id"), Page::Review),
        route(path!("/area/istruttoria/:id/:passo"), Page::ReviewStep),
        route(path!("/parere"), Page::Opinion),
        route(path!("/conferma-uso"), Page::InUse),
        route(path!("/numeri"), Page::Numbers),
        route(path!("/area/registro"), Page::Curation),
        route(path!("/area/registro/importazioni"), Page::Imports),
        route(path!("/area/registro/:kind/:id"), Page::Record),
        route(path!("/area/registro/:kind/:id/anteprima"), Page::RecordPreview),
    ])
}

/// A page at a path: complete before it is sent, and without its type, which would be that of all pages together.
fn route(path: impl PossibleRouteMatch + std::fmt::Debug + Clone + Send + 'static, page: Page) -> AnyNestedRoute {
    NestedRoute::new(path, page).ssr_mode(SsrMode::Async).into_any_nested_route()
}

impl ChooseView for Page {
    async fn choose(self) -> AnyView {
        self.bundle().open(Some(self)).await
    }

    // The router waits for this before it takes a page over or shows the next one: a page must be there at once, or what
    // the server sent would stay beside it.
    async fn preload(&self) {
        self.bundle().open(None).await;
    }
}

/// Declares bundles: for each the function with its pages, which is split off the browser's code, and what calls it.
macro_rules! bundles {
    ($($bundle:ident $function:ident { $($page:ident => $view:ident),+ $(,)? })+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        enum Page {
            $($($page),+),+
        }

        #[derive(Debug, Clone, Copy)]
        enum Bundle {
            $($bundle),+
        }

        impl Page {
            fn bundle(self) -> Bundle {
                match self {
                    $($(Self::$page)|+ => Bundle::$bundle),+
                }
            }
        }

        impl Bundle {
            /// The page, from the bundle that it is in; without a page, only the bundle is brought.
            async fn open(self, page: Option<Page>) -> AnyView {
                match self {
                    $(Self::$bundle => $function(page).await),+
                }
            }
        }

        $(
            #[lazy]
            fn $function(page: Option<Page>) -> AnyView {
                match page {
                    $(Some(Page::$page) => view! { <$view/> }.into_any(),)+
                    // No page, or one of another bundle, which does not come here.
                    _ => ().into_any(),
                }
            }
        )+
    };
}

// What several bundles need is cut into a file for each set of them: few bundles make few files.
bundles! {
    Home home_pages { Home => HomePage }
    Catalogue catalogue_pages { Search => SearchPage, Practice => PracticePage }
    Registry registry_pages {
        Entities => EntitiesPage, Entity => EntityPage, Themes => ThemesPage, Theme => ThemePage,
        Sources => SourcesPage, Source => SourcePage, Datasets => DatasetsPage,
        Exchanges => ExchangesPage, Exchange => ExchangePage,
        Accessibility => AccessibilityPage, Privacy => PrivacyPage, Legal => LegalPage,
        Contacts => ContactsPage, SiteMap => SiteMapPage, Numbers => NumbersPage,
    }
    Observatory observatory_pages {
        Observatory => ObservatoryPage, Checks => ChecksPage, Chart => ChartPage, Figure => FigurePage,
        Compare => ComparePage, Compose => ComposePage, Stories => StoriesPage, Story => StoryPage,
    }
    Plans plan_pages {
        Plans => PlansPage, Plan => PlanPage, Centre => CentrePage, Project => ProjectPage,
        Objective => ObjectivePage, PlanView => ViewPage,
    }
    Accounts account_pages {
        Unsubscribe => UnsubscribePage, MailChoices => MailChoicesPage, Audit => AuditPage,
        Opinion => OpinionPage, InUse => InUsePage,
        SignIn => SignInPage, SignInCode => CodePage, SignOut => SignOutPage, Forgotten => ForgottenPage,
        NewPassword => NewPasswordPage, Invitation => InvitationPage, Overview => OverviewPage,
        Account => AccountPage, Factor => FactorPage, People => PeoplePage, Rules => RulesPage,
    }
    Editorial editorial_pages {
        Queue => QueuePage, Review => ReviewPage, ReviewStep => EditPage, Merges => MergesPage,
        Criteria => CriteriaPage, Reports => ReportsPage,
        Curation => RegistryPage, Imports => ImportsPage, Record => RecordPage, RecordPreview => PreviewPage,
        Proposals => ProposalsPage, NewProposal => NewProposalPage, Proposal => ProposalPage, ProposalStep => StepPage,
    }
}
