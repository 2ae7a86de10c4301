#include "checking/example.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/core/number.hpp>

#include <boost/json/array.hpp>

#include <fstream>
#include <iterator>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

const json::value* member(const json::object& of, std::string_view name) {
  return of.if_contains(name);
}

const json::object& object_of(const json::object& of, std::string_view name) {
  static const json::object none;
  const auto* found = member(of, name);
  return found != nullptr && found->is_object() ? found->get_object() : none;
}

double number_of(const json::object& of, std::string_view name, double otherwise) {
  const auto* found = member(of, name);
  return found != nullptr && found->is_number() ? found->to_number<double>() : otherwise;
}

std::string word_of(const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_number()) return shortest(value.to_number<double>());
  return canonical_json(value);
}

std::vector<std::string> words_of(const json::value* list) {
  std::vector<std::string> out;
  if (list != nullptr && list->is_array())
    for (const json::value& one : list->get_array()) out.push_back(word_of(one));
  return out;
}

Result<std::string> bytes_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    return fail(Errc::not_found,
                text("{}: tidak bisa dibaca", "{}: can't be read", {file.string()}));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<Example> read_example(const json::object& from, const std::filesystem::path& folder) {
  Example out;
  out.config = object_of(from, "config");
  for (const auto& [name, value] : object_of(from, "inputs")) {
    const json::object& of = value.is_object() ? value.get_object() : json::object{};
    out.inputs.push_back({std::string(name),
                          words_of(member(of, "grades")),
                          number_of(of, "min", 0),
                          number_of(of, "max", 120)});
  }
  for (const auto& [name, value] : object_of(from, "attributes"))
    out.attributes.push_back({std::string(name), words_of(&value)});
  for (const auto& [name, value] : object_of(from, "aspects")) {
    const json::object& of = value.is_object() ? value.get_object() : json::object{};
    out.aspects.push_back({std::string(name), number_of(of, "min", 1), number_of(of, "max", 5)});
  }
  out.indicators = words_of(member(from, "indicators"));
  for (const auto& [name, value] : object_of(from, "files")) {
    if (value.is_object()) {
      const auto* words = member(value.get_object(), "text");
      out.files.push_back({std::string(name), words == nullptr ? "" : word_of(*words)});
      continue;
    }
    KINERJA_TRY(bytes, bytes_of_file(folder / word_of(value)));
    out.files.push_back({std::string(name), std::move(bytes)});
  }
  for (const auto& [name, value] : object_of(from, "secrets"))
    out.secrets[std::string(name)] = word_of(value);
  for (const auto& [name, value] : object_of(from, "nodes"))
    out.nodes.push_back({std::string(name), words_of(&value)});
  return out;
}

// A key that nobody knows is a slip of the author's, whose test would ask something else.
Result<void> check_keys(const json::object& of,
                        const std::string& file,
                        std::string_view component) {
  static const std::vector<std::string_view> known = {
      "config", "inputs", "attributes", "aspects", "indicators", "files", "secrets", "nodes"};
  for (const auto& [key, value] : of) {
    if (std::find(known.begin(), known.end(), std::string_view(key)) != known.end()) continue;
    return fail(Errc::invalid_config,
                text("{}: {}: kunci \"{}\" tidak dikenal; yang ada: config, inputs, attributes, "
                     "aspects, indicators, files, secrets, nodes",
                     "{}: {}: the key \"{}\" is unknown; there are config, inputs, attributes, "
                     "aspects, indicators, files, secrets, nodes",
                     {file, component, std::string_view(key)}));
  }
  return {};
}

}  // namespace

Result<Settings> read_settings(const std::filesystem::path& file) {
  Settings out;
  if (file.empty()) return out;
  KINERJA_TRY(document, JsonDocument::read(file));
  const auto wrong = [&] {
    return fail(Errc::invalid_config,
                text("{}: perlu objek: id komponen, lalu contoh pengaturannya",
                     "{}: needs an object: ids of components, and examples of their settings",
                     {file.string()}));
  };
  if (!document.root().is_object()) return wrong();
  for (const auto& [id, value] : document.root().get_object()) {
    const json::array all = value.is_array() ? value.get_array() : json::array{value};
    for (const json::value& one : all) {
      if (!one.is_object()) return wrong();
      KINERJA_CHECK(check_keys(one.get_object(), file.string(), id));
      KINERJA_TRY(example, read_example(one.get_object(), file.parent_path()));
      out[std::string(id)].push_back(std::move(example));
    }
  }
  return out;
}

}  // namespace kinerja::checking
