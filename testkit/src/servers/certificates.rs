//! A certificate authority of one's own, and certificates for localhost.

use std::fs;
use std::path::Path;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};

/// An authority that nobody trusts by default.
#[derive(Debug)]
pub(super) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    pub(super) fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key can be made");
        let issuer = CertifiedIssuer::self_signed(params, key).expect("an authority can be made");
        Self { issuer }
    }

    /// Its certificate in PEM.
    pub(super) fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// Writes `certificate.pem` and `key.pem` for localhost.
    pub(super) fn write(&self, folder: &Path, is_expired: bool) {
        let mut params = CertificateParams::new(vec!["localhost".to_owned()]).expect("a host name");
        if is_expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2020, 12, 31);
        }
        let key = KeyPair::generate().expect("a key can be made");
        let certificate = params
            .signed_by(&key, &self.issuer)
            .expect("a certificate can be signed");
        fs::write(folder.join("certificate.pem"), certificate.pem()).expect("a temporary file can be written");
        fs::write(folder.join("key.pem"), key.serialize_pem()).expect("a temporary file can be written");
    }
}
