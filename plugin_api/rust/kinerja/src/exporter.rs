//! Exporters: a type that writes what it is shown.

use crate::abi::*;
use crate::call::{check, dropped, guarded, Call, Failure};
use crate::json::Json;
use crate::plugin::{info_table, Info};
use crate::text::{seen, shown, shown_bytes, slice, Texts};
use std::mem::size_of;
use std::os::raw::c_void;

/// An exporter: results in, bytes out, into files that the host opens.
pub trait Exporter: Sized + Send + 'static {
    const INFO: Info;

    /// Makes an instance; only cross-field checks of the settings are left to do.
    fn open(setup: &ExporterSetup<'_>) -> Result<Self, Failure>;
    /// Takes one batch of results, sorted by unit and then by employee.
    fn write(&mut self, call: &Call<'_>, results: &Results<'_>, sink: &mut Sink<'_>) -> Result<(), Failure>;
    /// All results were written, also when there were none.
    fn finish(&mut self, call: &Call<'_>, sink: &mut Sink<'_>) -> Result<(), Failure>;
}

/// Whether the host takes `name` for a file.
pub fn is_file_name(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    !name.is_empty()
        && name.len() <= 200
        && name.chars().all(letters)
        && !name.starts_with('/')
        && !name.ends_with('/')
        && !name.contains("//")
        && !name.contains("..")
}

/// What an exporter is made from. The hashes of its cycle are still empty.
pub struct ExporterSetup<'a> {
    raw: &'a kinerja_exporter_setup,
    call: &'a Call<'a>,
}

impl<'a> ExporterSetup<'a> {
    pub fn config(&self) -> Json {
        Json::parse(unsafe { seen(self.raw.config) }).unwrap_or(Json::Null)
    }
    pub fn cycle(&self) -> CycleInfo<'a> {
        CycleInfo { raw: unsafe { &*self.raw.cycle } }
    }
    /// To report a mistake and go on, so that a person sees all at once.
    pub fn call(&self) -> &Call<'a> {
        self.call
    }
}

/// What is the same for all people.
#[derive(Clone, Copy)]
pub struct CycleInfo<'a> {
    raw: &'a kinerja_cycle_info,
}

impl<'a> CycleInfo<'a> {
    pub fn id(&self) -> &'a str {
        unsafe { seen(self.raw.id) }
    }
    pub fn title(&self) -> &'a str {
        unsafe { seen(self.raw.title) }
    }
    pub fn agency(&self) -> &'a str {
        unsafe { seen(self.raw.agency) }
    }
    /// "id" or "en".
    pub fn language(&self) -> &'a str {
        unsafe { seen(self.raw.language) }
    }
    pub fn legal_basis(&self) -> impl Iterator<Item = &'a str> {
        unsafe { seen(self.raw.legal_basis) }.lines()
    }
    /// First and last day, counted from 1970-01-01.
    pub fn period(&self) -> (i32, i32) {
        (self.raw.from_day, self.raw.to_day)
    }
    pub fn nodes(&self) -> Texts<'a> {
        unsafe { Texts::new(self.raw.node_name, self.raw.nodes_len as usize) }
    }
    pub fn node_titles(&self) -> Texts<'a> {
        unsafe { Texts::new(self.raw.node_title, self.raw.nodes_len as usize) }
    }
    /// The node that is the cycle's result.
    pub fn result_node(&self) -> usize {
        self.raw.result_node as usize
    }
    /// For what has no function here yet; `exporter.h` says what its members mean.
    pub fn raw(&self) -> &'a kinerja_cycle_info {
        self.raw
    }
}

/// One batch of people.
#[derive(Clone, Copy)]
pub struct Results<'a> {
    raw: &'a kinerja_results,
}

impl<'a> Results<'a> {
    pub fn cycle(&self) -> CycleInfo<'a> {
        CycleInfo { raw: unsafe { &*self.raw.cycle } }
    }
    pub fn people(&self) -> impl Iterator<Item = PersonResult<'a>> {
        let raw = self.raw;
        (0..raw.n as usize).map(move |row| PersonResult { raw, row })
    }
    /// For what has no function here yet; `exporter.h` says what its members mean.
    pub fn raw(&self) -> &'a kinerja_results {
        self.raw
    }
}

/// What was found about one person.
#[derive(Clone, Copy)]
pub struct PersonResult<'a> {
    raw: &'a kinerja_results,
    row: usize,
}

impl<'a> PersonResult<'a> {
    pub fn employee(&self) -> &'a str {
        self.text(self.raw.employee)
    }
    pub fn name(&self) -> &'a str {
        self.text(self.raw.name)
    }
    pub fn unit(&self) -> &'a str {
        self.text(self.raw.unit)
    }
    pub fn position(&self) -> &'a str {
        self.text(self.raw.position)
    }
    pub fn superior_name(&self) -> &'a str {
        self.text(self.raw.superior_name)
    }
    /// `KINERJA_OK`: there is a score; `KINERJA_MISSING`; or negative.
    pub fn status(&self, node: usize) -> kinerja_status {
        self.cell(self.raw.status, node)
    }
    /// `None` when there is none, which is not zero.
    pub fn score(&self, node: usize) -> Option<f64> {
        if self.status(node) == KINERJA_OK {
            Some(self.cell(self.raw.score, node))
        } else {
            None
        }
    }
    /// The grade's word; empty when there is none.
    pub fn grade(&self, node: usize) -> &'a str {
        if self.status(node) == KINERJA_OK {
            unsafe { Texts::new(self.raw.grade_text, self.cells()) }.get(self.place(node))
        } else {
            ""
        }
    }
    /// What was missing, not counted or refused, in words.
    pub fn notes(&self) -> impl Iterator<Item = &'a str> {
        let begin = unsafe { slice(self.raw.note_begin, self.raw.n as usize + 1) };
        let texts = unsafe { Texts::new(self.raw.note, begin.last().map_or(0, |end| *end as usize)) };
        let range = match begin.get(self.row..self.row + 2) {
            Some(ends) => ends[0] as usize..ends[1] as usize,
            None => 0..0,
        };
        range.map(move |i| texts.get(i))
    }
    /// The place in the batch, for the columns of [`Results::raw`].
    pub fn row(&self) -> usize {
        self.row
    }

    fn cells(&self) -> usize {
        let cycle = unsafe { &*self.raw.cycle };
        cycle.nodes_len as usize * self.raw.n as usize
    }
    fn place(&self, node: usize) -> usize {
        node * self.raw.n as usize + self.row
    }
    fn cell<T: Copy>(&self, column: *const T, node: usize) -> T {
        unsafe { slice(column, self.cells())[self.place(node)] }
    }
    fn text(&self, column: kinerja_strs) -> &'a str {
        unsafe { Texts::new(column, self.raw.n as usize) }.get(self.row)
    }
}

/// An open file. It stays open across calls to `write` and `finish`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileId(u32);

/// Where bytes go. What was written shows only when the whole export has succeeded; an `Err` ends
/// the call.
pub struct Sink<'a> {
    raw: &'a kinerja_sink,
}

impl Sink<'_> {
    /// Names are logical: see [`is_file_name`].
    pub fn open(&mut self, name: &str, media_type: &str) -> Result<FileId, Failure> {
        let mut id = 0;
        let open = self.raw.open.ok_or_else(|| Failure::told(KINERJA_E_UNSUPPORTED))?;
        check(unsafe { open(self.raw, shown(name), shown(media_type), &mut id) })?;
        Ok(FileId(id))
    }
    /// Writes all of it, or fails.
    pub fn write(&mut self, file: FileId, bytes: &[u8]) -> Result<(), Failure> {
        let write = self.raw.write.ok_or_else(|| Failure::told(KINERJA_E_UNSUPPORTED))?;
        check(unsafe { write(self.raw, file.0, shown_bytes(bytes)) })
    }
    pub fn close(&mut self, file: FileId) -> Result<(), Failure> {
        let close = self.raw.close.ok_or_else(|| Failure::told(KINERJA_E_UNSUPPORTED))?;
        check(unsafe { close(self.raw, file.0) })
    }
}

unsafe extern "C" fn open<E: Exporter>(
    call: *const kinerja_call,
    setup: *const kinerja_exporter_setup,
    to: *mut *mut c_void,
) -> kinerja_status {
    guarded(call, |call| {
        let exporter = E::open(&ExporterSetup { raw: &*setup, call })?;
        *to = Box::into_raw(Box::new(exporter)).cast();
        Ok(KINERJA_OK)
    })
}

unsafe extern "C" fn close<E: Exporter>(raw: *mut c_void) {
    dropped::<E>(raw);
}

unsafe extern "C" fn write<E: Exporter>(
    raw: *mut c_void,
    call: *const kinerja_call,
    results: *const kinerja_results,
    sink: *const kinerja_sink,
) -> kinerja_status {
    guarded(call, |call| {
        let exporter = &mut *raw.cast::<E>();
        exporter.write(call, &Results { raw: &*results }, &mut Sink { raw: &*sink })?;
        Ok(KINERJA_OK)
    })
}

unsafe extern "C" fn finish<E: Exporter>(
    raw: *mut c_void,
    call: *const kinerja_call,
    sink: *const kinerja_sink,
) -> kinerja_status {
    guarded(call, |call| {
        let exporter = &mut *raw.cast::<E>();
        exporter.finish(call, &mut Sink { raw: &*sink })?;
        Ok(KINERJA_OK)
    })
}

#[doc(hidden)]
pub trait ExporterTable {
    const TABLE: *const kinerja_exporter;
}

struct Tables<E>(std::marker::PhantomData<E>);

impl<E: Exporter> Tables<E> {
    const INFO: &'static kinerja_info = &info_table(&E::INFO);
    const EXPORTER: &'static kinerja_exporter = &kinerja_exporter {
        struct_size: size_of::<kinerja_exporter>() as u32,
        reserved: 0,
        info: Self::INFO,
        open: Some(open::<E>),
        close: Some(close::<E>),
        write: Some(write::<E>),
        finish: Some(finish::<E>),
        needs: None,
    };
}

impl<E: Exporter> ExporterTable for E {
    const TABLE: *const kinerja_exporter = Tables::<E>::EXPORTER;
}
