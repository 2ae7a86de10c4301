// A method of the C++ layer that throws: a sentence for those whose figure is below 90, and
// something that is no exception for those below 70.
#include <kinerja/plugin.hpp>

#include <stdexcept>

struct Throws : kinerja::Method {
  static constexpr kinerja::Info info{"org.example.throws", "Melempar", "Untuk uji."};

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail&) const {
    for (const kinerja::Goal goal : employee.goals()) {
      if (goal.target() != 100) continue;
      if (goal.actual() < 70) throw 42;
      if (goal.actual() < 90) throw std::runtime_error("Berkas acuan hilang.");
    }
    return kinerja::Score(75);
  }
};
KINERJA_PLUGIN(Throws)
