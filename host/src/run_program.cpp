// The program kinerja-run-program: what kinerja starts a source's program through. A process of its
// own, so that the sandbox is made where nothing of the host is.

#include "programs/run_program.hpp"

#include <string>
#include <vector>

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return kinerja::run_program(arguments);
}
