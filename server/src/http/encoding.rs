//! The encodings in which pages travel: which one a reader accepts, and a text in it.

use std::io::Write;

use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli's effort, of 11: from here on each step takes far more time than it saves bytes.
const BROTLI_QUALITY: i32 = 5;

/// An encoding of the body of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// Gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Encoding {
    /// What a request accepts: the encoding that it prefers, and of equals the one that makes less of a page.
    pub fn accepted(headers: &HeaderMap) -> Self {
        let lists = headers.get_all(ACCEPT_ENCODING).into_iter().filter_map(|list| list.to_str().ok());
        let wishes: Vec<(&str, f32)> = lists.flat_map(|list| list.split(',')).map(wish).collect();
        let weight = |name: &str| {
            let of = |wanted: &str| {
                wishes.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, weight)| *weight)
            };
            of(name).or_else(|| of("*")).unwrap_or(0.0)
        };
        let (gzip, brotli) = (weight("gzip"), weight("br"));
        if brotli > 0.0 && brotli >= gzip {
            Self::Brotli
        } else if gzip > 0.0 {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// What it is called in header lines, where it changes anything.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// A text in this encoding.
    pub fn encode(self, text: &Bytes) -> std::io::Result<Bytes> {
        match self {
            Self::Identity => Ok(text.clone()),
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(text)?;
                Ok(encoder.finish()?.into())
            }
            Self::Brotli => {
                let effort =
                    BrotliEncoderParams { quality: BROTLI_QUALITY, size_hint: text.len(), ..Default::default() };
                let mut encoded = Vec::new();
                brotli::BrotliCompress(&mut text.as_ref(), &mut encoded, &effort)?;
                Ok(encoded.into())
            }
        }
    }
}

/// A name of a list with its weight: `gzip;q=0.5`.
fn wish(entry: &str) -> (&str, f32) {
    let (name, parameters) = entry.split_once(';').unwrap_or((entry, ""));
    let weight = parameters.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse().ok());
    (name.trim(), weight.unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(list: &str) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, list.parse().expect("a header value"));
        Encoding::accepted(&headers)
    }

    #[test]
    fn a_reader_gets_what_makes_least_of_what_it_accepts() {
        assert_eq!(accepted("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(accepted("gzip, deflate"), Encoding::Gzip);
        assert_eq!(accepted("GZIP"), Encoding::Gzip);
        assert_eq!(accepted("*"), Encoding::Brotli);
        assert_eq!(accepted("br;q=0.5, gzip;q=0.9"), Encoding::Gzip);
        assert_eq!(accepted("br; q=0.8, gzip;q=0.8"), Encoding::Brotli);
    }

    #[test]
    fn what_a_reader_refuses_or_does_not_name_is_not_sent() {
        assert_eq!(Encoding::accepted(&HeaderMap::new()), Encoding::Identity);
        for list in ["", "identity", "zstd", "br;q=0", "br;q=0, gzip;q=0.0", "*;q=0", "identity;q=1, *;q=0", "bro, gz"]
        {
            assert_eq!(accepted(list), Encoding::Identity, "{list}");
        }
        assert_eq!(accepted("br;q=0, *"), Encoding::Gzip);
        assert_eq!(accepted("gzip;q=0, *;q=0.1"), Encoding::Brotli);
    }
}
