//! Chinese.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["自动回复", "自动答复", "自動回覆", "自動答覆", "自動回复", "自动应答", "外出自动回复", "系统自动回复"],
    away_subjects: &["外出", "不在办公室", "不在辦公室", "休假", "休假中", "我正在休假", "出差", "出差中"],
    automatic: &["这是自动回复", "这是一封自动回复", "此邮件为自动回复", "本邮件为自动回复", "本邮件由系统自动", "這是自動回覆", "此為系統自動", "自动回复"],
    away: &["不在办公室", "不在辦公室", "正在休假", "休假", "年假", "度假", "出差", "外出", "产假", "產假", "請假", "请假"],
    back: &["至", "到", "回来", "返回", "回到", "期间", "期間", "直到", "返回办公室"],
    stand_in: &["如有急事", "紧急", "緊急", "急事", "请联系", "請聯繫", "請聯絡", "请与", "请致电"],
    unread: &["尽快回复", "盡快回覆", "儘快回覆", "会回复", "無法及時", "无法及时", "不能及时", "感谢您的", "感謝您的", "谢谢您的", "您好"],
    received: &["已收到您的", "我们已收到", "我們已收到", "请勿回复", "請勿回覆", "工单"],
    receipts: &["已读", "已讀", "未读"],
    prefixes: &["回复", "回覆", "答复", "转发", "轉寄", "回信"],
    quotes: QuoteWords {
        wrote: &["写道", "寫道", "作成", "写到", "發送"],
        dates: &["年", "月"],
        originals: &["原始邮件", "原始郵件", "邮件原件"],
        forwards: &["转发邮件信息", "转发的邮件", "轉寄的郵件"],
        apple_forwards: &["转发的邮件", "下面是被转发的邮件"],
        labels: &[
            ("发件人", Label::From), ("寄件者", Label::From), ("寄件人", Label::From), ("寄件日期", Label::Date), ("發送日期", Label::Date), ("主題", Label::Subject),
            ("发送时间", Label::Date), ("日期", Label::Date), ("收件人", Label::To), ("收件者", Label::To), ("主题", Label::Subject), ("主旨", Label::Subject),
        ],
        any_dates: &["日期"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["此致", "此致敬礼"],
        devices: &["获取 outlook", "取得 outlook", "从我的", "发自我的", "發自我的"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["退信", "系统退信", "未送达", "无法传递", "無法傳遞", "無法傳送"],
        sayings: &["不存在", "無法", "无法"],
        of_mail: &["您的邮件", "您的郵件"],
        reasons: &[("不存在", "5.1.1")],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
