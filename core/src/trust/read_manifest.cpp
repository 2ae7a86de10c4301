#include <kinerja/core/manifest.hpp>
#include <kinerja/core/trust.hpp>

#include "config/cycle_values.hpp"
#include "config/words.hpp"
#include "loading/abi_version.hpp"
#include "trust/manifest_schema.hpp"
#include "trust/strict_json.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::size_t max_file_name_bytes = 128;
constexpr std::size_t max_host_bytes = 253;
constexpr unsigned max_port = 65'535;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A plain name: nothing here can leave the folder, hide in it, or be one of our own files.
bool is_library_name(std::string_view name) {
  return name.size() <= max_file_name_bytes && name.size() > 3 && name.ends_with(".so") &&
         (is_letter(name[0]) || is_digit(name[0])) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
         });
}

// A name or an address of numbers in dots, perhaps with ":port".
bool is_host(std::string_view words) {
  const std::size_t colon = words.find(':');
  const std::string_view host = words.substr(0, colon);
  if (colon != std::string_view::npos) {
    const std::string_view port = words.substr(colon + 1);
    unsigned number = 0;
    const char* end = port.data() + port.size();
    const auto read = std::from_chars(port.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number == 0 || number > max_port) return false;
  }
  const auto edge = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c); };
  return !host.empty() && host.size() <= max_host_bytes && edge(host.front()) &&
         edge(host.back()) && host.find("..") == std::string_view::npos &&
         std::all_of(
             host.begin(), host.end(), [&](char c) { return edge(c) || c == '.' || c == '-'; });
}

// From "0.1".
std::optional<std::uint32_t> abi_of(std::string_view words) {
  constexpr std::uint32_t most = 0xFFFF;
  const std::size_t dot = words.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  std::uint32_t parts[2] = {};
  const std::string_view texts[2] = {words.substr(0, dot), words.substr(dot + 1)};
  for (int i = 0; i < 2; ++i) {
    const char* end = texts[i].data() + texts[i].size();
    const auto read = std::from_chars(texts[i].data(), end, parts[i]);
    if (read.ec != std::errc{} || read.ptr != end || parts[i] > most) return std::nullopt;
  }
  return parts[0] << 16U | parts[1];
}

std::uint32_t read_abi(const json::object& root, std::string_view key, MistakeList& mistakes) {
  const std::string_view words = string_in(root, key);
  const auto abi = abi_of(words);
  if (!abi && !words.empty())
    mistakes.add("/" + std::string(key),
                 text("{} bukan versi ABI. Tulis seperti \"0.1\".",
                      "{} is no version of the ABI. Write it like \"0.1\".",
                      {in_quotes(words)}));
  return abi.value_or(0);
}

void check_id(std::string_view id, const std::string& pointer, MistakeList& mistakes) {
  if (!id.empty() && !is_component_id(id))
    mistakes.add(
        pointer,
        text("{} bukan id. Tulis huruf kecil, angka dan tanda hubung, dipisah titik, "
             "seperti id.go.kota.nama.",
             "{} is no id. Write lower-case letters, digits and hyphens with dots between, "
             "such as id.go.town.name.",
             {in_quotes(id)}));
}

void read_components(Manifest& manifest, const json::object& root, MistakeList& mistakes) {
  const auto* list = root.if_contains("components");
  if (list == nullptr || !list->is_array()) return;
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < list->get_array().size(); ++i) {
    const auto* one = list->get_array()[i].if_object();
    if (one == nullptr) continue;
    const std::string pointer = "/components/" + std::to_string(i) + "/id";
    const std::string_view id = string_in(*one, "id");
    check_id(id, pointer, mistakes);
    if (!seen.insert(id).second)
      mistakes.add(
          pointer,
          text("{} muncul dua kali. Hapus satu.", "{} comes twice. Remove one.", {in_quotes(id)}));
    manifest.components.push_back({std::string(string_in(*one, "kind")), std::string(id)});
  }
}

void read_file(Manifest& manifest, const json::object& root, MistakeList& mistakes) {
  manifest.file = string_in(root, "file");
  if (!manifest.file.empty() && !is_library_name(manifest.file))
    mistakes.add("/file",
                 text("{} bukan nama pustaka. Tulis nama berkas di folder ini saja, tanpa garis "
                      "miring, yang berakhir dengan .so.",
                      "{} is no name of a library. Write only the name of a file in this folder, "
                      "without a slash, that ends in .so.",
                      {in_quotes(manifest.file)}));
  manifest.sha256 = string_in(root, "sha256");
  if (!manifest.sha256.empty() && !is_sha256(manifest.sha256))
    mistakes.add("/sha256",
                 text("{} bukan SHA-256: perlu 64 angka heksadesimal, huruf kecil.",
                      "{} is no SHA-256: it has 64 hexadecimal digits in lower case.",
                      {in_quotes(manifest.sha256)}));
}

void read_network(Manifest& manifest, const json::object& root, MistakeList& mistakes) {
  manifest.network = read_words(root, "network", "", mistakes);
  for (std::size_t i = 0; i < manifest.network.size(); ++i)
    if (const std::string& host = manifest.network[i]; !is_host(host))
      mistakes.add("/network/" + std::to_string(i),
                   text("{} bukan nama host. Tulis seperti data.kota.go.id atau 10.0.0.5:8443.",
                        "{} is no name of a host. Write it like data.town.go.id or 10.0.0.5:8443.",
                        {in_quotes(host)}));
}

}  // namespace

ReadManifest read_manifest(std::string bytes, std::string file) {
  ReadManifest result;
  Manifest manifest;
  result.mistakes = read_strict_json(std::move(bytes),
                                     std::move(file),
                                     manifest_schema_json,
                                     [&](const json::object& root, MistakeList& mistakes) {
                                       manifest.id = string_in(root, "id");
                                       check_id(manifest.id, "/id", mistakes);
                                       manifest.version = string_in(root, "version");
                                       manifest.vendor = string_in(root, "vendor");
                                       manifest.abi = read_abi(root, "abi", mistakes);
                                       manifest.needs = read_abi(root, "needs", mistakes);
                                       read_components(manifest, root, mistakes);
                                       read_file(manifest, root, mistakes);
                                       manifest.platform = string_in(root, "platform");
                                       read_network(manifest, root, mistakes);
                                       if (string_in(root, "runtime") == "managed")
                                         manifest.runtime = PluginRuntime::managed;
                                     });
  if (result.mistakes.empty()) result.manifest = std::move(manifest);
  return result;
}

std::string manifest_text(const Manifest& manifest) {
  json::array components;
  for (const auto& [kind, id] : manifest.components)
    components.push_back(json::object{{"kind", kind}, {"id", id}});
  return indented_json(
      json::object{{"manifest_version", 1},
                   {"id", manifest.id},
                   {"version", manifest.version},
                   {"vendor", manifest.vendor},
                   {"abi", abi_text(manifest.abi)},
                   {"needs", abi_text(manifest.needs)},
                   {"components", std::move(components)},
                   {"file", manifest.file},
                   {"sha256", manifest.sha256},
                   {"platform", manifest.platform},
                   {"network", json::array(manifest.network.begin(), manifest.network.end())},
                   {"runtime", manifest.runtime == PluginRuntime::managed ? "managed" : "native"}});
}

std::string_view host_platform() {
#if defined(__x86_64__)
  return "linux-x86_64";
#elif defined(__aarch64__)
  return "linux-aarch64";
#elif defined(__riscv) && __riscv_xlen == 64
  return "linux-riscv64";
#else
  return "linux-other";
#endif
}

}  // namespace kinerja
