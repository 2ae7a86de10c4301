#include <kinerja/core/goal_check.hpp>
#include <kinerja/method.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace kinerja {
namespace {

std::string lower(std::string_view words) {
  std::string out = one_line(words);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// Bytes above ASCII belong to letters.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether `word` stands in `words` as a whole word or words.
bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(words[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == words.size() || !is_letter(words[end]))) return true;
  }
  return false;
}

std::optional<std::string> first_word_of(std::string_view words,
                                         const std::vector<std::string>& list) {
  for (const std::string& word : list)
    if (words.starts_with(word) && (words.size() == word.size() || !is_letter(words[word.size()])))
      return word;
  return std::nullopt;
}

std::optional<std::string> any_word_of(std::string_view words,
                                       const std::vector<std::string>& list) {
  for (const std::string& word : list)
    if (has_word(words, word)) return word;
  return std::nullopt;
}

class GoalChecker {
 public:
  GoalChecker(const Cycle& cycle, const Evidence& evidence)
      : words_(cycle.goal_check), evidence_(evidence), goals_(evidence.goals) {}

  void check(std::size_t person, std::size_t goal, std::vector<GoalHint>& hints) const {
    const auto add = [&](GoalHint::Kind kind, Text what, Text better) {
      hints.push_back({person, goal, kind, std::move(what), std::move(better)});
    };
    check_figures(goal, add);
    check_words(goal, add);
    if (goals_.parent[goal].empty())
      add(GoalHint::Kind::no_parent,
          text("tidak menginduk ke sasaran unit atau misi mana pun",
               "hangs on no goal of the unit and no mission"),
          text("sebutkan sasaran unit atau butir misi yang didukung",
               "name the unit's goal or the mission that it serves"));
  }

 private:
  template <class Add>
  void check_figures(std::size_t goal, const Add& add) const {
    if (goals_.unit_of_measure[goal].empty())
      add(GoalHint::Kind::no_unit,
          text("tanpa satuan", "without a unit of measure"),
          text("tulis apa yang dihitung, misalnya berkas, hari atau persen",
               "say what is counted, such as files, days or percent"));
    if ((goals_.flags[goal] & KINERJA_EV_HAS_TARGET) == 0)
      add(GoalHint::Kind::no_target,
          text("tanpa angka target", "without a figure as target"),
          text("tulis angka yang hendak dicapai pada akhir masa penilaian",
               "write the figure to be reached by the end of the period"));
    if (goals_.direction[goal] == KINERJA_RANGE_IS_BEST &&
        (goals_.flags[goal] & KINERJA_EV_HAS_TARGET_HIGH) == 0)
      add(GoalHint::Kind::no_range_end,
          text("arahnya rentang, tetapi batas atasnya tidak ada",
               "a range is best, but its upper end is missing"),
          text("tulis batas atas, atau pilih makin tinggi atau makin rendah makin baik",
               "write the upper end, or say whether more or less is better"));
    if (goals_.measure_begin[goal] == goals_.measure_begin[goal + 1])
      add(GoalHint::Kind::no_figure,
          text("tidak ada angka yang masuk untuk indikator \"{}\"",
               "no figure came in for the indicator \"{}\"",
               {evidence_.indicators[goals_.indicator[goal]]}),
          text(
              "tentukan sumber angkanya dan siapa yang mengisinya, dengan nama indikator yang sama",
              "settle where the figure comes from and who brings it, under the same indicator"));
  }

  template <class Add>
  void check_words(std::size_t goal, const Add& add) const {
    const std::string title = lower(goals_.title[goal]);
    const std::string indicator = lower(evidence_.indicators[goals_.indicator[goal]]);
    if (const auto word = first_word_of(title.empty() ? indicator : title, words_.activity))
      add(GoalHint::Kind::activity,
          text("\"{}\" menyebut kegiatan, bukan hasil",
               "\"{}\" names an activity, not a result",
               {*word}),
          text("tulis keadaan yang tercapai, misalnya \"laporan selesai tepat waktu\"",
               "write what will be so, such as \"reports are finished in time\""));
    if (const auto word = any_word_of(title + "\n" + indicator, words_.absolute))
      add(GoalHint::Kind::absolute,
          text("kata mutlak \"{}\"", "the absolute word \"{}\"", {*word}),
          text("ganti dengan angka yang dapat dicapai, misalnya 95 persen",
               "write a figure that can be reached, such as 95 percent"));
  }

  const GoalCheckWords& words_;
  const Evidence& evidence_;
  const GoalEvidence& goals_;
};

}  // namespace

std::vector<GoalHint> check_goals(const Cycle& cycle, const Evidence& evidence) {
  const GoalChecker checker(cycle, evidence);
  std::vector<GoalHint> hints;
  for (std::size_t person = 0; person < evidence.size(); ++person)
    for (auto goal = static_cast<std::size_t>(evidence.goals.begin[person]);
         goal < static_cast<std::size_t>(evidence.goals.begin[person + 1]);
         ++goal)
      checker.check(person, goal, hints);
  return hints;
}

const char* kind_word(GoalHint::Kind kind) {
  switch (kind) {
    case GoalHint::Kind::no_unit:
      return "no_unit";
    case GoalHint::Kind::no_target:
      return "no_target";
    case GoalHint::Kind::no_range_end:
      return "no_range_end";
    case GoalHint::Kind::no_figure:
      return "no_figure";
    case GoalHint::Kind::activity:
      return "activity";
    case GoalHint::Kind::absolute:
      return "absolute";
    case GoalHint::Kind::no_parent:
      return "no_parent";
  }
  return "";
}

}  // namespace kinerja
