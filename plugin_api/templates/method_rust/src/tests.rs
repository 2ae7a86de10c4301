//! What the method promises, asked through its table as the host would.

use super::kinerja_plugin_entry_v0;
use kinerja::abi::*;
use kinerja::testing::{Host, Plugin, TestGoal, TestedMethod};

const CONFIG: &str = r#"{"enough_from":75,"minimum_goals":1}"#;

fn open(host: &Host) -> TestedMethod {
    Plugin::of(kinerja_plugin_entry_v0).open_method(host, CONFIG).unwrap()
}

fn goal(target: f64, actual: f64, weight: f64) -> TestGoal {
    TestGoal { target: Some(target), actual: Some(actual), weight, ..TestGoal::default() }
}
fn less(target: f64, actual: f64, weight: f64) -> TestGoal {
    TestGoal { direction: KINERJA_LESS_IS_BETTER, ..goal(target, actual, weight) }
}
fn range(target: f64, target_high: f64, actual: f64) -> TestGoal {
    TestGoal { direction: KINERJA_RANGE_IS_BEST, target_high: Some(target_high), ..goal(target, actual, 1.0) }
}

#[test]
fn is_told_what_it_is() {
    assert!(kinerja_plugin_entry_v0(99 << 16).is_null());
    assert_eq!(Plugin::of(kinerja_plugin_entry_v0).id(), "@ID@");
    assert_eq!(open(&Host::new()).grades(), ["PERLU_PEMBINAAN", "CUKUP"]);
}

#[test]
fn weighs_what_was_reached() {
    let host = Host::new();
    let method = open(&host);
    let rated = method.rate(&host, &[&[goal(200.0, 205.0, 60.0), less(15.0, 17.0, 40.0)]], Some(64));
    assert_eq!((rated.status, rated.row_status[0]), (KINERJA_OK, KINERJA_OK));
    assert_eq!((rated.score[0], rated.grade[0]), (60.0, 0));
    let steps = [(0, 0, 0, 205.0, 200.0, 60.0), (0, 1, 1, 17.0, 15.0, 0.0), (0, 2, -1, 60.0, 100.0, 60.0)];
    assert_eq!(rated.steps, steps);
    assert!(steps.len() <= method.trail_per_row(2) as usize);
    assert_eq!(host.said(), "");
}

#[test]
fn knows_three_directions() {
    let host = Host::new();
    let goals = [
        goal(10.0, 9.0, 1.0),
        less(10.0, 10.0, 1.0),
        range(10.0, 12.0, 9.0),
        range(10.0, 12.0, 11.0),
        range(10.0, 12.0, 13.0),
    ];
    assert_eq!(open(&host).rate(&host, &[&goals], None).score, [40.0]); // 2 of 5
}

#[test]
fn leaves_out_what_is_missing() {
    let host = Host::new();
    let no_figure = TestGoal { actual: None, ..goal(5.0, 0.0, 40.0) };
    let no_target = TestGoal { target: None, ..goal(0.0, 5.0, 40.0) };
    let rated = open(&host).rate(
        &host,
        &[&[goal(200.0, 205.0, 60.0), no_figure, no_target, goal(5.0, 0.0, 0.0)]],
        None,
    );
    assert_eq!((rated.score[0], rated.grade[0]), (100.0, 1));
}

#[test]
fn says_why_there_is_no_score() {
    let host = Host::new();
    let rated = open(&host).rate(&host, &[&[]], Some(64));
    assert_eq!(rated.row_status, [KINERJA_MISSING]);
    assert_eq!(host.said(), "fail 3 row 0 : TOO_FEW: 0\n");
}

#[test]
fn refuses_one_person_alone() {
    let host = Host::new();
    let too_large = [goal(1.0, 1.0, 1e308), goal(1.0, 1.0, 1e308)];
    let rated = open(&host).rate(&host, &[&too_large, &[goal(200.0, 205.0, 60.0)]], Some(64));
    assert_eq!(rated.row_status, [KINERJA_E_INPUT, KINERJA_OK]);
    assert_eq!((rated.score[1], rated.steps.len()), (100.0, 2));
    assert_eq!(host.said(), "fail -2 row 0 : TOO_LARGE\n");
}

#[test]
fn stops_when_asked_to() {
    let host = Host::new();
    host.stop_with(KINERJA_E_CANCELLED);
    assert_eq!(open(&host).rate(&host, &[&[]], None).status, KINERJA_E_CANCELLED);
}

#[test]
fn says_when_the_trail_is_too_short() {
    let host = Host::new();
    let method = open(&host);
    let status = |room| method.rate(&host, &[&[goal(200.0, 205.0, 60.0)]], Some(room)).status;
    assert_eq!([status(0), status(1), status(2)], [KINERJA_E_CAPACITY, KINERJA_E_CAPACITY, KINERJA_OK]);
}
