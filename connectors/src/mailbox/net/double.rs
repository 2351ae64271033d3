//! A server of one's own for tests: TLS on a free port, with the authority to trust.

use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;

use super::{Lines, Security, Server, Trust};
use crate::egress::Egress;

pub(in crate::mailbox) struct Double {
    pub(in crate::mailbox) place: Server,
    pub(in crate::mailbox) trust: Trust,
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl Double {
    pub(in crate::mailbox) async fn listen() -> Self {
        let key = KeyPair::generate().unwrap();
        let cert = CertificateParams::new(vec!["localhost".to_owned()])
            .unwrap()
            .self_signed(&key)
            .unwrap();
        let secret = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], secret)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self {
            place: Server {
                host: "localhost".to_owned(),
                port: listener.local_addr().unwrap().port(),
                security: Security::Tls,
            },
            trust: Trust::new(Some(cert.pem().as_bytes()))
                .unwrap()
                .within(Egress::with_loopback()),
            listener,
            acceptor: TlsAcceptor::from(Arc::new(config)),
        }
    }

    pub(in crate::mailbox) async fn accept(&self) -> Lines<TlsStream<TcpStream>> {
        let (tcp, _) = self.listener.accept().await.unwrap();
        Lines::new(self.acceptor.accept(tcp).await.unwrap())
    }
}
