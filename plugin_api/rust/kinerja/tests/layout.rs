//! Is the mirror of the border that of the headers? `tests/abi/layout.txt` holds each place of each
//! member, as the C compiler says; the file lies beside the crate only in kinerja's own tree.

use std::collections::BTreeMap;

fn golden() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/abi/layout.txt");
    std::fs::read_to_string(file).expect(file)
}

#[test]
fn every_member_lies_where_the_headers_have_it() {
    let golden = golden();
    let mut expected: Vec<String> = Vec::new();
    for line in golden.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.first() {
            Some(&"struct") => expected.push(format!("struct {} {}", words[1], words[2])),
            Some(first) if first.parse::<usize>().is_ok() => {
                expected.push(format!("  {} {} {}", words[0], words[1], words[2].trim_end_matches(':')));
            }
            _ => {}
        }
    }
    let mut mirrored = Vec::new();
    for (name, size, members) in kinerja::abi::layout() {
        mirrored.push(format!("struct {name} {size}"));
        for (member, place, size) in members {
            mirrored.push(format!("  {place} {size} {}", member.trim_start_matches("r#")));
        }
    }
    assert!(expected.len() > 300, "the golden file was not understood");
    assert_eq!(mirrored, expected);
}

#[test]
fn every_constant_has_the_headers_value() {
    let golden = golden();
    let constants = golden.lines().filter_map(|line| line.strip_prefix("constant "));
    let expected: BTreeMap<&str, i64> = constants
        .map(|line| line.split_once(" = ").unwrap())
        .map(|(name, value)| (name, value.parse().unwrap()))
        .collect();
    let mirrored: BTreeMap<&str, i64> = kinerja::abi::constants().into_iter().collect();
    assert!(expected.len() > 50, "the golden file was not understood");
    assert_eq!(mirrored, expected);
}
