//! The management plan: centres, projects, objectives, budget.

pub mod api;
pub mod model;
pub mod sheets;

mod centre_page;
mod check_list;
mod grid_table;
mod objective_page;
mod part_page;
mod plan_page;
mod plans_page;
mod practices;
mod project_page;
mod source;
mod tree;
mod view_page;

pub use centre_page::CentrePage;
pub use objective_page::ObjectivePage;
pub use plan_page::PlanPage;
pub use plans_page::PlansPage;
pub use project_page::ProjectPage;
pub use view_page::ViewPage;
