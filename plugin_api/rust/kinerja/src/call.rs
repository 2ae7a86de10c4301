//! The call's context, and what keeps faults and panics inside the plugin.

use crate::abi::{self, kinerja_call, kinerja_status};
use crate::text::{seen, shown, slice};
use std::any::Any;
use std::marker::PhantomData;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr;

/// Why a call, or one person, failed. `message` is a sentence, a key of the plugin's texts, or
/// "KEY: value"; `place` a JSON Pointer into the settings, or a column.
#[derive(Debug)]
pub struct Failure {
    pub(crate) status: kinerja_status,
    pub(crate) message: String,
    pub(crate) place: String,
    /// The host knows already, and the whole call ends.
    pub(crate) told: bool,
}

impl Failure {
    /// `status` is one of `abi::KINERJA_E_*`.
    pub fn new(status: kinerja_status, message: impl Into<String>) -> Self {
        Failure { status, message: message.into(), place: String::new(), told: false }
    }
    /// A mistake in the settings.
    pub fn config(place: impl Into<String>, message: impl Into<String>) -> Self {
        Failure { place: place.into(), ..Failure::new(abi::KINERJA_E_CONFIG, message) }
    }
    pub(crate) fn told(status: kinerja_status) -> Self {
        Failure { told: true, ..Failure::new(status, "") }
    }
    pub fn status(&self) -> kinerja_status {
        self.status
    }
}

/// Goes on, or ends the call with what the host said.
pub(crate) fn check(status: kinerja_status) -> Result<(), Failure> {
    if status < 0 {
        Err(Failure::told(status))
    } else {
        Ok(())
    }
}

/// Of a line in the host's log.
#[derive(Clone, Copy)]
pub enum Level {
    Error = 0,
    Warn = 1,
    Info = 2,
    Debug = 3,
}

/// What may be asked of the host during a call.
pub struct Call<'a> {
    raw: &'a kinerja_call,
    // Blocks and secrets live as long as the call.
    lifetime: PhantomData<&'a [u8]>,
}

impl<'a> Call<'a> {
    /// # Safety
    /// `raw` is the host's and lives for `'a`.
    pub(crate) unsafe fn new(raw: *const kinerja_call) -> Self {
        Call { raw: &*raw, lifetime: PhantomData }
    }

    /// An `Err` when the host wants the call to end. Ask at least every 50 ms; `?` does the rest.
    pub fn check_stop(&self) -> Result<(), Failure> {
        check(self.raw.stop.map_or(abi::KINERJA_OK, |stop| unsafe { stop(self.raw) }))
    }

    /// Reports a fault; `row` is the person's place in the batch.
    pub fn fail(&self, status: kinerja_status, row: Option<usize>, place: &str, message: &str) {
        let row = row.map_or(-1, |row| row as i64);
        if let Some(fail) = self.raw.fail {
            unsafe { fail(self.raw, status, row, shown(place), shown(message)) }
        }
    }

    pub fn log(&self, level: Level, message: &str) {
        if let Some(log) = self.raw.log {
            unsafe { log(self.raw, level as i32, shown(message)) }
        }
    }

    /// The secret of that name. Never log it.
    pub fn secret(&self, name: &str) -> Result<&'a str, Failure> {
        let mut text = abi::kinerja_str { ptr: ptr::null(), len: 0 };
        let secret = self.raw.secret.ok_or_else(|| Failure::told(abi::KINERJA_E_UNSUPPORTED))?;
        check(unsafe { secret(self.raw, shown(name), &mut text) })?;
        Ok(unsafe { seen(text) })
    }

    /// The next block of an input; `None` at its end. Blocks are cut anywhere.
    pub fn read(&self, input: &str) -> Result<Option<&'a [u8]>, Failure> {
        let mut block = abi::kinerja_bytes { ptr: ptr::null(), len: 0 };
        let read = self.raw.read.ok_or_else(|| Failure::told(abi::KINERJA_E_UNSUPPORTED))?;
        match unsafe { read(self.raw, shown(input), &mut block) } {
            abi::KINERJA_OK => Ok(Some(unsafe { slice(block.ptr, block.len as usize) })),
            abi::KINERJA_END => Ok(None),
            status => Err(Failure::told(status)),
        }
    }

    pub(crate) fn report(&self, row: Option<usize>, failure: &Failure) {
        if !failure.told {
            self.fail(failure.status, row, &failure.place, &failure.message);
        }
    }
}

pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().copied();
    let words = words.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("The plugin panicked: {}", words.unwrap_or("without a message"))
}

/// Runs `work` so that nothing but a status leaves it.
///
/// # Safety
/// `raw` is the call that the host gave.
pub(crate) unsafe fn guarded(
    raw: *const kinerja_call,
    work: impl FnOnce(&Call<'_>) -> Result<kinerja_status, Failure>,
) -> kinerja_status {
    let call = Call::new(raw);
    match catch_unwind(AssertUnwindSafe(|| work(&call))) {
        Ok(Ok(status)) => status,
        Ok(Err(failure)) => {
            call.report(None, &failure);
            failure.status
        }
        Err(panic) => {
            call.fail(abi::KINERJA_E_INTERNAL, None, "", &panic_text(&*panic));
            abi::KINERJA_E_INTERNAL
        }
    }
}

/// Ends an instance; a panic while it is dropped goes no further.
///
/// # Safety
/// `raw` came from `Box::into_raw` of the same type, and is not used again.
pub(crate) unsafe fn dropped<T>(raw: *mut std::os::raw::c_void) {
    let _ = catch_unwind(AssertUnwindSafe(|| drop(Box::from_raw(raw.cast::<T>()))));
}
