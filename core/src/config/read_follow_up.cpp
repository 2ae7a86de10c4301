#include "config/cycle_parts.hpp"
#include "config/cycle_values.hpp"
#include "config/follow_up_schema.hpp"
#include "config/schema_check.hpp"
#include "config/words.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::string_view section_pointer = "/follow_up";
constexpr std::size_t max_lists = 100;

const json::array& list_in(const json::object& parent, std::string_view key) {
  static const json::array empty;
  const auto* value = parent.if_contains(key);
  const auto* list = value ? value->if_array() : nullptr;
  return list ? *list : empty;
}

// Reads the section. Its form has been checked before; what has the wrong type is passed over.
class FollowUpReader {
 public:
  FollowUpReader(const Cycle& cycle, MistakeList& mistakes) : cycle_(cycle), mistakes_(mistakes) {}

  FollowUpPlan read(const json::object& section) {
    FollowUpPlan plan;
    plan.strengths = limits(section, "strengths");
    plan.weaknesses = limits(section, "weaknesses");
    check_limits(plan);
    plan.trainings = trainings(section);
    read_lists(section, plan);
    if (section.contains("distribution"))
      plan.distribution = node(
          string_in(section, "distribution"),
          below(section_pointer, "distribution"),
          text("Pola distribusi (\"distribution\")", "The distribution guide (\"distribution\")"));
    plan.earlier = earlier(section);
    return plan;
  }

 private:
  std::optional<std::size_t> node(std::string_view name,
                                  const std::string& pointer,
                                  const Text& what) {
    if (name.empty()) return std::nullopt;
    std::vector<std::string_view> names;
    for (std::size_t k = 0; k < cycle_.nodes.size(); ++k) {
      if (cycle_.nodes[k].name == name) return k;
      names.push_back(cycle_.nodes[k].name);
    }
    mistakes_.add(pointer,
                  text("{}: tidak ada node {}.{}",
                       "{}: there is no node {}.{}",
                       {what, in_quotes(name), suggestion(name, names)}));
    return std::nullopt;
  }

  std::vector<StandingLimit> limits(const json::object& section, std::string_view key) {
    std::vector<StandingLimit> all;
    const std::string pointer = below(section_pointer, key);
    for (const auto& entry : object_in(section, key)) {
      const auto found = node(entry.key(), below(pointer, entry.key()), verbatim(in_quotes(key)));
      if (found && entry.value().is_number())
        all.push_back({*found, entry.value().to_number<double>()});
    }
    return all;
  }

  // One thing must not be a strength and a weakness at once.
  void check_limits(const FollowUpPlan& plan) {
    for (const StandingLimit& weak : plan.weaknesses)
      for (const StandingLimit& strong : plan.strengths) {
        if (weak.node != strong.node || weak.limit <= strong.limit) continue;
        const std::string& name = cycle_.nodes[weak.node].name;
        mistakes_.add(below(below(section_pointer, "weaknesses"), name),
                      text("Batas kelemahan {} ({}) lebih tinggi daripada batas kekuatannya ({}); "
                           "satu hal akan menjadi keduanya. Turunkan batas kelemahan.",
                           "The limit of a weakness of {} ({}) is above that of a strength ({}); "
                           "one thing would be both. Lower the limit of the weakness.",
                           {in_quotes(name), weak.limit, strong.limit}));
      }
  }

  std::vector<Training> trainings(const json::object& section) {
    std::vector<Training> all;
    const json::array& list = list_in(section, "trainings");
    const std::string pointer = below(section_pointer, "trainings");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto* entry = list[i].if_object();
      if (entry == nullptr) continue;
      Training training;
      training.about = string_in(*entry, "about");
      training.title = read_text(*entry, "title", below(pointer, i), {}, mistakes_);
      training.within_days =
          static_cast<std::int32_t>(number_in(*entry, "within_days").value_or(0));
      if (std::any_of(all.begin(), all.end(), [&](const Training& other) {
            return !training.about.empty() && other.about == training.about;
          }))
        mistakes_.add(below(below(pointer, i), "about"),
                      text("Pelatihan untuk {} sudah disebut. Satukan keduanya.",
                           "There is a training for {} already. Make them one.",
                           {in_quotes(training.about)}));
      all.push_back(std::move(training));
    }
    return all;
  }

  void read_lists(const json::object& section, FollowUpPlan& plan) {
    const json::object& lists = object_in(section, "lists");
    if (lists.size() > max_lists) {
      mistakes_.add(below(section_pointer, "lists"),
                    text("Ada {} daftar; paling banyak {}. Hapus yang tidak dipakai.",
                         "There are {} lists; at most {} are possible. Remove what is not used.",
                         {std::uint64_t{lists.size()}, std::uint64_t{max_lists}}));
      return;
    }
    for (const auto& entry : lists)
      if (const auto* object = entry.value().if_object())
        plan.lists.push_back(list(entry.key(), *object));
  }

  FollowUpList list(std::string_view name, const json::object& from) {
    FollowUpList to;
    to.name = name;
    to.pointer = below(below(section_pointer, "lists"), name);
    check_name(name, to.pointer, mistakes_);
    to.title = read_text(from, "title", to.pointer, verbatim(name), mistakes_);
    to.about = read_text(from, "about", to.pointer, {}, mistakes_);
    const std::string_view kind = string_in(from, "kind");
    to.kind = kind == "award"       ? FollowUpList::Kind::award
              : kind == "promotion" ? FollowUpList::Kind::promotion
              : kind == "guidance"  ? FollowUpList::Kind::guidance
                                    : FollowUpList::Kind::other;
    const Text what = text("Daftar {}", "The list {}", {in_quotes(name)});
    to.node = node(string_in(from, "node"), below(to.pointer, "node"), what);
    for (const auto& grade : list_in(from, "grades"))
      if (grade.is_string()) to.grades.emplace_back(grade.get_string());
    to.at_least = number_in(from, "at_least");
    to.at_most = number_in(from, "at_most");
    read_order(from, what, to);
    read_steps(from, to);
    check_list(from, what, to);
    return to;
  }

  void read_order(const json::object& from, const Text& what, FollowUpList& to) {
    const json::array& names = list_in(from, "order_by");
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!names[i].is_string()) continue;
      const std::string pointer = below(below(to.pointer, "order_by"), i);
      const auto found = node(names[i].get_string(), pointer, what);
      if (!found) continue;
      if (std::find(to.order_by.begin(), to.order_by.end(), *found) != to.order_by.end())
        mistakes_.add(pointer,
                      text("{} sudah disebut di {}. Hapus salah satunya.",
                           "{} is already named in {}. Remove one of them.",
                           {in_quotes(cycle_.nodes[*found].name), in_quotes("order_by")}));
      to.order_by.push_back(*found);
    }
    to.low_first = string_in(from, "order") == "low_first";
    to.per_unit = string_in(from, "per") == "unit";
    if (const auto top = number_in(from, "top"); top && *top >= 1)
      to.top = static_cast<std::size_t>(*top);
  }

  void read_steps(const json::object& from, FollowUpList& to) {
    const json::array& steps = list_in(from, "steps");
    for (std::size_t i = 0; i < steps.size(); ++i) {
      // read_text reads members of objects, so a list's item is given the name of its place.
      const json::object item = {{std::to_string(i), steps[i]}};
      to.steps.push_back(
          read_text(item, std::to_string(i), below(to.pointer, "steps"), {}, mistakes_));
    }
    to.entries = string_in(from, "entries");
  }

  // What the parts of one list say about each other.
  void check_list(const json::object& from, const Text& what, const FollowUpList& list) {
    const bool has_condition = !list.grades.empty() || list.at_least || list.at_most;
    if (has_condition && !from.contains("node"))
      mistakes_.add(list.pointer,
                    text("{}: syaratnya (\"grades\", \"at_least\", \"at_most\") memerlukan "
                         "\"node\", langkah yang diperiksa.",
                         "{}: its criteria (\"grades\", \"at_least\", \"at_most\") need a "
                         "\"node\", the step that is looked at.",
                         {what}));
    if (!has_condition && from.contains("node"))
      mistakes_.add(below(list.pointer, "node"),
                    text("{}: \"node\" tanpa syarat. Tambahkan \"grades\", \"at_least\" atau "
                         "\"at_most\".",
                         "{}: a \"node\" without a criterion. Add \"grades\", \"at_least\" or "
                         "\"at_most\".",
                         {what}));
    if (!has_condition && !from.contains("node") && list_in(from, "order_by").empty())
      mistakes_.add(list.pointer,
                    text("{} tidak memilih siapa pun. Tambahkan \"node\" dengan syaratnya, atau "
                         "\"order_by\" dengan \"top\".",
                         "{} chooses nobody. Add a \"node\" with its criteria, or \"order_by\" "
                         "with \"top\".",
                         {what}));
    if (from.contains("top") && list_in(from, "order_by").empty())
      mistakes_.add(below(list.pointer, "top"),
                    text("{}: \"top\" memerlukan \"order_by\": menurut apa tempatnya dihitung.",
                         "{}: \"top\" needs \"order_by\": what the places are counted by.",
                         {what}));
    if (list.at_least && list.at_most && *list.at_least > *list.at_most)
      mistakes_.add(below(list.pointer, "at_least"),
                    text("{}: \"at_least\" ({}) lebih besar daripada \"at_most\" ({}).",
                         "{}: \"at_least\" ({}) is greater than \"at_most\" ({}).",
                         {what, *list.at_least, *list.at_most}));
  }

  std::vector<std::string> earlier(const json::object& section) {
    std::vector<std::string> ids;
    const json::array& list = list_in(section, "earlier");
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!list[i].is_string()) continue;
      const std::string id(list[i].get_string());
      const std::string pointer = below(below(section_pointer, "earlier"), i);
      if (!is_code(id))
        mistakes_.add(pointer,
                      text("{} bukan kode siklus: huruf kecil, angka dan tanda hubung.",
                           "{} is no id of a cycle: lower-case letters, digits and hyphens.",
                           {in_quotes(id)}));
      else if (id == cycle_.id)
        mistakes_.add(pointer,
                      text("{} adalah siklus ini sendiri, bukan siklus sebelumnya.",
                           "{} is this cycle itself, not an earlier one.",
                           {in_quotes(id)}));
      else if (std::find(ids.begin(), ids.end(), id) != ids.end())
        mistakes_.add(pointer,
                      text("{} sudah disebut di {}. Hapus salah satunya.",
                           "{} is already named in {}. Remove one of them.",
                           {in_quotes(id), in_quotes("earlier")}));
      ids.push_back(id);
    }
    return ids;
  }

  const Cycle& cycle_;
  MistakeList& mistakes_;
};

}  // namespace

FollowUpPlan read_follow_up(const Cycle& cycle, const json::object& root, MistakeList& mistakes) {
  json::value section = object_in(root, "follow_up");
  std::vector<Schema::Fault> faults;
  const json::value schema = json::parse(follow_up_schema_json);
  check_value(schema.get_object(),
              section,
              {std::string(section_pointer), verbatim("\"follow_up\"")},
              faults);
  for (Schema::Fault& fault : faults) mistakes.add(fault.pointer, std::move(fault.message));
  return FollowUpReader(cycle, mistakes).read(section.get_object());
}

}  // namespace kinerja
