//! The settings: canonical JSON that the host has validated.

/// One JSON value. What is absent reads as [`Json::Null`].
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    /// Members in the order of the text; the host sorts keys.
    Object(Vec<(String, Json)>),
}

static NULL: Json = Json::Null;
const MAX_DEPTH: usize = 128;

impl Json {
    /// Reads a whole text; `None` when it is no JSON.
    pub fn parse(text: &str) -> Option<Json> {
        let mut parser = Parser { rest: text.trim_start(), depth: 0 };
        let value = parser.value()?;
        if parser.rest.is_empty() {
            Some(value)
        } else {
            None
        }
    }

    /// The member of an object.
    pub fn get(&self, key: &str) -> &Json {
        match self {
            Json::Object(members) => {
                members.iter().find(|(name, _)| name == key).map_or(&NULL, |(_, value)| value)
            }
            _ => &NULL,
        }
    }
    pub fn number(&self) -> Option<f64> {
        match self {
            Json::Number(number) => Some(*number),
            _ => None,
        }
    }
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }
    pub fn truth(&self) -> Option<bool> {
        match self {
            Json::Bool(truth) => Some(*truth),
            _ => None,
        }
    }
    /// Elements of a list; none for anything else.
    pub fn items(&self) -> &[Json] {
        match self {
            Json::List(items) => items,
            _ => &[],
        }
    }
    /// Members of an object; none for anything else.
    pub fn members(&self) -> &[(String, Json)] {
        match self {
            Json::Object(members) => members,
            _ => &[],
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl Parser<'_> {
    // Takes `mark` and the blanks behind it.
    fn take(&mut self, mark: &str) -> bool {
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn value(&mut self) -> Option<Json> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let value = match self.rest.as_bytes().first()? {
            b'{' => self.object(),
            b'[' => self.list(),
            b'"' => self.text().map(Json::Text),
            b't' if self.take("true") => Some(Json::Bool(true)),
            b'f' if self.take("false") => Some(Json::Bool(false)),
            b'n' if self.take("null") => Some(Json::Null),
            _ => self.number(),
        };
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Option<Json> {
        let mut members = Vec::new();
        self.take("{");
        if self.take("}") {
            return Some(Json::Object(members));
        }
        loop {
            let key = self.text()?;
            if !self.take(":") {
                return None;
            }
            members.push((key, self.value()?));
            if self.take("}") {
                return Some(Json::Object(members));
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    fn list(&mut self) -> Option<Json> {
        let mut items = Vec::new();
        self.take("[");
        if self.take("]") {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.take("]") {
                return Some(Json::List(items));
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<Json> {
        let end = self.rest.find(|c: char| !"+-.eE0123456789".contains(c)).unwrap_or(self.rest.len());
        let number = self.rest[..end].parse().ok()?;
        self.rest = self.rest[end..].trim_start();
        Some(Json::Number(number))
    }

    fn text(&mut self) -> Option<String> {
        let mut out = String::new();
        let mut chars = self.rest.strip_prefix('"')?.chars();
        loop {
            match chars.next()? {
                '"' => break,
                '\\' => match chars.next()? {
                    'b' => out.push('\u{8}'),
                    'f' => out.push('\u{c}'),
                    'n' => out.push('\n'),
                    'r' => out.push('\r'),
                    't' => out.push('\t'),
                    'u' => out.push(escaped(&mut chars)?),
                    other => out.push(other),
                },
                other => out.push(other),
            }
        }
        self.rest = chars.as_str().trim_start();
        Some(out)
    }
}

fn hex(chars: &mut std::str::Chars<'_>) -> Option<u32> {
    let mut code = 0;
    for _ in 0..4 {
        code = code * 16 + chars.next()?.to_digit(16)?;
    }
    Some(code)
}

// Behind \u; a pair of surrogates is one character.
fn escaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let first = hex(chars)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    if chars.next()? != '\\' || chars.next()? != 'u' {
        return None;
    }
    let second = hex(chars)?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
    char::from_u32(0x10000 + ((first - 0xD800) << 10) + second)
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn reads_settings() {
        let json =
            Json::parse(r#"{"a": [1, -2.5e3, true, null], "b": {"c": "\u00e9\ud83d\ude00\n\"/"}}"#).unwrap();
        assert_eq!(json.get("a").items()[1].number(), Some(-2500.0));
        assert_eq!(json.get("a").items()[2].truth(), Some(true));
        assert_eq!(json.get("b").get("c").text(), Some("é😀\n\"/"));
        assert_eq!(json.get("x").get("y"), &Json::Null);
        assert_eq!(json.members().len(), 2);
        assert_eq!(Json::parse("[]").unwrap().items().len(), 0);
    }

    #[test]
    fn refuses_what_is_no_json() {
        for text in [
            "",
            "{",
            "[1",
            "[1 2]",
            "{\"a\" 1}",
            "{\"a\":1 \"b\":2}",
            "\"a",
            "\"\\ud800x\"",
            "tru",
            "1 2",
            "--1",
            "{1:2}",
        ] {
            assert_eq!(Json::parse(text), None, "{text}");
        }
        assert_eq!(Json::parse(&"[".repeat(1000)), None);
    }
}
