//! Turkish.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

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
    prefixes: &["ynt", "ilt", "şunun hakkında"],
    quotes: QuoteWords {
        wrote: &["yazdı", "şunu yazdı", "yazdi", "yazmış", "yazıyor"],
        openings: &["tarihinde "],
        dates: &["oca", "şub", "nis", "haz", "tem", "ağu", "eyl", "eki", "kas", "ara"],
        originals: &["orijinal ileti", "özgün ileti", "özgün mesaj"],
        forwards: &["iletilen mesaj", "iletilmiş ileti"],
        apple_forwards: &["iletilen mesajın başlangıcı"],
        quoting: &["alıntı "],
        labels: &[
            ("kimden", Label::From), ("gönderen", Label::From), ("gonderilme tarihi", Label::Date), ("gönderme tarihi", Label::Date),
            ("kas", Label::To), ("gönderildi", Label::Date), ("tarih", Label::Date), ("kime", Label::To), ("alıcı", Label::To),
            ("konu", Label::Subject),
        ],
        any_dates: &["tarih"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["saygılarımla", "iyi çalışmalar"],
        devices: &["outlook'u edinin", "gönderildi:", "iphone'dan gönderildi", "android'den gönderildi", "gönderen: ", "iphone'umdan gönderildi"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["teslim edilem"],
        sayings: &["mevcut değil", "teslim edilemedi", "bulunamadı"],
        of_mail: &["mesajınız"],
        reasons: &[("mevcut değil", "5.1.1"), ("bulunamadı", "5.1.1")],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
