//! What has a figure.

use super::field::FieldEntry;
use super::form::Carrier;
use super::indicator::Indicator;
use super::place::Place;
use super::plan::{Initiative, Project, Section};

/// What has a figure.
#[derive(Debug, Clone, Copy)]
pub enum Holder<'a> {
    /// 指標.
    Indicator(&'a Indicator),
    /// 取組項目.
    Item(&'a Initiative),
    /// 事業.
    Project(&'a Project),
    /// A section, with the position of its level.
    Section(&'a Section, usize),
}

impl<'a> Holder<'a> {
    /// Its kind.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Indicator(_) => Carrier::Indicator,
            Self::Item(_) => Carrier::Item,
            Self::Project(_) => Carrier::Project,
            Self::Section(_, level) => Carrier::Section(level),
        }
    }

    /// What is written in one of its own fields.
    pub fn field(self, name: &str) -> Option<&'a FieldEntry> {
        let fields = match self {
            Self::Indicator(indicator) => &indicator.fields,
            Self::Item(item) => &item.carried.fields,
            Self::Project(project) => &project.carried.fields,
            Self::Section(section, _) => &section.carried.fields,
        };
        fields.iter().find(|entry| entry.name == name)
    }

    /// The place that stands for what is not written of it.
    pub fn place(self) -> &'a Place {
        match self {
            Self::Indicator(indicator) => &indicator.place,
            Self::Item(item) => &item.place,
            Self::Project(project) => &project.name.place,
            Self::Section(section, _) => &section.title.place,
        }
    }

    /// The map that it is written as.
    pub fn map(self) -> Place {
        match self {
            Self::Indicator(_) | Self::Item(_) => self.place().clone(),
            Self::Project(_) | Self::Section(..) => self.place().parent(),
        }
    }

    /// Where its name, or the 番号 of a 取組項目, is written.
    pub fn named(self) -> &'a Place {
        match self {
            Self::Indicator(indicator) => &indicator.name.place,
            Self::Item(item) => &item.number.place,
            Self::Project(_) | Self::Section(..) => self.place(),
        }
    }

    /// Whether another one is the same.
    pub fn is(self, other: Self) -> bool {
        self.carrier() == other.carrier() && self.place() == other.place()
    }
}
