//! Reads lines such as "198501012010011901;2026-01-05;18" (employee, day, number) from a file that
//! keeps growing, and brings each as a figure of one indicator.

mod line;

use kinerja::{Call, Emit, Failure, Info, Measure, Pull, Rejected, Source, SourceSetup};

const LINE_BYTES: usize = 1024; // a longer line goes to quarantine
const BYTES_BETWEEN_STOPS: u64 = 65_536;
const ROWS: usize = 256; // that are brought at once, if the host takes as many

struct CounterNotes {
    indicator: String,
    separator: char,
    input: String,
}

/// How far a file was read: the bytes of whole lines, and a hash of them (FNV-1a) that tells a file
/// that has grown from one that was written anew. As text it is the cursor.
#[derive(Clone, Copy, PartialEq)]
struct Position {
    bytes: u64,
    hash: u64,
}

impl Position {
    const START: Position = Position { bytes: 0, hash: 14_695_981_039_346_656_037 };

    fn add(&mut self, byte: u8) {
        self.bytes += 1;
        self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(1_099_511_628_211);
    }
    /// A cursor that is not ours stands for the beginning.
    fn of(cursor: &[u8]) -> Position {
        let read = || {
            let (bytes, hash) = std::str::from_utf8(cursor).ok()?.split_once(' ')?;
            Some(Position { bytes: bytes.parse().ok()?, hash: hash.parse().ok()? })
        };
        read().unwrap_or(Position::START)
    }
    fn text(self) -> String {
        format!("{} {}", self.bytes, self.hash)
    }
}

/// One pull.
struct Reader<'a, 'c, 'e> {
    source: &'a CounterNotes,
    call: &'a Call<'c>,
    emit: &'a mut Emit<'e>,
    known: Position, // the cursor: up to here everything was brought earlier
    seen: Position,  // all bytes so far
    whole: Position, // the whole lines so far
    line: u32,
    text: String,
    too_long: bool,
    rows: Vec<Measure>,
}

impl Reader<'_, '_, '_> {
    fn read_all(&mut self) -> Result<Pull, Failure> {
        while let Some(block) = self.call.read(&self.source.input)? {
            for byte in block {
                if !self.take_byte(*byte)? {
                    return self.start_again();
                }
            }
        }
        if self.whole.bytes < self.known.bytes {
            return self.start_again(); // it has become shorter
        }
        // A last line without an end is brought, but not counted as read: it may still grow.
        self.line += 1;
        self.take_line()?;
        self.keep()?;
        Ok(Pull::End)
    }

    /// The file is another one than last time: forget the place, and be asked again.
    fn start_again(&mut self) -> Result<Pull, Failure> {
        self.emit.commit(b"")?;
        Ok(Pull::Later)
    }

    /// Brings what is collected, and keeps it together with the place in the file.
    fn keep(&mut self) -> Result<(), Failure> {
        self.emit.measures(&self.source.input, &self.rows)?;
        self.rows.clear();
        self.emit.commit(self.whole.text().as_bytes())
    }

    /// Only printable ASCII has a place in these lines: whatever else comes is seen as '?'. False
    /// when the file is not the one that was read earlier.
    fn take_byte(&mut self, byte: u8) -> Result<bool, Failure> {
        if self.seen.bytes % BYTES_BETWEEN_STOPS == 0 {
            self.call.check_stop()?;
        }
        self.seen.add(byte);
        match byte {
            b'\n' => return self.end_line(),
            b'\r' => {}
            _ if self.text.len() == LINE_BYTES => self.too_long = true,
            b' '..=b'~' => self.text.push(char::from(byte)),
            _ => self.text.push('?'),
        }
        Ok(true)
    }

    fn end_line(&mut self) -> Result<bool, Failure> {
        let brought_earlier = self.whole.bytes < self.known.bytes;
        self.whole = self.seen;
        self.line += 1;
        if !brought_earlier {
            self.take_line()?;
        } else if self.seen.bytes >= self.known.bytes && self.seen != self.known {
            return Ok(false);
        }
        self.text.clear();
        self.too_long = false;
        Ok(true)
    }

    fn take_line(&mut self) -> Result<(), Failure> {
        if self.line == 1 || self.text.is_empty() {
            return Ok(()); // the header; an empty line
        }
        let read = if self.too_long {
            Err(line::Bad { column: "", raw: &self.text, reason: format!("LONG_LINE: {LINE_BYTES}") })
        } else {
            line::read(&self.text, self.source.separator)
        };
        match read {
            Ok(line) => self.rows.push(Measure {
                key: format!("{}/{}", line.employee, line.date),
                origin: self.line,
                subject: line.employee.to_owned(),
                indicator: self.source.indicator.clone(),
                from_day: line.day,
                to_day: line.day,
                value: line.value,
                ..Measure::default()
            }),
            Err(bad) => self.emit.reject(&Rejected {
                origin: self.line,
                input: &self.source.input,
                column: bad.column,
                raw: bad.raw,
                reason: &bad.reason,
            })?,
        }
        if self.rows.len() >= ROWS.min(self.emit.max_rows()) {
            self.keep()?;
        }
        Ok(())
    }
}

impl Source for CounterNotes {
    const INFO: Info =
        Info { id: "@ID@", name: "NAME", about: "ABOUT", schema: include_str!("../schema.json"), flags: 0 };

    fn open(setup: &SourceSetup) -> Result<Self, Failure> {
        if setup.inputs().len() != 1 {
            return Err(Failure::config("", "NO_INPUT"));
        }
        let config = setup.config();
        let separator = config.get("separator").text().unwrap_or(";");
        Ok(CounterNotes {
            indicator: config.get("indicator").text().unwrap_or("").to_owned(),
            separator: separator.chars().next().unwrap_or(';'),
            input: setup.inputs().get(0).to_owned(),
        })
    }

    fn pull(&mut self, call: &Call, cursor: &[u8], emit: &mut Emit) -> Result<Pull, Failure> {
        Reader {
            source: self,
            call,
            emit,
            known: Position::of(cursor),
            seen: Position::START,
            whole: Position::START,
            line: 0,
            text: String::new(),
            too_long: false,
            rows: Vec::new(),
        }
        .read_all()
    }
}

kinerja::kinerja_plugin! {
    id: "@ID@",
    vendor: "@VENDOR@",
    license: "Apache-2.0",
    texts: include_str!("../texts.json"),
    sources: [CounterNotes],
}

#[cfg(test)]
mod tests;
