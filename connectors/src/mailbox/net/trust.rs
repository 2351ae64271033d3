//! Whom a connection trusts: the usual authorities and those of the deployment, in networks that may be called.

use std::fmt;
use std::sync::Arc;

use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::Error;
use crate::egress::Egress;

/// The certificate authorities that servers may be signed by, and the networks they may be in.
#[derive(Clone)]
pub struct Trust {
    tls: Arc<ClientConfig>,
    egress: Egress,
}

impl Trust {
    /// Trusts the authorities of the web, and those in `extra`, certificates in PEM; in the internet alone.
    pub fn new(extra: Option<&[u8]>) -> Result<Self, Error> {
        let mut roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        for certificate in extra.into_iter().flat_map(CertificateDer::pem_slice_iter) {
            let certificate = certificate.map_err(|error| unreadable(&error))?;
            roots.add(certificate).map_err(|error| unreadable(&error))?;
        }
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| unreadable(&error))?;
        Ok(Self {
            tls: Arc::new(builder.with_root_certificates(roots).with_no_client_auth()),
            egress: Egress::default(),
        })
    }

    /// The same authorities in other networks.
    #[must_use]
    pub fn within(self, egress: Egress) -> Self {
        Self { egress, ..self }
    }

    pub(super) fn connector(&self) -> TlsConnector {
        TlsConnector::from(Arc::clone(&self.tls))
    }

    pub(super) fn egress(&self) -> &Egress {
        &self.egress
    }
}

impl fmt::Debug for Trust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Trust")
    }
}

fn unreadable(error: &dyn fmt::Display) -> Error {
    Error::Invalid {
        what: format!("the extra root certificates cannot be used, give them in PEM: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_that_is_no_certificate_is_named() {
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

        let error = Trust::new(Some(broken.as_bytes())).unwrap_err();

        assert!(error.to_string().contains("extra root certificates"), "{error}");
    }
}
