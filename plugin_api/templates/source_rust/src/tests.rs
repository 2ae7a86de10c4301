//! What the source promises, asked through its table as the host would.

use super::kinerja_plugin_entry_v0;
use kinerja::abi::*;
use kinerja::testing::{Host, Plugin, TestedSource};

const CONFIG: &str = r#"{"indicator":"Layanan selesai","separator":";"}"#;

fn open(host: &Host) -> TestedSource {
    Plugin::of(kinerja_plugin_entry_v0).open_source(host, CONFIG, &["catatan"]).unwrap()
}

fn pull(host: &Host, cursor: &str, input: &str) -> i32 {
    host.give(input);
    open(host).pull(host, cursor.as_bytes())
}

/// The cursor that was committed last.
fn last_cursor(host: &Host) -> String {
    host.said().lines().rev().find_map(|line| line.strip_prefix("commit ").map(str::to_owned)).unwrap()
}

#[test]
fn is_told_what_it_is() {
    assert!(kinerja_plugin_entry_v0(99 << 16).is_null());
    assert_eq!(Plugin::of(kinerja_plugin_entry_v0).id(), "@ID@");
}

#[test]
fn needs_one_input() {
    let host = Host::new();
    let opened = Plugin::of(kinerja_plugin_entry_v0).open_source(&host, CONFIG, &[]);
    assert_eq!(opened.err(), Some(KINERJA_E_CONFIG));
    assert_eq!(host.said(), "fail -1 row -1 : NO_INPUT\n");
}

#[test]
fn brings_lines_as_figures_however_the_file_is_cut() {
    let host = Host::new();
    for block in [0, 4, 8] {
        host.cut_blocks(block);
        let input = "kepala\r\n17;2026-01-05;18\r\n\n18;2024-02-29;2.5\n19;2000-02-29;-1";
        assert_eq!(pull(&host, "", input), KINERJA_END);
        assert_eq!(
            host.said(),
            "measures line 2 key 17/2026-01-05: 17 Layanan selesai days 20458 to 20458 value 18\n\
             measures line 4 key 18/2024-02-29: 18 Layanan selesai days 19782 to 19782 value 2.5\n\
             measures line 5 key 19/2000-02-29: 19 Layanan selesai days 11016 to 11016 value -1\n\
             commit 45 11540731602752955569\n"
        );
    }
}

#[test]
fn puts_bad_lines_into_quarantine() {
    let host = Host::new();
    for (line, expected) in [
        ("satu;dua", "[] satu;dua: BAD_LINE: "),
        (";2026-01-05;1", "[pegawai] : BAD_EMPLOYEE: "),
        ("7é\t;2026-01-05;1", "[pegawai] 7???: BAD_EMPLOYEE: 7???"),
        ("17;2026;1", "[tanggal] 2026: BAD_DAY: 2026"),
        ("17;2026-01;1", "[tanggal] 2026-01: BAD_DAY: 2026-01"),
        ("17;2026-1-5;1", "[tanggal] 2026-1-5: BAD_DAY: 2026-1-5"),
        ("17;2o26-01-05;1", "[tanggal] 2o26-01-05: BAD_DAY: 2o26-01-05"),
        ("17;2026-01-0x;1", "[tanggal] 2026-01-0x: BAD_DAY: 2026-01-0x"),
        ("17;0000-01-01;1", "[tanggal] 0000-01-01: BAD_DAY: 0000-01-01"),
        ("17;2026-13-01;1", "[tanggal] 2026-13-01: BAD_DAY: 2026-13-01"),
        ("17;2026-01-00;1", "[tanggal] 2026-01-00: BAD_DAY: 2026-01-00"),
        ("17;2026-02-29;1", "[tanggal] 2026-02-29: BAD_DAY: 2026-02-29"),
        ("17;1900-02-29;1", "[tanggal] 1900-02-29: BAD_DAY: 1900-02-29"),
        ("17;2026-04-31;1", "[tanggal] 2026-04-31: BAD_DAY: 2026-04-31"),
        ("17;2026-01-05;", "[jumlah] : BAD_NUMBER: "),
        ("17;2026-01-05;nan", "[jumlah] nan: BAD_NUMBER: nan"),
        ("17;2026-01-05;1e999", "[jumlah] 1e999: BAD_NUMBER: 1e999"),
    ] {
        assert_eq!(pull(&host, "", &format!("kepala\n{line}\n")), KINERJA_END);
        assert_eq!(host.said().lines().next().unwrap(), format!("reject line 2 {expected}"));
    }
}

#[test]
fn puts_long_names_and_lines_into_quarantine() {
    let host = Host::new();
    pull(&host, "", &format!("kepala\n{}", "1".repeat(1025)));
    assert!(host.said().contains("LONG_LINE: 1024\n"));
    pull(&host, "", &format!("kepala\n{};2026-01-05;1", "1".repeat(65)));
    assert!(host.said().contains("BAD_EMPLOYEE: 1111"));
}

#[test]
fn goes_on_where_it_stopped() {
    let host = Host::new();
    let first = "kepala\n17;2026-01-05;18\n";
    pull(&host, "", first);
    let cursor = last_cursor(&host);
    assert_eq!(pull(&host, &cursor, &format!("{first}18;2026-01-05;20\n")), KINERJA_END);
    assert!(!host.said().contains("key 17/"));
    assert!(host.said().contains("measures line 3 key 18/2026-01-05"));
}

#[test]
fn begins_again_when_the_file_is_another() {
    let host = Host::new();
    pull(&host, "", "kepala\n17;2026-01-05;18\n");
    let cursor = last_cursor(&host);
    assert_eq!(pull(&host, &cursor, "kepala\n17;2026-01-05;19\n"), KINERJA_LATER); // corrected
    assert_eq!(host.said(), "commit \n");
    assert_eq!(pull(&host, &cursor, "kepala\n17;2026-01-05;188\n"), KINERJA_LATER); // cut elsewhere
    assert_eq!(pull(&host, &cursor, "kepala\n17;2026\n"), KINERJA_LATER); // shorter
    host.refuse(1);
    assert_eq!(pull(&host, &cursor, "kepala\n"), KINERJA_E_IO);
    host.refuse(0);
    for no_cursor in ["not ours", "17", "17 x"] {
        assert_eq!(pull(&host, no_cursor, "kepala\n"), KINERJA_END);
    }
}

#[test]
fn brings_no_more_than_the_host_takes() {
    let host = Host::new();
    host.take_at_most(2);
    pull(&host, "", "kepala\n1;2026-01-05;1\n2;2026-01-05;1\n3;2026-01-05;1\n");
    assert_eq!(host.calls(), 4); // two rows, commit, one row, commit
}

#[test]
fn ends_when_the_host_takes_no_more() {
    let host = Host::new();
    let input = "kepala\nrusak\n1;2026-01-05;1\n";
    for call in 1..=3 {
        host.refuse(call);
        assert_eq!(pull(&host, "", input), KINERJA_E_IO);
    }
    host.refuse(4);
    assert_eq!(pull(&host, "", input), KINERJA_END);
}

#[test]
fn ends_when_it_cannot_read_or_shall_stop() {
    let host = Host::new();
    host.refuse_reading(true);
    assert_eq!(pull(&host, "", "kepala\n"), KINERJA_E_IO);
    host.refuse_reading(false);
    host.stop_with(KINERJA_E_DEADLINE);
    assert_eq!(pull(&host, "", "kepala\n"), KINERJA_E_DEADLINE);
}
