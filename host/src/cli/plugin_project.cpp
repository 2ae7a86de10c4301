#include "cli/plugin_project.hpp"

#include <kinerja/core/utf8.hpp>
#include <kinerja/core/version.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <string_view>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_name_bytes = 40;
constexpr std::size_t max_id_bytes = 128;
constexpr std::size_t max_vendor_bytes = 200;

constexpr std::string_view small_letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

// Words that CMake, Cargo or Rust keep for themselves, and the crate that a project uses.
constexpr std::array taken_names = {
    "abstract", "all",    "alloc",    "as",       "async",   "await",   "become", "box",   "break",
    "build",    "clean",  "const",    "continue", "core",    "crate",   "deps",   "do",    "dyn",
    "else",     "enum",   "examples", "extern",   "false",   "final",   "fn",     "for",   "help",
    "if",       "impl",   "in",       "install",  "kinerja", "let",     "loop",   "macro", "match",
    "mod",      "move",   "mut",      "override", "package", "priv",    "pub",    "ref",   "return",
    "self",     "static", "std",      "struct",   "super",   "test",    "trait",  "true",  "try",
    "type",     "typeof", "unsafe",   "unsized",  "use",     "virtual", "where",  "while", "yield"};

bool only(std::string_view word, std::initializer_list<std::string_view> allowed) {
  return std::all_of(word.begin(), word.end(), [&](char c) {
    return std::any_of(allowed.begin(), allowed.end(), [c](std::string_view set) {
      return set.find(c) != std::string_view::npos;
    });
  });
}

Result<void> check_name(const std::string& name) {
  const bool form = !name.empty() && name.size() <= max_name_bytes &&
                    small_letters.find(name.front()) != std::string_view::npos &&
                    only(name, {small_letters, digits, "_"}) && name.back() != '_' &&
                    name.find("__") == std::string::npos;
  if (!form)
    return fail(Errc::used_wrongly,
                text("nama \"{}\" tidak dapat dipakai: 1 sampai {} huruf kecil, angka dan garis "
                     "bawah tunggal, diawali huruf (contoh: waktu_layanan)",
                     "the name \"{}\" cannot be used: 1 to {} small letters, digits and single "
                     "underscores, a letter first (for example: service_time)",
                     {name, static_cast<std::uint64_t>(max_name_bytes)}));
  if (std::find(taken_names.begin(), taken_names.end(), name) != taken_names.end())
    return fail(Errc::used_wrongly,
                text("nama \"{}\" sudah berarti lain bagi CMake, Cargo atau Rust; pilih nama lain",
                     "the name \"{}\" means something else to CMake, Cargo or Rust; choose another",
                     {name}));
  return {};
}

Result<void> check_id(const std::string& id) {
  const bool form = id.size() <= max_id_bytes && only(id, {small_letters, digits, ".-"}) &&
                    id.find('.') != std::string::npos && id.front() != '.' && id.back() != '.' &&
                    id.find("..") == std::string::npos;
  if (!form)
    return fail(Errc::used_wrongly,
                text("id \"{}\" tidak dapat dipakai: nama domain terbalik dari huruf kecil, angka, "
                     "titik dan tanda hubung, paling panjang {} (contoh: id.go.binjai.layanan)",
                     "the id \"{}\" cannot be used: a domain backwards in small letters, digits, "
                     "dots and hyphens, at most {} (for example: id.go.binjai.layanan)",
                     {id, static_cast<std::uint64_t>(max_id_bytes)}));
  if (id.starts_with("id.kinerja."))
    return fail(
        Errc::used_wrongly,
        text("id \"{}\" milik plugin bawaan kinerja; pakai domain sendiri",
             "the id \"{}\" belongs to the plugins of kinerja itself; use a domain of yours",
             {id}));
  return {};
}

// The words end up between quotes in C, C++, Rust and TOML.
Result<void> check_vendor(const std::string& vendor) {
  const bool harmless = vendor.size() <= max_vendor_bytes && valid_utf8(vendor) &&
                        std::all_of(vendor.begin(), vendor.end(), [](char c) {
                          const auto byte = static_cast<unsigned char>(c);
                          return byte >= 0x20 && byte != 0x7F && c != '"' && c != '\\' && c != '?';
                        });
  if (harmless) return {};
  return fail(Errc::used_wrongly,
              text("nama pembuat tidak dapat dipakai: UTF-8, paling panjang {} byte, tanpa tanda "
                   "kutip, garis miring terbalik, tanda tanya dan baris baru",
                   "the vendor cannot be used: UTF-8, at most {} bytes, without quotes, "
                   "backslashes, question marks and new lines",
                   {static_cast<std::uint64_t>(max_vendor_bytes)}));
}

std::string dashed(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

using Words = std::map<std::string, std::string, std::less<>>;

Words words_of(const PluginProject& project, const fs::path& rust_crate) {
  const std::string_view version = host_version;
  return {{"NAME", project.name},
          {"DASHED", dashed(project.name)},
          {"ID", project.id},
          {"VENDOR", project.vendor},
          {"LIBRARY", library_of(project).string()},
          {"CRATE", rust_crate.string()},
          {"KINERJA", std::string(version.substr(0, version.rfind('.')))}};
}

// One pass from left to right: what a word stands for is not looked at again.
std::string filled_in(std::string_view text, const Words& words) {
  std::string out;
  while (true) {
    const std::size_t at = text.find('@');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at);
    const std::size_t end = text.find('@', 1);
    const auto word =
        end == std::string_view::npos ? words.end() : words.find(text.substr(1, end - 1));
    out += word == words.end() ? "@" : word->second;
    text.remove_prefix(word == words.end() ? 1 : end + 1);
  }
}

Error cannot_write(const fs::path& file) {
  return fail(Errc::io, text("{} tidak dapat ditulis", "{} cannot be written", {file.string()}));
}

Result<void> copy_file(const fs::path& from, const fs::path& to, const Words& words) {
  std::ifstream in(from, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || !text)
    return fail(Errc::io,
                kinerja::text("{} tidak dapat dibaca", "{} cannot be read", {from.string()}));
  std::error_code ec;
  fs::create_directories(to.parent_path(), ec);
  std::ofstream out(to, std::ios::binary);
  out << filled_in(text.str(), words);
  out.close();
  if (ec || !out) return cannot_write(to);
  return {};
}

Result<void> copy_layer(const fs::path& layer,
                        const fs::path& folder,
                        const Words& words,
                        std::vector<fs::path>& files) {
  std::error_code ec;
  fs::recursive_directory_iterator entries(layer, ec);
  if (ec)
    return fail(Errc::not_found,
                text("contoh proyek {} tidak ada; pasang paket kinerja-dev",
                     "there is no template {}; install the package kinerja-dev",
                     {layer.string()}));
  for (const fs::directory_entry& entry : entries) {
    if (!entry.is_regular_file(ec)) continue;
    const fs::path name = entry.path().lexically_relative(layer);
    KINERJA_CHECK(copy_file(entry.path(), folder / name, words));
    files.push_back(name);
  }
  return {};
}

}  // namespace

Result<PluginProject> checked(PluginProject project) {
  KINERJA_CHECK(check_name(project.name));
  if (project.id.empty()) project.id = "org.example." + dashed(project.name);
  KINERJA_CHECK(check_id(project.id));
  if (project.vendor.empty()) project.vendor = "Example";
  KINERJA_CHECK(check_vendor(project.vendor));
  if (project.folder.empty()) project.folder = project.name;
  return project;
}

fs::path library_of(const PluginProject& project) {
  return project.language == "rust" ? "target/release/lib" + project.name + ".so"
                                    : "build/" + project.name + ".so";
}

Result<std::vector<fs::path>> make_project(const PluginProject& project,
                                           const fs::path& templates,
                                           const fs::path& rust_crate) {
  // Creating it is the question whether it is there: nobody can come in between.
  std::error_code ec;
  if (!fs::create_directory(project.folder, ec)) {
    if (ec) return cannot_write(project.folder);
    return fail(Errc::used_wrongly,
                text("{} sudah ada dan tidak ditimpa; pilih nama lain atau --dir",
                     "{} exists and is not overwritten; choose another name or --dir",
                     {project.folder.string()}));
  }
  const Words words = words_of(project, rust_crate);
  std::vector<fs::path> files;
  for (const std::string& layer :
       {project.kind, project.language, project.kind + "_" + project.language}) {
    if (auto copied = copy_layer(templates / layer, project.folder, words, files); !copied) {
      fs::remove_all(project.folder, ec);
      return copied.error();
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace kinerja
