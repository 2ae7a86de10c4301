#include <kinerja/core/config.hpp>

#include "config/cycle_parts.hpp"
#include "config/program_schema.hpp"
#include "config/schema_check.hpp"
#include "config/words.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <charconv>

namespace kinerja {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::string_view secret_key = "$secret";

std::int64_t whole_in(const json::object& parent, std::string_view key, std::int64_t fallback) {
  const auto* value = parent.if_contains(key);
  return value && value->is_int64() ? value->get_int64() : fallback;
}

// The texts of a list; what is none has been reported.
std::vector<std::string> texts_in(const json::object& parent, std::string_view key) {
  std::vector<std::string> words;
  const auto* list = parent.if_contains(key);
  if (list == nullptr || !list->is_array()) return words;
  words.reserve(list->get_array().size());
  for (const json::value& word : list->get_array())
    words.emplace_back(word.is_string() ? std::string_view(word.get_string()) : "");
  return words;
}

// The port of "api.example.go.id:443"; 0: it is no such thing.
std::uint16_t port_of(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return 0;
  const std::string_view digits = host.substr(colon + 1);
  std::uint16_t port = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? port : 0;
}

void read_network(ProgramUse& program, const std::string& pointer, MistakeList& mistakes) {
  for (std::size_t i = 0; i < program.hosts.size(); ++i) {
    const std::string& host = program.hosts[i];
    if (host.empty()) continue;
    const std::uint16_t port = port_of(host);
    if (port == 0)
      mistakes.add(below(below(pointer, "network"), i),
                   text("Tujuan jaringan {} harus berbentuk host:port (contoh: "
                        "api.example.go.id:443).",
                        "The network destination {} must have the form host:port (for example: "
                        "api.example.go.id:443).",
                        {in_quotes(host)}));
    else if (std::find(program.ports.begin(), program.ports.end(), port) == program.ports.end())
      program.ports.push_back(port);
  }
}

// A program reads all of its folder; ledger, settings and secrets usually lie around the cycle
// file.
void check_folder(const ProgramUse& program,
                  const std::string& pointer,
                  const fs::path& cycle_folder,
                  InputFiles files,
                  MistakeList& mistakes) {
  std::error_code ec;
  if (files == InputFiles::must_exist && !fs::is_directory(program.folder, ec)) {
    mistakes.add(below(pointer, "folder"),
                 text("Folder program {} tidak ada. Periksa namanya.",
                      "The program's folder {} does not exist. Check its name.",
                      {in_quotes(program.folder.string())}));
    return;
  }
  const fs::path own = fs::weakly_canonical(program.folder, ec);
  const fs::path cycle = fs::weakly_canonical(cycle_folder, ec);
  const auto [rest, unused] = std::mismatch(own.begin(), own.end(), cycle.begin(), cycle.end());
  if (rest == own.end() || (std::next(rest) == own.end() && rest->empty()))
    mistakes.add(below(pointer, "folder"),
                 text("Folder program {} memuat berkas siklus ini, sehingga program dapat membaca "
                      "data di sekitarnya. Beri program itu folder sendiri.",
                      "The program's folder {} holds this cycle file, so the program could read "
                      "the data around it. Give the program a folder of its own.",
                      {in_quotes(program.folder.string())}));
}

// Calls `use` with the name and place of each {"$secret": NAME}.
template <class Use>
void each_secret(const json::value& value, const std::string& pointer, Use&& use) {
  if (const auto* list = value.if_array()) {
    for (std::size_t i = 0; i < list->size(); ++i) each_secret((*list)[i], below(pointer, i), use);
  } else if (const auto* object = value.if_object()) {
    const auto* secret = object->if_contains(secret_key);
    if (secret != nullptr) return use(*secret, object->size() == 1, pointer);
    for (const auto& member : *object)
      each_secret(member.value(), below(pointer, member.key()), use);
  }
}

}  // namespace

ProgramUse read_program(const json::value& entry,
                        const std::string& pointer,
                        const fs::path& folder,
                        InputFiles files,
                        MistakeList& mistakes) {
  json::value filled = entry;
  std::vector<Schema::Fault> faults;
  const json::value schema = json::parse(program_schema_json);
  check_value(schema.get_object(), filled, {pointer, text("program ini", "this program")}, faults);
  for (Schema::Fault& fault : faults) mistakes.add(fault.pointer, std::move(fault.message));
  const json::object& object = filled.get_object();
  ProgramUse program;
  program.command = texts_in(object, "program");
  const std::string_view words = string_in(object, "folder");
  program.settings = object_in(object, "settings");
  program.hosts = texts_in(object, "network");
  program.seconds = whole_in(object, "seconds", program.seconds);
  program.silence_seconds = whole_in(object, "silence_seconds", program.silence_seconds);
  read_network(program, pointer, mistakes);
  if (!words.empty()) {
    program.folder = (folder / fs::path(words)).lexically_normal();
    check_folder(program, pointer, folder, files, mistakes);
  }
  return program;
}

void check_secrets_of_program(const ProgramUse& program,
                              const std::vector<NamedSecret>& secrets,
                              const std::string& pointer,
                              MistakeList& mistakes) {
  std::vector<std::string_view> names;
  names.reserve(secrets.size());
  for (const NamedSecret& secret : secrets) names.push_back(secret.name);
  each_secret(program.settings,
              below(pointer, "settings"),
              [&](const json::value& name, bool alone, const std::string& here) {
                if (!name.is_string() || !alone) {
                  mistakes.add(here,
                               text("Rahasia ditulis {\"$secret\": \"NAMA\"}, tanpa isi lain.",
                                    "A secret is written {\"$secret\": \"NAME\"}, and nothing "
                                    "else."));
                  return;
                }
                const std::string_view wanted = name.get_string();
                if (std::find(names.begin(), names.end(), wanted) != names.end()) return;
                mistakes.add(here,
                             text("Rahasia {} tidak ada pada \"secrets\" sumber ini.{}",
                                  "There is no secret {} under \"secrets\" of this source.{}",
                                  {in_quotes(wanted), suggestion(wanted, names)}));
              });
}

}  // namespace kinerja
