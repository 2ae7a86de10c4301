//! Sources: a type that brings rows.

use crate::abi::*;
use crate::call::{check, dropped, guarded, Call, Failure};
use crate::json::Json;
use crate::plugin::{info_table, Info};
use crate::rows::Rejected;
use crate::text::{seen, shown, shown_bytes, slice, Texts};
use std::mem::size_of;
use std::os::raw::c_void;

/// An indicator source: bytes of another system in, rows out. Hosts of ABI 0.1 pull; what is pushed
/// to them, and derived from events, has no place here yet.
pub trait Source: Sized + Send + 'static {
    const INFO: Info;

    /// Makes an instance; only cross-field checks of the settings are left to do.
    fn open(setup: &SourceSetup<'_>) -> Result<Self, Failure>;
    /// Brings rows. `cursor` is the last one committed; empty at first.
    fn pull(&mut self, call: &Call<'_>, cursor: &[u8], emit: &mut Emit<'_>) -> Result<Pull, Failure>;
}

/// What a pull came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pull {
    /// Nothing more now.
    End,
    /// Ask again, with the cursor that was committed last.
    Later,
}

/// What an instance is made from.
pub struct SourceSetup<'a> {
    raw: &'a kinerja_source_setup,
    call: &'a Call<'a>,
}

impl<'a> SourceSetup<'a> {
    pub fn config(&self) -> Json {
        Json::parse(unsafe { seen(self.raw.config) }).unwrap_or(Json::Null)
    }
    /// Names that [`Call::read`] knows, in the order of the cycle file.
    pub fn inputs(&self) -> Texts<'a> {
        unsafe { Texts::new(self.raw.inputs, self.raw.inputs_len as usize) }
    }
    /// To report a mistake and go on, so that a person sees all at once: `open` then returns the
    /// last one as its `Err`.
    pub fn call(&self) -> &Call<'a> {
        self.call
    }
}

/// Where rows go. The host copies; an `Err` means that it takes no more, and ends the call.
pub struct Emit<'a> {
    raw: &'a kinerja_emit,
}

impl Emit<'_> {
    /// The most rows that one call of the host takes. Longer slices are brought in several calls.
    pub fn max_rows(&self) -> usize {
        self.raw.max_rows.max(1) as usize
    }

    /// Puts one bad row into quarantine.
    pub fn reject(&mut self, row: &Rejected<'_>) -> Result<(), Failure> {
        let raw = kinerja_rejected {
            struct_size: size_of::<kinerja_rejected>() as u32,
            origin: row.origin,
            input: shown(row.input),
            column: shown(row.column),
            raw: shown(row.raw),
            reason: shown(row.reason),
        };
        self.bring(|emit| emit.reject, &raw)
    }

    /// Keeps all rows since the last commit together with the cursor.
    pub fn commit(&mut self, cursor: &[u8]) -> Result<(), Failure> {
        let commit = self.raw.commit.ok_or_else(|| Failure::told(KINERJA_E_UNSUPPORTED))?;
        check(unsafe { commit(self.raw, shown_bytes(cursor)) })
    }

    pub(crate) fn bring<Rows>(
        &mut self,
        function: fn(
            &kinerja_emit,
        )
            -> Option<unsafe extern "C" fn(*const kinerja_emit, *const Rows) -> kinerja_status>,
        rows: &Rows,
    ) -> Result<(), Failure> {
        let take = function(self.raw).ok_or_else(|| Failure::told(KINERJA_E_UNSUPPORTED))?;
        check(unsafe { take(self.raw, rows) })
    }
}

unsafe extern "C" fn open<S: Source>(
    call: *const kinerja_call,
    setup: *const kinerja_source_setup,
    to: *mut *mut c_void,
) -> kinerja_status {
    guarded(call, |call| {
        let source = S::open(&SourceSetup { raw: &*setup, call })?;
        *to = Box::into_raw(Box::new(source)).cast();
        Ok(KINERJA_OK)
    })
}

unsafe extern "C" fn close<S: Source>(raw: *mut c_void) {
    dropped::<S>(raw);
}

unsafe extern "C" fn pull<S: Source>(
    raw: *mut c_void,
    call: *const kinerja_call,
    cursor: kinerja_bytes,
    emit: *const kinerja_emit,
) -> kinerja_status {
    guarded(call, |call| {
        let source = &mut *raw.cast::<S>();
        let cursor = slice(cursor.ptr, cursor.len as usize);
        Ok(match source.pull(call, cursor, &mut Emit { raw: &*emit })? {
            Pull::End => KINERJA_END,
            Pull::Later => KINERJA_LATER,
        })
    })
}

#[doc(hidden)]
pub trait SourceTable {
    const TABLE: *const kinerja_source;
}

struct Tables<S>(std::marker::PhantomData<S>);

impl<S: Source> Tables<S> {
    const INFO: &'static kinerja_info = &info_table(&S::INFO);
    const SOURCE: &'static kinerja_source = &kinerja_source {
        struct_size: size_of::<kinerja_source>() as u32,
        reserved: 0,
        info: Self::INFO,
        open: Some(open::<S>),
        close: Some(close::<S>),
        pull: Some(pull::<S>),
        ingest: None,
        derive: None,
    };
}

impl<S: Source> SourceTable for S {
    const TABLE: *const kinerja_source = Tables::<S>::SOURCE;
}
