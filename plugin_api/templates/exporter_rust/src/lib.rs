//! Writes the cycle's result as a plain table (CSV): number, name, unit, score and grade of each
//! person. What a spreadsheet would take for a formula is neutralised.

use kinerja::{is_file_name, Call, Exporter, ExporterSetup, Failure, FileId, Info, Results, Sink};

struct ScoreTable {
    file: String,
    separator: char,
    indonesian: bool,
    opened: Option<FileId>,
}

/// A spreadsheet computes what begins so, also behind a quote: "=HYPERLINK(...)".
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(&['=', '+', '-', '@', '\t', '\r'][..])
}

impl ScoreTable {
    fn text(&self, text: &str) -> String {
        let mark = if looks_like_formula(text) { "'" } else { "" };
        let quotes = text.contains(&[self.separator, '"', '\r', '\n'][..]);
        if quotes {
            format!("\"{mark}{}\"", text.replace('"', "\"\""))
        } else {
            format!("{mark}{text}")
        }
    }

    /// The shortest decimal that reads back as the number, with the language's decimal point.
    fn number(&self, number: Option<f64>) -> String {
        let digits = number.map_or(String::new(), |number| number.to_string());
        let digits = if self.indonesian { digits.replace('.', ",") } else { digits };
        if digits.contains(self.separator) {
            format!("\"{digits}\"")
        } else {
            digits
        }
    }

    fn line(&self, cells: &[String]) -> String {
        let mut line = cells.join(&self.separator.to_string());
        line.push('\n');
        line
    }

    /// The file is opened by the first call, whichever it is: there may be no people at all.
    fn begin(&mut self, sink: &mut Sink) -> Result<FileId, Failure> {
        if let Some(id) = self.opened {
            return Ok(id);
        }
        let id = sink.open(&self.file, "text/csv")?;
        self.opened = Some(id);
        let titles = if self.indonesian {
            ["NIP", "Nama", "Unit kerja", "Nilai", "Predikat"]
        } else {
            ["Number", "Name", "Unit", "Score", "Grade"]
        };
        let header = self.line(&titles.map(str::to_owned));
        sink.write(id, header.as_bytes())?;
        Ok(id)
    }
}

impl Exporter for ScoreTable {
    const INFO: Info =
        Info { id: "@ID@", name: "NAME", about: "ABOUT", schema: include_str!("../schema.json"), flags: 0 };

    fn open(setup: &ExporterSetup) -> Result<Self, Failure> {
        let config = setup.config();
        let file = config.get("file").text().unwrap_or("").to_owned();
        if !is_file_name(&file) {
            return Err(Failure::config("/file", format!("BAD_FILE: {file}")));
        }
        let separator = config.get("separator").text().unwrap_or(";");
        Ok(ScoreTable {
            file,
            separator: separator.chars().next().unwrap_or(';'),
            indonesian: setup.cycle().language() == "id",
            opened: None,
        })
    }

    fn write(&mut self, call: &Call, results: &Results, sink: &mut Sink) -> Result<(), Failure> {
        let id = self.begin(sink)?;
        let node = results.cycle().result_node();
        let mut lines = String::new();
        for person in results.people() {
            call.check_stop()?;
            lines += &self.line(&[
                self.text(person.employee()),
                self.text(person.name()),
                self.text(person.unit()),
                self.number(person.score(node)),
                self.text(person.grade(node)),
            ]);
        }
        sink.write(id, lines.as_bytes())
    }

    fn finish(&mut self, _call: &Call, sink: &mut Sink) -> Result<(), Failure> {
        let id = self.begin(sink)?;
        sink.close(id)
    }
}

kinerja::kinerja_plugin! {
    id: "@ID@",
    vendor: "@VENDOR@",
    license: "Apache-2.0",
    texts: include_str!("../texts.json"),
    exporters: [ScoreTable],
}

#[cfg(test)]
mod tests;
