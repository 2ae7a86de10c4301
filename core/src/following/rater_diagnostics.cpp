#include <kinerja/core/rater_diagnostics.hpp>
#include <kinerja/rows.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace kinerja {
namespace {

// A number of doubles described as they come.
class Spread {
 public:
  void add(double value) {
    ++count_;
    const double away = value - mean_;
    mean_ += away / static_cast<double>(count_);
    squares_ += away * (value - mean_);
  }
  std::size_t count() const { return count_; }
  double mean() const { return mean_; }
  /// Nothing for one value alone: it cannot differ from itself.
  std::optional<double> deviation() const {
    if (count_ < 2) return std::nullopt;
    return std::sqrt(squares_ / static_cast<double>(count_));
  }

 private:
  std::size_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

struct Mark {
  std::uint32_t ratee = 0;
  std::uint32_t aspect = 0;
  double percent = 0;
};

struct Sum {
  double sum = 0;
  std::size_t count = 0;
};

// All marks about people by others than themselves.
struct Marks {
  std::map<std::uint8_t, std::map<std::string, std::vector<Mark>, std::less<>>> by_role;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Sum> all;  // by ratee and aspect
};

double percent_of(const Aspect& aspect, double score) {
  return aspect.max > aspect.min ? (score - aspect.min) / (aspect.max - aspect.min) * 100 : 0;
}

Marks gather(const Cycle& cycle, const Evidence& evidence) {
  const RatingEvidence& ratings = evidence.ratings;
  Marks marks;
  for (const std::int32_t ratee : ratings.of_person) {
    if (ratee < 0) continue;
    const auto place = static_cast<std::uint32_t>(ratee);
    for (auto k = static_cast<std::size_t>(ratings.begin[place]);
         k < static_cast<std::size_t>(ratings.begin[place + 1]);
         ++k) {
      if (ratings.role[k] == KINERJA_ROLE_SELF) continue;
      const Mark mark{
          place, ratings.aspect[k], percent_of(cycle.aspects[ratings.aspect[k]], ratings.score[k])};
      Sum& sum = marks.all[{mark.ratee, mark.aspect}];
      sum.sum += mark.percent;
      ++sum.count;
      if (!ratings.rater_name(k).empty())
        marks.by_role[ratings.role[k]][std::string(ratings.rater_name(k))].push_back(mark);
    }
  }
  return marks;
}

// The mean of the deviations across the aspects of each ratee; marks of a ratee stand together.
std::optional<double> halo_of(const std::vector<Mark>& marks) {
  Spread halos;
  for (std::size_t k = 0; k < marks.size();) {
    Spread aspects;
    const std::uint32_t ratee = marks[k].ratee;
    for (; k < marks.size() && marks[k].ratee == ratee; ++k) aspects.add(marks[k].percent);
    if (const auto deviation = aspects.deviation()) halos.add(*deviation);
  }
  if (halos.count() == 0) return std::nullopt;
  return halos.mean();
}

RaterFigures figures_of(const std::string& rater,
                        std::uint8_t role,
                        const std::vector<Mark>& marks,
                        const Marks& all) {
  RaterFigures out;
  out.rater = rater;
  out.role = role;
  out.marks = marks.size();
  Spread own, differences;
  for (std::size_t k = 0; k < marks.size(); ++k) {
    const Mark& mark = marks[k];
    if (k == 0 || marks[k - 1].ratee != mark.ratee) ++out.ratees;
    own.add(mark.percent);
    const Sum& sum = all.all.at({mark.ratee, mark.aspect});
    if (sum.count > 1)
      differences.add(mark.percent - (sum.sum - mark.percent) / static_cast<double>(sum.count - 1));
  }
  out.mean = own.mean();
  out.spread = own.deviation();
  out.halo = halo_of(marks);
  if (differences.count() > 0) out.leniency = differences.mean();
  return out;
}

}  // namespace

std::vector<RoleFigures> rater_diagnostics(const Cycle& cycle,
                                           const Evidence& evidence,
                                           const std::vector<std::uint8_t>& roles) {
  const Marks marks = gather(cycle, evidence);
  std::vector<RoleFigures> all;
  for (const std::uint8_t role : roles) {
    RoleFigures figures;
    figures.role = role;
    Spread every, halos;
    if (const auto of_role = marks.by_role.find(role); of_role != marks.by_role.end()) {
      for (const auto& [rater, of_rater] : of_role->second) {
        for (const Mark& mark : of_rater) every.add(mark.percent);
        RaterFigures one = figures_of(rater, role, of_rater, marks);
        if (one.halo) halos.add(*one.halo);
        if (one.ratees < min_ratees)
          ++figures.left_out;
        else
          figures.raters.push_back(std::move(one));
      }
    }
    figures.mean = every.mean();
    figures.spread = every.deviation();
    if (halos.count() > 0) figures.halo = halos.mean();
    all.push_back(std::move(figures));
  }
  return all;
}

}  // namespace kinerja
