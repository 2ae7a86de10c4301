#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <charconv>

namespace {

using namespace std::string_view_literals;

// A spreadsheet computes what begins so, also behind a quote: "=HYPERLINK(...)".
bool looks_like_formula(std::string_view text) {
  return !text.empty() && "=+-@\t\r"sv.find(text.front()) != std::string_view::npos;
}

// Text of a table: cells, each followed by the separator or the end of the line.
class TableText {
 public:
  TableText(char separator, char decimal_point)
      : separator_(separator), decimal_point_(decimal_point) {}

  TableText& text(std::string_view text) {
    begin_cell();
    const char special[] = {separator_, '"', '\r', '\n'};
    const bool quotes = text.find_first_of({special, sizeof special}) != std::string_view::npos;
    if (quotes) out_ += '"';
    if (looks_like_formula(text)) out_ += '\'';
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    if (quotes) out_ += '"';
    return *this;
  }

  // The shortest decimal that reads back as the number, with the language's decimal point.
  TableText& number(std::optional<double> number) {
    begin_cell();
    if (!number) return *this;
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), *number).ptr;
    const bool quotes = separator_ == decimal_point_;
    if (quotes) out_ += '"';
    for (const char* c = digits; c != end; ++c) out_ += *c == '.' ? decimal_point_ : *c;
    if (quotes) out_ += '"';
    return *this;
  }

  void end_line() {
    out_ += '\n';
    first_ = true;
  }

  std::string take() { return std::exchange(out_, {}); }

 private:
  void begin_cell() {
    if (!first_) out_ += separator_;
    first_ = false;
  }

  char separator_;
  char decimal_point_;
  bool first_ = true;
  std::string out_;
};

// Writes the cycle's result as a plain table (CSV): number, name, unit, score and grade of each
// person. What a spreadsheet would take for a formula is neutralised.
struct ScoreTable : kinerja::Exporter {
  static constexpr kinerja::Info info{"@ID@", "NAME", "ABOUT", schema_json};

  explicit ScoreTable(const kinerja::ExporterSetup& setup)
      : file_(setup.config().text("file")),
        indonesian_(setup.cycle().language() == "id"),
        table_(setup.config().text("separator", ";").front(), indonesian_ ? ',' : '.') {
    if (!kinerja::is_file_name(file_))
      throw kinerja::Failure(KINERJA_E_CONFIG, "BAD_FILE: " + file_, "/file");
  }

  void write(const kinerja::Call& call, const kinerja::Results& results, kinerja::Sink& sink) {
    begin(sink);
    const std::uint32_t node = results.cycle().result_node();
    for (const kinerja::PersonResult person : results) {
      call.check_stop();
      table_.text(person.employee()).text(person.name()).text(person.unit());
      table_.number(person.score(node)).text(person.grade(node));
      table_.end_line();
    }
    put(sink);
  }

  void finish(const kinerja::Call&, kinerja::Sink& sink) {
    begin(sink);
    put(sink);
    sink.resume(id_).close();
  }

 private:
  // The file is opened by the first call, whichever it is: there may be no people at all.
  void begin(kinerja::Sink& sink) {
    if (opened_) return;
    id_ = sink.open(file_, "text/csv").keep();
    opened_ = true;
    if (indonesian_) {
      table_.text("NIP").text("Nama").text("Unit kerja").text("Nilai").text("Predikat");
    } else {
      table_.text("Number").text("Name").text("Unit").text("Score").text("Grade");
    }
    table_.end_line();
  }

  void put(kinerja::Sink& sink) {
    kinerja::File file = sink.resume(id_);
    file.write(table_.take());
    file.keep();
  }

  std::string file_;
  bool indonesian_;
  TableText table_;
  bool opened_ = false;
  std::uint32_t id_ = 0;
};

constexpr kinerja::Identity identity{"@ID@", "0.1.0", "@VENDOR@", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, ScoreTable)
