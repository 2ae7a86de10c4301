#include <kinerja/core/comparing.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <unordered_map>

namespace kinerja {
namespace {

namespace json = boost::json;

// The title in the cycle file that a run was made with; its id when there is none to be read.
Text title_of(const std::string& id, const RunRecord& run) {
  boost::system::error_code ec;
  const json::value config = json::parse(run.config, ec);
  const json::value* title =
      ec || !config.is_object() ? nullptr : config.get_object().if_contains("title");
  if (title == nullptr) return verbatim(id);
  if (title->is_string()) return verbatim(title->get_string());
  const json::object* both = title->if_object();
  const auto words = [&](std::string_view language) {
    const json::value* value = both ? both->if_contains(language) : nullptr;
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : id;
  };
  return {words("id"), words("en")};
}

class EarlierReader {
 public:
  EarlierReader(const Cycle& cycle, const Evidence& evidence) : cycle_(cycle) {
    for (std::size_t i = 0; i < evidence.size(); ++i) people_.emplace(evidence.employee[i], i);
    for (std::size_t k = 0; k < cycle.nodes.size(); ++k) nodes_.emplace(cycle.nodes[k].name, k);
  }

  Result<EarlierCycle> read(const std::string& id, Store& store) const {
    EarlierCycle out{id, verbatim(id), false, {}};
    KINERJA_TRY(run, store.latest_run({cycle_.agency, id}));
    if (!run) return out;
    out.found = true;
    out.title = title_of(id, *run);
    const std::size_t n = people_.size();
    out.nodes.assign(cycle_.nodes.size(),
                     {std::vector<double>(n, 0),
                      std::vector<std::int32_t>(n, KINERJA_MISSING),
                      std::vector<std::string>(n)});
    KINERJA_CHECK(store.read_results(run->id, [&](const ResultBatch& batch) -> Result<void> {
      for (std::size_t k = 0; k < std::min(run->components.size(), batch.nodes.size()); ++k)
        if (const auto node = nodes_.find(run->components[k].name); node != nodes_.end())
          take(batch, batch.nodes[k], run->components[k].grades, out.nodes[node->second]);
      return {};
    }));
    return out;
  }

 private:
  void take(const ResultBatch& batch,
            const NodeResults& from,
            const std::vector<std::string>& grades,
            EarlierNode& to) const {
    for (std::size_t row = 0; row < batch.employee.size(); ++row) {
      const auto person = people_.find(batch.employee[row]);
      if (person == people_.end()) continue;
      to.score[person->second] = from.score[row];
      to.status[person->second] = from.status[row];
      const std::int32_t grade = from.grade[row];
      if (grade >= 0 && static_cast<std::size_t>(grade) < grades.size())
        to.grade_text[person->second] = grades[static_cast<std::size_t>(grade)];
    }
  }

  const Cycle& cycle_;
  std::unordered_map<std::string_view, std::size_t> people_, nodes_;
};

}  // namespace

Result<std::vector<EarlierCycle>> read_earlier(const Cycle& cycle,
                                               const Evidence& evidence,
                                               Store& store) {
  std::vector<EarlierCycle> all;
  if (cycle.follow_up.earlier.empty()) return all;
  const EarlierReader reader(cycle, evidence);
  for (const std::string& id : cycle.follow_up.earlier) {
    KINERJA_TRY(one, reader.read(id, store));
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace kinerja
