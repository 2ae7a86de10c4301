#include <kinerja/core/comparing.hpp>

#include <cmath>
#include <map>

namespace kinerja {
namespace {

// Describes a group in passing over its people once. Means and spreads are for people to look at,
// so doubles will do.
class GroupCount {
 public:
  GroupCount(std::string name, std::string title, std::size_t grades) {
    figures_.name = std::move(name);
    figures_.title = std::move(title);
    figures_.grades.assign(grades, 0);
  }

  void add(const NodeScores& node, std::size_t i) {
    ++figures_.people;
    if (node.grade[i] >= 0)
      ++figures_.grades[static_cast<std::size_t>(node.grade[i])];
    else
      ++figures_.ungraded;
    if (node.status[i] != KINERJA_OK) return;
    ++figures_.rated;
    // Welford's way: no cancellation when all scores are near each other.
    const double away = node.score[i] - figures_.mean;
    figures_.mean += away / static_cast<double>(figures_.rated);
    squares_ += away * (node.score[i] - figures_.mean);
  }

  GroupFigures finish() && {
    if (figures_.rated > 0)
      figures_.spread = std::sqrt(squares_ / static_cast<double>(figures_.rated));
    return std::move(figures_);
  }

 private:
  GroupFigures figures_;
  double squares_ = 0;
};

}  // namespace

Calibration calibration_of(const RatedCycle& rated, const Scores& scores) {
  const Evidence& evidence = rated.evidence;
  const NodeScores& node = scores.nodes[rated.cycle.result_node];
  const std::size_t grades = rated.methods[rated.cycle.result_node]->grades().size();
  GroupCount agency("", "", grades);
  std::vector<GroupCount> units;
  std::map<std::string, GroupCount, std::less<>> superiors;
  for (std::size_t person = scores.first; person < scores.last; ++person) {
    const std::size_t i = person - scores.first;
    agency.add(node, i);
    const std::string unit(evidence.unit[person]);
    if (person == scores.first || evidence.group[person] != evidence.group[person - 1])
      units.emplace_back(unit, unit, grades);
    units.back().add(node, i);
    const std::string superior(evidence.superior[person]);
    if (superior.empty()) continue;
    superiors.try_emplace(superior, superior, std::string(evidence.superior_name[person]), grades)
        .first->second.add(node, i);
  }
  Calibration out;
  out.agency = std::move(agency).finish();
  for (GroupCount& unit : units) out.units.push_back(std::move(unit).finish());
  for (auto& [name, superior] : superiors) out.superiors.push_back(std::move(superior).finish());
  return out;
}

}  // namespace kinerja
