//! Attachments: what may be one, who gets it, and what becomes of it.

use app::accounts::model::Role;
use app::editorial::proposals_api::Proposals;
use app::editorial::proposals_model::AttachmentTrouble;
use app::error::AppError;
use app::i18n::Language;
use tempfile::TempDir;

use super::proposing::{draft, of, staff};
use crate::support::ask;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";

fn files(folder: &TempDir) -> usize {
    folder.path().read_dir().map_or(0, Iterator::count)
}

#[test]
fn an_attachment_goes_to_those_who_may_see_its_proposal() {
    ask(|rooms| async move {
        let folder = TempDir::new().expect("a folder");
        let proposals = rooms.keeping_files_in(folder.path()).proposals;
        let viewer = of("baricella", "anna");
        let id = proposals
            .begin(
                &viewer,
                app::editorial::proposals_model::Beginning::Empty(app::editorial::proposal::ProposalKind::Practice),
            )
            .await
            .expect("a draft");
        let kept = proposals.attach(&viewer, &id, "../../la delibera.exe", PDF.to_vec()).await.expect("an answer");
        let kept = kept.expect("an attachment");
        assert_eq!((kept.name.as_str(), kept.bytes), ("la delibera.pdf", 30));
        for allowed in [of("baricella", "bea"), staff(Role::Curator)] {
            let file = proposals.attachment(Some(&allowed), &kept.id).await.expect("the file");
            assert_eq!((file.media_type, file.content.as_slice()), ("application/pdf", PDF));
        }
        for stranger in [None, Some(of("cesena", "carla")), Some(staff(Role::Administrator))] {
            assert_eq!(proposals.attachment(stranger.as_ref(), &kept.id).await, Err(AppError::NotFound));
        }
        let sheet = proposals.sheet(&viewer, &id, Language::Italian).await.expect("a sheet");
        assert_eq!(sheet.attachments, std::slice::from_ref(&kept));
        assert_eq!(proposals.detach(&of("cesena", "carla"), &kept.id).await, Err(AppError::NotFound));
        assert_eq!(proposals.detach(&viewer, &kept.id).await, Ok(id.clone()));
        assert_eq!((proposals.attachment(Some(&viewer), &kept.id).await, files(&folder)), (Err(AppError::NotFound), 0));
    });
}

#[test]
fn what_is_refused_leaves_no_file() {
    ask(|rooms| async move {
        let folder = TempDir::new().expect("a folder");
        let rooms = rooms.keeping_files_in(folder.path());
        let viewer = of("baricella", "dora");
        let id = draft(&rooms, &viewer).await;
        let attach = async |content: &[u8]| rooms.proposals.attach(&viewer, &id, "a.pdf", content.to_vec()).await;
        assert_eq!(attach(b"").await, Ok(Err(AttachmentTrouble::Empty)));
        assert_eq!(attach(b"MZ\x90\x00").await, Ok(Err(AttachmentTrouble::WrongType)));
        assert_eq!(attach(&PDF[..20]).await, Ok(Err(AttachmentTrouble::Broken)));
        assert_eq!(files(&folder), 0);
        for _ in 0..8 {
            assert!(attach(PDF).await.expect("an answer").is_ok());
        }
        assert_eq!(attach(PDF).await, Ok(Err(AttachmentTrouble::TooMany)));
        assert_eq!(files(&folder), 8);
        rooms.proposals.discard(&viewer, &id).await.expect("a deletion");
        assert_eq!(files(&folder), 0, "a draft takes its files along");
    });
}
