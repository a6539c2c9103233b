//! Files of proposals: documents from which one begins, and attachments, which are given back as downloads only.

use app::accounts::model::Viewer;
use app::editorial::document::{Document, DocumentError};
use app::editorial::proposal::{ATTACHMENT_BYTES, Step};
use app::editorial::proposals_api::{Attached, AttachedFile, Proposals};
use app::editorial::proposals_links::{ATTACHMENT_TROUBLE, DOCUMENT_TROUBLE, first_step};
use app::editorial::proposals_model::{AttachmentTrouble, NEW_PROPOSAL_PATH, step_path};
use app::error::AppError;
use app::i18n::Language;
use app::platform::Asking;
use axum::body::Body;
use axum::extract::multipart::MultipartError;
use axum::extract::{Extension, Multipart, OriginalUri, Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::access::{PlainRoutes, Who};
use super::{AppState, refusal};

/// The most bytes of a form with a file: the file, and what the form says around it.
const FORM_BYTES: usize = ATTACHMENT_BYTES + 64 * 1024;
/// The name of the form's field.
const FIELD: &str = "file";

/// The routes; they have a limit of their own for what a request may bring.
pub fn router() -> PlainRoutes {
    PlainRoutes::default()
        .route("/area/proposte/{id}/allegati", Who::SignedIn, post(attach))
        .route("/en/area/proposte/{id}/allegati", Who::SignedIn, post(attach))
        .route("/area/proposte/nuova", Who::FOR_AN_ENTITY, post(begin))
        .route("/en/area/proposte/nuova", Who::FOR_AN_ENTITY, post(begin))
        .bringing_at_most(FORM_BYTES)
        .route("/area/allegati/{id}", Who::Everyone, get(download))
}

async fn attach(
    State(state): State<AppState>,
    Path(id): Path<String>,
    OriginalUri(address): OriginalUri,
    Extension(Asking(viewer)): Extension<Asking>,
    form: Multipart,
) -> Response {
    let viewer = match viewer {
        Ok(viewer) => viewer,
        Err(error) => return refusal(&error),
    };
    let step = Language::of_path(address.path()).href(&step_path(&id, Step::Sources));
    match received(&state, &viewer, &id, form).await {
        Ok(Ok(_)) => Redirect::to(&format!("{step}#allegati")).into_response(),
        Ok(Err(trouble)) => {
            Redirect::to(&format!("{step}?{ATTACHMENT_TROUBLE}={}#allegati", trouble.slug())).into_response()
        }
        Err(error) => refusal(&error),
    }
}

/// Takes the file out of the form, and attaches it.
async fn received(state: &AppState, viewer: &Viewer, id: &str, mut form: Multipart) -> Result<Attached, AppError> {
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok(Err(AttachmentTrouble::Empty)),
            Err(error) => return Ok(Err(trouble(&error))),
        };
        if field.name() != Some(FIELD) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let content = match field.bytes().await {
            Ok(content) => content,
            Err(error) => return Ok(Err(trouble(&error))),
        };
        return state.rooms.proposals.attach(viewer, id, &name, content.to_vec()).await;
    }
}

/// A form that breaks off is a file that is not whole; one that goes on for too long a file that is too large.
fn trouble(error: &MultipartError) -> AttachmentTrouble {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        AttachmentTrouble::TooLarge
    } else {
        AttachmentTrouble::Broken
    }
}

/// Begins a proposal from the text or the file of a form; leads to its first step, or back with the reason.
async fn begin(
    State(state): State<AppState>,
    OriginalUri(address): OriginalUri,
    Extension(Asking(viewer)): Extension<Asking>,
    form: Multipart,
) -> Response {
    let language = Language::of_path(address.path());
    let begun = match viewer {
        Ok(viewer) => match document(form).await {
            Ok(document) => state.rooms.proposals.begin_from(&viewer, document).await,
            Err(trouble) => Ok(Err(trouble)),
        },
        Err(error) => Err(error),
    };
    match begun {
        Ok(Ok(id)) => Redirect::to(&language.href(&first_step(&id))).into_response(),
        Ok(Err(trouble)) => {
            let page = format!("{NEW_PROPOSAL_PATH}?{DOCUMENT_TROUBLE}={}#documento", trouble.slug());
            Redirect::to(&language.href(&page)).into_response()
        }
        Err(error) => refusal(&error),
    }
}

/// The document of a form: the text, or where that is blank the file.
async fn document(mut form: Multipart) -> Result<Document, DocumentError> {
    let broken = |error: MultipartError| match trouble(&error) {
        AttachmentTrouble::TooLarge => DocumentError::TooLarge,
        _ => DocumentError::Damaged,
    };
    let mut file = Vec::new();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let is_text = field.name() == Some("text");
        let content = field.bytes().await.map_err(broken)?;
        if is_text && !content.trim_ascii().is_empty() {
            let text = String::from_utf8(content.to_vec()).map_err(|_| DocumentError::Damaged)?;
            return Ok(Document::Pasted(text));
        }
        if !is_text {
            file = content.to_vec();
        }
    }
    Ok(Document::File(file))
}

async fn download(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Extension(Asking(viewer)): Extension<Asking>,
) -> Response {
    match state.rooms.proposals.attachment(viewer.ok().as_ref(), &id).await {
        Ok(file) => file_answer(file),
        Err(error) => refusal(&error),
    }
}

/// A file to be saved, never shown: it may say whatever it likes of itself.
fn file_answer(file: AttachedFile) -> Response {
    let headers = [
        (CONTENT_TYPE, file.media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition(&file.name)),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, Body::from(file.content)).into_response()
}

/// The name in plain letters, and as it is in the form that RFC 6266 gives it.
fn disposition(name: &str) -> String {
    let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | ' ');
    let plain: String = name.chars().map(|letter| if is_plain(&letter) { letter } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        assert_eq!(
            disposition("città \"uno\".pdf"),
            "attachment; filename=\"citt_ _uno_.pdf\"; filename*=UTF-8''citt%C3%A0%20%22uno%22.pdf"
        );
        assert!(!disposition("a\r\nSet-Cookie: x").contains(['\r', '\n']));
    }
}
