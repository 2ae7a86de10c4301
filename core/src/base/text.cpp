#include <kinerja/core/number.hpp>
#include <kinerja/core/text.hpp>

namespace kinerja {
namespace {

std::string fill(std::string_view words, std::initializer_list<TextArg> args, Language language) {
  std::string filled;
  auto arg = args.begin();
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t gap = words.find("{}", at);
    if (gap == std::string_view::npos || arg == args.end()) {
      filled.append(words.substr(at));
      break;
    }
    filled.append(words.substr(at, gap - at)).append(arg->both().in(language));
    ++arg;
    at = gap + 2;
  }
  return filled;
}

}  // namespace

TextArg::TextArg(double value) : TextArg(number_text(value)) {}

Text text(std::string_view id, std::string_view en, std::initializer_list<TextArg> args) {
  return {fill(id, args, Language::indonesian), fill(en, args, Language::english)};
}

Text verbatim(std::string_view words) {
  return {std::string(words), std::string(words)};
}

std::string one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace kinerja
