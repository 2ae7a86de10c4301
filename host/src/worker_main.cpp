// The program kinerja-worker, started by kinerja and not by hand. A process of its own, so that
// what runs in it is shut in where nothing of the host is:
//
//   kinerja-worker serve            plugin code
//   kinerja-worker check ...        one test of `kinerja plugin check`, which may end the process
//   kinerja-worker run-program ...  becomes a program that a source reads from

#include <kinerja/core/checking.hpp>
#include <kinerja/core/run_program.hpp>
#include <kinerja/core/version.hpp>
#include <kinerja/core/worker_main.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

int main(int argc, char** argv) {
  const std::string_view task = argc > 1 ? argv[1] : "";
  if (task == "serve" && argc == 2) return kinerja::serve_as_worker();
  if (task == "check") return kinerja::checking::check_child(argc - 1, argv + 1);
  if (task == "run-program") {
    const std::vector<std::string> arguments(argv + 2, argv + argc);
    return kinerja::run_program(arguments);
  }
  std::fprintf(stderr,
               "kinerja-worker %s: dijalankan oleh kinerja, bukan dengan tangan (started by "
               "kinerja, not by hand)\n",
               KINERJA_VERSION);
  return 2;
}
