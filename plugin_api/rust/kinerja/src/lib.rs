//! Plugins for kinerja in Rust: implement [`Method`], [`Source`] or [`Exporter`] and name it in
//! [`kinerja_plugin!`]. The library then exports the one symbol that the host asks for.
//!
//! Nothing unsafe is needed. A panic ends in a report with its message and the status
//! `KINERJA_E_INTERNAL`: of one person where a method rates, of the call elsewhere. Everything that
//! the host shows is borrowed for the call that shows it. No dependencies; Rust 1.63 and newer.
//!
//! What both sides promise each other stands in `plugin_api/ABI.md`; what each member means, in the
//! C headers, which [`abi`] mirrors.

pub mod abi;
mod call;
mod exporter;
mod json;
mod method;
mod plugin;
mod rows;
mod source;
pub mod testing;
mod text;

pub use call::{Call, Failure, Level};
pub use exporter::{is_file_name, CycleInfo, Exporter, ExporterSetup, FileId, PersonResult, Results, Sink};
pub use json::Json;
pub use method::{
    Attribute, Direction, Employee, Goal, Input, Method, MethodSetup, Rating, Ref, Role, Score, Step, Trail,
};
pub use plugin::Info;
pub use rows::{Event, GoalRow, Measure, Person, RatingRow, Rejected, Span};
pub use source::{Emit, Pull, Source, SourceSetup};
pub use text::Texts;

// For the macro alone.
#[doc(hidden)]
pub mod detail {
    pub use crate::exporter::ExporterTable;
    pub use crate::method::MethodTable;
    pub use crate::plugin::{note, plugin_table, Static};
    pub use crate::source::SourceTable;
}
