// A number and perhaps a grade for a word or another number: the tables of a regulation.

#include <kinerja/cpp/segments.hpp>
#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using kinerja::Constant;

/// What is looked up: a word, a number, or both.
template <class Number>
struct Subject {
  kinerja::Ref ref;
  std::string_view word;
  std::optional<Number> number;
  int place = 0;  // of a grade, counted from the lowest
  int places = 0;
};

/// What was found for it; `step` says how, and a and b what the trail shows.
template <class Number>
struct Found {
  std::string_view step;
  Number a;
  Number b;
  Number value;
  int grade = -1;
};

class Lookup : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.lookup", "NAME", "ABOUT", schema_json};
  static constexpr bool inputs_alone = true;
  static constexpr kinerja::Step steps[] = {
      {"rounded_before", KINERJA_REF_INPUT, "STEP_ROUNDED_BEFORE"},
      {"rounded_before", KINERJA_REF_ATTRIBUTE, "STEP_ROUNDED_BEFORE"},
      {"grade_word", KINERJA_REF_INPUT, "STEP_GRADE_WORD"},
      {"word", KINERJA_REF_ATTRIBUTE, "STEP_WORD"},
      {"line", KINERJA_REF_INPUT, "STEP_LINE"},
      {"line", KINERJA_REF_ATTRIBUTE, "STEP_LINE"},
      {"lowest", KINERJA_REF_INPUT, "STEP_LOWEST"},
      {"lowest", KINERJA_REF_ATTRIBUTE, "STEP_LOWEST"},
      {"same", KINERJA_REF_INPUT, "STEP_SAME"},
      {"same", KINERJA_REF_ATTRIBUTE, "STEP_SAME"},
      {"place", KINERJA_REF_ATTRIBUTE, "STEP_PLACE"},
      {"otherwise", KINERJA_REF_INPUT, "STEP_OTHERWISE"},
      {"otherwise", KINERJA_REF_ATTRIBUTE, "STEP_OTHERWISE"},
      {"rounded", KINERJA_REF_NONE, "STEP_ROUNDED"},
      {"grade", KINERJA_REF_GRADE, "STEP_GRADE"},
  };

  explicit Lookup(const kinerja::MethodSetup& setup)
      : segments_(setup, setup.config()["segments"], "/segments"),
        read_decimals_(setup.config().integer("read_decimals", -1)),
        decimals_(setup.config().integer("decimals", -1)) {
    if (setup.config().has("otherwise"))
      otherwise_ = Constant(setup.config().number("otherwise", 0));
    read_kind(setup);
    for (const auto& [word, number] : setup.config()["words"].members())
      words_.emplace(word, Constant(number.number()));
    read_grades(setup);
    check_sense(setup);
  }

  const std::vector<std::string>& grades() const { return order_; }

  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    Subject<Number> subject;
    if (std::string reason = find_subject(employee, subject); !reason.empty())
      return kinerja::Score::missing(std::move(reason));
    if (subject.number && read_decimals_ >= 0) {
      const Number rounded = subject.number->rounded(read_decimals_);
      if (trail.on() && rounded != *subject.number)
        trail.step("rounded_before", subject.ref, *subject.number, 0, rounded);
      subject.number = rounded;
    }
    std::optional<Found<Number>> found = look_up(subject);
    if (!found && otherwise_)
      found = Found<Number>{
          "otherwise", subject.number.value_or(Number(0)), 0, otherwise_->as<Number>()};
    if (!found) return kinerja::Score::missing("NOT_LISTED: " + shown(subject));
    trail.step(found->step, subject.ref, found->a, found->b, found->value);

    const Number score = found->value.rounded(decimals_);
    if (trail.on() && score != found->value)
      trail.step("rounded", kinerja::Ref::none(), found->value, 0, score);
    if (found->grade >= 0)
      trail.step(
          "grade", kinerja::Ref::grade(static_cast<std::uint32_t>(found->grade)), score, 0, score);
    return kinerja::Score(score, found->grade);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const { return 4; }

 private:
  enum class Kind { score, grade, attribute };

  void read_kind(const kinerja::MethodSetup& setup) {
    const std::uint32_t inputs = setup.inputs().size();
    const std::string kind = setup.config().text("read", inputs == 0 ? "attribute" : "score");
    kind_ = kind == "attribute" ? Kind::attribute : (kind == "grade" ? Kind::grade : Kind::score);
    if (kind_ == Kind::attribute) {
      if (inputs != 0) setup.mistake("/read", "INPUTS_UNUSED: " + kinerja::listed(setup.inputs()));
      if (setup.attributes().size() != 1)
        setup.mistake("", "ONE_ATTRIBUTE: " + std::to_string(setup.attributes().size()));
      else
        name_ = setup.attributes()[0];
      return;
    }
    if (inputs != 1) {
      setup.mistake("", "ONE_INPUT: " + std::to_string(inputs));
      return;
    }
    name_ = setup.inputs()[0];
    const kinerja::TextView words = setup.input_grades(0);
    for (std::uint32_t i = 0; i < words.size(); ++i) input_grades_.emplace_back(words[i]);
    if (kind_ != Kind::grade) return;
    if (words.size() == 0) setup.mistake("/read", "NO_INPUT_GRADES: " + name_);
    for (const char* const key : {"words", "grades"})
      for (const auto& [word, value] : setup.config()[key].members())
        if (words.size() != 0 && words.find(word) < 0)
          setup.mistake(kinerja::pointer_to(key, word),
                        "WORD_UNKNOWN: " + word + " (" + kinerja::listed(words) + ")");
  }

  // The grades of this node: as ordered, or as the segments name them.
  void read_grades(const kinerja::MethodSetup& setup) {
    const std::vector<std::string> order = setup.config()["order"].texts();
    const auto grades = setup.config()["grades"].members();
    order_ = order.empty() ? segments_.grades() : order;
    for (std::size_t i = 0; i < order.size(); ++i)
      if (std::find(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(i), order[i]) !=
          order.begin() + static_cast<std::ptrdiff_t>(i))
        setup.mistake(kinerja::pointer_to("order", i), "GRADE_TWICE: " + order[i]);
    if (!grades.empty() && order.empty()) {
      setup.mistake("/order", "ORDER_ABSENT");
      return;
    }
    for (const auto& [word, grade] : grades) {
      const int place = place_in_order(grade.text());
      if (place < 0)
        setup.mistake(kinerja::pointer_to("grades", word), "NOT_IN_ORDER: " + grade.text());
      grades_.emplace(word, place);
    }
    for (const std::string& grade : segments_.grades()) {
      const int place = place_in_order(grade);
      if (place < 0) setup.mistake("/segments", "NOT_IN_ORDER: " + grade);
      segment_grades_.push_back(place);
    }
  }

  // Settings that could never have an effect are mistakes of whoever wrote them.
  void check_sense(const kinerja::MethodSetup& setup) const {
    if (kind_ == Kind::score && !words_.empty()) setup.mistake("/words", "WORDS_NEED_A_WORD");
    if (kind_ == Kind::score && !grades_.empty()) setup.mistake("/grades", "WORDS_NEED_A_WORD");
    if (kind_ == Kind::grade && !segments_.empty())
      setup.mistake("/segments", "SEGMENTS_NEED_A_NUMBER");
  }

  int place_in_order(std::string_view grade) const {
    const auto found = std::find(order_.begin(), order_.end(), grade);
    return found == order_.end() ? -1 : static_cast<int>(found - order_.begin());
  }

  // Fills `subject`, or gives the reason why there is none.
  template <class Number>
  std::string find_subject(const kinerja::Employee& employee, Subject<Number>& subject) const {
    if (kind_ == Kind::attribute) {
      const kinerja::Attribute attribute = employee.attribute(0);
      subject.ref = attribute;
      if (!attribute.has()) return "ATTRIBUTE_MISSING: " + name_;
      subject.word = attribute.word();
      if (attribute.is_number()) subject.number = Number(attribute.number());
      return {};
    }
    const kinerja::Input input = employee.input(0);
    subject.ref = input;
    if (!input.has()) return "INPUT_MISSING: " + name_;
    subject.number = input.value<Number>();
    if (kind_ == Kind::score) return {};
    const int grade = input.grade();
    if (grade < 0 || grade >= static_cast<int>(input_grades_.size()))
      return "GRADE_MISSING: " + name_;
    subject.word = input_grades_[static_cast<std::size_t>(grade)];
    subject.place = grade + 1;
    subject.places = static_cast<int>(input_grades_.size());
    return {};
  }

  // A word that is listed goes before the number that it may also be.
  template <class Number>
  std::optional<Found<Number>> look_up(const Subject<Number>& subject) const {
    const auto graded = grades_.find(subject.word);
    const int grade = graded == grades_.end() ? -1 : graded->second;
    if (const auto word = words_.find(subject.word); word != words_.end())
      return Found<Number>{kind_ == Kind::grade ? "grade_word" : "word",
                           subject.place,
                           subject.places,
                           word->second.template as<Number>(),
                           grade};
    if (!segments_.empty()) return along_segments(subject, grade);
    if (!words_.empty()) return std::nullopt;
    if (subject.number) return Found<Number>{"same", *subject.number, 0, *subject.number, grade};
    if (grade < 0) return std::nullopt;
    return Found<Number>{"place", 0, order_.size(), grade + 1, grade};
  }

  template <class Number>
  std::optional<Found<Number>> along_segments(const Subject<Number>& subject, int grade) const {
    if (!subject.number) return std::nullopt;
    const auto found = segments_.at(*subject.number);
    if (!found) return std::nullopt;
    const std::optional<Constant>& from = segments_.from_constant(found->index);
    if (grade < 0 && found->grade >= 0)
      grade = segment_grades_[static_cast<std::size_t>(found->grade)];
    return Found<Number>{from ? "line" : "lowest",
                         *subject.number,
                         from ? from->template as<Number>() : Number(0),
                         found->value,
                         grade};
  }

  template <class Number>
  static std::string shown(const Subject<Number>& subject) {
    if (!subject.word.empty() || !subject.number) return std::string(subject.word);
    return kinerja::number_text(subject.number->to_finite_double());
  }

  Kind kind_ = Kind::score;
  std::string name_;  // of the input or the attribute
  std::vector<std::string> input_grades_;
  std::map<std::string, Constant, std::less<>> words_;
  kinerja::Segments segments_;
  std::vector<std::string> order_;                  // the grades, lowest first
  std::map<std::string, int, std::less<>> grades_;  // word to place in order_
  std::vector<int> segment_grades_;                 // by grade of the segments: place in order_
  std::optional<Constant> otherwise_;
  int read_decimals_;
  int decimals_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.lookup", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Lookup)
