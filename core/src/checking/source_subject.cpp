#include "checking/subject.hpp"
namespace kinerja::checking { std::unique_ptr<Subject> source_subject(Bench&, const kinerja_source&) { return nullptr; } }
