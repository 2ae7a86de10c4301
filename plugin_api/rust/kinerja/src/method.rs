//! Methods: a type that rates one employee. Longer than 400 lines because the views of a batch are
//! best read side by side with `method.h`.

use crate::abi::{self, *};
use crate::call::{check, dropped, guarded, panic_text, Call, Failure};
use crate::json::Json;
use crate::plugin::{info_table, Info};
use crate::text::{seen, shown, slice, Column, Texts};
use std::mem::size_of;
use std::os::raw::c_void;
use std::panic::{catch_unwind, AssertUnwindSafe};

/// A rating method. Pure: the same input gives the same bits, on any number of threads, however the
/// host cuts batches. A method that looks at the others of a unit says `KINERJA_INFO_WHOLE_GROUP`.
pub trait Method: Sized + Send + Sync + 'static {
    const INFO: Info;
    /// The kinds of steps that [`Trail::step`] may name by their place here.
    const STEPS: &'static [Step];

    /// Makes an instance; only cross-field checks of the settings are left to do.
    fn open(setup: &MethodSetup<'_>) -> Result<Self, Failure>;
    /// The grade words, lowest first.
    fn grades(&self) -> Vec<String> {
        Vec::new()
    }
    /// The most steps that one employee with so many goals and ratings can need.
    fn trail_per_row(&self, goals: u32, ratings: u32) -> u32;
    /// Rates one employee. An `Err`, or a panic, fails that employee alone.
    fn rate(&self, employee: &Employee<'_>, trail: &mut Trail<'_>) -> Result<Score, Failure>;
}

/// What a step points at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ref {
    None,
    Goal(usize),
    Rating(usize),
    Input(usize),
    Attribute(usize),
    Aspect(usize),
    Role(Role),
    Grade(usize),
}

impl Ref {
    fn raw(self) -> (i32, i32) {
        match self {
            Ref::None => (KINERJA_REF_NONE, -1),
            Ref::Goal(i) => (KINERJA_REF_GOAL, i as i32),
            Ref::Rating(i) => (KINERJA_REF_RATING, i as i32),
            Ref::Input(i) => (KINERJA_REF_INPUT, i as i32),
            Ref::Attribute(i) => (KINERJA_REF_ATTRIBUTE, i as i32),
            Ref::Aspect(i) => (KINERJA_REF_ASPECT, i as i32),
            Ref::Role(role) => (KINERJA_REF_ROLE, role as i32),
            Ref::Grade(i) => (KINERJA_REF_GRADE, i as i32),
        }
    }
}

/// One kind of step: what it points at, and a sentence or its key with {ref} {a} {b} {result}.
#[derive(Clone, Copy)]
pub struct Step {
    ref_kind: i32,
    text: &'static str,
}

impl Step {
    /// `ref_kind` is one of `abi::KINERJA_REF_*`.
    pub const fn new(ref_kind: i32, text: &'static str) -> Self {
        Step { ref_kind, text }
    }
    /// A step whose result is how the person stands in what it points at.
    pub const fn standing(ref_kind: i32, text: &'static str) -> Self {
        Step { ref_kind: ref_kind | KINERJA_STEP_STANDING, text }
    }
}

/// Who gives a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    SelfRating = 0,
    Superior = 1,
    Peer = 2,
    Subordinate = 3,
    Public = 4,
}

/// What is a plan's direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    MoreIsBetter,
    LessIsBetter,
    RangeIsBest,
}

/// What a method says of one employee.
#[derive(Debug, PartialEq)]
pub struct Score {
    value: f64,
    grade: Option<usize>,
    exact: Option<String>,
    missing: Option<String>,
}

impl Score {
    pub fn of(value: f64) -> Self {
        Score { value, grade: None, exact: None, missing: None }
    }
    /// With a grade: its place in `grades()`.
    pub fn graded(value: f64, grade: usize) -> Self {
        Score { grade: Some(grade), ..Score::of(value) }
    }
    /// Says the value behind the score where no decimal is it: "-250/3".
    pub fn with_exact(self, fraction: impl Into<String>) -> Self {
        Score { exact: Some(fraction.into()), ..self }
    }
    /// No score, which is not a score of zero, and why.
    pub fn missing(reason: impl Into<String>) -> Self {
        Score { missing: Some(reason.into()), ..Score::of(0.0) }
    }
}

/// What an instance is made from.
pub struct MethodSetup<'a> {
    raw: &'a kinerja_method_setup,
    call: &'a Call<'a>,
}

impl<'a> MethodSetup<'a> {
    pub fn config(&self) -> Json {
        Json::parse(unsafe { seen(self.raw.config) }).unwrap_or(Json::Null)
    }
    pub fn inputs(&self) -> Texts<'a> {
        unsafe { Texts::new(self.raw.inputs, self.raw.inputs_len as usize) }
    }
    pub fn attributes(&self) -> Texts<'a> {
        unsafe { Texts::new(self.raw.attributes, self.raw.attributes_len as usize) }
    }
    pub fn aspects(&self) -> Texts<'a> {
        unsafe { Texts::new(self.raw.aspects, self.raw.aspects_len as usize) }
    }
    /// The ends of an aspect's scale.
    pub fn aspect_scale(&self, i: usize) -> Option<(f64, f64)> {
        let n = self.raw.aspects_len as usize;
        let (low, high) = unsafe { (slice(self.raw.aspect_min, n), slice(self.raw.aspect_max, n)) };
        Some((*low.get(i)?, *high.get(i)?))
    }
    /// The grade words of an input, lowest first; none when it gives no grades.
    pub fn input_grades(&self, i: usize) -> Texts<'a> {
        let n = self.raw.inputs_len as usize;
        let none = kinerja_strs {
            bytes: std::ptr::null(),
            bytes_len: 0,
            begin: std::ptr::null(),
            end: std::ptr::null(),
        };
        unsafe {
            let words = slice(self.raw.input_grades, n).get(i).copied().unwrap_or(none);
            let len = slice(self.raw.input_grades_len, n).get(i).copied().unwrap_or(0);
            Texts::new(words, len as usize)
        }
    }
    /// To report a mistake and go on, so that a person sees all at once: `open` then returns the
    /// last one as its `Err`.
    pub fn call(&self) -> &Call<'a> {
        self.call
    }
}

// The columns of one batch.
struct Batch<'a> {
    raw: &'a kinerja_rate_in,
    shape: Shape,
    goal_begin: &'a [i32],
    rating_begin: &'a [i32],
    group: &'a [u32],
    goals: usize,
    ratings: usize,
    indicators: Texts<'a>,
    goal_exact: Texts<'a>,
    input_exact: Texts<'a>,
    words: Texts<'a>,
}

#[derive(Clone, Copy)]
struct Shape {
    inputs: usize,
    attributes: usize,
}

impl<'a> Batch<'a> {
    unsafe fn new(raw: &'a kinerja_rate_in, shape: Shape) -> Self {
        let n = raw.n as usize;
        let goal_begin = slice(raw.ev_begin, n + 1);
        let rating_begin = slice(raw.rt_begin, n + 1);
        let goals = goal_begin.last().map_or(0, |end| *end as usize);
        let ratings = rating_begin.last().map_or(0, |end| *end as usize);
        Batch {
            raw,
            shape,
            goal_begin,
            rating_begin,
            group: slice(raw.group, n),
            goals,
            ratings,
            indicators: Texts::new(raw.indicators, raw.indicators_len as usize),
            goal_exact: Texts::new(raw.ev_exact, goals),
            input_exact: Texts::new(raw.in_exact, shape.inputs * n),
            words: Texts::new(raw.attr_words, raw.attr_words_len as usize),
        }
    }
    // A value of a column; the length says how many there are.
    fn at<T: Copy>(&self, column: *const T, len: usize, i: usize) -> T {
        unsafe { slice(column, len)[i] }
    }
}

/// A goal with what was achieved. What is missing is `None`, and not zero.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a> {
    /// Its place in the batch, for [`Ref::Goal`].
    pub index: usize,
    pub indicator: &'a str,
    pub aspect: Option<usize>,
    pub target: Option<f64>,
    pub target_high: Option<f64>,
    pub actual: Option<f64>,
    /// The fraction behind `actual`, where no decimal is it.
    pub actual_exact: Option<&'a str>,
    pub weight: f64,
    pub share: f64,
    pub direction: Direction,
    pub target_is_limit: bool,
    pub additional: bool,
    pub disputed: bool,
    /// Goals with equal numbers belong to one planned result of the employee.
    pub plan: u32,
}

/// What one rater says of one aspect.
#[derive(Clone, Copy, Debug)]
pub struct Rating {
    /// Its place in the batch, for [`Ref::Rating`].
    pub index: usize,
    pub aspect: usize,
    /// Tells the raters of this employee apart, and nothing else.
    pub rater: u32,
    pub role: Role,
    pub score: f64,
}

/// What another node says of the employee.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    pub score: Option<f64>,
    /// The fraction behind the score, where no decimal is it.
    pub exact: Option<&'a str>,
    /// Index into the setup's `input_grades`.
    pub grade: Option<usize>,
}

/// A fact about the employee, such as "golongan".
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'a> {
    pub number: Option<f64>,
    pub word: Option<&'a str>,
}

/// One employee of a batch. Identity must not count, so there is none to see.
pub struct Employee<'a> {
    batch: &'a Batch<'a>,
    row: usize,
}

fn some_text(text: &str) -> Option<&str> {
    if text.is_empty() {
        None
    } else {
        Some(text)
    }
}

fn role_of(code: u8) -> Role {
    match code {
        KINERJA_ROLE_SELF => Role::SelfRating,
        KINERJA_ROLE_SUPERIOR => Role::Superior,
        KINERJA_ROLE_PEER => Role::Peer,
        KINERJA_ROLE_SUBORDINATE => Role::Subordinate,
        _ => Role::Public,
    }
}

impl<'a> Employee<'a> {
    pub fn goals(&self) -> impl Iterator<Item = Goal<'a>> + 'a {
        let batch = self.batch;
        let range = batch.goal_begin[self.row] as usize..batch.goal_begin[self.row + 1] as usize;
        range.map(move |i| {
            let (raw, n) = (batch.raw, batch.goals);
            let flags = batch.at(raw.ev_flags, n, i);
            let has = |flag: u8| flags & flag != 0;
            let given = |flag: u8, value: f64| if has(flag) { Some(value) } else { None };
            let aspect = batch.at(raw.ev_aspect, n, i);
            Goal {
                index: i,
                indicator: batch.indicators.get(batch.at(raw.ev_indicator, n, i) as usize),
                aspect: if aspect == u32::MAX { None } else { Some(aspect as usize) },
                target: given(KINERJA_EV_HAS_TARGET, batch.at(raw.ev_target, n, i)),
                target_high: given(KINERJA_EV_HAS_TARGET_HIGH, batch.at(raw.ev_target_high, n, i)),
                actual: given(KINERJA_EV_HAS_ACTUAL, batch.at(raw.ev_actual, n, i)),
                actual_exact: some_text(batch.goal_exact.get(i)),
                weight: batch.at(raw.ev_weight, n, i),
                share: batch.at(raw.ev_share, n, i),
                direction: match batch.at(raw.ev_direction, n, i) {
                    KINERJA_LESS_IS_BETTER => Direction::LessIsBetter,
                    KINERJA_RANGE_IS_BEST => Direction::RangeIsBest,
                    _ => Direction::MoreIsBetter,
                },
                target_is_limit: has(KINERJA_EV_TARGET_IS_LIMIT),
                additional: has(KINERJA_EV_ADDITIONAL),
                disputed: has(KINERJA_EV_DISPUTED),
                plan: batch.at(raw.ev_plan, n, i),
            }
        })
    }

    pub fn ratings(&self) -> impl Iterator<Item = Rating> + 'a {
        let batch = self.batch;
        let range = batch.rating_begin[self.row] as usize..batch.rating_begin[self.row + 1] as usize;
        range.map(move |i| {
            let (raw, n) = (batch.raw, batch.ratings);
            Rating {
                index: i,
                aspect: batch.at(raw.rt_aspect, n, i) as usize,
                rater: batch.at(raw.rt_rater, n, i),
                role: role_of(batch.at(raw.rt_role, n, i)),
                score: batch.at(raw.rt_score, n, i),
            }
        })
    }

    /// Input `k` of the node.
    pub fn input(&self, k: usize) -> Input<'a> {
        let batch = self.batch;
        let n = batch.raw.n as usize;
        let (cell, all) = (k * n + self.row, batch.shape.inputs * n);
        let there = batch.at(batch.raw.in_status, all, cell) == KINERJA_OK;
        let grade = batch.at(batch.raw.in_grade, all, cell);
        Input {
            score: if there { Some(batch.at(batch.raw.in_score, all, cell)) } else { None },
            exact: if there { some_text(batch.input_exact.get(cell)) } else { None },
            grade: usize::try_from(grade).ok().filter(|_| there),
        }
    }

    /// Attribute `k` of the node.
    pub fn attribute(&self, k: usize) -> Attribute<'a> {
        let batch = self.batch;
        let n = batch.raw.n as usize;
        let (cell, all) = (k * n + self.row, batch.shape.attributes * n);
        let flags = batch.at(batch.raw.attr_flags, all, cell);
        let has = |flag: u8| flags & KINERJA_ATTR_HAS != 0 && flags & flag != 0;
        let word = batch.words.get(batch.at(batch.raw.attr_word, all, cell) as usize);
        Attribute {
            number: if has(KINERJA_ATTR_IS_NUMBER) {
                Some(batch.at(batch.raw.attr_number, all, cell))
            } else {
                None
            },
            word: if has(KINERJA_ATTR_HAS) { Some(word) } else { None },
        }
    }

    /// The place in the batch: for messages, never for scores.
    pub fn row(&self) -> usize {
        self.row
    }

    /// Everybody of the same unit, this employee too. Only with `KINERJA_INFO_WHOLE_GROUP` are
    /// these all of the unit, and may a score depend on them.
    pub fn unit(&self) -> impl Iterator<Item = Employee<'a>> + 'a {
        let (batch, group) = (self.batch, self.batch.group[self.row]);
        let rows = (0..batch.group.len()).filter(move |row| batch.group[*row] == group);
        rows.map(move |row| Employee { batch, row })
    }
}

/// Room for the steps of one employee. Costs next to nothing when nobody asked for a trail.
pub struct Trail<'a> {
    raw: Option<&'a mut kinerja_trail>,
    steps: &'static [Step],
    row: usize,
    row_begin: u32,
}

impl Trail<'_> {
    pub fn on(&self) -> bool {
        self.raw.is_some()
    }

    /// Writes a step of kind `step`, its place in [`Method::STEPS`]. An `Err` ends the call: the
    /// method needs more room than `trail_per_row` said.
    pub fn step(&mut self, step: usize, at: Ref, a: f64, b: f64, result: f64) -> Result<(), Failure> {
        // Asked without a trail, too: with or without one, the same happens.
        let (kind, index) = at.raw();
        assert_eq!(
            self.steps[step].ref_kind & !KINERJA_STEP_STANDING,
            kind,
            "step {step} points at something else than its kind says"
        );
        let raw = match &mut self.raw {
            Some(raw) => raw,
            None => return Ok(()),
        };
        if raw.len >= raw.cap {
            return Err(Failure::told(KINERJA_E_CAPACITY));
        }
        let i = raw.len as usize;
        // In bounds: the host made each column `cap` long.
        unsafe {
            *raw.row.add(i) = self.row as i32;
            *raw.step.add(i) = step as i32;
            *raw.r#ref.add(i) = index;
            *raw.a.add(i) = a;
            *raw.b.add(i) = b;
            *raw.result.add(i) = result;
        }
        raw.len += 1;
        Ok(())
    }

    fn begin_row(&mut self, row: usize) {
        self.row = row;
        self.row_begin = self.raw.as_ref().map_or(0, |raw| raw.len);
    }
    fn take_back_row(&mut self) {
        if let Some(raw) = &mut self.raw {
            raw.len = self.row_begin;
        }
    }
}

struct Instance<M> {
    method: M,
    grades: Column,
    shape: Shape,
}

// Where results go: the host's arrays.
struct Out<'a> {
    raw: &'a kinerja_rate_out,
    call: &'a Call<'a>,
    grades: usize,
}

impl Out<'_> {
    fn set(&self, row: usize, score: f64, grade: i32, status: kinerja_status) {
        // In bounds: the arrays have as many entries as the batch has people.
        unsafe {
            *self.raw.score.add(row) = score;
            *self.raw.grade.add(row) = grade;
            *self.raw.row_status.add(row) = status;
        }
    }

    fn settle(&self, row: usize, score: Score) -> Result<(), Failure> {
        if let Some(reason) = score.missing {
            self.set(row, 0.0, -1, KINERJA_MISSING);
            self.call.fail(KINERJA_MISSING, Some(row), "", &reason);
            return Ok(());
        }
        if !score.value.is_finite() {
            return Err(Failure::new(KINERJA_E_INPUT, "The score is not a finite number."));
        }
        if score.grade.map_or(false, |grade| grade >= self.grades) {
            return Err(Failure::new(KINERJA_E_INTERNAL, "The method gave a grade that it does not have."));
        }
        let grade = score.grade.map_or(-1, |grade| grade as i32);
        // No minus zero: people would ask what that is.
        self.set(row, score.value + 0.0, grade, KINERJA_OK);
        match (score.exact, self.raw.exact) {
            (Some(fraction), Some(exact)) => {
                let told = unsafe { exact(self.raw, row as u32, shown(&fraction)) };
                check(told).map_err(|_| Failure::new(told, "The score is too long a fraction."))
            }
            _ => Ok(()),
        }
    }

    fn refuse(&self, row: usize, failure: &Failure) {
        let status = if failure.status < 0 { failure.status } else { KINERJA_E_INTERNAL };
        self.set(row, 0.0, -1, status);
        self.call.fail(status, Some(row), &failure.place, &failure.message);
    }
}

unsafe extern "C" fn open<M: Method>(
    call: *const kinerja_call,
    setup: *const kinerja_method_setup,
    to: *mut *mut c_void,
) -> kinerja_status {
    guarded(call, |call| {
        let raw = &*setup;
        let method = M::open(&MethodSetup { raw, call })?;
        let words = method.grades();
        let instance = Instance {
            method,
            grades: Column::of(words.iter().map(String::as_str)),
            shape: Shape { inputs: raw.inputs_len as usize, attributes: raw.attributes_len as usize },
        };
        *to = Box::into_raw(Box::new(instance)).cast();
        Ok(KINERJA_OK)
    })
}

unsafe extern "C" fn close<M: Method>(raw: *mut c_void) {
    dropped::<Instance<M>>(raw);
}

unsafe extern "C" fn grades<M: Method>(
    raw: *const c_void,
    words: *mut kinerja_strs,
    len: *mut u32,
) -> kinerja_status {
    let instance = &*raw.cast::<Instance<M>>();
    *words = instance.grades.strs();
    *len = instance.grades.len() as u32;
    KINERJA_OK
}

unsafe extern "C" fn trail_per_row<M: Method>(raw: *const c_void, goals: u32, ratings: u32) -> u32 {
    let instance = &*raw.cast::<Instance<M>>();
    catch_unwind(AssertUnwindSafe(|| instance.method.trail_per_row(goals, ratings))).unwrap_or(0)
}

unsafe extern "C" fn rate<M: Method>(
    raw: *const c_void,
    call: *const kinerja_call,
    input: *const kinerja_rate_in,
    out: *mut kinerja_rate_out,
) -> kinerja_status {
    guarded(call, |call| {
        let instance = &*raw.cast::<Instance<M>>();
        let batch = Batch::new(&*input, instance.shape);
        let mut trail = Trail { raw: (*out).trail.as_mut(), steps: M::STEPS, row: 0, row_begin: 0 };
        if let Some(raw) = &mut trail.raw {
            raw.len = 0;
        }
        let out = Out { raw: &*out, call, grades: instance.grades.len() };
        for row in 0..batch.raw.n as usize {
            call.check_stop()?;
            trail.begin_row(row);
            let employee = Employee { batch: &batch, row };
            let rated = catch_unwind(AssertUnwindSafe(|| instance.method.rate(&employee, &mut trail)));
            let settled = match rated {
                Ok(Ok(score)) => out.settle(row, score),
                Ok(Err(failure)) if failure.told => return Err(failure),
                Ok(Err(failure)) => Err(failure),
                Err(panic) => Err(Failure::new(KINERJA_E_INTERNAL, panic_text(&*panic))),
            };
            if let Err(failure) = settled {
                trail.take_back_row();
                out.refuse(row, &failure);
            }
        }
        Ok(KINERJA_OK)
    })
}

const MAX_STEPS: usize = 64;

// The catalogue has as many entries as the method has steps; the rest of the array is not shown.
const fn step_tables(steps: &[Step]) -> [kinerja_step; MAX_STEPS] {
    let mut tables = [kinerja_step { id: 0, ref_kind: 0, text: shown("") }; MAX_STEPS];
    let mut i = 0;
    while i < steps.len() {
        tables[i] = kinerja_step { id: i as i32, ref_kind: steps[i].ref_kind, text: shown(steps[i].text) };
        i += 1;
    }
    tables
}

#[doc(hidden)]
pub trait MethodTable {
    const TABLE: *const kinerja_method;
}

struct Tables<M>(std::marker::PhantomData<M>);

impl<M: Method> Tables<M> {
    const INFO: &'static kinerja_info = &info_table(&M::INFO);
    const STEPS: &'static [kinerja_step; MAX_STEPS] = &step_tables(M::STEPS);
    const METHOD: &'static kinerja_method = &kinerja_method {
        struct_size: size_of::<abi::kinerja_method>() as u32,
        steps_len: M::STEPS.len() as u32,
        info: Self::INFO,
        steps: Self::STEPS.as_ptr(),
        open: Some(open::<M>),
        close: Some(close::<M>),
        grades: Some(grades::<M>),
        trail_per_row: Some(trail_per_row::<M>),
        rate: Some(rate::<M>),
        takes: 0,
        reserved: 0,
    };
}

impl<M: Method> MethodTable for M {
    const TABLE: *const kinerja_method = Tables::<M>::METHOD;
}
