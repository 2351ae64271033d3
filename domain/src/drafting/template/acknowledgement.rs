//! The word that a person will answer, for mail that nothing may answer by itself.

use super::greeting;
use crate::drafting::input::DraftInput;
use crate::drafting::language::Language;

/// A short acknowledgement in the sender's language; it promises no time and says nothing of the matter.
#[must_use]
pub fn acknowledgement(input: &DraftInput) -> String {
    let language = input.reply_language();
    let sentence = match language {
        Language::De => {
            "vielen Dank für Ihre Nachricht. Sie ist bei uns angekommen, und ein Mensch wird sie persönlich beantworten."
        }
        Language::Fr => "Merci de votre message. Nous l'avons bien reçu et une personne de notre équipe vous répondra.",
        Language::Es => "Gracias por su mensaje. Lo hemos recibido y una persona de nuestro equipo le responderá.",
        Language::Pt => "Obrigado pela sua mensagem. Já a recebemos e uma pessoa da nossa equipa irá responder-lhe.",
        Language::It => "Grazie per il Suo messaggio. Lo abbiamo ricevuto e una persona del nostro team Le risponderà.",
        Language::Nl => {
            "Bedankt voor uw bericht. We hebben het ontvangen en een medewerker zal het persoonlijk beantwoorden."
        }
        _ => "Thank you for your message. We have received it, and a person will answer it.",
    };
    [greeting(input, language), sentence.to_owned()].join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_greets_in_the_senders_language() {
        let input = |text: &str| DraftInput {
            sender_name: "Lena Vogt".to_owned(),
            visible_text: text.to_owned(),
            ..DraftInput::default()
        };

        let english = acknowledgement(&input("Do you ship to Norway? I could not find it on your page."));
        let german = acknowledgement(&input("Liefern Sie auch nach Norwegen? Ich habe dazu nichts gefunden."));

        assert!(
            english.contains("Lena") && english.contains("a person will answer it"),
            "{english}"
        );
        assert!(german.contains("Lena") && german.contains("vielen Dank"), "{german}");
    }
}
