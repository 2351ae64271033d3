use proptest::prelude::*;

use super::*;
use crate::drafting::input::Passage;
use crate::ids::KnowledgeId;

proptest! {
    #[test]
    fn any_mail_gets_a_draft(subject in "\\PC{0,40}", text in "\\PC{0,200}", name in "\\PC{0,20}", knowledge in "\\PC{0,200}") {
        let passage = Passage { knowledge_id: KnowledgeId::new(), title: subject.clone(), text: knowledge };
        let sender_address = "a@b.example".to_owned();
        let input = DraftInput {
            passages: vec![passage], subject, visible_text: text, sender_name: name, sender_address, ..DraftInput::default()
        };

        prop_assert!(!draft(&input).body.is_empty());
        prop_assert_eq!(draft(&input), draft(&input));
    }
}
