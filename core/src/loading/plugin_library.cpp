#include <kinerja/core/loading.hpp>
#include <kinerja/core/sha256.hpp>

#include "loading/elf_check.hpp"
#include "loading/file_fault.hpp"
#include "loading/plugin_table_check.hpp"

// With the standard library's paths Boost.DLL needs no other library of Boost's.
#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include <algorithm>
#include <dlfcn.h>
#include <fstream>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

Error unreadable(const std::string& name, const std::error_code& ec) {
  return file_fault(Errc::io, name, "tidak bisa dibaca ({})", "can't be read ({})", {ec.message()});
}

Result<std::string> read_whole(const fs::path& file, const std::string& name) {
  std::error_code ec;
  const fs::file_status status = fs::status(file, ec);
  if (status.type() == fs::file_type::not_found)
    return file_fault(Errc::not_found, name, "berkas tidak ada", "there is no such file");
  if (ec) return unreadable(name, ec);
  if (status.type() == fs::file_type::directory)
    return file_fault(
        Errc::not_a_plugin, name, "ini folder, bukan berkas", "this is a folder, not a file");
  if (status.type() != fs::file_type::regular)
    return file_fault(Errc::not_a_plugin, name, "bukan berkas biasa", "not a regular file");
  const std::uintmax_t size = fs::file_size(file, ec);
  if (ec) return unreadable(name, ec);
  if (size > max_plugin_bytes)
    return file_fault(Errc::not_a_plugin,
                      name,
                      "{} byte, plugin paling besar {} byte",
                      "{} bytes, a plugin has at most {} bytes",
                      {std::uint64_t{size}, std::uint64_t{max_plugin_bytes}});

  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::ifstream in(file, std::ios::binary);
  if (!in) return unreadable(name, std::make_error_code(std::errc::permission_denied));
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  // A file that shrank meanwhile is judged by what is left of it.
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

// dlerror()'s words, which Boost.DLL wraps into words of its own; the file's name stands before
// them already.
std::string reason_of(const std::system_error& error, const std::string& file) {
  constexpr std::string_view before = "dlerror system message: ";
  constexpr std::string_view behind = "): ";
  std::string words = error.what();
  if (const auto begin = words.find(before); begin != std::string::npos) {
    words.erase(0, begin + before.size());
    words.erase(std::min(words.rfind(behind), words.size()));
  }
  if (words.starts_with(file + ": ")) words.erase(0, file.size() + 2);
  return words;
}

// What the entry gives. The library's code stays mapped: RTLD_NODELETE, which Boost.DLL hands
// through, outlives the handle. Unloading C++ is not dependable, and our pointers live for ever.
Result<const kinerja_plugin*> load_and_ask(const fs::path& file, const std::string& name) {
  namespace dll = boost::dll;
  constexpr auto never_unload = static_cast<dll::load_mode::type>(RTLD_NODELETE);
  try {
    // The overload that throws, because only its message has dlerror()'s words.
    const dll::shared_library library(
        file, dll::load_mode::rtld_now | dll::load_mode::rtld_local | never_unload);
    return library.get<const kinerja_plugin*(std::uint32_t)>(KINERJA_ENTRY_NAME)(KINERJA_ABI);
  } catch (const std::system_error& error) {
    return file_fault(Errc::not_a_plugin,
                      name,
                      "tidak bisa dimuat: {}",
                      "can't be loaded: {}",
                      {reason_of(error, file.string())});
  } catch (...) {
    return file_fault(Errc::plugin_failed,
                      name,
                      "{} melempar exception",
                      "{} threw an exception",
                      {KINERJA_ENTRY_NAME});
  }
}

}  // namespace

class PluginLibraryLoader {
 public:
  static std::unique_ptr<PluginLibrary> make(fs::path file,
                                             std::string sha256,
                                             CheckedPlugin checked,
                                             std::unique_ptr<PluginCode> code) {
    auto library = std::unique_ptr<PluginLibrary>(new PluginLibrary);
    library->code_ = std::move(code);
    library->file_ = std::move(file);
    library->sha256_ = std::move(sha256);
    library->id_ = view_of(checked.table.id);
    library->version_ = view_of(checked.table.version);
    library->vendor_ = view_of(checked.table.vendor);
    library->license_ = view_of(checked.table.license);
    library->abi_ = checked.table.abi;
    library->needs_ = checked.table.needs;
    library->flags_ = checked.table.flags;
    library->texts_json_ = view_of(checked.table.texts);
    library->texts_ = std::move(checked.texts);
    library->sources_ = std::move(checked.sources);
    library->methods_ = std::move(checked.methods);
    library->exporters_ = std::move(checked.exporters);
    return library;
  }
};

Result<std::unique_ptr<PluginLibrary>> PluginLibrary::open(const fs::path& file) {
  // A bare name would go through the dynamic loader's own search.
  std::error_code ec;
  const fs::path absolute = fs::absolute(file, ec).lexically_normal();
  if (ec) return unreadable(file.string(), ec);
  return open_as(absolute, absolute.string());
}

Result<std::unique_ptr<PluginLibrary>> PluginLibrary::open_as(const fs::path& file,
                                                              const std::string& name) {
  KINERJA_TRY(bytes, read_whole(file, name));
  KINERJA_CHECK(check_elf(bytes, name));
  Sha256 hash;  // of the very bytes that were checked
  hash.add(bytes);
  KINERJA_TRY(table, load_and_ask(file, name));
  KINERJA_TRY(checked, check_plugin_table(table, name));
  return PluginLibraryLoader::make(name, hash.hex(), std::move(checked), nullptr);
}

Result<std::unique_ptr<PluginLibrary>> PluginLibrary::behind(const kinerja_plugin& table,
                                                             fs::path file,
                                                             std::string sha256,
                                                             std::unique_ptr<PluginCode> code) {
  KINERJA_TRY(checked, check_plugin_table(&table, file.string()));
  return PluginLibraryLoader::make(
      std::move(file), std::move(sha256), std::move(checked), std::move(code));
}

}  // namespace kinerja
