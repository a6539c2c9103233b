//! Every chart as it was when somebody last looked at it: both drawings and the option for the browser.

use std::path::PathBuf;

use app::i18n::Language;
use app::observatory::model::ChartPage;
use app::plans::sheets::View;

use crate::support::{ask, assert_none};

/// With this variable the files are written anew.
const RENEW: &str = "PRASSI_RENEW_SNAPSHOTS";

fn pages() -> Vec<ChartPage> {
    ask(|rooms| async move {
        let overview = rooms.observatory.overview().await.expect("an overview");
        let mut pages = Vec::new();
        for chart in overview.groups.into_iter().flat_map(|group| group.charts) {
            pages.push(rooms.observatory.chart(&chart.slug, Language::Italian).await.expect("a chart"));
        }
        for view in View::ALL {
            let sheet = rooms.plans.view("peg-2020", view.slug(), "", Language::Italian).await.expect("a view");
            pages.extend(sheet.chart);
        }
        pages
    })
}

/// The drawings with an element on each line, and the option with a member on each.
fn written(page: &ChartPage) -> String {
    let drawings = page.drawings.replace("><", ">\n<");
    let option: Option<serde_json::Value> =
        page.option.as_deref().map(|option| serde_json::from_str(option).expect("JSON"));
    let option = option.map(|option| serde_json::to_string_pretty(&option).expect("JSON")).unwrap_or_default();
    format!("{drawings}\n{option}\n")
}

#[test]
fn charts_are_drawn_as_they_were() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let renew = std::env::var_os(RENEW).is_some();
    let mut changed = Vec::new();
    for page in pages() {
        let (file, now) = (folder.join(format!("{}.txt", page.slug)), written(&page));
        if renew {
            std::fs::write(&file, &now).expect("a snapshot");
        }
        let before = std::fs::read_to_string(&file).unwrap_or_default();
        if let Some((line, (was, is))) = (1..).zip(before.lines().zip(now.lines())).find(|(_, (was, is))| was != is) {
            changed.push(format!("{}, line {line}: {was} → {is}", page.slug));
        } else if before.len() != now.len() {
            changed.push(format!("{}: {} bytes → {}", page.slug, before.len(), now.len()));
        }
    }
    assert_none(&changed);
}
