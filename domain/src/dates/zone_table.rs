//! Written zone names and what they mean here.
//!
//! Ambiguous abbreviations mean what they mean where the writer is; elsewhere, their most common sense in business mail: `CST` is US Central, not China or
//! Cuba; `IST` is India, not Israel or Ireland; `BST` is British Summer, not Bangladesh; `AST` is Atlantic, not
//! Arabia; `EST`/`PST` are read as the place's clock, because writers say `EST` in July and mean New York's wall.

use super::zone::Zone;
use chrono_tz::Tz;

/// Abbreviations of several zones: what they mean to a writer of each of the places.
const LOCAL: &[(&str, &[Tz])] = &[
    (
        "ist",
        &[
            Tz::Asia__Jerusalem,
            Tz::Asia__Tel_Aviv,
            Tz::Europe__Dublin,
            Tz::Asia__Kolkata,
            Tz::Asia__Calcutta,
        ],
    ),
    (
        "cst",
        &[
            Tz::Asia__Shanghai,
            Tz::Asia__Taipei,
            Tz::America__Havana,
            Tz::Australia__Adelaide,
            Tz::Australia__Darwin,
        ],
    ),
    ("cdt", &[Tz::America__Havana, Tz::Australia__Adelaide]),
    (
        "est",
        &[
            Tz::Australia__Sydney,
            Tz::Australia__Melbourne,
            Tz::Australia__Brisbane,
            Tz::Australia__Hobart,
        ],
    ),
    (
        "edt",
        &[Tz::Australia__Sydney, Tz::Australia__Melbourne, Tz::Australia__Hobart],
    ),
    ("pst", &[Tz::Asia__Manila]),
    ("bst", &[Tz::Asia__Dhaka]),
    (
        "ast",
        &[Tz::Asia__Riyadh, Tz::Asia__Baghdad, Tz::Asia__Kuwait, Tz::Asia__Qatar],
    ),
    ("mst", &[Tz::Asia__Kuala_Lumpur, Tz::America__Phoenix, Tz::Asia__Yangon]),
    ("wst", &[Tz::Australia__Perth]),
];

/// What an abbreviation of several zones means to a writer in `home`.
pub(super) fn local_abbreviation(word: &str, home: Zone) -> Option<Zone> {
    let Zone::Named(home) = home else { return None };
    let (_, places) = LOCAL.iter().find(|(known, _)| *known == word)?;
    places.contains(&home).then_some(Zone::Named(home))
}

/// The zone of an abbreviation, lower-cased.
pub(super) fn abbreviation(word: &str) -> Option<Zone> {
    Some(Zone::Named(match word {
        "et" | "est" | "edt" => Tz::America__New_York,
        "ct" | "cst" | "cdt" => Tz::America__Chicago,
        "mt" | "mst" | "mdt" => Tz::America__Denver,
        "pt" | "pst" | "pdt" => Tz::America__Los_Angeles,
        "akst" | "akdt" => Tz::America__Anchorage,
        "hst" => Tz::Pacific__Honolulu,
        "ast" | "adt" => Tz::America__Halifax,
        "nst" | "ndt" => Tz::America__St_Johns,
        "brt" => Tz::America__Sao_Paulo,
        "utc" | "gmt" => Tz::UTC,
        "bst" => Tz::Europe__London,
        "wet" | "west" => Tz::Europe__Lisbon,
        "cet" | "cest" | "mez" | "mesz" => Tz::Europe__Berlin,
        "eet" | "eest" => Tz::Europe__Helsinki,
        "msk" => Tz::Europe__Moscow,
        "trt" => Tz::Europe__Istanbul,
        "sast" => Tz::Africa__Johannesburg,
        "wat" => Tz::Africa__Lagos,
        "eat" => Tz::Africa__Nairobi,
        "gst" => Tz::Asia__Dubai,
        "pkt" => Tz::Asia__Karachi,
        "ist" => Tz::Asia__Kolkata,
        "ict" => Tz::Asia__Bangkok,
        "wib" => Tz::Asia__Jakarta,
        "sgt" => Tz::Asia__Singapore,
        "hkt" => Tz::Asia__Hong_Kong,
        "jst" => Tz::Asia__Tokyo,
        "kst" => Tz::Asia__Seoul,
        "awst" => Tz::Australia__Perth,
        "acst" | "acdt" => Tz::Australia__Adelaide,
        "aest" | "aedt" | "aet" => Tz::Australia__Sydney,
        "nzst" | "nzdt" | "nzt" => Tz::Pacific__Auckland,
        _ => return None,
    }))
}

/// Abbreviations that are English words or common letters in lower case.
pub(super) fn is_english_word(word: &str) -> bool {
    matches!(
        word,
        "et" | "est" | "ct" | "mt" | "pt" | "west" | "wet" | "eat" | "wat" | "ist" | "ast"
    )
}

/// The zone of a region or city, lower-cased, as in `Berlin time`.
pub(super) fn place(name: &str) -> Option<Zone> {
    Some(Zone::Named(match name {
        "eastern" | "new york" | "new yorker" | "nueva york" | "nova york" | "nova iorque" | "boston" | "nyc"
        | "toronto" | "atlanta" | "miami" | "us eastern" => Tz::America__New_York,
        "central" | "chicago" | "dallas" | "houston" | "austin" | "us central" => Tz::America__Chicago,
        "mountain" | "denver" | "us mountain" => Tz::America__Denver,
        "phoenix" | "arizona" => Tz::America__Phoenix,
        "pacific" | "seattle" | "california" | "los angeles" | "san francisco" | "us pacific" => {
            Tz::America__Los_Angeles
        }
        "alaska" => Tz::America__Anchorage,
        "hawaii" => Tz::Pacific__Honolulu,
        "atlantic" => Tz::America__Halifax,
        "mexico city" => Tz::America__Mexico_City,
        "sao paulo" | "brasilia" => Tz::America__Sao_Paulo,
        "buenos aires" => Tz::America__Argentina__Buenos_Aires,
        "greenwich" => Tz::UTC,
        "london" | "londres" | "londra" | "londen" | "uk" | "british" => Tz::Europe__London,
        "dublin" | "irish" => Tz::Europe__Dublin,
        "lisbon" | "lisboa" | "lissabon" | "lissabonn" | "lisbonne" | "lisbona" => Tz::Europe__Lisbon,
        "berlin" | "berlín" | "berlino" | "berlim" | "berlijn" | "german" | "munich" | "münchen" | "munchen"
        | "münchn" | "frankfurt" | "hamburg" | "central european" => Tz::Europe__Berlin,
        "vienna" | "wien" | "vienne" | "viena" | "wenen" => Tz::Europe__Vienna,
        "zurich" | "zürich" | "zürch" | "swiss" => Tz::Europe__Zurich,
        "paris" | "parís" | "parigi" | "parijs" | "french" => Tz::Europe__Paris,
        "madrid" | "spanish" | "barcelona" => Tz::Europe__Madrid,
        "rome" | "roma" | "rom" | "milan" | "italian" => Tz::Europe__Rome,
        "amsterdam" | "dutch" => Tz::Europe__Amsterdam,
        "brussels" | "brüssel" | "brüssl" | "bruxelles" | "bruselas" | "bruxelas" | "brussel" => Tz::Europe__Brussels,
        "stockholm" | "swedish" => Tz::Europe__Stockholm,
        "copenhagen" | "kopenhagen" | "köpenhamn" | "københavn" | "copenhague" => Tz::Europe__Copenhagen,
        "oslo" => Tz::Europe__Oslo,
        "warsaw" | "warschau" | "varsovie" | "varsovia" | "varsavia" | "warszawa" => Tz::Europe__Warsaw,
        "prague" | "prag" | "praga" | "praag" => Tz::Europe__Prague,
        "athens" | "athen" | "athènes" | "atenas" | "atene" => Tz::Europe__Athens,
        "helsinki" | "eastern european" => Tz::Europe__Helsinki,
        "kyiv" | "kiev" => Tz::Europe__Kyiv,
        "moscow" | "moskau" | "moscou" | "moscú" | "mosca" | "moskou" => Tz::Europe__Moscow,
        "istanbul" => Tz::Europe__Istanbul,
        "tel aviv" | "israel" => Tz::Asia__Jerusalem,
        "cairo" => Tz::Africa__Cairo,
        "johannesburg" => Tz::Africa__Johannesburg,
        "dubai" | "gulf" => Tz::Asia__Dubai,
        "india" | "indian" | "mumbai" | "delhi" | "bangalore" => Tz::Asia__Kolkata,
        "singapore" => Tz::Asia__Singapore,
        "hong kong" => Tz::Asia__Hong_Kong,
        "china" | "beijing" | "shanghai" => Tz::Asia__Shanghai,
        "tokyo" | "japan" => Tz::Asia__Tokyo,
        "seoul" | "korea" => Tz::Asia__Seoul,
        "sydney" | "melbourne" => Tz::Australia__Sydney,
        "brisbane" => Tz::Australia__Brisbane,
        "perth" => Tz::Australia__Perth,
        "auckland" | "new zealand" => Tz::Pacific__Auckland,
        _ => return None,
    }))
}
