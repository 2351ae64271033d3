//! Japanese.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["自動応答", "自動返信", "自動応答メール", "自動返信メール", "不在通知", "不在連絡", "不在応答", "不在自動応答"],
    away_subjects: &["不在", "外出中", "休暇中", "休暇", "出張中", "お休み"],
    automatic: &["自動返信です", "自動応答です", "自動送信", "自動返信", "自動応答", "自動的に送信", "自動で返信", "自動で送信"],
    away: &["不在にして", "不在です", "不在と", "不在に", "休暇中", "休暇を", "休暇の", "休暇", "お休みを", "お休みをいただ", "休業", "外出して", "出張", "産休", "育休", "席を外"],
    back: &["まで", "戻り", "以降", "から", "復帰", "帰社"],
    stand_in: &["お急ぎ", "緊急", "至急", "ご連絡ください", "連絡ください", "ご連絡をお願い", "までご連絡", "代わりに"],
    unread: &["返信いたします", "ご返信", "返信が", "返信いたし", "確認でき", "確認いたし", "ありがとうございます", "返事", "対応いたし"],
    received: &["受け付けました", "受付いたしました", "お問い合わせいただき", "本メールに返信", "このメールに返信"],
    receipts: &["開封済み", "開封確認", "既読"],
    prefixes: &["返信", "転送"],
    quotes: QuoteWords {
        wrote: &["のメッセージ", "のメール", "さんのメール", "さんは書きました", "さんが書きました", "書きました"],
        originals: &["元のメッセージ", "オリジナルメッセージ"],
        forwards: &["転送メッセージ", "転送されたメッセージ"],
        apple_forwards: &["転送されたメッセージ"],
        labels: &[
            ("差出人", Label::From), ("送信者", Label::From), ("送信日", Label::Date), ("送信日時", Label::Date), ("日付", Label::Date), ("宛先", Label::To),
            ("件名", Label::Subject),
        ],
        any_dates: &["日付"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["よろしくお願いします", "よろしくお願いいたします", "敬具"],
        devices: &["iphone から送信", "androidから送信", "iphoneから送信"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["自動応答メール", "配信不能", "エラーメール"],
        sayings: &["存在しません", "見つかりません", "存在しない", "配信", "送信できません"],
        of_mail: &["お送りした", "メッセージ"],
        reasons: &[("存在しません", "5.1.1"), ("存在しない", "5.1.1"), ("見つかりません", "5.1.1")],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
