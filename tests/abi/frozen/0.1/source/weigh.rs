// A frozen method in Rust, without the standard library and without a crate: the border's structs by
// hand, a mean of the inputs weighted by `first` (the weight of the first one in percent; the others
// share the rest), and a trail. Nothing is allocated: `self` is the weight itself.
#![no_std]

use core::ffi::c_void;
use core::mem::size_of;
use core::ptr::{addr_of, null, null_mut};

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Str {
    ptr: *const u8,
    len: u64,
}
const fn str(text: &'static str) -> Str {
    Str { ptr: text.as_ptr(), len: text.len() as u64 }
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Strs {
    bytes: *const u8,
    bytes_len: u64,
    begin: *const u32,
    end: *const u32,
}

#[repr(C)]
struct Call {
    struct_size: u32,
    flags: u32,
    host_data: *mut c_void,
    deadline_ns: i64,
    stop: extern "C" fn(*const Call) -> i32,
    fail: extern "C" fn(*const Call, i32, i64, Str, Str),
    log: extern "C" fn(*const Call, i32, Str),
    // secret, read, fetch follow; not used here.
}

#[repr(C)]
struct Info {
    struct_size: u32,
    flags: u32,
    id: Str,
    name: Str,
    about: Str,
    config_schema: Str,
}

#[repr(C)]
struct Step {
    id: i32,
    ref_kind: i32,
    text: Str,
}

#[repr(C)]
struct Trail {
    struct_size: u32,
    cap: u32,
    len: u32,
    reserved: u32,
    row: *mut i32,
    step: *mut i32,
    reference: *mut i32,
    a: *mut f64,
    b: *mut f64,
    result: *mut f64,
}

#[repr(C)]
struct RateIn {
    struct_size: u32,
    n: u32,
    employee: *const u64,
    group: *const u32,
    ev_begin: *const i32,
    ev_indicator: *const u32,
    ev_aspect: *const u32,
    ev_target: *const f64,
    ev_target_high: *const f64,
    ev_actual: *const f64,
    ev_weight: *const f64,
    ev_share: *const f64,
    ev_direction: *const u8,
    ev_flags: *const u8,
    rt_begin: *const i32,
    rt_aspect: *const u32,
    rt_rater: *const u32,
    rt_role: *const u8,
    rt_score: *const f64,
    in_score: *const f64,
    in_grade: *const i32,
    in_status: *const i32,
    // attributes and more follow; not used here.
}

#[repr(C)]
struct RateOut {
    struct_size: u32,
    n: u32,
    score: *mut f64,
    grade: *mut i32,
    row_status: *mut i32,
    trail: *mut Trail,
}

#[repr(C)]
struct MethodSetup {
    struct_size: u32,
    inputs_len: u32,
    attributes_len: u32,
    aspects_len: u32,
    config: Str,
}

#[repr(C)]
struct Method {
    struct_size: u32,
    steps_len: u32,
    info: *const Info,
    steps: *const Step,
    open: extern "C" fn(*const Call, *const MethodSetup, *mut *mut c_void) -> i32,
    close: extern "C" fn(*mut c_void),
    grades: extern "C" fn(*const c_void, *mut Strs, *mut u32) -> i32,
    trail_per_row: extern "C" fn(*const c_void, u32, u32) -> u32,
    rate: extern "C" fn(*const c_void, *const Call, *const RateIn, *mut RateOut) -> i32,
}

#[repr(C)]
pub struct Plugin {
    struct_size: u32,
    flags: u32,
    abi: u32,
    needs: u32,
    id: Str,
    version: Str,
    vendor: Str,
    license: Str,
    texts: Str,
    sources: *const c_void,
    methods: *const *const Method,
    exporters: *const c_void,
    extension: *const c_void,
}

// Tables are read by any number of threads and never written.
struct Shared<T>(T);
unsafe impl<T> Sync for Shared<T> {}

const OK: i32 = 0;
const MISSING: i32 = 3;
const E_INTERNAL: i32 = -10;
const E_CAPACITY: i32 = -7;
const ABI: u32 = 1;
const REF_INPUT: i32 = 3;
const SHIFT: usize = 8; // inputs and weight live in one word: nothing has to be allocated

extern "C" fn open(_: *const Call, setup: *const MethodSetup, this: *mut *mut c_void) -> i32 {
    let setup = unsafe { &*setup };
    // Canonical JSON: {"first":60}
    let mut weight = 0usize;
    for i in 0..setup.config.len as usize {
        let byte = unsafe { *setup.config.ptr.add(i) };
        if byte.is_ascii_digit() {
            weight = weight * 10 + (byte - b'0') as usize;
        }
    }
    if setup.inputs_len > 255 {
        return E_INTERNAL;
    }
    unsafe { *this = ((weight << SHIFT) | setup.inputs_len as usize) as *mut c_void };
    OK
}

extern "C" fn close(_: *mut c_void) {}

extern "C" fn grades(_: *const c_void, _: *mut Strs, len: *mut u32) -> i32 {
    unsafe { *len = 0 };
    OK
}

extern "C" fn trail_per_row(this: *const c_void, _: u32, _: u32) -> u32 {
    (this as usize & 0xff) as u32 + 1
}

unsafe fn add(trail: *mut Trail, row: u32, step: i32, reference: i32, a: f64, b: f64, result: f64) -> bool {
    if trail.is_null() {
        return true;
    }
    let trail = &mut *trail;
    if trail.len == trail.cap {
        return false;
    }
    let at = trail.len as usize;
    *trail.row.add(at) = row as i32;
    *trail.step.add(at) = step;
    *trail.reference.add(at) = reference;
    *trail.a.add(at) = a;
    *trail.b.add(at) = b;
    *trail.result.add(at) = result;
    trail.len += 1;
    true
}

extern "C" fn rate(this: *const c_void, call: *const Call, input: *const RateIn, out: *mut RateOut) -> i32 {
    let inputs = this as usize & 0xff;
    let first = (this as usize >> SHIFT) as f64;
    unsafe {
        let (call_ref, input, out) = (&*call, &*input, &*out);
        for row in 0..input.n {
            let stop = (call_ref.stop)(call);
            if stop != OK {
                return stop;
            }
            let (mut sum, mut weights) = (0.0, 0.0);
            for k in 0..inputs {
                let at = k * input.n as usize + row as usize;
                if *input.in_status.add(at) != OK {
                    continue;
                }
                let weight = if k == 0 { first } else { (100.0 - first) / (inputs - 1) as f64 };
                let score = *input.in_score.add(at);
                sum += weight * score;
                weights += weight;
                if !add(out.trail, row, 0, k as i32, score, weight, weight * score) {
                    return E_CAPACITY;
                }
            }
            if weights == 0.0 {
                (call_ref.fail)(call, MISSING, row as i64, str(""), str("NO_INPUT"));
                continue;
            }
            let score = sum / weights;
            *out.score.add(row as usize) = score;
            *out.row_status.add(row as usize) = OK;
            if !add(out.trail, row, 1, -1, sum, weights, score) {
                return E_CAPACITY;
            }
        }
    }
    OK
}

static STEPS: Shared<[Step; 2]> = Shared([
    Step { id: 0, ref_kind: REF_INPUT, text: str("{ref}: {a} x {b} = {result}") },
    Step { id: 1, ref_kind: 0, text: str("{a} / {b} = {result}") },
]);
static INFO: Shared<Info> = Shared(Info {
    struct_size: size_of::<Info>() as u32,
    flags: 0,
    id: str("org.example.frozen.weigh"),
    name: str("NAME"),
    about: str("ABOUT"),
    config_schema: str(concat!(
        r#"{"type":"object","additionalProperties":false,"required":["first"],"properties":"#,
        r#"{"first":{"type":"integer","minimum":1,"maximum":99,"title":"FIRST"}}}"#
    )),
});
static METHOD: Shared<Method> = Shared(Method {
    struct_size: size_of::<Method>() as u32,
    steps_len: 2,
    info: addr_of!(INFO.0),
    steps: addr_of!(STEPS.0) as *const Step,
    open,
    close,
    grades,
    trail_per_row,
    rate,
});
static METHODS: Shared<[*const Method; 2]> = Shared([addr_of!(METHOD.0), null()]);
static PLUGIN: Shared<Plugin> = Shared(Plugin {
    struct_size: size_of::<Plugin>() as u32,
    flags: 0,
    abi: ABI,
    needs: ABI,
    id: str("org.example.frozen.weigh"),
    version: str("1.0.0"),
    vendor: str("Example"),
    license: str("Apache-2.0"),
    texts: str(concat!(
        r#"{"en":{"ABOUT":"A weighted mean, in Rust.","FIRST":"Weight of the first","NAME":"Weighing","#,
        r#""NO_INPUT":"No input has a score"},"id":{"ABOUT":"Rata-rata berbobot, dalam Rust.","#,
        r#""FIRST":"Bobot yang pertama","NAME":"Timbangan","NO_INPUT":"Tidak ada masukan bernilai"}}"#
    )),
    sources: null(),
    methods: addr_of!(METHODS.0) as *const *const Method,
    exporters: null(),
    extension: null(),
});

#[no_mangle]
pub extern "C" fn kinerja_plugin_entry_v0(host_abi: u32) -> *const Plugin {
    if host_abi >> 16 == 0 { addr_of!(PLUGIN.0) } else { null_mut::<Plugin>() as *const Plugin }
}
