#include "trust/strict_json.hpp"

#include "config/json_text.hpp"
#include "config/schema_check.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::size_t max_mistakes_in_a_sentence = 5;
constexpr std::size_t max_line_bytes = 90;

bool has_structure_inside(const json::value& value) {
  const auto is_structure = [](const json::value& inside) { return inside.is_structured(); };
  if (const auto* list = value.if_array())
    return std::any_of(list->begin(), list->end(), is_structure);
  const json::object& object = value.get_object();
  return std::any_of(object.begin(), object.end(), [&](const auto& member) {
    return is_structure(member.value());
  });
}

void write_indented(const json::value& value, const std::string& margin, std::string& out) {
  if (!value.is_structured()) {
    out += json::serialize(value);
    return;
  }
  const bool one_line = !has_structure_inside(value) && !margin.empty() &&
                        json::serialize(value).size() <= max_line_bytes;
  const std::string inner = margin + "  ";
  const std::string first = one_line ? "" : "\n" + inner;
  const std::string next = one_line ? ", " : ",\n" + inner;
  const bool list = value.is_array();
  const std::size_t begin = out.size() + 1;
  out += list ? "[" : "{";
  const auto add = [&](const std::string& name, const json::value& member) {
    out += (out.size() == begin ? first : next) + name;
    write_indented(member, inner, out);
  };
  if (list)
    for (const json::value& item : value.get_array()) add("", item);
  else
    for (const auto& member : value.get_object())
      add(json::serialize(json::value(member.key())) + ": ", member.value());
  out += (one_line ? "" : "\n" + margin) + (list ? "]" : "}");
}

}  // namespace

std::vector<Mistake> read_strict_json(
    std::string bytes,
    std::string file,
    std::string_view schema,
    const std::function<void(const json::object&, MistakeList&)>& read) {
  const JsonText text = parse_json_text(std::move(bytes), std::move(file));
  MistakeList mistakes(text);
  if (text.root) {
    json::value filled = *text.root;
    std::vector<Schema::Fault> faults;
    const json::value form = json::parse(schema);
    const Text name = kinerja::text("berkas ini", "this file");
    check_value(form.get_object(), filled, {"", name}, faults);
    for (Schema::Fault& fault : faults) mistakes.add(fault.pointer, std::move(fault.message));
    if (filled.is_object()) read(filled.get_object(), mistakes);
  }
  return std::move(mistakes).finish();
}

Error mistakes_as_error(const std::vector<Mistake>& mistakes) {
  Text all;
  const std::size_t shown = std::min(mistakes.size(), max_mistakes_in_a_sentence);
  for (std::size_t i = 0; i < shown; ++i) {
    const Mistake& one = mistakes[i];
    std::string place = one.file;
    if (one.line > 0) place += ":" + std::to_string(one.line) + ":" + std::to_string(one.column);
    if (!one.pointer.empty()) place += ": " + one.pointer;
    const Text words = text("{}: {}", "{}: {}", {place, one.message});
    all.id += (i > 0 ? "; " : "") + words.id;
    all.en += (i > 0 ? "; " : "") + words.en;
  }
  if (mistakes.size() > shown) {
    const Text more = text("; dan {} kesalahan lain",
                           "; and {} more mistakes",
                           {std::uint64_t{mistakes.size() - shown}});
    all = {all.id + more.id, all.en + more.en};
  }
  return fail(Errc::untrusted, std::move(all));
}

std::string indented_json(const json::value& value) {
  std::string out;
  write_indented(value, "", out);
  return out + "\n";
}

}  // namespace kinerja
