//! The checksums of a file.

use std::fmt::Write as _;
use std::io::{self, Read};

use sha2::{Digest as _, Sha256, Sha512};

/// A checksum algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// SHA-256, which any system can verify.
    Sha256,
    /// SHA-512, which RFC 8493 recommends.
    Sha512,
}

impl Algorithm {
    /// All algorithms: a bag is written with each of them, and verified by each of them it has.
    pub const ALL: [Self; 2] = [Self::Sha256, Self::Sha512];

    /// The name to show.
    pub fn title(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sha512 => "SHA-512",
        }
    }

    /// The name used in the file names of manifests (RFC 8493, 2.4).
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
        }
    }
}

/// The checksums of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digests {
    sha256: String,
    sha512: String,
    /// The length of the file in bytes.
    pub length: u64,
}

impl Digests {
    /// Reads to the end and computes every checksum.
    ///
    /// # Errors
    /// If reading fails.
    pub fn compute(mut from: impl Read) -> io::Result<Self> {
        let (mut sha256, mut sha512, mut length) = (Sha256::new(), Sha512::new(), 0);
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            sha256.update(&buffer[..read]);
            sha512.update(&buffer[..read]);
            length += read as u64;
        }
        Ok(Self { sha256: hexadecimal(&sha256.finalize()), sha512: hexadecimal(&sha512.finalize()), length })
    }

    /// The checksum in lower-case hexadecimal.
    pub fn by(&self, algorithm: Algorithm) -> &str {
        match algorithm {
            Algorithm::Sha256 => &self.sha256,
            Algorithm::Sha512 => &self.sha512,
        }
    }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From FIPS 180-4: NIST's example values for "abc".
    #[test]
    fn the_checksums_are_those_of_the_standard() {
        let digests = Digests::compute(&b"abc"[..]).unwrap();
        assert_eq!(digests.by(Algorithm::Sha256), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert!(digests.by(Algorithm::Sha512).starts_with("ddaf35a193617abacc417349ae204131"));
        assert_eq!(digests.length, 3);
    }
}
