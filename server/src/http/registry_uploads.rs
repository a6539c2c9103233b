//! Archives of files that curators send: they are looked at, and kept for an hour.

use app::accounts::model::Role;
use app::error::AppError;
use app::i18n::Language;
use app::platform::Asking;
use app::registry::curation::imports::{ImportTrouble, UPLOAD_BYTES};
use app::registry::curation::links::{IMPORTS_PATH, upload_path};
use axum::extract::multipart::MultipartError;
use axum::extract::{Extension, Multipart, OriginalUri, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;

use super::access::{PlainRoutes, Who};
use super::{AppState, refusal};

/// The most bytes of a form with an archive: the archive, and what the form says around it.
const FORM_BYTES: usize = UPLOAD_BYTES + 64 * 1024;
/// The name of the form's field.
const FIELD: &str = "file";

/// The routes; they have a limit of their own for what a request may bring.
pub fn router() -> PlainRoutes {
    const CURATORS: Who = Who::Only(&[Role::Curator]);
    PlainRoutes::default()
        .route("/area/registro/importazioni", CURATORS, post(receive))
        .route("/en/area/registro/importazioni", CURATORS, post(receive))
        .bringing_at_most(FORM_BYTES)
}

async fn receive(
    State(state): State<AppState>,
    OriginalUri(address): OriginalUri,
    Extension(Asking(viewer)): Extension<Asking>,
    form: Multipart,
) -> Response {
    let language = Language::of_path(address.path());
    let kept = match (viewer, file(form).await) {
        (Err(error), _) => Err(error),
        (Ok(_), Err(trouble)) => Ok(Err(trouble)),
        (Ok(viewer), Ok((name, content))) => state.rooms.curation.upload(&viewer, &name, content).await,
    };
    let path = match kept {
        Ok(Ok(upload)) => upload_path(&upload),
        Ok(Err(trouble)) => format!("{IMPORTS_PATH}?errore={}", trouble.slug()),
        Err(AppError::Unavailable) => format!("{IMPORTS_PATH}?errore={}", ImportTrouble::Failed.slug()),
        Err(error) => return refusal(&error),
    };
    Redirect::to(&language.href(&path)).into_response()
}

/// The name and the content of the form's file.
async fn file(mut form: Multipart) -> Result<(String, Vec<u8>), ImportTrouble> {
    while let Some(field) = form.next_field().await.map_err(|error| trouble(&error))? {
        if field.name() == Some(FIELD) {
            let name = field.file_name().unwrap_or_default().to_owned();
            let content = field.bytes().await.map_err(|error| trouble(&error))?;
            return Ok((name, content.to_vec()));
        }
    }
    Err(ImportTrouble::Empty)
}

/// A form that breaks off is an archive that is not whole; one that goes on for too long an archive that is too large.
fn trouble(error: &MultipartError) -> ImportTrouble {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { ImportTrouble::TooLarge } else { ImportTrouble::Broken }
}
