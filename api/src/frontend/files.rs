//! The files of the dashboard, found by their path.

use std::collections::HashMap;

use axum::http::HeaderValue;
use sha2::{Digest, Sha256};

/// The page that all paths of the dashboard begin with.
const INDEX: &str = "index.html";
/// Folder of files whose names change with their content.
const HASHED: &str = "assets/";

/// A file as it was built; `.gz` and `.br` beside it are the same file, compressed.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Path below the folder of the build, with `/`.
    pub path: &'static str,
    /// Content.
    pub bytes: &'static [u8],
}

/// The dashboard; empty where it was not built.
#[derive(Debug, Default)]
pub struct Frontend {
    files: HashMap<&'static str, File>,
}

/// A file with what is said of it.
#[derive(Debug)]
pub(super) struct File {
    pub(super) bytes: &'static [u8],
    pub(super) gzip: Option<&'static [u8]>,
    pub(super) brotli: Option<&'static [u8]>,
    pub(super) content_type: &'static str,
    /// Digest of the content, quoted.
    pub(super) etag: HeaderValue,
    /// Whether the content under this path never changes.
    pub(super) is_immutable: bool,
}

impl Frontend {
    /// Prepares the files of a build.
    #[must_use]
    pub fn new(assets: &[Asset]) -> Self {
        let compressed: HashMap<&str, &'static [u8]> = assets.iter().map(|asset| (asset.path, asset.bytes)).collect();
        let sibling = |path: &str, ending: &str| compressed.get(format!("{path}.{ending}").as_str()).copied();
        let file = |asset: &Asset| File {
            bytes: asset.bytes,
            gzip: sibling(asset.path, "gz"),
            brotli: sibling(asset.path, "br"),
            content_type: content_type(asset.path),
            etag: etag(asset.bytes),
            is_immutable: asset.path.starts_with(HASHED),
        };
        let files = assets.iter().filter(|asset| !is_compressed(asset.path));
        Self {
            files: files.map(|asset| (asset.path, file(asset))).collect(),
        }
    }

    /// The file at a path; the page of the dashboard where the path names none.
    pub(super) fn find(&self, path: &str) -> Option<&File> {
        let path = path.trim_start_matches('/');
        let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
        self.files
            .get(path)
            .or_else(|| self.files.get(INDEX).filter(|_| !is_file))
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.files.contains_key(INDEX)
    }
}

fn is_compressed(path: &str) -> bool {
    path.ends_with(".gz") || path.ends_with(".br")
}

fn etag(bytes: &[u8]) -> HeaderValue {
    let digest = hex::encode(&Sha256::digest(bytes)[..16]);
    HeaderValue::try_from(format!("\"{digest}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
