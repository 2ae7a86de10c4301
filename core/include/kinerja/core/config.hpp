#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/result.hpp>

#include <boost/json/value.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

class Presets;

/// Canonical JSON: keys sorted by bytes, no spaces, numbers as `shortest` writes them.
std::string canonical_json(const boost::json::value& value);

/// A JSON text with comments and trailing commas, that still knows where each value stands.
class JsonDocument {
 public:
  /// Reads a file. A syntax error or a repeated key is an Error that names line and column.
  static Result<JsonDocument> read(const std::filesystem::path& file);
  /// Reads a text; `file` is what messages call it.
  static Result<JsonDocument> parse(std::string text, std::string file);

  const boost::json::value& root() const { return root_; }
  const std::string& file() const { return file_; }

  /// A mistake at a JSON Pointer: of the value there, or of the nearest parent that exists.
  Mistake mistake(std::string_view pointer, Text message) const;

 private:
  JsonDocument(std::string text, std::string file, boost::json::value root);

  std::string text_;
  std::string file_;
  boost::json::value root_;
};

/// The subset of JSON Schema 2020-12 that settings are described with (plugin_api/ABI.md). A
/// keyword outside the subset is an Error, so that nobody relies on what is ignored.
class Schema {
 public:
  static Result<Schema> parse(std::string_view text);

  struct Fault {
    std::string pointer;  // below the value that was checked
    Text message;
  };

  /// Fills in defaults and returns every fault; unknown keys come with a "did you mean".
  std::vector<Fault> check(boost::json::value& value) const;

  const boost::json::value& root() const { return root_; }

 private:
  explicit Schema(boost::json::value root) : root_(std::move(root)) {}
  boost::json::value root_;
};

/// A cycle file with all mistakes that can be found without plugins. `cycle` is there only when
/// there are none that make it unusable; `document` whenever the text was JSON at all.
struct ReadCycle {
  std::optional<Cycle> cycle;
  std::optional<JsonDocument> document;
  std::vector<Mistake> mistakes;
};
/// Whether the files that sources read must be there: to explain the rules, nobody needs them.
enum class InputFiles { must_exist, may_be_absent };
ReadCycle read_cycle(const std::filesystem::path& file,
                     const Presets& presets,
                     InputFiles files = InputFiles::must_exist);

/// The word of `known` that `word` was probably meant to be, or empty.
std::string_view did_you_mean(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace kinerja
