#include <kinerja/plugin.hpp>

#include <optional>

// The mean of several scores, in which the lowest one counts several times: strength in one thing
// does not hide weakness in another.
struct Weakest : kinerja::Method {
  static constexpr kinerja::Info info{
      "org.example.weakest",
      "Yang terlemah lebih berat",
      "Rata-rata beberapa nilai; yang terendah dihitung beberapa kali.",
      R"({"type": "object", "additionalProperties": false, "properties": {
            "times": {"title": "Bobot nilai terendah", "type": "number", "minimum": 1,
                      "default": 2}}})"};
  static constexpr kinerja::Step steps[] = {
      {"part", KINERJA_REF_INPUT, "{ref}: {a}"},
      {"lowest", KINERJA_REF_INPUT, "{ref} yang terendah: {a}, dihitung {b} kali"},
      {"score", KINERJA_REF_NONE, "{a} dibagi {b} menjadi {result}"}};

  explicit Weakest(kinerja::Config config) : times_(config.number("times", 2)) {}

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    kinerja::Exact sum = 0;
    kinerja::Exact weight = 0;
    std::optional<kinerja::Input> lowest;
    for (std::uint32_t i = 0; i < employee.inputs(); ++i) {
      const kinerja::Input input = employee.input(i);
      if (!input.has()) return kinerja::Score::missing("Ada nilai yang belum lengkap.");
      trail.step("part", input, input.score(), 0, input.score());
      sum += input.value();
      weight += 1;
      if (!lowest || input.value() < lowest->value()) lowest = input;
    }
    if (!lowest) return kinerja::Score::missing("Tidak ada nilai yang dibandingkan.");
    trail.step("lowest", *lowest, lowest->score(), times_, lowest->score());
    sum += (times_ - 1) * lowest->value();
    weight += times_ - 1;
    trail.step("score", kinerja::Ref::none(), sum, weight, sum / weight);
    return kinerja::Score(sum / weight);
  }

 private:
  kinerja::Exact times_;
};

KINERJA_PLUGIN(Weakest)
