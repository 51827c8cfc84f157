//! The limits of a confined run.

use std::fmt;
use std::time::Duration;

use crate::characters::half_width;

/// The time, unless `--limit` says otherwise.
const TIME: Duration = Duration::from_secs(10 * 60);
/// The memory in megabytes, unless `--limit` says otherwise.
const MEMORY: u64 = 4096;

/// The least and the most seconds that can be asked for: a day.
const SECONDS: std::ops::RangeInclusive<u64> = 1..=24 * 60 * 60;
/// The least and the most megabytes that can be asked for.
const MEGABYTES: std::ops::RangeInclusive<u64> = 256..=1 << 20;

/// How to write a limit.
const HOW: &str = "「5分」「300秒」「1時間」（1秒から24時間）、「2GB」「800MB」（256MBから）か、両方を「5分,2GB」のように書いてください";

/// The limits of a confined run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct Limits {
    /// The time on the clock.
    pub time: Duration,
    /// The memory in megabytes.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: TIME, memory: MEMORY }
    }
}

impl Limits {
    /// The time for people.
    pub fn time_said(&self) -> String {
        match self.time.as_secs() {
            seconds if seconds.is_multiple_of(3600) => format!("{}時間", seconds / 3600),
            seconds if seconds.is_multiple_of(60) => format!("{}分", seconds / 60),
            seconds => format!("{seconds}秒"),
        }
    }

    /// The memory for people.
    pub fn memory_said(&self) -> String {
        if self.memory.is_multiple_of(1024) {
            format!("{}GB", self.memory / 1024)
        } else {
            format!("{}MB", self.memory)
        }
    }
}

/// Both limits in words.
impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.time_said(), self.memory_said())
    }
}

/// Reads the value of `--limit`: numbers with their units.
pub(in crate::cli) fn parse(text: &str) -> Result<Limits, String> {
    let (mut time, mut memory) = (None, None);
    for part in text.split([',', '、', '，']) {
        let part: String = part.trim().chars().map(half_width).collect();
        let end = part.find(|c: char| !c.is_ascii_digit()).ok_or(HOW)?;
        let number: u64 = part[..end].parse().map_err(|_| HOW)?;
        let (place, factor, range) = match part[end..].trim().to_ascii_lowercase().as_str() {
            "秒" | "s" => (&mut time, 1, SECONDS),
            "分" | "m" => (&mut time, 60, SECONDS),
            "時間" | "h" => (&mut time, 3600, SECONDS),
            "mb" => (&mut memory, 1, MEGABYTES),
            "gb" => (&mut memory, 1024, MEGABYTES),
            _ => return Err(HOW.to_owned()),
        };
        let number = number.checked_mul(factor).filter(|number| range.contains(number)).ok_or(HOW)?;
        if place.replace(number).is_some() {
            return Err(HOW.to_owned());
        }
    }
    let default = Limits::default();
    Ok(Limits { time: time.map_or(default.time, Duration::from_secs), memory: memory.unwrap_or(default.memory) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_memory_are_read_in_any_order_and_width() {
        for (text, said) in [
            ("5分", "5分,4GB"),
            ("90秒", "90秒,4GB"),
            ("1時間", "1時間,4GB"),
            ("2GB", "10分,2GB"),
            ("５分、８００ＭＢ", "5分,800MB"),
            ("800mb, 30s", "30秒,800MB"),
            ("2h", "2時間,4GB"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), said, "{text}");
        }
    }

    #[test]
    fn what_says_nothing_certain_is_refused() {
        for text in
            ["", "5", "分", "0分", "25時間", "1MB", "5分,3分", "5分 2GB", "-5分", "1.5GB", "18446744073709551615分"]
        {
            assert_eq!(parse(text).unwrap_err(), HOW, "{text}");
        }
    }
}
