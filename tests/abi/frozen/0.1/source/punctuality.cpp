#include <kinerja/plugin.hpp>

#include <algorithm>

// Services that were done on time, against the number that was planned, in percent.
struct Punctuality : kinerja::Method {
  static constexpr kinerja::Info info{
      "org.example.punctuality",
      "Ketepatan waktu layanan",
      "Layanan yang selesai tepat waktu terhadap sasaran, rata-rata menurut bobot.",
      R"({"type": "object", "additionalProperties": false, "properties": {
            "cap": {"title": "Batas atas", "type": "number", "minimum": 100, "default": 120}}})"};
  static constexpr kinerja::Step steps[] = {
      {"goal", KINERJA_REF_GOAL, "{ref}: {a} dari {b} tepat waktu, nilai {result}"},
      {"score", KINERJA_REF_NONE, "{a} dibagi bobot {b} menjadi {result}"}};

  explicit Punctuality(kinerja::Config config) : cap_(config.number("cap", 120)) {}

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    kinerja::Exact sum = 0;
    kinerja::Exact weight = 0;
    for (const kinerja::Goal goal : employee.goals()) {
      if (!goal.has_actual() || !goal.has_target() || goal.target() <= 0) continue;
      const auto percent = 100 * goal.value() / kinerja::Exact(goal.target());
      const auto part = std::min(cap_, percent);
      trail.step("goal", goal, goal.actual(), goal.target(), part);
      sum += part * kinerja::Exact(goal.weight());
      weight += kinerja::Exact(goal.weight());
    }
    if (weight.is_zero()) return kinerja::Score::missing("Tidak ada layanan yang tercatat.");
    trail.step("score", kinerja::Ref::none(), sum, weight, sum / weight);
    return kinerja::Score(sum / weight);
  }

 private:
  kinerja::Exact cap_;
};

KINERJA_PLUGIN(Punctuality)
