//! A small host for an author's own tests: it gives what the host would give, keeps what the plugin
//! says, and calls it through its table, as the host does. For one thread. One file, though
//! a long one: the tables of the host, which are read side by side with `testing.h`.
//!
//! ```ignore
//! let host = Host::new();
//! let plugin = Plugin::of(kinerja_plugin_entry_v0);
//! let source = plugin.open_source(&host, "{}", &["file"]).unwrap();
//! host.give("...");
//! assert_eq!(source.pull(&host, b""), KINERJA_END);
//! assert_eq!(host.said(), "measures line 2 key ...\n");
//! ```

use crate::abi::*;
use crate::text::{seen, shown, shown_bytes, slice, Column, Texts};
use std::cell::{Cell, RefCell};
use std::fmt::Write;
use std::mem::{size_of, MaybeUninit};
use std::os::raw::c_void;
use std::ptr::{null, null_mut};

#[derive(Default)]
struct State {
    input: RefCell<Vec<u8>>,
    block: Cell<usize>,
    at: Cell<usize>,
    stop: Cell<kinerja_status>,
    refuse_at: Cell<usize>,
    refuse_read: Cell<bool>,
    max_rows: Cell<u32>,
    calls: Cell<usize>,
    said: RefCell<String>,
    file: RefCell<Vec<u8>>,
}

impl State {
    fn say(&self, line: &str) {
        let mut said = self.said.borrow_mut();
        said.push_str(line);
        said.push('\n');
    }
    // Whether this call to emit or sink is the one that the test wants refused.
    fn taken(&self) -> kinerja_status {
        self.calls.set(self.calls.get() + 1);
        if self.calls.get() == self.refuse_at.get() {
            KINERJA_E_IO
        } else {
            KINERJA_OK
        }
    }
}

/// What a test gives, and what it gets.
#[derive(Default)]
pub struct Host {
    state: Box<State>,
}

impl Host {
    pub fn new() -> Self {
        let host = Host::default();
        host.state.max_rows.set(4096);
        host
    }
    /// The text of the one input that there is, whatever its name. Forgets what was said before.
    pub fn give(&self, input: impl AsRef<[u8]>) {
        self.again();
        *self.state.input.borrow_mut() = input.as_ref().to_vec();
    }
    /// How many bytes one read gives; 0: all at once.
    pub fn cut_blocks(&self, bytes: usize) {
        self.state.block.set(bytes);
    }
    /// What `check_stop` hears.
    pub fn stop_with(&self, status: kinerja_status) {
        self.state.stop.set(status);
    }
    /// Which call to emit or sink is refused, from 1; 0: none.
    pub fn refuse(&self, call: usize) {
        self.state.refuse_at.set(call);
    }
    pub fn refuse_reading(&self, refuse: bool) {
        self.state.refuse_read.set(refuse);
    }
    pub fn take_at_most(&self, rows: u32) {
        self.state.max_rows.set(rows);
    }
    /// Calls to emit and sink so far.
    pub fn calls(&self) -> usize {
        self.state.calls.get()
    }
    /// Reports, rows, rejects, commits and names of files, a line each.
    pub fn said(&self) -> String {
        self.state.said.borrow().clone()
    }
    /// What was written to files, one behind the other.
    pub fn file(&self) -> String {
        String::from_utf8_lossy(&self.state.file.borrow()).into_owned()
    }
    /// Forgets what was said, written and read.
    pub fn again(&self) {
        self.state.at.set(0);
        self.state.calls.set(0);
        self.state.said.borrow_mut().clear();
        self.state.file.borrow_mut().clear();
    }

    fn host_data(&self) -> *mut c_void {
        // Only ever read through: its cells change.
        let state: *const State = &*self.state;
        state as *mut c_void
    }
    fn call(&self, flags: u32) -> kinerja_call {
        kinerja_call {
            struct_size: size_of::<kinerja_call>() as u32,
            flags,
            host_data: self.host_data(),
            deadline_ns: 0,
            stop: Some(stop),
            fail: Some(fail),
            log: Some(log),
            secret: Some(secret),
            read: Some(read),
            fetch: Some(fetch),
        }
    }
    fn emit(&self) -> kinerja_emit {
        kinerja_emit {
            struct_size: size_of::<kinerja_emit>() as u32,
            max_rows: self.state.max_rows.get(),
            host_data: self.host_data(),
            people: Some(people),
            goals: Some(goals),
            measures: Some(measures),
            ratings: Some(ratings),
            events: Some(events),
            spans: Some(spans),
            reject: Some(reject),
            commit: Some(commit),
            reply: Some(reply),
            sheets: None,
            takes: 0,
            reserved: 0,
        }
    }
    fn sink(&self) -> kinerja_sink {
        kinerja_sink {
            struct_size: size_of::<kinerja_sink>() as u32,
            reserved: 0,
            host_data: self.host_data(),
            open: Some(sink_open),
            write: Some(sink_write),
            close: Some(sink_close),
        }
    }
}

unsafe fn state_of<'a>(host_data: *mut c_void) -> &'a State {
    &*(host_data as *const State)
}

unsafe extern "C" fn stop(call: *const kinerja_call) -> kinerja_status {
    state_of((*call).host_data).stop.get()
}
unsafe extern "C" fn fail(
    call: *const kinerja_call,
    code: kinerja_status,
    row: i64,
    place: kinerja_str,
    message: kinerja_str,
) {
    let line = format!("fail {code} row {row} {}: {}", seen(place), seen(message));
    state_of((*call).host_data).say(&line);
}
unsafe extern "C" fn log(call: *const kinerja_call, level: i32, message: kinerja_str) {
    state_of((*call).host_data).say(&format!("log {level} {}", seen(message)));
}
unsafe extern "C" fn secret(
    _: *const kinerja_call,
    name: kinerja_str,
    out: *mut kinerja_str,
) -> kinerja_status {
    *out = name; // the secret of a name is the name
    KINERJA_OK
}
unsafe extern "C" fn read(
    call: *const kinerja_call,
    _: kinerja_str,
    out: *mut kinerja_bytes,
) -> kinerja_status {
    let state = state_of((*call).host_data);
    let input = state.input.borrow();
    let (at, block) = (state.at.get(), state.block.get());
    let left = input.len() - at;
    let len = if block > 0 { left.min(block) } else { left };
    if state.refuse_read.get() {
        return KINERJA_E_IO;
    }
    if len == 0 {
        return KINERJA_END;
    }
    *out = shown_bytes(&input[at..at + len]);
    state.at.set(at + len);
    KINERJA_OK
}
unsafe extern "C" fn fetch(
    _: *const kinerja_call,
    _: *const kinerja_fetch,
    _: *mut kinerja_fetched,
) -> kinerja_status {
    KINERJA_E_UNSUPPORTED // as hosts of ABI 0.1
}

// "people line 2 key K" and so on, for each row, and what else there is to say of it.
unsafe fn rows(
    host_data: *mut c_void,
    kind: &str,
    n: u32,
    origin: *const u32,
    key: kinerja_strs,
    more: impl Fn(usize) -> String,
) -> kinerja_status {
    let state = state_of(host_data);
    let status = state.taken();
    if status == KINERJA_OK {
        let keys = Texts::new(key, n as usize);
        for (i, origin) in slice(origin, n as usize).iter().enumerate() {
            state.say(&format!("{kind} line {origin} key {}{}", keys.get(i), more(i)));
        }
    }
    status
}
macro_rules! plain_rows {
    ($($name:ident: $raw:ident),*) => {$(
        unsafe extern "C" fn $name(emit: *const kinerja_emit, r: *const $raw) -> kinerja_status {
            rows((*emit).host_data, stringify!($name), (*r).n, (*r).origin, (*r).key, |_| String::new())
        }
    )*};
}
plain_rows!(people: kinerja_people, goals: kinerja_goals, ratings: kinerja_ratings, events: kinerja_events, spans: kinerja_spans);

unsafe extern "C" fn measures(emit: *const kinerja_emit, r: *const kinerja_measures) -> kinerja_status {
    let r = &*r;
    let n = r.n as usize;
    rows((*emit).host_data, "measures", r.n, r.origin, r.key, |i| {
        let (subject, indicator) = (Texts::new(r.subject, n).get(i), Texts::new(r.indicator, n).get(i));
        let (from, to) = (slice(r.from_day, n)[i], slice(r.to_day, n)[i]);
        format!(": {subject} {indicator} days {from} to {to} value {}", slice(r.value, n)[i])
    })
}
unsafe extern "C" fn reject(emit: *const kinerja_emit, row: *const kinerja_rejected) -> kinerja_status {
    let (state, row) = (state_of((*emit).host_data), &*row);
    let status = state.taken();
    if status == KINERJA_OK {
        let mut line = format!("reject line {} [{}]", row.origin, seen(row.column));
        let _ = write!(line, " {}: {}", seen(row.raw), seen(row.reason));
        state.say(&line);
    }
    status
}
unsafe extern "C" fn commit(emit: *const kinerja_emit, cursor: kinerja_bytes) -> kinerja_status {
    let state = state_of((*emit).host_data);
    let status = state.taken();
    if status == KINERJA_OK {
        let cursor = String::from_utf8_lossy(slice(cursor.ptr, cursor.len as usize)).into_owned();
        state.say(&format!("commit {cursor}"));
    }
    status
}
unsafe extern "C" fn reply(
    _: *const kinerja_emit,
    _: i32,
    _: kinerja_str,
    _: kinerja_bytes,
) -> kinerja_status {
    KINERJA_E_UNSUPPORTED // only during ingest
}

const FILE: u32 = 7;
unsafe extern "C" fn sink_open(
    sink: *const kinerja_sink,
    name: kinerja_str,
    media_type: kinerja_str,
    id: *mut u32,
) -> kinerja_status {
    let state = state_of((*sink).host_data);
    let status = state.taken();
    if status == KINERJA_OK {
        state.say(&format!("open {} {}", seen(name), seen(media_type)));
        *id = FILE;
    }
    status
}
unsafe extern "C" fn sink_write(sink: *const kinerja_sink, id: u32, bytes: kinerja_bytes) -> kinerja_status {
    let state = state_of((*sink).host_data);
    let status = if id == FILE { state.taken() } else { KINERJA_E_INPUT };
    if status == KINERJA_OK {
        state.file.borrow_mut().extend_from_slice(slice(bytes.ptr, bytes.len as usize));
    }
    status
}
unsafe extern "C" fn sink_close(sink: *const kinerja_sink, id: u32) -> kinerja_status {
    let state = state_of((*sink).host_data);
    let status = if id == FILE { state.taken() } else { KINERJA_E_INPUT };
    if status == KINERJA_OK {
        state.say("close");
    }
    status
}

/// A plugin, as its entry shows it.
pub struct Plugin(&'static kinerja_plugin);

impl Plugin {
    /// Panics when the entry refuses this host.
    pub fn of(entry: extern "C" fn(u32) -> *const kinerja_plugin) -> Self {
        Plugin(unsafe { entry(KINERJA_ABI).as_ref() }.expect("the entry gave no table"))
    }
    pub fn id(&self) -> &'static str {
        unsafe { seen(self.0.id) }
    }

    /// Opens the first method with these settings; an `Err` is the status of `open`.
    pub fn open_method(&self, host: &Host, config: &str) -> Result<TestedMethod, kinerja_status> {
        unsafe {
            let mut setup: kinerja_method_setup = MaybeUninit::zeroed().assume_init();
            setup.struct_size = size_of::<kinerja_method_setup>() as u32;
            setup.config = shown(config);
            let table = &**self.0.methods;
            let mut instance = null_mut();
            let status = table.open.unwrap()(&host.call(0), &setup, &mut instance);
            opened(status, TestedMethod { table, instance })
        }
    }
    /// Opens the first source with these settings and names of inputs.
    pub fn open_source(
        &self,
        host: &Host,
        config: &str,
        inputs: &[&str],
    ) -> Result<TestedSource, kinerja_status> {
        unsafe {
            let names = Column::of(inputs.iter().copied());
            let setup = kinerja_source_setup {
                struct_size: size_of::<kinerja_source_setup>() as u32,
                inputs_len: inputs.len() as u32,
                config: shown(config),
                inputs: names.strs(),
            };
            let table = &**self.0.sources;
            let mut instance = null_mut();
            let status = table.open.unwrap()(&host.call(0), &setup, &mut instance);
            opened(status, TestedSource { table, instance })
        }
    }
    /// Opens the first exporter with these settings, for a cycle in this language.
    pub fn open_exporter(
        &self,
        host: &Host,
        config: &str,
        language: &'static str,
    ) -> Result<TestedExporter, kinerja_status> {
        unsafe {
            let mut cycle: Box<kinerja_cycle_info> = Box::new(MaybeUninit::zeroed().assume_init());
            cycle.struct_size = size_of::<kinerja_cycle_info>() as u32;
            cycle.nodes_len = 1;
            cycle.language = shown(language);
            let setup = kinerja_exporter_setup {
                struct_size: size_of::<kinerja_exporter_setup>() as u32,
                reserved: 0,
                config: shown(config),
                cycle: &*cycle,
            };
            let table = &**self.0.exporters;
            let mut instance = null_mut();
            let status = table.open.unwrap()(&host.call(0), &setup, &mut instance);
            opened(status, TestedExporter { table, instance, cycle })
        }
    }
}

// An instance that was not made must not be closed.
fn opened<T>(status: kinerja_status, tested: T) -> Result<T, kinerja_status> {
    if status == KINERJA_OK {
        Ok(tested)
    } else {
        std::mem::forget(tested);
        Err(status)
    }
}

/// A goal of a test; what is `None` is missing.
#[derive(Clone, Copy, Debug)]
pub struct TestGoal {
    pub indicator: &'static str,
    pub target: Option<f64>,
    pub target_high: Option<f64>,
    pub actual: Option<f64>,
    pub weight: f64,
    /// `abi::KINERJA_MORE_IS_BETTER` ...
    pub direction: u8,
}

impl Default for TestGoal {
    fn default() -> Self {
        let direction = KINERJA_MORE_IS_BETTER;
        TestGoal {
            indicator: "Layanan",
            target: None,
            target_high: None,
            actual: None,
            weight: 1.0,
            direction,
        }
    }
}

/// What a method said of a batch.
#[derive(Debug, Default, PartialEq)]
pub struct Rated {
    pub status: kinerja_status,
    pub score: Vec<f64>,
    pub grade: Vec<i32>,
    pub row_status: Vec<kinerja_status>,
    /// Row, step, ref, a, b, result.
    pub steps: Vec<(i32, i32, i32, f64, f64, f64)>,
}

pub struct TestedMethod {
    table: &'static kinerja_method,
    instance: *mut c_void,
}

impl Drop for TestedMethod {
    fn drop(&mut self) {
        unsafe { self.table.close.unwrap()(self.instance) }
    }
}

unsafe extern "C" fn exact(_: *const kinerja_rate_out, _: u32, _: kinerja_str) -> kinerja_status {
    KINERJA_OK
}

impl TestedMethod {
    pub fn grades(&self) -> Vec<String> {
        let mut words = Column::of(std::iter::empty()).strs();
        let mut len = 0;
        unsafe {
            self.table.grades.unwrap()(self.instance, &mut words, &mut len);
            Texts::new(words, len as usize).iter().map(str::to_owned).collect()
        }
    }
    pub fn trail_per_row(&self, goals: u32) -> u32 {
        unsafe { self.table.trail_per_row.unwrap()(self.instance, goals, 0) }
    }

    /// Rates people with these goals. `trail` is the room for steps; `None`: no trail.
    pub fn rate(&self, host: &Host, people: &[&[TestGoal]], trail: Option<usize>) -> Rated {
        let n = people.len();
        let all: Vec<TestGoal> = people.iter().flat_map(|goals| goals.iter().copied()).collect();
        let mut begin = vec![0_i32];
        for goals in people {
            begin.push(begin[begin.len() - 1] + goals.len() as i32);
        }
        let column = |of: fn(&TestGoal) -> f64| -> Vec<f64> { all.iter().map(of).collect() };
        let target = column(|goal| goal.target.unwrap_or(0.0));
        let target_high = column(|goal| goal.target_high.unwrap_or(0.0));
        let actual = column(|goal| goal.actual.unwrap_or(0.0));
        let weight = column(|goal| goal.weight);
        let share = column(|_| 1.0);
        let flag = |there: bool, flag: u8| if there { flag } else { 0 };
        let flags: Vec<u8> = all
            .iter()
            .map(|goal| {
                flag(goal.target.is_some(), KINERJA_EV_HAS_TARGET)
                    | flag(goal.target_high.is_some(), KINERJA_EV_HAS_TARGET_HIGH)
                    | flag(goal.actual.is_some(), KINERJA_EV_HAS_ACTUAL)
            })
            .collect();
        let direction: Vec<u8> = all.iter().map(|goal| goal.direction).collect();
        let places: Vec<u32> = (0..all.len() as u32).collect();
        let aspects = vec![u32::MAX; all.len()];
        let indicators = Column::of(all.iter().map(|goal| goal.indicator));
        let employee: Vec<u64> = (1..=n as u64).collect();
        let group = vec![0_u32; n];
        let no_ratings = vec![0_i32; n + 1];
        let mut rated = Rated {
            score: vec![0.0; n],
            grade: vec![-1; n],
            row_status: vec![KINERJA_MISSING; n],
            ..Rated::default()
        };

        let cap = trail.unwrap_or(0);
        let (mut row, mut step, mut at) = (vec![0; cap], vec![0; cap], vec![0; cap]);
        let (mut a, mut b, mut result) = (vec![0.0; cap], vec![0.0; cap], vec![0.0; cap]);
        let mut steps = kinerja_trail {
            struct_size: size_of::<kinerja_trail>() as u32,
            cap: cap as u32,
            len: 0,
            reserved: 0,
            row: row.as_mut_ptr(),
            step: step.as_mut_ptr(),
            r#ref: at.as_mut_ptr(),
            a: a.as_mut_ptr(),
            b: b.as_mut_ptr(),
            result: result.as_mut_ptr(),
        };
        unsafe {
            let mut input: kinerja_rate_in = MaybeUninit::zeroed().assume_init();
            input.struct_size = size_of::<kinerja_rate_in>() as u32;
            input.n = n as u32;
            input.employee = employee.as_ptr();
            input.group = group.as_ptr();
            input.ev_begin = begin.as_ptr();
            input.ev_indicator = places.as_ptr();
            input.ev_aspect = aspects.as_ptr();
            input.ev_target = target.as_ptr();
            input.ev_target_high = target_high.as_ptr();
            input.ev_actual = actual.as_ptr();
            input.ev_weight = weight.as_ptr();
            input.ev_share = share.as_ptr();
            input.ev_direction = direction.as_ptr();
            input.ev_flags = flags.as_ptr();
            input.ev_plan = places.as_ptr();
            input.rt_begin = no_ratings.as_ptr();
            input.indicators = indicators.strs();
            input.indicators_len = all.len() as u32;
            let mut out = kinerja_rate_out {
                struct_size: size_of::<kinerja_rate_out>() as u32,
                n: n as u32,
                score: rated.score.as_mut_ptr(),
                grade: rated.grade.as_mut_ptr(),
                row_status: rated.row_status.as_mut_ptr(),
                trail: if trail.is_some() { &mut steps } else { null_mut() },
                exact: Some(exact),
                host_data: null_mut(),
                low: null_mut(),
                slack: null_mut(),
            };
            let call = host.call(if trail.is_some() { KINERJA_CALL_TRAIL } else { 0 });
            rated.status = self.table.rate.unwrap()(self.instance, &call, &input, &mut out);
        }
        for i in 0..steps.len as usize {
            rated.steps.push((row[i], step[i], at[i], a[i], b[i], result[i]));
        }
        rated
    }
}

pub struct TestedSource {
    table: &'static kinerja_source,
    instance: *mut c_void,
}

impl Drop for TestedSource {
    fn drop(&mut self) {
        unsafe { self.table.close.unwrap()(self.instance) }
    }
}

impl TestedSource {
    pub fn pull(&self, host: &Host, cursor: &[u8]) -> kinerja_status {
        unsafe { self.table.pull.unwrap()(self.instance, &host.call(0), shown_bytes(cursor), &host.emit()) }
    }
}

/// A person whose result an exporter is shown.
#[derive(Clone, Copy, Debug)]
pub struct TestPerson {
    pub employee: &'static str,
    pub name: &'static str,
    pub unit: &'static str,
    pub score: Option<f64>,
    pub grade: &'static str,
}

pub struct TestedExporter {
    table: &'static kinerja_exporter,
    instance: *mut c_void,
    cycle: Box<kinerja_cycle_info>,
}

impl Drop for TestedExporter {
    fn drop(&mut self) {
        unsafe { self.table.close.unwrap()(self.instance) }
    }
}

impl TestedExporter {
    pub fn write(&self, host: &Host, people: &[TestPerson]) -> kinerja_status {
        let text = |of: fn(&TestPerson) -> &'static str| Column::of(people.iter().map(of));
        let (employee, name, unit) = (text(|p| p.employee), text(|p| p.name), text(|p| p.unit));
        let grade = text(|p| p.grade);
        let empty = Column::of(people.iter().map(|_| ""));
        let score: Vec<f64> = people.iter().map(|p| p.score.unwrap_or(0.0)).collect();
        let status: Vec<i32> =
            people.iter().map(|p| if p.score.is_some() { KINERJA_OK } else { KINERJA_MISSING }).collect();
        unsafe {
            let mut results: kinerja_results = MaybeUninit::zeroed().assume_init();
            results.struct_size = size_of::<kinerja_results>() as u32;
            results.n = people.len() as u32;
            results.cycle = &*self.cycle;
            results.employee = employee.strs();
            results.name = name.strs();
            results.unit = unit.strs();
            results.position = empty.strs();
            results.superior = empty.strs();
            results.superior_name = empty.strs();
            results.score = score.as_ptr();
            results.grade = null();
            results.status = status.as_ptr();
            results.grade_text = grade.strs();
            self.table.write.unwrap()(self.instance, &host.call(0), &results, &host.sink())
        }
    }
    pub fn finish(&self, host: &Host) -> kinerja_status {
        unsafe { self.table.finish.unwrap()(self.instance, &host.call(0), &host.sink()) }
    }
}
