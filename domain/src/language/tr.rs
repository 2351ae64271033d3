//! Turkish.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["otomatik yanıt", "otomatik cevap", "otomatik yanit", "otomatik mesaj", "okundu bilgisi"],
    away_subjects: &[
        "ofis dışında", "ofis dışındayım", "office dışında", "izindeyim", "izinde", "yıllık izin", "tatil", "tatildeyim", "iş yerinde değilim",
    ],
    third_person: &["ofis dışında", "izinde", "izindedir"],
    automatic: &["bu otomatik bir", "bu bir otomatik", "bu mesaj otomatik", "bu e-posta otomatik", "bu ileti otomatik"],
    away: &[
        "ofis dışında", "ofiste değilim", "ofiste olmayacağım", "izindeyim", "izinli", "yıllık iznimi", "yıllık izin", "tatildeyim", "seyahatteyim",
        "doğum iznin", "müsait değilim", "iş seyahatin", "ofisimizden ayrıl",
    ],
    back: &["kadar", "döneceğim", "dönüş", "tarihinde", "tarihleri arasında", "itibaren"],
    stand_in: &["acil durumlarda", "acil", "iletişime geç", "irtibata geç", "ulaşabilirsiniz", "başvur", "arkadaşım"],
    unread: &["sınırlı", "erişimim", "yanıtlayacağım", "cevaplayacağım", "dönüş yapacağım", "teşekkür ederim", "teşekkürler", "e-postanız için"],
    receipts: &["okundu", "okunmadı"],
    ..NO_MAIL
};
