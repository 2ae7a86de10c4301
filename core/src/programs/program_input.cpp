#include "programs/program_input.hpp"

#include <boost/json/serialize.hpp>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::string_view secret_key = "$secret";

Error broken(std::string_view what) {
  return fail(Errc::io, text("{}: {}", "{}: {}", {what, std::generic_category().message(errno)}));
}

// A file in memory that nobody can change any more.
Result<Descriptor> file_of(const char* name, std::string_view bytes) {
  Descriptor file(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!file) return broken("memfd_create");
  while (!bytes.empty()) {
    const ssize_t n = ::write(file.get(), bytes.data(), bytes.size());
    if (n <= 0) return broken(name);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  constexpr int all = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
  if (::lseek(file.get(), 0, SEEK_SET) != 0 || ::fcntl(file.get(), F_ADD_SEALS, all) != 0)
    return broken(name);
  return file;
}

// Puts the values in the place of {"$secret": NAME}, and remembers them. False: one is missing.
bool fill_in_secrets(json::value& value,
                     const FindSecret& find_secret,
                     std::vector<std::string>& secrets) {
  if (auto* list = value.if_array()) {
    for (json::value& one : *list)
      if (!fill_in_secrets(one, find_secret, secrets)) return false;
    return true;
  }
  auto* object = value.if_object();
  if (object == nullptr) return true;
  if (const auto* name = object->if_contains(secret_key); name != nullptr && name->is_string()) {
    auto secret = find_secret(std::string_view(name->get_string()));
    if (!secret) return false;
    secrets.push_back(*secret);
    value = json::string(*secret);
    return true;
  }
  for (auto& member : *object)
    if (!fill_in_secrets(member.value(), find_secret, secrets)) return false;
  return true;
}

std::vector<std::string> order_of(const ProgramUse& program,
                                  const ProgramLauncher& launcher,
                                  const std::string& private_folder,
                                  bool state) {
  std::vector<std::string> words = launcher;
  const auto add = [&](std::string name, std::string value) {
    words.push_back(std::move(name));
    words.push_back(std::move(value));
  };
  const auto file = [](int number) { return "/proc/self/fd/" + std::to_string(number); };
  add("--folder", program.folder.string());
  add("--private", private_folder);
  add("--cpu", std::to_string(program.seconds));
  for (const std::uint16_t port : program.ports) add("--port", std::to_string(port));
  words.emplace_back("--");
  words.insert(words.end(), program.command.begin(), program.command.end());
  add("--config", file(first_program_file));
  if (state) add("--state", file(first_program_file + 1));
  return words;
}

}  // namespace

Result<void> ProgramInput::PrivateFolder::make() {
  std::string name = (std::filesystem::temp_directory_path() / "kinerja-program-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return broken(name);
  path_ = std::move(name);
  return {};
}

ProgramInput::PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

Result<std::unique_ptr<ProgramInput>> ProgramInput::start(const NamedInput& input,
                                                          const ProgramLauncher& launcher,
                                                          std::string_view cursor,
                                                          const FindSecret& find_secret,
                                                          const StopSource& stop,
                                                          ProgramLog log) {
  const ProgramUse& use = *input.program;
  if (launcher.empty())
    return fail(Errc::unsupported,
                text("di sini tidak ada yang dapat menjalankan program; pasang kinerja secara utuh",
                     "nothing here can run programs; install kinerja as a whole"));
  ProgramStart start;
  json::value settings = use.settings;
  if (!fill_in_secrets(settings, find_secret, start.secrets))
    return fail(Errc::invalid_config,
                text("pengaturan program memerlukan rahasia yang tidak ada",
                     "the program's settings need a secret that is not there"));
  KINERJA_TRY(config, file_of("config.json", json::serialize(settings)));
  KINERJA_TRY(state, file_of("state.json", cursor));
  std::unique_ptr<ProgramInput> made(new ProgramInput());
  KINERJA_CHECK(made->folder_.make());
  start.command = order_of(use, launcher, made->folder_.path(), !cursor.empty());
  start.environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8"};
  start.files = {config.get()};
  if (!cursor.empty()) start.files.push_back(state.get());
  start.name = input.shown();
  start.limits.in_all = std::chrono::seconds(use.seconds);
  start.limits.silence = std::chrono::seconds(use.silence_seconds);
  KINERJA_TRY(program, ChildProgram::start(std::move(start), stop, std::move(log)));
  made->program_ = std::move(program);
  return made;
}

}  // namespace kinerja
