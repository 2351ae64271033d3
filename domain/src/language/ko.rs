//! Korean.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["자동 회신", "자동회신", "자동 응답", "자동응답", "자동 답장", "부재 중 자동 응답", "부재중 자동응답", "부재 중 알림"],
    away_subjects: &["부재 중", "부재중", "휴가", "휴가 중", "출장 중", "외출 중"],
    automatic: &["자동 회신", "자동 응답", "자동으로 발송", "자동 발송", "자동으로 전송"],
    away: &["부재 중", "부재중", "휴가 중", "휴가중", "휴가를", "휴가입니다", "출장 중", "출장중", "사무실에 없", "자리를 비", "육아휴직", "출산휴가"],
    back: &["까지", "부터", "복귀", "돌아"],
    stand_in: &["급한", "긴급", "연락", "문의", "대신"],
    unread: &["회신", "답변", "감사합니다", "확인이 어렵", "답장"],
    received: &["접수되었습니다", "발신 전용", "회신하지 마"],
    receipts: &["읽음"],
    prefixes: &["답장", "전달"],
    quotes: QuoteWords {
        wrote: &["님이 작성", " 작성", "작성했습니다", "님이 쓴 글"],
        dates: &["년"],
        originals: &["원본 메시지", "원본 메일"],
        forwards: &["전달된 메시지", "전달된 메일"],
        apple_forwards: &["전달된 메시지"],
        labels: &[
            ("보낸 사람", Label::From), ("보낸사람", Label::From), ("보낸날짜", Label::Date), ("날짜", Label::Date), ("받는사람", Label::To), ("주제", Label::Subject),
            ("보낸 날짜", Label::Date), ("받는 사람", Label::To), ("제목", Label::Subject),
        ],
        any_dates: &["날짜"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["감사합니다"],
        devices: &["나의 iphone에서"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["배달되지 않음", "배달할 수 없"],
        sayings: &["찾을 수 없", "존재하지"],
        reasons: &[("존재하지", "5.1.1"), ("찾을 수 없", "5.1.1")],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
