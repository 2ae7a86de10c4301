// One file, though a long one: what the host does around a single call of a method, and nothing of
// it is of use without the rest.
#include "method_bench.hpp"

#include "sized_host.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <limits>
#include <set>
#include <stdexcept>
#include <string_view>

namespace kinerja::test {
namespace {

std::string_view view_of_text(kinerja_str s) {
  return s.len == 0 ? std::string_view{} : std::string_view{s.ptr, s.len};
}
kinerja_str str_of(const std::string& text) {
  return {text.data(), text.size()};
}

// A column of texts that owns its bytes.
struct TextBlock {
  TextBlock() = default;
  explicit TextBlock(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      begin.push_back(static_cast<std::uint32_t>(bytes.size()));
      bytes += text;
      end.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
  }
  kinerja_strs strs() const { return {bytes.data(), bytes.size(), begin.data(), end.data()}; }

  std::string bytes;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
};

// The host's side of a call: keeps what is reported.
struct BenchCall {
  explicit BenchCall(bool trail = false) {
    raw.struct_size = sizeof raw;
    if (trail) raw.flags = KINERJA_CALL_TRAIL;
    raw.host_data = this;
    raw.stop = [](const kinerja_call*) -> kinerja_status { return KINERJA_OK; };
    raw.fail = [](const kinerja_call* call,
                  kinerja_status code,
                  std::int64_t row,
                  kinerja_str where,
                  kinerja_str message) {
      static_cast<BenchCall*>(call->host_data)
          ->reports.push_back(
              {code, row, std::string(view_of_text(where)), std::string(view_of_text(message))});
    };
    raw.log = [](const kinerja_call*, std::int32_t, kinerja_str) {};
    raw.secret = [](const kinerja_call*, kinerja_str, kinerja_str*) -> kinerja_status {
      return KINERJA_E_CONFIG;
    };
    raw.read = [](const kinerja_call*, kinerja_str, kinerja_bytes*) -> kinerja_status {
      return KINERJA_END;
    };
    raw.fetch = [](const kinerja_call*, const kinerja_fetch*, kinerja_fetched*) -> kinerja_status {
      return KINERJA_E_UNSUPPORTED;
    };
  }
  BenchCall(const BenchCall&) = delete;
  BenchCall& operator=(const BenchCall&) = delete;
  BenchCall(BenchCall&&) = delete;
  BenchCall& operator=(BenchCall&&) = delete;
  ~BenchCall() = default;

  kinerja_call raw{};
  std::vector<BenchReport> reports;
};

std::string with_defaults(const std::string& config, std::string_view schema) {
  boost::json::object settings = boost::json::parse(config).as_object();
  if (schema.empty()) return config;
  const boost::json::value parsed = boost::json::parse(schema);
  if (const auto* properties = parsed.as_object().if_contains("properties"))
    for (const auto& [name, property] : properties->as_object())
      if (const auto* value = property.as_object().if_contains("default"))
        if (!settings.contains(name)) settings[name] = *value;
  return boost::json::serialize(settings);
}

kinerja_status open_with(const kinerja_method* table,
                         const BenchSetup& from,
                         BenchCall& call,
                         void** self) {
  const std::string config = with_defaults(from.config, view_of_text(table->info->config_schema));
  std::vector<std::string> names;
  std::vector<double> lowest;
  std::vector<double> highest;
  for (const BenchAspect& aspect : from.aspects) {
    names.push_back(aspect.name);
    lowest.push_back(aspect.min);
    highest.push_back(aspect.max);
  }
  const TextBlock inputs(from.inputs);
  const TextBlock attributes(from.attributes);
  const TextBlock aspects(names);
  std::vector<TextBlock> blocks;
  std::vector<kinerja_strs> grades;
  std::vector<std::uint32_t> grades_len;
  for (std::size_t i = 0; i < from.inputs.size(); ++i)
    blocks.emplace_back(i < from.input_grades.size() ? from.input_grades[i]
                                                     : std::vector<std::string>{});
  for (const TextBlock& block : blocks) {
    grades.push_back(block.strs());
    grades_len.push_back(static_cast<std::uint32_t>(block.begin.size()));
  }
  kinerja_method_setup setup{};
  setup.struct_size = sizeof setup;
  setup.inputs_len = static_cast<std::uint32_t>(from.inputs.size());
  setup.attributes_len = static_cast<std::uint32_t>(from.attributes.size());
  setup.aspects_len = static_cast<std::uint32_t>(from.aspects.size());
  setup.config = str_of(config);
  setup.inputs = inputs.strs();
  setup.attributes = attributes.strs();
  setup.aspects = aspects.strs();
  setup.aspect_min = lowest.data();
  setup.aspect_max = highest.data();
  setup.input_grades = grades.data();
  setup.input_grades_len = grades_len.data();
  AsHost<kinerja_call> shown_call(call.raw);
  AsHost<kinerja_method_setup> shown(setup);
  return table->open(shown_call.read_only(), shown.read_only(), self);
}

// The columns of a batch, each exactly as long as it may be read, so that the address sanitizer
// sees a method that reads on.
class Columns {
 public:
  Columns(const std::vector<BenchPerson>& people, std::uint32_t inputs, std::uint32_t attributes) {
    const auto n = static_cast<std::uint32_t>(people.size());
    ev_begin_.push_back(0);
    rt_begin_.push_back(0);
    std::vector<std::string> indicator_names;
    for (std::uint32_t i = 0; i < n; ++i) {
      employee_.push_back(1000 + i);
      group_.push_back(people[i].group);
      for (const BenchGoal& goal : people[i].goals) add(goal, indicator_names);
      for (const BenchRating& rating : people[i].ratings) add(rating);
      ev_begin_.push_back(static_cast<std::int32_t>(ev_target_.size()));
      rt_begin_.push_back(static_cast<std::int32_t>(rt_score_.size()));
    }
    std::vector<std::string> fractions;
    add_inputs(people, inputs, fractions);
    exact_ = TextBlock(fractions);
    ev_exact_ = TextBlock(actual_fractions_);
    std::vector<std::string> word_list;
    add_attributes(people, attributes, word_list);
    words_ = TextBlock(word_list);
    indicators_ = TextBlock(indicator_names);
  }

  kinerja_rate_in in() const {
    kinerja_rate_in in{};
    in.struct_size = sizeof in;
    in.n = static_cast<std::uint32_t>(employee_.size());
    in.employee = employee_.data();
    in.group = group_.data();
    in.ev_begin = ev_begin_.data();
    in.ev_indicator = ev_indicator_.data();
    in.ev_aspect = ev_aspect_.data();
    in.ev_target = ev_target_.data();
    in.ev_target_high = ev_target_high_.data();
    in.ev_actual = ev_actual_.data();
    in.ev_weight = ev_weight_.data();
    in.ev_share = ev_share_.data();
    in.ev_direction = ev_direction_.data();
    in.ev_flags = ev_flags_.data();
    in.ev_plan = ev_plan_.data();
    in.ev_exact = ev_exact_.strs();
    in.rt_begin = rt_begin_.data();
    in.rt_aspect = rt_aspect_.data();
    in.rt_rater = rt_rater_.data();
    in.rt_role = rt_role_.data();
    in.rt_score = rt_score_.data();
    in.in_score = in_score_.data();
    in.in_grade = in_grade_.data();
    in.in_status = in_status_.data();
    in.in_exact = exact_.strs();
    in.attr_number = attr_number_.data();
    in.attr_word = attr_word_.data();
    in.attr_flags = attr_flags_.data();
    in.attr_words = words_.strs();
    in.attr_words_len = static_cast<std::uint32_t>(words_.begin.size());
    in.indicators = indicators_.strs();
    in.indicators_len = static_cast<std::uint32_t>(indicators_.begin.size());
    return in;
  }

 private:
  void add(const BenchGoal& goal, std::vector<std::string>& names) {
    ev_indicator_.push_back(static_cast<std::uint32_t>(names.size()));
    names.push_back(goal.indicator);
    ev_aspect_.push_back(goal.aspect);
    ev_plan_.push_back(goal.plan);
    actual_fractions_.push_back(goal.exact);
    ev_target_.push_back(goal.target.value_or(0));
    ev_target_high_.push_back(goal.target_high.value_or(0));
    ev_actual_.push_back(goal.actual.value_or(0));
    ev_weight_.push_back(goal.weight);
    ev_share_.push_back(goal.share);
    ev_direction_.push_back(static_cast<std::uint8_t>(goal.direction));
    unsigned flags = goal.flags;
    if (goal.target) flags |= KINERJA_EV_HAS_TARGET;
    if (goal.target_high) flags |= KINERJA_EV_HAS_TARGET_HIGH;
    if (goal.actual) flags |= KINERJA_EV_HAS_ACTUAL;
    ev_flags_.push_back(static_cast<std::uint8_t>(flags));
  }
  void add(const BenchRating& rating) {
    rt_aspect_.push_back(rating.aspect);
    rt_rater_.push_back(rating.rater);
    rt_role_.push_back(static_cast<std::uint8_t>(rating.role));
    rt_score_.push_back(rating.score);
  }
  void add_inputs(const std::vector<BenchPerson>& people,
                  std::uint32_t inputs,
                  std::vector<std::string>& fractions) {
    for (std::uint32_t k = 0; k < inputs; ++k)
      for (const BenchPerson& person : people) {
        const BenchInput input = k < person.inputs.size() ? person.inputs[k] : BenchInput{};
        in_score_.push_back(input.score.value_or(0));
        in_grade_.push_back(input.grade);
        in_status_.push_back(input.score ? KINERJA_OK : KINERJA_MISSING);
        fractions.push_back(input.exact);
      }
  }
  static std::string written(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
  }
  void add_attributes(const std::vector<BenchPerson>& people,
                      std::uint32_t attributes,
                      std::vector<std::string>& words) {
    for (std::uint32_t k = 0; k < attributes; ++k)
      for (const BenchPerson& person : people) {
        const BenchAttribute value =
            k < person.attributes.size() ? person.attributes[k] : BenchAttribute{};
        const auto* number = std::get_if<double>(&value);
        const auto* word = std::get_if<std::string>(&value);
        attr_number_.push_back(number != nullptr ? *number : 0);
        // Numbers are words too, as somebody wrote them.
        attr_word_.push_back(static_cast<std::uint32_t>(words.size()));
        words.push_back(word != nullptr ? *word : number != nullptr ? written(*number) : "");
        unsigned flags = 0;
        if (number != nullptr || word != nullptr) flags |= KINERJA_ATTR_HAS;
        if (number != nullptr) flags |= KINERJA_ATTR_IS_NUMBER;
        attr_flags_.push_back(static_cast<std::uint8_t>(flags));
      }
  }

  std::vector<std::uint64_t> employee_;
  std::vector<std::uint32_t> group_;
  std::vector<std::int32_t> ev_begin_;
  std::vector<std::uint32_t> ev_indicator_, ev_aspect_, ev_plan_;
  std::vector<double> ev_target_, ev_target_high_, ev_actual_, ev_weight_, ev_share_;
  std::vector<std::uint8_t> ev_direction_, ev_flags_;
  std::vector<std::int32_t> rt_begin_;
  std::vector<std::uint32_t> rt_aspect_, rt_rater_;
  std::vector<std::uint8_t> rt_role_;
  std::vector<double> rt_score_;
  std::vector<double> in_score_;
  std::vector<std::int32_t> in_grade_, in_status_;
  std::vector<double> attr_number_;
  std::vector<std::uint32_t> attr_word_;
  std::vector<std::uint8_t> attr_flags_;
  std::vector<std::string> actual_fractions_;
  TextBlock words_, indicators_, exact_, ev_exact_;
};

// A trail of so much room, exactly.
struct TrailRoom {
  explicit TrailRoom(std::uint32_t cap)
      : row(cap), step(cap), ref(cap), a(cap), b(cap), result(cap) {
    raw.struct_size = sizeof raw;
    raw.cap = cap;
    raw.row = row.data();
    raw.step = step.data();
    raw.ref = ref.data();
    raw.a = a.data();
    raw.b = b.data();
    raw.result = result.data();
  }
  std::vector<std::int32_t> row, step, ref;
  std::vector<double> a, b, result;
  kinerja_trail raw{};
};

std::uint64_t bits(double value) {
  return std::bit_cast<std::uint64_t>(value);
}

Exact value_of(const BenchInput& input) {
  return input.exact.empty() ? Exact(input.score.value_or(0)) : Exact::parse(input.exact);
}

// A double's own value, which is not its shortest decimal.
Exact binary(double value) {
  constexpr int digits = std::numeric_limits<double>::digits;
  int exponent = 0;
  Exact out(static_cast<std::int64_t>(std::ldexp(std::frexp(value, &exponent), digits)));
  for (exponent -= digits; exponent > 0; --exponent) out = out * 2;
  for (; exponent < 0; ++exponent) out = out / 2;
  return out;
}

Near::Told told_of(const BenchInput& input, BenchTold how) {
  constexpr double smallest = 1e-200;  // whose slack is still a number
  if (!input.score || std::fabs(*input.score) < smallest) return {};
  if (how == BenchTold::numbers) {
    if (input.exact.empty()) return {};
    try {
      return Near(Exact::parse(input.exact)).told();
    } catch (const Undecided&) {
      return {};
    }
  }
  // A host tells nothing that would allow another score.
  const double low = (value_of(input) - binary(*input.score)).to_double();
  const double slack = std::fabs(*input.score) * 0x1p-100;
  const double reach = std::fabs(low) + slack;
  if (*input.score + reach != *input.score || *input.score - reach != *input.score) return {};
  return {*input.score, low, slack};
}

// Whether what a method told in numbers allows its value.
bool allows(const BenchRow& told, const Exact& value) {
  if (!told.exact.empty()) return Exact::parse(told.exact) == value;
  if (told.told.slack > 0) {
    const Exact off = binary(told.told.score) + binary(told.told.low) - value;
    return (off.sign() < 0 ? -off : off) <= binary(told.told.slack);
  }
  if (told.told.low == 0) return Exact(told.told.score) == value;
  const Exact bottom(told.told.low);
  return (Exact(told.told.score) * bottom).rounded(0) / bottom == value;
}

void expect_same(const BenchRow& a, const BenchRow& b, const std::string& how) {
  EXPECT_EQ(a.status, b.status) << how;
  EXPECT_EQ(bits(a.score), bits(b.score)) << how << ": " << a.score << " and " << b.score;
  EXPECT_EQ(a.grade, b.grade) << how;
  EXPECT_EQ(a.message, b.message) << how;
}

void collect_titles(const boost::json::value& value, std::set<std::string>& keys) {
  if (const auto* object = value.if_object()) {
    if (const auto* properties = object->if_contains("properties"))
      for (const auto& [name, property] : properties->as_object()) {
        const auto* title = property.as_object().if_contains("title");
        keys.insert(title == nullptr ? "(setting without a title: " + std::string(name) + ")"
                                     : std::string(title->as_string()));
      }
    for (const auto& member : *object) collect_titles(member.value(), keys);
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array) collect_titles(item, keys);
  }
}

}  // namespace

const kinerja_plugin* bench_plugin(const std::string& name) {
  namespace fs = std::filesystem;
  fs::path folder;
  if (const char* given = std::getenv("KINERJA_TEST_PLUGINS"); given != nullptr) folder = given;
  for (fs::path up = fs::read_symlink("/proc/self/exe").parent_path();
       folder.empty() && up != up.root_path();
       up = up.parent_path())
    if (fs::exists(up / "lib/kinerja/plugins")) folder = up / "lib/kinerja/plugins";
  return bench_plugin_file(folder / (name + ".so"));
}

const kinerja_plugin* bench_plugin_file(const std::string& file) {
  void* const library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw std::runtime_error(dlerror());
  const auto entry = reinterpret_cast<kinerja_plugin_entry>(dlsym(library, KINERJA_ENTRY_NAME));
  if (entry == nullptr) throw std::runtime_error(file + " has no entry");
  return entry(host_abi());
}

const kinerja_method* bench_method(const kinerja_plugin* plugin, const std::string& id) {
  for (const kinerja_method* const* at = plugin->methods; *at != nullptr; ++at)
    if (view_of_text((*at)->info->id) == id) return *at;
  throw std::runtime_error("no method " + id);
}

std::vector<std::string> missing_texts(const kinerja_plugin* plugin,
                                       const std::vector<std::string>& more) {
  std::set<std::string> keys(more.begin(), more.end());
  for (const kinerja_method* const* at = plugin->methods; *at != nullptr; ++at) {
    const kinerja_method& method = **at;
    keys.emplace(view_of_text(method.info->name));
    keys.emplace(view_of_text(method.info->about));
    for (std::uint32_t i = 0; i < method.steps_len; ++i)
      keys.emplace(view_of_text(method.steps[i].text));
    collect_titles(boost::json::parse(view_of_text(method.info->config_schema)), keys);
  }
  std::vector<std::string> missing;
  const boost::json::value texts = boost::json::parse(view_of_text(plugin->texts));
  for (const char* const language : {"id", "en"}) {
    const boost::json::object& here = texts.at(language).as_object();
    const boost::json::object& there = texts.at(language[0] == 'i' ? "en" : "id").as_object();
    for (const std::string& key : keys)
      if (!here.contains(key)) missing.push_back(std::string(language) + ": " + key);
    for (const auto& member : here)
      if (!there.contains(member.key()))
        missing.push_back("only " + std::string(language) + ": " + std::string(member.key()));
  }
  return missing;
}

MethodBench::MethodBench(const kinerja_method* table, const BenchSetup& setup)
    : table_(table),
      inputs_(static_cast<std::uint32_t>(setup.inputs.size())),
      attributes_(static_cast<std::uint32_t>(setup.attributes.size())) {
  BenchCall call;
  const kinerja_status status = open_with(table, setup, call, &self_);
  if (status == KINERJA_OK) return;
  std::string message = "open gave " + std::to_string(status);
  for (const BenchReport& report : call.reports)
    message += "; " + report.where + " " + report.message;
  throw std::runtime_error(message);
}

MethodBench::~MethodBench() {
  table_->close(self_);
}

std::vector<BenchReport> MethodBench::mistakes(const kinerja_method* table,
                                               const BenchSetup& setup) {
  BenchCall call;
  void* self = nullptr;
  const kinerja_status status = open_with(table, setup, call, &self);
  if (status == KINERJA_OK) table->close(self);
  EXPECT_EQ(status == KINERJA_OK, call.reports.empty());
  return call.reports;
}

std::vector<std::string> MethodBench::grades() const {
  kinerja_strs words{};
  std::uint32_t len = 0;
  EXPECT_EQ(table_->grades(self_, &words, &len), KINERJA_OK);
  std::vector<std::string> out;
  for (std::uint32_t i = 0; i < len; ++i)
    out.emplace_back(words.bytes + words.begin[i], words.end[i] - words.begin[i]);
  return out;
}

BenchBatch MethodBench::rate(const std::vector<BenchPerson>& people,
                             const BenchOptions& options) const {
  const Columns columns(people, inputs_, attributes_);
  kinerja_rate_in in = columns.in();
  std::vector<double> in_low, in_slack;
  if (options.told != BenchTold::text) {
    for (std::uint32_t k = 0; k < inputs_; ++k)
      for (const BenchPerson& person : people) {
        const BenchInput input = k < person.inputs.size() ? person.inputs[k] : BenchInput{};
        const Near::Told told = told_of(input, options.told);
        in_low.push_back(told.low);
        in_slack.push_back(told.slack);
      }
    in_low.push_back(0);  // so that there is something to point at without inputs
    in_slack.push_back(0);
    in.in_low = in_low.data();
    in.in_slack = in_slack.data();
  }
  std::vector<double> low(people.size() + 1, 0.0), slack(people.size() + 1, 0.0);
  std::vector<double> score(people.size(), 0.0);
  std::vector<std::int32_t> grade(people.size(), -1);
  std::vector<std::int32_t> status(people.size(), KINERJA_MISSING);
  std::uint32_t room = 0;
  for (const BenchPerson& person : people)
    room += table_->trail_per_row(self_,
                                  static_cast<std::uint32_t>(person.goals.size()),
                                  static_cast<std::uint32_t>(person.ratings.size()));
  TrailRoom trail(options.trail_room.value_or(room));
  kinerja_rate_out out{};
  out.struct_size = sizeof out;
  out.n = in.n;
  out.score = score.data();
  out.grade = grade.data();
  out.row_status = status.data();
  AsHost<kinerja_trail> shown_trail(trail.raw);
  out.trail = options.trail ? shown_trail.get() : nullptr;
  if (options.told != BenchTold::text) {
    out.low = low.data();
    out.slack = slack.data();
  }
  std::vector<std::string> exact(people.size());
  out.host_data = &exact;
  out.exact = [](const kinerja_rate_out* to, std::uint32_t row, kinerja_str fraction) {
    static_cast<std::vector<std::string>*>(to->host_data)->at(row) = view_of_text(fraction);
    return static_cast<kinerja_status>(KINERJA_OK);
  };
  BenchCall call(options.trail);
  BenchBatch batch;
  {
    AsHost<kinerja_call> shown_call(call.raw);
    AsHost<kinerja_rate_in> shown_in(in);
    AsHost<kinerja_rate_out> shown_out(out);
    batch.status =
        table_->rate(self_, shown_call.read_only(), shown_in.read_only(), shown_out.read_only());
  }
  trail.raw.len = shown_trail.get()->len;
  if (batch.status != KINERJA_OK) return batch;
  const std::vector<std::string> words = grades();
  for (std::size_t i = 0; i < people.size(); ++i) {
    BenchRow row;
    row.status = status[i];
    row.score = score[i];
    row.exact = exact[i];
    row.told = {score[i], low[i], slack[i]};
    if (grade[i] >= 0) row.grade = words.at(static_cast<std::size_t>(grade[i]));
    batch.rows.push_back(row);
  }
  for (const BenchReport& report : call.reports)
    if (report.row >= 0)
      batch.rows.at(static_cast<std::size_t>(report.row)).message = report.message;
  for (std::uint32_t i = 0; options.trail && i < trail.raw.len; ++i) {
    const kinerja_step& step = table_->steps[trail.step[i]];
    EXPECT_TRUE(i == 0 || trail.row[i] >= trail.row[i - 1]) << "steps of one employee are apart";
    batch.rows.at(static_cast<std::size_t>(trail.row[i]))
        .steps.push_back({std::string(view_of_text(step.text)),
                          step.ref_kind & ~KINERJA_STEP_STANDING,
                          trail.ref[i],
                          trail.a[i],
                          trail.b[i],
                          trail.result[i],
                          (step.ref_kind & KINERJA_STEP_STANDING) != 0});
  }
  return batch;
}

std::vector<BenchRow> MethodBench::rate_all_ways(const std::vector<BenchPerson>& people) const {
  const BenchBatch whole = rate(people);
  EXPECT_EQ(whole.status, KINERJA_OK);
  if (whole.status != KINERJA_OK) return {};
  std::uint32_t steps = 0;
  for (const BenchRow& row : whole.rows) {
    steps += static_cast<std::uint32_t>(row.steps.size());
    if (row.status == KINERJA_OK) {
      EXPECT_FALSE(row.steps.empty());
      if (!row.steps.empty()) {
        EXPECT_EQ(bits(row.steps.back().result), bits(row.score));
      }
    }
  }
  const BenchBatch silent = rate(people, {.trail = false});
  const BenchBatch tight = rate(people, {.trail_room = steps});
  const BenchBatch again = rate({people.rbegin(), people.rend()});
  EXPECT_EQ(tight.status, KINERJA_OK);
  if (steps > 0) {
    EXPECT_EQ(rate(people, {.trail_room = steps - 1}).status, KINERJA_E_CAPACITY);
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    expect_same(whole.rows[i], silent.rows.at(i), "without a trail");
    expect_same(whole.rows[i], again.rows.at(people.size() - 1 - i), "in reverse order");
    if ((table_->info->flags & KINERJA_INFO_WHOLE_GROUP) == 0)
      expect_same(whole.rows[i], rate({people[i]}).rows.at(0), "alone");
    // Evidence of one person comes in a fixed order, but exact sums must not even depend on that.
    std::vector<BenchPerson> turned = people;
    std::reverse(turned[i].goals.begin(), turned[i].goals.end());
    std::reverse(turned[i].ratings.begin(), turned[i].ratings.end());
    const BenchBatch other = rate(turned);
    EXPECT_EQ(bits(whole.rows[i].score), bits(other.rows.at(i).score)) << "turned around";
    EXPECT_EQ(whole.rows[i].status, other.rows.at(i).status);
  }
  EXPECT_EQ(rate({}).status, KINERJA_OK);
  const bool grown = table_->struct_size >= offsetof(kinerja_method, takes) + sizeof table_->takes;
  if (grown && (table_->takes & KINERJA_TAKES_NEAR) != 0)
    expect_same_in_numbers(people, whole.rows);
  return whole.rows;
}

void MethodBench::expect_same_in_numbers(const std::vector<BenchPerson>& people,
                                         const std::vector<BenchRow>& rows) const {
  for (const BenchTold told : {BenchTold::numbers, BenchTold::nearly}) {
    const BenchBatch again = rate(people, {.trail = false, .told = told});
    ASSERT_EQ(again.status, KINERJA_OK);
    for (std::size_t i = 0; i < people.size(); ++i) {
      const BenchRow& row = again.rows[i];
      if (told == BenchTold::nearly && row.status == KINERJA_ASK) continue;
      expect_same(rows[i], row, told == BenchTold::numbers ? "in numbers" : "nearly");
      if (row.status != KINERJA_OK) continue;
      const Exact value = value_of({.score = rows[i].score, .exact = rows[i].exact});
      EXPECT_TRUE(allows(row, value)) << value.text();
    }
  }
}

BenchRow MethodBench::rate_one(const BenchPerson& person) const {
  const std::vector<BenchRow> rows = rate_all_ways(std::vector<BenchPerson>{person});
  return rows.empty() ? BenchRow{} : rows.front();
}

}  // namespace kinerja::test
