//! The C border, member by member as in `kinerja/*.h`, which say what each means. Authors use the
//! safe layer; this is for what it does not offer yet. Sizes are asserted when it compiles, and
//! places compared with the headers' own by a test. One file, though a long one: it mirrors the border.
#![allow(non_camel_case_types)]

use std::os::raw::c_void;

/// What a call came to: see `abi.h`.
pub type kinerja_status = i32;

pub const KINERJA_ABI_MAJOR: u32 = 0;
pub const KINERJA_ABI_MINOR: u32 = 1;
/// One number for both.
pub const KINERJA_ABI: u32 = KINERJA_ABI_MAJOR << 16 | KINERJA_ABI_MINOR;
/// A day that is not given.
pub const KINERJA_NO_DAY: i32 = i32::MIN;

// Declares the structs, asserts their sizes, and lists all places for the test.
macro_rules! mirror {
    ($(struct $name:ident $size:literal { $($member:ident: $type:ty,)* })*) => {
        $(
            #[repr(C)]
            #[derive(Clone, Copy)]
            pub struct $name { $(pub $member: $type,)* }
            const _: () = assert!(std::mem::size_of::<$name>() == $size);
        )*

        /// Each struct with its size, and each member with its place and size.
        pub fn layout() -> Vec<(&'static str, usize, Vec<(&'static str, usize, usize)>)> {
            vec![$({
                let it = std::mem::MaybeUninit::<$name>::uninit();
                let base = it.as_ptr();
                #[allow(unused_mut)]
                let mut members = Vec::new();
                // Only addresses are taken; nothing is read.
                $(unsafe {
                    let member = std::ptr::addr_of!((*base).$member);
                    members.push((
                        stringify!($member),
                        member as usize - base as usize,
                        std::mem::size_of::<$type>(),
                    ));
                })*
                (stringify!($name), std::mem::size_of::<$name>(), members)
            },)*]
        }
    };
}

// Declares constants, and lists them for the test.
macro_rules! constants {
    ($($name:ident: $type:ty = $value:expr;)*) => {
        $(pub const $name: $type = $value;)*

        /// Each constant with its value.
        pub fn constants() -> Vec<(&'static str, i64)> {
            vec![$((stringify!($name), i64::from($name)),)*]
        }
    };
}

mirror! {
    struct kinerja_str 16 {
        ptr: *const u8,
        len: u64,
    }
    struct kinerja_bytes 16 {
        ptr: *const u8,
        len: u64,
    }
    struct kinerja_strs 32 {
        bytes: *const u8,
        bytes_len: u64,
        begin: *const u32,
        end: *const u32,
    }
    struct kinerja_fetch 120 {
        struct_size: u32,
        headers_len: u32,
        method: kinerja_str,
        url: kinerja_str,
        header_names: kinerja_strs,
        header_values: kinerja_strs,
        body: kinerja_bytes,
    }
    struct kinerja_fetched 96 {
        struct_size: u32,
        headers_len: u32,
        http_status: i32,
        reserved: i32,
        header_names: kinerja_strs,
        header_values: kinerja_strs,
        body: kinerja_bytes,
    }
    struct kinerja_call 72 {
        struct_size: u32,
        flags: u32,
        host_data: *mut c_void,
        deadline_ns: i64,
        stop: Option<unsafe extern "C" fn(*const kinerja_call) -> kinerja_status>,
        fail: Option<unsafe extern "C" fn(*const kinerja_call, kinerja_status, i64, kinerja_str, kinerja_str)>,
        log: Option<unsafe extern "C" fn(*const kinerja_call, i32, kinerja_str)>,
        secret: Option<unsafe extern "C" fn(*const kinerja_call, kinerja_str, *mut kinerja_str) -> kinerja_status>,
        read: Option<unsafe extern "C" fn(*const kinerja_call, kinerja_str, *mut kinerja_bytes) -> kinerja_status>,
        fetch: Option<unsafe extern "C" fn(*const kinerja_call, *const kinerja_fetch, *mut kinerja_fetched) -> kinerja_status>,
    }
    struct kinerja_info 72 {
        struct_size: u32,
        flags: u32,
        id: kinerja_str,
        name: kinerja_str,
        about: kinerja_str,
        config_schema: kinerja_str,
    }
    struct kinerja_cycle_info 552 {
        struct_size: u32,
        nodes_len: u32,
        aspects_len: u32,
        result_node: u32,
        id: kinerja_str,
        title: kinerja_str,
        agency: kinerja_str,
        language: kinerja_str,
        legal_basis: kinerja_str,
        config_hash: kinerja_str,
        input_hash: kinerja_str,
        from_day: i32,
        to_day: i32,
        node_name: kinerja_strs,
        node_title: kinerja_strs,
        node_method: kinerja_strs,
        aspect_name: kinerja_strs,
        aspect_title: kinerja_strs,
        aspect_min: *const f64,
        aspect_max: *const f64,
        node_grades: *const kinerja_strs,
        node_grades_len: *const u32,
        anchor_begin: *const u32,
        anchor_score: *const f64,
        anchor_text: kinerja_strs,
        guide_begin: *const u32,
        guide_text: kinerja_strs,
        earlier_title: kinerja_strs,
        list_name: kinerja_strs,
        list_title: kinerja_strs,
        list_about: kinerja_strs,
        earlier_len: u32,
        lists_len: u32,
    }
    struct kinerja_results 1184 {
        struct_size: u32,
        n: u32,
        cycle: *const kinerja_cycle_info,
        employee: kinerja_strs,
        name: kinerja_strs,
        unit: kinerja_strs,
        position: kinerja_strs,
        superior: kinerja_strs,
        superior_name: kinerja_strs,
        score: *const f64,
        grade: *const i32,
        status: *const i32,
        grade_text: kinerja_strs,
        goal_begin: *const u32,
        goal_title: kinerja_strs,
        goal_indicator: kinerja_strs,
        goal_unit: kinerja_strs,
        goal_target: *const f64,
        goal_target_high: *const f64,
        goal_actual: *const f64,
        goal_weight: *const f64,
        goal_direction: *const u8,
        goal_flags: *const u8,
        step_begin: *const u32,
        step_node: *const u32,
        step_id: *const i32,
        step_ref_kind: *const i32,
        step_ref: *const i32,
        step_a: *const f64,
        step_b: *const f64,
        step_result: *const f64,
        step_text: kinerja_strs,
        note_begin: *const u32,
        note: kinerja_strs,
        goal_parent: kinerja_strs,
        goal_aspect: kinerja_strs,
        goal_evidence: kinerja_strs,
        attr_begin: *const u32,
        attr_name: kinerja_strs,
        attr_value: kinerja_strs,
        entry_begin: *const u32,
        entry_day: *const i32,
        entry_kind: kinerja_strs,
        entry_about: kinerja_strs,
        entry_text: kinerja_strs,
        entry_state: kinerja_strs,
        entry_number: *const f64,
        finding_begin: *const u32,
        finding_kind: *const u8,
        finding_node: *const u32,
        finding_ref_kind: *const i32,
        finding_ref: *const i32,
        finding_value: *const f64,
        finding_limit: *const f64,
        finding_text: kinerja_strs,
        finding_evidence: kinerja_strs,
        action_begin: *const u32,
        action_about: kinerja_strs,
        action_text: kinerja_strs,
        action_due: *const i32,
        place_begin: *const u32,
        place_list: *const u32,
        place_number: *const u32,
        place_kind: *const u8,
        place_reason: kinerja_strs,
        earlier_score: *const f64,
        earlier_status: *const i32,
        earlier_grade_text: kinerja_strs,
    }
    struct kinerja_sink 40 {
        struct_size: u32,
        reserved: u32,
        host_data: *mut c_void,
        open: Option<unsafe extern "C" fn(*const kinerja_sink, kinerja_str, kinerja_str, *mut u32) -> kinerja_status>,
        write: Option<unsafe extern "C" fn(*const kinerja_sink, u32, kinerja_bytes) -> kinerja_status>,
        close: Option<unsafe extern "C" fn(*const kinerja_sink, u32) -> kinerja_status>,
    }
    struct kinerja_exporter_setup 32 {
        struct_size: u32,
        reserved: u32,
        config: kinerja_str,
        cycle: *const kinerja_cycle_info,
    }
    struct kinerja_exporter 56 {
        struct_size: u32,
        reserved: u32,
        info: *const kinerja_info,
        open: Option<unsafe extern "C" fn(*const kinerja_call, *const kinerja_exporter_setup, *mut *mut c_void) -> kinerja_status>,
        close: Option<unsafe extern "C" fn(*mut c_void)>,
        write: Option<unsafe extern "C" fn(*mut c_void, *const kinerja_call, *const kinerja_results, *const kinerja_sink) -> kinerja_status>,
        finish: Option<unsafe extern "C" fn(*mut c_void, *const kinerja_call, *const kinerja_sink) -> kinerja_status>,
        needs: Option<unsafe extern "C" fn(*const c_void) -> u32>,
    }
    struct kinerja_step 24 {
        id: i32,
        ref_kind: i32,
        text: kinerja_str,
    }
    struct kinerja_trail 64 {
        struct_size: u32,
        cap: u32,
        len: u32,
        reserved: u32,
        row: *mut i32,
        step: *mut i32,
        r#ref: *mut i32,
        a: *mut f64,
        b: *mut f64,
        result: *mut f64,
    }
    struct kinerja_rate_in 352 {
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
        attr_number: *const f64,
        attr_word: *const u32,
        attr_flags: *const u8,
        attr_words: kinerja_strs,
        indicators: kinerja_strs,
        attr_words_len: u32,
        indicators_len: u32,
        ev_plan: *const u32,
        in_exact: kinerja_strs,
        ev_exact: kinerja_strs,
        in_low: *const f64,
        in_slack: *const f64,
    }
    struct kinerja_rate_out 72 {
        struct_size: u32,
        n: u32,
        score: *mut f64,
        grade: *mut i32,
        row_status: *mut i32,
        trail: *mut kinerja_trail,
        exact: Option<unsafe extern "C" fn(*const kinerja_rate_out, u32, kinerja_str) -> kinerja_status>,
        host_data: *mut c_void,
        low: *mut f64,
        slack: *mut f64,
    }
    struct kinerja_method_setup 160 {
        struct_size: u32,
        inputs_len: u32,
        attributes_len: u32,
        aspects_len: u32,
        config: kinerja_str,
        inputs: kinerja_strs,
        attributes: kinerja_strs,
        aspects: kinerja_strs,
        aspect_min: *const f64,
        aspect_max: *const f64,
        input_grades: *const kinerja_strs,
        input_grades_len: *const u32,
    }
    struct kinerja_method 72 {
        struct_size: u32,
        steps_len: u32,
        info: *const kinerja_info,
        steps: *const kinerja_step,
        open: Option<unsafe extern "C" fn(*const kinerja_call, *const kinerja_method_setup, *mut *mut c_void) -> kinerja_status>,
        close: Option<unsafe extern "C" fn(*mut c_void)>,
        grades: Option<unsafe extern "C" fn(*const c_void, *mut kinerja_strs, *mut u32) -> kinerja_status>,
        trail_per_row: Option<unsafe extern "C" fn(*const c_void, u32, u32) -> u32>,
        rate: Option<unsafe extern "C" fn(*const c_void, *const kinerja_call, *const kinerja_rate_in, *mut kinerja_rate_out) -> kinerja_status>,
        takes: u32,
        reserved: u32,
    }
    struct kinerja_plugin 128 {
        struct_size: u32,
        flags: u32,
        abi: u32,
        needs: u32,
        id: kinerja_str,
        version: kinerja_str,
        vendor: kinerja_str,
        license: kinerja_str,
        texts: kinerja_str,
        sources: *const *const kinerja_source,
        methods: *const *const kinerja_method,
        exporters: *const *const kinerja_exporter,
        extension: Option<unsafe extern "C" fn(kinerja_str) -> *const c_void>,
    }
    struct kinerja_note 28 {
        name_len: u32,
        value_len: u32,
        r#type: u32,
        name: [u8; 8],
        abi: u32,
        needs: u32,
    }
    struct kinerja_people 312 {
        struct_size: u32,
        n: u32,
        input: kinerja_str,
        key: kinerja_strs,
        origin: *const u32,
        employee: kinerja_strs,
        name: kinerja_strs,
        unit: kinerja_strs,
        position: kinerja_strs,
        superior: kinerja_strs,
        from_day: *const i32,
        to_day: *const i32,
        attr_begin: *const u32,
        attr_name: kinerja_strs,
        attr_value: kinerja_strs,
    }
    struct kinerja_goals 360 {
        struct_size: u32,
        n: u32,
        input: kinerja_str,
        key: kinerja_strs,
        origin: *const u32,
        employee: kinerja_strs,
        title: kinerja_strs,
        parent: kinerja_strs,
        indicator: kinerja_strs,
        aspect: kinerja_strs,
        subject: kinerja_strs,
        unit_of_measure: kinerja_strs,
        subject_kind: *const u8,
        direction: *const u8,
        kind: *const u8,
        aggregate: *const u8,
        flags: *const u8,
        target: *const f64,
        target_high: *const f64,
        weight: *const f64,
        share: *const f64,
    }
    struct kinerja_measures 208 {
        struct_size: u32,
        n: u32,
        input: kinerja_str,
        key: kinerja_strs,
        origin: *const u32,
        subject: kinerja_strs,
        indicator: kinerja_strs,
        evidence: kinerja_strs,
        subject_kind: *const u8,
        quality: *const u16,
        from_day: *const i32,
        to_day: *const i32,
        value: *const f64,
        observed_ms: *const i64,
    }
    struct kinerja_ratings 240 {
        struct_size: u32,
        n: u32,
        input: kinerja_str,
        key: kinerja_strs,
        origin: *const u32,
        ratee: kinerja_strs,
        rater: kinerja_strs,
        aspect: kinerja_strs,
        comment: kinerja_strs,
        ratee_kind: *const u8,
        role: *const u8,
        state: *const u8,
        flags: *const u8,
        score: *const f64,
        day: *const i32,
    }
    struct kinerja_events 344 {
        struct_size: u32,
        n: u32,
        input: kinerja_str,
        key: kinerja_strs,
        origin: *const u32,
        subject: kinerja_strs,
        pin: kinerja_strs,
        device: kinerja_strs,
        zone: kinerja_strs,
        kind: kinerja_strs,
        text: kinerja_strs,
        subject_kind: *const u8,
        local_ms: *const i64,
        number: *const f64,
        about: kinerja_strs,
        state: kinerja_strs,
    }
    struct kinerja_spans 216 {
        struct_size: u32,
        n: u32,
        input: kinerja_str,
        key: kinerja_strs,
        origin: *const u32,
        subject: kinerja_strs,
        zone: kinerja_strs,
        kind: kinerja_strs,
        text: kinerja_strs,
        subject_kind: *const u8,
        from_ms: *const i64,
        to_ms: *const i64,
    }
    struct kinerja_rejected 72 {
        struct_size: u32,
        origin: u32,
        input: kinerja_str,
        column: kinerja_str,
        raw: kinerja_str,
        reason: kinerja_str,
    }
    struct kinerja_emit 104 {
        struct_size: u32,
        max_rows: u32,
        host_data: *mut c_void,
        people: Option<unsafe extern "C" fn(*const kinerja_emit, *const kinerja_people) -> kinerja_status>,
        goals: Option<unsafe extern "C" fn(*const kinerja_emit, *const kinerja_goals) -> kinerja_status>,
        measures: Option<unsafe extern "C" fn(*const kinerja_emit, *const kinerja_measures) -> kinerja_status>,
        ratings: Option<unsafe extern "C" fn(*const kinerja_emit, *const kinerja_ratings) -> kinerja_status>,
        events: Option<unsafe extern "C" fn(*const kinerja_emit, *const kinerja_events) -> kinerja_status>,
        spans: Option<unsafe extern "C" fn(*const kinerja_emit, *const kinerja_spans) -> kinerja_status>,
        reject: Option<unsafe extern "C" fn(*const kinerja_emit, *const kinerja_rejected) -> kinerja_status>,
        commit: Option<unsafe extern "C" fn(*const kinerja_emit, kinerja_bytes) -> kinerja_status>,
        reply: Option<unsafe extern "C" fn(*const kinerja_emit, i32, kinerja_str, kinerja_bytes) -> kinerja_status>,
        sheets: Option<unsafe extern "C" fn(*const kinerja_emit, *const kinerja_sheets) -> kinerja_status>,
        takes: u32,
        reserved: u32,
    }
    struct kinerja_source_setup 56 {
        struct_size: u32,
        inputs_len: u32,
        config: kinerja_str,
        inputs: kinerja_strs,
    }
    struct kinerja_request 104 {
        struct_size: u32,
        reserved: u32,
        method: kinerja_str,
        path: kinerja_str,
        query: kinerja_str,
        content_type: kinerja_str,
        peer: kinerja_str,
        body: kinerja_bytes,
    }
    struct kinerja_derive_in 80 {
        struct_size: u32,
        n: u32,
        from_day: i32,
        to_day: i32,
        subject: kinerja_strs,
        event_begin: *const u32,
        span_begin: *const u32,
        events: *const kinerja_events,
        spans: *const kinerja_spans,
    }
    struct kinerja_source 56 {
        struct_size: u32,
        reserved: u32,
        info: *const kinerja_info,
        open: Option<unsafe extern "C" fn(*const kinerja_call, *const kinerja_source_setup, *mut *mut c_void) -> kinerja_status>,
        close: Option<unsafe extern "C" fn(*mut c_void)>,
        pull: Option<unsafe extern "C" fn(*mut c_void, *const kinerja_call, kinerja_bytes, *const kinerja_emit) -> kinerja_status>,
        ingest: Option<unsafe extern "C" fn(*mut c_void, *const kinerja_call, *const kinerja_request, *const kinerja_emit) -> kinerja_status>,
        derive: Option<unsafe extern "C" fn(*const c_void, *const kinerja_call, *const kinerja_derive_in, *const kinerja_emit) -> kinerja_status>,
    }
    struct kinerja_sheets 240 {
        struct_size: u32,
        n: u32,
        input: kinerja_str,
        key: kinerja_strs,
        origin: *const u32,
        ratee: kinerja_strs,
        rater: kinerja_strs,
        comment: kinerja_strs,
        ratee_kind: *const u8,
        role: *const u8,
        state: *const u8,
        day: *const i32,
        aspect: kinerja_strs,
        score: *const f64,
        aspects_len: u32,
        reserved: u32,
    }
}

constants! {
    KINERJA_OK: kinerja_status = 0;
    KINERJA_END: kinerja_status = 1;
    KINERJA_LATER: kinerja_status = 2;
    KINERJA_MISSING: kinerja_status = 3;
    KINERJA_ASK: kinerja_status = 4;
    KINERJA_E_CONFIG: kinerja_status = -1;
    KINERJA_E_INPUT: kinerja_status = -2;
    KINERJA_E_IO: kinerja_status = -3;
    KINERJA_E_AUTH: kinerja_status = -4;
    KINERJA_E_CANCELLED: kinerja_status = -5;
    KINERJA_E_DEADLINE: kinerja_status = -6;
    KINERJA_E_CAPACITY: kinerja_status = -7;
    KINERJA_E_UNSUPPORTED: kinerja_status = -8;
    KINERJA_E_MEMORY: kinerja_status = -9;
    KINERJA_E_INTERNAL: kinerja_status = -10;
    KINERJA_ROLE_SELF: u8 = 0;
    KINERJA_ROLE_SUPERIOR: u8 = 1;
    KINERJA_ROLE_PEER: u8 = 2;
    KINERJA_ROLE_SUBORDINATE: u8 = 3;
    KINERJA_ROLE_PUBLIC: u8 = 4;
    KINERJA_SUBJECT_PERSON: u8 = 0;
    KINERJA_SUBJECT_UNIT: u8 = 1;
    KINERJA_SUBJECT_SERVICE_POINT: u8 = 2;
    KINERJA_SUBJECT_PROJECT: u8 = 3;
    KINERJA_SUBJECT_ALL: u8 = 4;
    KINERJA_MORE_IS_BETTER: u8 = 0;
    KINERJA_LESS_IS_BETTER: u8 = 1;
    KINERJA_RANGE_IS_BEST: u8 = 2;
    KINERJA_CALL_TRAIL: u32 = 1;
    KINERJA_LOG_ERROR: i32 = 0;
    KINERJA_LOG_WARN: i32 = 1;
    KINERJA_LOG_INFO: i32 = 2;
    KINERJA_LOG_DEBUG: i32 = 3;
    KINERJA_INFO_WHOLE_GROUP: u32 = 1;
    KINERJA_INFO_PUSH_ONLY: u32 = 2;
    KINERJA_INFO_SNAPSHOT: u32 = 4;
    KINERJA_REF_NONE: i32 = 0;
    KINERJA_REF_GOAL: i32 = 1;
    KINERJA_REF_RATING: i32 = 2;
    KINERJA_REF_INPUT: i32 = 3;
    KINERJA_REF_ATTRIBUTE: i32 = 4;
    KINERJA_REF_ASPECT: i32 = 5;
    KINERJA_REF_ROLE: i32 = 6;
    KINERJA_REF_GRADE: i32 = 7;
    KINERJA_EV_HAS_TARGET: u8 = 1;
    KINERJA_EV_HAS_ACTUAL: u8 = 2;
    KINERJA_EV_HAS_TARGET_HIGH: u8 = 4;
    KINERJA_EV_TARGET_IS_LIMIT: u8 = 8;
    KINERJA_EV_ADDITIONAL: u8 = 16;
    KINERJA_EV_DISPUTED: u8 = 32;
    KINERJA_ATTR_HAS: u8 = 1;
    KINERJA_ATTR_IS_NUMBER: u8 = 2;
    KINERJA_PLUGIN_RUNTIME: u32 = 1;
    KINERJA_GOAL_MAIN: u8 = 0;
    KINERJA_GOAL_ADDITIONAL: u8 = 1;
    KINERJA_AGGREGATE_SUM: u8 = 0;
    KINERJA_AGGREGATE_MEAN: u8 = 1;
    KINERJA_AGGREGATE_LAST: u8 = 2;
    KINERJA_AGGREGATE_MIN: u8 = 3;
    KINERJA_AGGREGATE_MAX: u8 = 4;
    KINERJA_GOAL_HAS_TARGET: u8 = 1;
    KINERJA_GOAL_HAS_TARGET_HIGH: u8 = 2;
    KINERJA_GOAL_TARGET_IS_LIMIT: u8 = 4;
    KINERJA_MEASURE_ESTIMATED: u16 = 1;
    KINERJA_MEASURE_LATE: u16 = 2;
    KINERJA_MEASURE_MANUAL: u16 = 4;
    KINERJA_MEASURE_RETRACTED: u16 = 8;
    KINERJA_MEASURE_UNAPPROVED: u16 = 16;
    KINERJA_RATING_DRAFT: u8 = 0;
    KINERJA_RATING_SUBMITTED: u8 = 1;
    KINERJA_RATING_APPROVED: u8 = 2;
    KINERJA_RATING_WITHDRAWN: u8 = 3;
    KINERJA_RATING_HAS_SCORE: u8 = 1;
    KINERJA_FINDING_STRENGTH: u8 = 0;
    KINERJA_FINDING_WEAKNESS: u8 = 1;
    KINERJA_PLACE_LISTED: u8 = 0;
    KINERJA_PLACE_TIED: u8 = 1;
    KINERJA_PLACE_EXCLUDED: u8 = 2;
    KINERJA_NEEDS_GOALS: u32 = 1;
    KINERJA_NEEDS_TRAIL: u32 = 2;
    KINERJA_NEEDS_NOTES: u32 = 4;
    KINERJA_NEEDS_ATTRIBUTES: u32 = 8;
    KINERJA_NEEDS_ENTRIES: u32 = 16;
    KINERJA_NEEDS_FINDINGS: u32 = 32;
    KINERJA_NEEDS_PLACES: u32 = 64;
    KINERJA_NEEDS_EARLIER: u32 = 128;
    KINERJA_TAKES_KEYLESS: u32 = 1;
    KINERJA_STEP_STANDING: i32 = 256;
    KINERJA_EXACT_MAX_BYTES: u32 = 65536;
    KINERJA_TAKES_NEAR: u32 = 1;
    KINERJA_TAKES_INPUTS_ALONE: u32 = 2;
}
