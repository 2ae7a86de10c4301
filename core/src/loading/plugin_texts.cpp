#include <kinerja/core/loading.hpp>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

namespace kinerja {
namespace {

namespace json = boost::json;

Error bad_texts(std::string_view id, std::string_view en, std::initializer_list<TextArg> args) {
  return fail(Errc::not_a_plugin,
              text("teks plugin: {}", "the plugin's texts: {}", {text(id, en, args)}));
}

// Puts value and place into a sentence in one pass, so that nothing inside a value is replaced.
std::string filled(std::string_view words, std::string_view value, std::string_view where) {
  constexpr std::string_view value_mark = "{value}";
  constexpr std::string_view where_mark = "{where}";
  std::string out;
  while (!words.empty()) {
    if (words.starts_with(value_mark)) {
      out.append(value);
      words.remove_prefix(value_mark.size());
    } else if (words.starts_with(where_mark)) {
      out.append(where);
      words.remove_prefix(where_mark.size());
    } else {
      out.push_back(words.front());
      words.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

Result<PluginTexts> PluginTexts::parse(std::string_view words) {
  PluginTexts texts;
  if (words.empty()) return texts;
  boost::system::error_code ec;
  const json::value root = json::parse({words.data(), words.size()}, ec);
  if (ec) return bad_texts("bukan JSON ({})", "not JSON ({})", {ec.message()});
  if (!root.is_object()) return bad_texts("bukan objek JSON", "not a JSON object", {});
  for (const auto& language : root.get_object()) {
    const std::string_view name(language.key());
    if (!language.value().is_object())
      return bad_texts("\"{}\" bukan objek", "\"{}\" is not an object", {name});
    for (const auto& entry : language.value().get_object()) {
      const std::string_view key(entry.key());
      if (!entry.value().is_string())
        return bad_texts(
            "\"{}\" dalam \"{}\" bukan teks", "\"{}\" in \"{}\" is not a text", {key, name});
      // Other languages may come with later releases.
      if (name != "id" && name != "en") continue;
      Text& both = texts.texts_[std::string(key)];
      (name == "id" ? both.id : both.en) = std::string(entry.value().get_string());
    }
  }
  // A key with one text shows it in both languages: that says more than the key.
  for (auto& [key, both] : texts.texts_) {
    if (both.id.empty()) both.id = both.en.empty() ? key : both.en;
    if (both.en.empty()) both.en = both.id;
  }
  return texts;
}

Text PluginTexts::find(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? verbatim(key) : found->second;
}

Text PluginTexts::message(std::string_view message, std::string_view where) const {
  constexpr std::string_view separator = ": ";
  auto found = texts_.find(message);
  std::string_view value;
  if (const auto colon = message.find(separator);
      found == texts_.end() && colon != std::string_view::npos) {
    found = texts_.find(message.substr(0, colon));
    value = message.substr(colon + separator.size());
  }
  if (found == texts_.end()) return verbatim(message);
  const Text words = value_text(value);
  return {filled(found->second.id, words.id, where), filled(found->second.en, words.en, where)};
}

// The value is a list of words; those that are keys themselves are told in words, too.
Text PluginTexts::value_text(std::string_view value) const {
  constexpr std::string_view separator = ", ";
  Text told;
  for (std::size_t at = 0;;) {
    const std::size_t end = value.find(separator, at);
    const Text word = find(value.substr(at, end - at));
    told.id += word.id;
    told.en += word.en;
    if (end == std::string_view::npos) return told;
    told.id += separator;
    told.en += separator;
    at = end + separator.size();
  }
}

}  // namespace kinerja
