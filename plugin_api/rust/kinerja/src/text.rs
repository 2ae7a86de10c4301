//! Texts and columns, seen and shown.

use crate::abi::{kinerja_bytes, kinerja_str, kinerja_strs};
use std::marker::PhantomData;

/// A text of the plugin's, shown to the host. Borrows.
pub(crate) const fn shown(text: &str) -> kinerja_str {
    kinerja_str { ptr: text.as_ptr(), len: text.len() as u64 }
}

pub(crate) fn shown_bytes(bytes: &[u8]) -> kinerja_bytes {
    kinerja_bytes { ptr: bytes.as_ptr(), len: bytes.len() as u64 }
}

/// An array of the host's. NULL is legal only where nothing is there.
///
/// # Safety
/// `ptr` points at `len` values that live as long as the call, unless `len` is 0.
pub(crate) unsafe fn slice<'a, T>(ptr: *const T, len: usize) -> &'a [T] {
    if len == 0 || ptr.is_null() {
        &[]
    } else {
        std::slice::from_raw_parts(ptr, len)
    }
}

/// A text of the host's; empty where it is no UTF-8, which the host promises never to send.
///
/// # Safety
/// As for [`slice`].
pub(crate) unsafe fn seen<'a>(text: kinerja_str) -> &'a str {
    std::str::from_utf8(slice(text.ptr, text.len as usize)).unwrap_or("")
}

/// A column of texts that the host shows.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    column: kinerja_strs,
    len: usize,
    call: PhantomData<&'a str>,
}

impl<'a> Texts<'a> {
    /// # Safety
    /// The column has `len` texts and lives for `'a`.
    pub(crate) unsafe fn new(column: kinerja_strs, len: usize) -> Self {
        let len = if column.begin.is_null() { 0 } else { len };
        Texts { column, len, call: PhantomData }
    }

    pub fn len(&self) -> usize {
        self.len
    }
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Text `i`; empty where there is none.
    pub fn get(&self, i: usize) -> &'a str {
        if i >= self.len {
            return "";
        }
        // Begin and end were checked by the host; they are checked again because it is cheap.
        unsafe {
            let begin = *self.column.begin.add(i) as usize;
            let end = *self.column.end.add(i) as usize;
            let bytes = slice(self.column.bytes, self.column.bytes_len as usize);
            std::str::from_utf8(bytes.get(begin..end).unwrap_or(&[])).unwrap_or("")
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.len).map(move |i| self.get(i))
    }

    /// The place of a text.
    pub fn find(&self, text: &str) -> Option<usize> {
        self.iter().position(|one| one == text)
    }
}

/// A column of texts of the plugin's own, ready to be shown.
pub(crate) struct Column {
    bytes: String,
    offsets: Vec<u32>,
}

impl Column {
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut column = Column { bytes: String::new(), offsets: vec![0] };
        for text in texts {
            column.bytes.push_str(text);
            column.offsets.push(u32::try_from(column.bytes.len()).expect("a column holds at most 4 GiB"));
        }
        column
    }
    pub(crate) fn len(&self) -> usize {
        self.offsets.len() - 1
    }
    /// Borrows: valid while the column lives.
    pub(crate) fn strs(&self) -> kinerja_strs {
        kinerja_strs {
            bytes: self.bytes.as_ptr(),
            bytes_len: self.bytes.len() as u64,
            begin: self.offsets.as_ptr(),
            end: self.offsets[1..].as_ptr(),
        }
    }
}
