#include "checking/sanitizers.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

namespace kinerja::checking {
namespace {

namespace fs = std::filesystem;

constexpr const char* flags =
    "-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g -O1";

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  std::array<char, 4'096> room{};
  while (const std::size_t got = std::fread(room.data(), 1, room.size(), pipe))
    out.append(room.data(), got);
  pclose(pipe);
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

std::string for_a_shell(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

fs::path find_library(const fs::path& folder, const std::string& name) {
  std::error_code ec;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ec))
    if (entry.path().filename() == name && entry.is_regular_file(ec)) return entry.path();
  return {};
}

std::string last_lines(const fs::path& file) {
  constexpr std::size_t most = 2'000;
  std::ifstream in(file);
  std::string all(std::istreambuf_iterator<char>(in), {});
  return all.size() > most ? all.substr(all.size() - most) : all;
}

}  // namespace

Result<SanitizedBuild> build_with_sanitizers(const Request& request) {
  std::string pattern = (fs::temp_directory_path() / "kinerja-check-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr)
    return fail(Errc::io,
                text("tidak bisa membuat folder sementara", "can't make a temporary folder"));
  const fs::path out = pattern;
  const fs::path log = out / "build.log";
  std::string build = request.build;
  if (build.empty())
    build =
        "cmake -S . -B \"$OUT/build\" -DCMAKE_BUILD_TYPE=Debug \"-DCMAKE_C_FLAGS=$CFLAGS\" "
        "\"-DCMAKE_CXX_FLAGS=$CXXFLAGS\" \"-DCMAKE_MODULE_LINKER_FLAGS=$LDFLAGS\" "
        "\"-DCMAKE_SHARED_LINKER_FLAGS=$LDFLAGS\" && cmake --build \"$OUT/build\"";
  const std::string command = "cd " + for_a_shell(request.source.string()) +
                              " && export OUT=" + for_a_shell(out.string()) +
                              " CFLAGS=" + for_a_shell(flags) + " CXXFLAGS=" + for_a_shell(flags) +
                              " LDFLAGS=-fsanitize=address,undefined && ( " + build + " ) >" +
                              for_a_shell(log.string()) + " 2>&1";
  const int status = std::system(command.c_str());
  if (status != 0)
    return fail(Errc::io,
                text("pembangunan dengan sanitizer gagal:\n{}",
                     "the build with sanitizers failed:\n{}",
                     {last_lines(log)}));
  SanitizedBuild built;
  built.library = find_library(out, request.file.filename().string());
  if (built.library.empty())
    return fail(Errc::not_found,
                text("pembangunan tidak menghasilkan {}",
                     "the build made no {}",
                     {request.file.filename().string()}));
  const std::string run_time = output_of("cc -print-file-name=libasan.so");
  built.environment = {"LD_PRELOAD=" + run_time,
                       "ASAN_OPTIONS=detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_abort=0:"
                       "allow_user_segv_handler=1:abort_on_error=1",
                       "UBSAN_OPTIONS=print_stacktrace=1"};
  return built;
}

}  // namespace kinerja::checking
