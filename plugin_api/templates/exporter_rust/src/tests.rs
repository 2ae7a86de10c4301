//! What the exporter promises, asked through its table as the host would.

use super::kinerja_plugin_entry_v0;
use kinerja::abi::*;
use kinerja::testing::{Host, Plugin, TestPerson};

const SEMICOLON: &str = r#"{"file":"a/nilai.csv","separator":";"}"#;
const COMMA: &str = r#"{"file":"nilai.csv","separator":","}"#;

const TIRTA: TestPerson =
    TestPerson { employee: "17", name: "Tirta", unit: "Loket", score: Some(37.5), grade: "Baik" };

/// A whole export of these batches.
fn export(host: &Host, config: &str, language: &'static str, batches: &[&[TestPerson]]) -> i32 {
    host.again();
    let exporter = match Plugin::of(kinerja_plugin_entry_v0).open_exporter(host, config, language) {
        Ok(exporter) => exporter,
        Err(status) => return status,
    };
    for people in batches {
        let status = exporter.write(host, people);
        if status != KINERJA_OK {
            return status;
        }
    }
    exporter.finish(host)
}

#[test]
fn is_told_what_it_is() {
    assert!(kinerja_plugin_entry_v0(99 << 16).is_null());
    assert_eq!(Plugin::of(kinerja_plugin_entry_v0).id(), "@ID@");
}

#[test]
fn writes_a_line_for_each_person() {
    let host = Host::new();
    let wulan = TestPerson { employee: "18", name: "Wulan", score: None, ..TIRTA };
    assert_eq!(export(&host, SEMICOLON, "id", &[&[TIRTA], &[wulan]]), KINERJA_OK);
    assert_eq!(host.said(), "open a/nilai.csv text/csv\nclose\n");
    assert_eq!(
        host.file(),
        "NIP;Nama;Unit kerja;Nilai;Predikat\n17;Tirta;Loket;37,5;Baik\n18;Wulan;Loket;;\n"
    );
}

#[test]
fn quotes_what_would_break_the_table() {
    let host = Host::new();
    let odd = TestPerson { name: "=1+1", grade: "a,\"b\"\n", ..TIRTA };
    assert_eq!(export(&host, COMMA, "id", &[&[odd]]), KINERJA_OK);
    assert_eq!(
        host.file(),
        "NIP,Nama,Unit kerja,Nilai,Predikat\n17,'=1+1,Loket,\"37,5\",\"a,\"\"b\"\"\n\"\n"
    );
}

#[test]
fn writes_a_header_without_people() {
    let host = Host::new();
    assert_eq!(export(&host, COMMA, "en", &[]), KINERJA_OK);
    assert_eq!(host.file(), "Number,Name,Unit,Score,Grade\n");
}

#[test]
fn refuses_names_that_are_no_files() {
    let host = Host::new();
    for name in ["", "/etc/passwd", "a//b", "a..b", "a/", "a b"] {
        let config = format!(r#"{{"file":"{name}","separator":";"}}"#);
        assert_eq!(export(&host, &config, "id", &[]), KINERJA_E_CONFIG);
        assert_eq!(host.said(), format!("fail -1 row -1 /file: BAD_FILE: {name}\n"));
    }
}

#[test]
fn ends_when_the_host_takes_no_more() {
    let host = Host::new();
    assert_eq!(export(&host, COMMA, "en", &[&[TIRTA]]), KINERJA_OK);
    for call in 1..=host.calls() {
        host.refuse(call);
        assert_eq!(export(&host, COMMA, "en", &[&[TIRTA]]), KINERJA_E_IO);
        assert_eq!(host.calls(), call);
    }
}

#[test]
fn ends_when_it_shall_stop() {
    let host = Host::new();
    host.stop_with(KINERJA_E_CANCELLED);
    assert_eq!(export(&host, COMMA, "en", &[&[TIRTA]]), KINERJA_E_CANCELLED);
}
