//! What a confined run tells the run that started it: texts for people and for scripts, in the order they were written.
//!
//! They go through stdout, so that stderr has only what the runtime says of a crash.

use std::io::{self, Read, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether this process is the confined one.
static CONFINED: AtomicBool = AtomicBool::new(false);

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A result, for stdout.
    Printed = b'p' as isize,
    /// A message, for stderr.
    Said = b's' as isize,
    /// What the run is doing now, for the message if it does not finish.
    Doing = b'd' as isize,
    /// The path of something that was made and is to be opened.
    Made = b'm' as isize,
}

impl Frame {
    const ALL: [Self; 4] = [Self::Printed, Self::Said, Self::Doing, Self::Made];
}

/// From now on, everything this process prints and says is sent as frames.
pub(super) fn begin() {
    CONFINED.store(true, Ordering::Relaxed);
}

/// Whether this process is the confined one.
pub(super) fn is_confined() -> bool {
    CONFINED.load(Ordering::Relaxed)
}

/// Sends a text.
pub(super) fn send(frame: Frame, text: &str) -> io::Result<()> {
    let length = u32::try_from(text.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
    let mut stdout = io::stdout().lock();
    stdout.write_all(&[frame as u8])?;
    stdout.write_all(&length.to_le_bytes())?;
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

/// Says what this run is doing now. Not needed outside of a confined run.
pub(super) fn doing(what: &str) {
    if is_confined() {
        // If nobody listens any more, the next result tells.
        let _ = send(Frame::Doing, what);
    }
}

/// Receives the next text; `None` at the end, and after a text that was cut off.
pub(super) fn receive(from: &mut impl Read) -> Option<(Frame, String)> {
    let (mut kind, mut length) = ([0], [0; 4]);
    from.read_exact(&mut kind).and_then(|()| from.read_exact(&mut length)).ok()?;
    let frame = Frame::ALL.into_iter().find(|frame| *frame as u8 == kind[0])?;
    let length = u32::from_le_bytes(length);
    let mut text = Vec::new();
    from.take(length.into()).read_to_end(&mut text).ok()?;
    (text.len() == length as usize).then(|| (frame, String::from_utf8_lossy(&text).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_texts_are_received_and_a_cut_one_is_not() {
        let mut sent = b"p\x03\0\0\0\xE3\x81\x82s\0\0\0\0d\x09\0\0\0abc".as_slice();
        assert_eq!(receive(&mut sent), Some((Frame::Printed, "あ".to_owned())));
        assert_eq!(receive(&mut sent), Some((Frame::Said, String::new())));
        assert_eq!(receive(&mut sent), None);
        assert_eq!(receive(&mut b"x\0\0\0\0".as_slice()), None);
    }
}
