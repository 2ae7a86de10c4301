//! One line of the file: employee, day, number.

const EMPLOYEE_BYTES: usize = 64;

#[derive(Debug, PartialEq)]
pub struct Line<'a> {
    pub employee: &'a str,
    pub date: &'a str,
    /// Since 1970-01-01.
    pub day: i32,
    pub value: f64,
}

/// Why a line cannot be used, and which part of it.
#[derive(Debug, PartialEq)]
pub struct Bad<'a> {
    pub column: &'static str,
    pub raw: &'a str,
    pub reason: String,
}

pub fn read(text: &str, separator: char) -> Result<Line<'_>, Bad<'_>> {
    let cells: Vec<&str> = text.split(separator).collect();
    let bad = |column, raw, key: &str| Bad { column, raw, reason: format!("{key}: {raw}") };
    if cells.len() != 3 {
        return Err(Bad { reason: "BAD_LINE: ".into(), ..bad("", text, "") });
    }
    let (employee, date, number) = (cells[0], cells[1], cells[2]);
    if !is_employee(employee) {
        return Err(bad("pegawai", employee, "BAD_EMPLOYEE"));
    }
    let day = read_day(date).ok_or_else(|| bad("tanggal", date, "BAD_DAY"))?;
    let value = read_number(number).ok_or_else(|| bad("jumlah", number, "BAD_NUMBER"))?;
    Ok(Line { employee, date, day, value })
}

fn is_employee(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    !text.is_empty() && text.len() <= EMPLOYEE_BYTES && text.chars().all(allowed)
}

/// Days since 1970-01-01 of "2026-01-31".
fn read_day(text: &str) -> Option<i32> {
    let digits = |part: &str, len: usize| {
        if part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit()) {
            part.parse::<i32>().ok()
        } else {
            None
        }
    };
    let mut parts = text.splitn(3, '-');
    let (year, month, day) =
        (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if year < 1 || day < 1 || day > length {
        return None;
    }
    // Years begin in March here, so that the leap day is the last one.
    let shifted = (month + 9) % 12;
    let years = year - shifted / 10;
    Some(years * 365 + years / 4 - years / 100 + years / 400 + (shifted * 153 + 2) / 5 + day - 719_469)
}

fn read_number(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let plain = text.chars().all(|c| "0123456789.+-eE".contains(c));
    if plain && number.is_finite() {
        Some(number)
    } else {
        None
    }
}
