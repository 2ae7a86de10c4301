// The program kinerja-worker. The host starts it for each plugin that shall not run in the host's own
// process; it is of no use by hand.

#include <kinerja/core/version.hpp>
#include <kinerja/core/worker_main.hpp>

#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "serve") return kinerja::serve_as_worker();
  std::fprintf(stderr,
               "kinerja-worker %s: dijalankan oleh kinerja, bukan dengan tangan (started by "
               "kinerja, not by hand)\n",
               KINERJA_VERSION);
  return 2;
}
