//! Rows of a source as an author writes them, one struct a row. What stands in `rows.h` under the
//! same names; defaults as there. `key` must not be empty: it makes a repeat harmless.

use crate::abi::{self, KINERJA_NO_DAY};
use crate::call::Failure;
use crate::source::Emit;
use crate::text::{shown, Column};
use std::mem::size_of;

// A kind of rows: its struct, and the function of Emit that brings some of them.
macro_rules! rows {
    ($(#[$doc:meta])* $row:ident, $raw:ident, $bring:ident {
        texts: [$($text:ident),*], numbers: [$($number:ident: $type:ty = $default:expr),*]
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $row {
            pub key: String,
            /// The line in the input, counted from 1.
            pub origin: u32,
            $(pub $text: String,)*
            $(pub $number: $type,)*
        }
        impl Default for $row {
            fn default() -> Self {
                $row {
                    key: String::new(),
                    origin: 0,
                    $($text: String::new(),)*
                    $($number: $default,)*
                }
            }
        }
        impl Emit<'_> {
            /// Brings rows that were read from `input`, in as many calls as the host needs.
            pub fn $bring(&mut self, input: &str, rows: &[$row]) -> Result<(), Failure> {
                for part in rows.chunks(self.max_rows()) {
                    let key = Column::of(part.iter().map(|row| row.key.as_str()));
                    let origin: Vec<u32> = part.iter().map(|row| row.origin).collect();
                    $(let $text = Column::of(part.iter().map(|row| row.$text.as_str()));)*
                    $(let $number: Vec<$type> = part.iter().map(|row| row.$number).collect();)*
                    self.bring(|emit| emit.$bring, &abi::$raw {
                        struct_size: size_of::<abi::$raw>() as u32,
                        n: part.len() as u32,
                        input: shown(input),
                        key: key.strs(),
                        origin: origin.as_ptr(),
                        $($text: $text.strs(),)*
                        $($number: $number.as_ptr(),)*
                    })?;
                }
                Ok(())
            }
        }
    };
}

rows! {
    /// What is expected of an employee, and whose measures show it.
    GoalRow, kinerja_goals, goals {
        texts: [employee, title, parent, indicator, aspect, subject, unit_of_measure],
        numbers: [
            subject_kind: u8 = abi::KINERJA_SUBJECT_PERSON,
            direction: u8 = abi::KINERJA_MORE_IS_BETTER,
            kind: u8 = abi::KINERJA_GOAL_MAIN,
            aggregate: u8 = abi::KINERJA_AGGREGATE_SUM,
            flags: u8 = 0,
            target: f64 = 0.0,
            target_high: f64 = 0.0,
            weight: f64 = 1.0,
            share: f64 = 1.0
        ]
    }
}
rows! {
    /// A figure of a subject over a span of days, both ends inclusive.
    Measure, kinerja_measures, measures {
        texts: [subject, indicator, evidence],
        numbers: [
            subject_kind: u8 = abi::KINERJA_SUBJECT_PERSON,
            quality: u16 = 0,
            from_day: i32 = KINERJA_NO_DAY,
            to_day: i32 = KINERJA_NO_DAY,
            value: f64 = 0.0,
            observed_ms: i64 = 0
        ]
    }
}
rows! {
    /// What one rater says of one aspect of one ratee.
    RatingRow, kinerja_ratings, ratings {
        texts: [ratee, rater, aspect, comment],
        numbers: [
            ratee_kind: u8 = abi::KINERJA_SUBJECT_PERSON,
            role: u8 = abi::KINERJA_ROLE_PUBLIC,
            state: u8 = abi::KINERJA_RATING_SUBMITTED,
            flags: u8 = abi::KINERJA_RATING_HAS_SCORE,
            score: f64 = 0.0,
            day: i32 = KINERJA_NO_DAY
        ]
    }
}
rows! {
    /// A thing that happened at a moment.
    Event, kinerja_events, events {
        texts: [subject, pin, device, zone, kind, text, about, state],
        numbers: [
            subject_kind: u8 = abi::KINERJA_SUBJECT_PERSON,
            local_ms: i64 = 0,
            number: f64 = 0.0
        ]
    }
}
rows! {
    /// A thing that lasts: shift, leave, trip, holiday.
    Span, kinerja_spans, spans {
        texts: [subject, zone, kind, text],
        numbers: [
            subject_kind: u8 = abi::KINERJA_SUBJECT_PERSON,
            from_ms: i64 = 0,
            to_ms: i64 = 0
        ]
    }
}

/// One of the staff. `attributes` are facts such as ("golongan", "III/a").
#[derive(Clone, Debug)]
pub struct Person {
    pub key: String,
    /// The line in the input, counted from 1.
    pub origin: u32,
    pub employee: String,
    pub name: String,
    pub unit: String,
    pub position: String,
    pub superior: String,
    pub from_day: i32,
    pub to_day: i32,
    pub attributes: Vec<(String, String)>,
}

impl Default for Person {
    fn default() -> Self {
        Person {
            key: String::new(),
            origin: 0,
            employee: String::new(),
            name: String::new(),
            unit: String::new(),
            position: String::new(),
            superior: String::new(),
            from_day: KINERJA_NO_DAY,
            to_day: KINERJA_NO_DAY,
            attributes: Vec::new(),
        }
    }
}

impl Emit<'_> {
    /// Brings people that were read from `input`, in as many calls as the host needs.
    pub fn people(&mut self, input: &str, rows: &[Person]) -> Result<(), Failure> {
        for part in rows.chunks(self.max_rows()) {
            let text = |of: fn(&Person) -> &str| Column::of(part.iter().map(of));
            let columns = [
                text(|row| &row.key),
                text(|row| &row.employee),
                text(|row| &row.name),
                text(|row| &row.unit),
                text(|row| &row.position),
                text(|row| &row.superior),
            ];
            let facts = || part.iter().flat_map(|row| &row.attributes);
            let names = Column::of(facts().map(|fact| fact.0.as_str()));
            let values = Column::of(facts().map(|fact| fact.1.as_str()));
            let mut begin = vec![0];
            for row in part {
                begin.push(begin[begin.len() - 1] + row.attributes.len() as u32);
            }
            let origin: Vec<u32> = part.iter().map(|row| row.origin).collect();
            let from_day: Vec<i32> = part.iter().map(|row| row.from_day).collect();
            let to_day: Vec<i32> = part.iter().map(|row| row.to_day).collect();
            self.bring(
                |emit| emit.people,
                &abi::kinerja_people {
                    struct_size: size_of::<abi::kinerja_people>() as u32,
                    n: part.len() as u32,
                    input: shown(input),
                    key: columns[0].strs(),
                    origin: origin.as_ptr(),
                    employee: columns[1].strs(),
                    name: columns[2].strs(),
                    unit: columns[3].strs(),
                    position: columns[4].strs(),
                    superior: columns[5].strs(),
                    from_day: from_day.as_ptr(),
                    to_day: to_day.as_ptr(),
                    attr_begin: begin.as_ptr(),
                    attr_name: names.strs(),
                    attr_value: values.strs(),
                },
            )?;
        }
        Ok(())
    }
}

/// A row that cannot be used. `reason` is a sentence, a key of the plugin's texts, or "KEY: value".
#[derive(Clone, Debug, Default)]
pub struct Rejected<'a> {
    /// The line in the input, counted from 1.
    pub origin: u32,
    pub input: &'a str,
    /// The input's own name for it; empty: the whole row.
    pub column: &'a str,
    /// The text as it came.
    pub raw: &'a str,
    pub reason: &'a str,
}
