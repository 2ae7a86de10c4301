// Moves are counted as the people by whom grades grow. Taken over a range of sizes, the fewest
// moves of a grade, or of a set of grades together, are flat at first and then rise by one a
// person; such lines add up and can be cut off below, and sets that do not cross are joined from
// the smallest upwards. So each size of the largest group costs a few additions, and all of them
// are tried.

#include "nearest_split.hpp"

#include <algorithm>
#include <optional>

namespace distribution {
namespace {

using Kind = Demand::Kind;

/// The sizes that a grade may have.
struct Bounds {
  std::int64_t least;
  std::int64_t most;
};

/// At least so many people in these grades together.
struct Set {
  std::vector<std::size_t> grades;
  std::int64_t least;
};

/// Grades taken together: their smallest and largest size, the fewest moves at the smallest, and
/// the size from which each further person is a further move.
struct Block {
  std::vector<std::size_t> grades;
  std::int64_t least;
  std::int64_t flat_to;
  std::int64_t most;
  std::int64_t moves;

  void join(const Block& other) {
    grades.insert(grades.end(), other.grades.begin(), other.grades.end());
    least += other.least;
    flat_to += other.flat_to;
    most += other.most;
    moves += other.moves;
  }
};

/// The fewest moves within some bounds; or why there is no split: the largest group is too small to
/// leave room for the others, or everyone together is too many.
struct Outcome {
  enum class Way { found, too_small, too_large };

  Way way = Way::found;
  std::int64_t moves = 0;

  bool found() const { return way == Way::found; }
};

bool within(const Block& block, const std::vector<std::size_t>& grades) {
  return std::all_of(block.grades.begin(), block.grades.end(), [&](std::size_t grade) {
    return std::find(grades.begin(), grades.end(), grade) != grades.end();
  });
}

/// Some demands on a unit as it is now.
class Task {
 public:
  Task(const std::vector<Demand>& demands, const Counts& now)
      : now_(now), all_(people_in(now)), bounds_(now.size(), Bounds{0, all_}) {
    for (const Demand& demand : demands) {
      const std::int64_t limit = demand.limit(all_);
      Bounds& bounds = bounds_[demand.grades.front()];
      if (demand.kind == Kind::most) {
        largest_ = demand.grades.front();
        bounds.least = std::max<std::int64_t>(bounds.least, 1);
      }
      if (demand.kind == Kind::at_least) bounds.least = std::max(bounds.least, limit);
      if (demand.kind == Kind::at_most || demand.kind == Kind::none)
        bounds.most = std::min(bounds.most, limit);
      if (demand.kind == Kind::together || demand.kind == Kind::some)
        sets_.push_back({demand.grades, limit});
    }
    std::sort(sets_.begin(), sets_.end(), [](const Set& a, const Set& b) {
      return a.grades.size() < b.grades.size();
    });
  }

  /// The nearest split that meets them all; none where there is no such split. From the highest
  /// grade down, each is as large as the fewest moves allow.
  std::optional<Split> solved() const {
    std::vector<Bounds> bounds = bounds_;
    const Outcome nearest = fewest_moves(bounds);
    if (!nearest.found()) return std::nullopt;
    Split split{Counts(now_.size(), 0), nearest.moves, 0};
    for (std::size_t grade = bounds.size(); grade-- > 0;) {
      std::int64_t reached = bounds[grade].least;
      std::int64_t beyond = bounds[grade].most + 1;
      while (beyond - reached > 1) {
        bounds[grade].least = reached + (beyond - reached) / 2;
        const Outcome outcome = fewest_moves(bounds);
        const bool as_near = outcome.found() && outcome.moves == nearest.moves;
        (as_near ? reached : beyond) = bounds[grade].least;
      }
      bounds[grade].least = reached;
      split.counts[grade] = reached;
    }
    return split;
  }

 private:
  Outcome fewest_moves(const std::vector<Bounds>& bounds) const {
    if (!largest_) return moves_within(bounds);
    auto [least, most] = bounds[*largest_];
    if (least > most) return {Outcome::Way::too_small};
    while (least < most) {
      const std::int64_t middle = least + (most - least) / 2;
      const Outcome here = moves_within(with_largest(bounds, middle));
      const Outcome next = moves_within(with_largest(bounds, middle + 1));
      const bool falling = here.found() && next.found() && next.moves < here.moves;
      if (here.way == Outcome::Way::too_small || falling)
        least = middle + 1;
      else
        most = middle;
    }
    return moves_within(with_largest(bounds, least));
  }

  std::vector<Bounds> with_largest(std::vector<Bounds> bounds, std::int64_t size) const {
    for (Bounds& other : bounds) other.most = std::min(other.most, size - 1);
    bounds[*largest_] = {size, size};
    return bounds;
  }

  Outcome moves_within(const std::vector<Bounds>& bounds) const {
    std::vector<Block> blocks;
    for (std::size_t grade = 0; grade < bounds.size(); ++grade) {
      const auto [least, most] = bounds[grade];
      if (least > most) return {Outcome::Way::too_small};
      blocks.push_back({{grade},
                        least,
                        std::clamp(now_[grade], least, most),
                        most,
                        std::max<std::int64_t>(0, least - now_[grade])});
    }
    for (const Set& set : sets_) {
      Block& joined = join_within(blocks, set.grades);
      if (joined.most < set.least) return {Outcome::Way::too_small};
      joined.least = std::max(joined.least, set.least);
      joined.moves += std::max<std::int64_t>(0, set.least - joined.flat_to);
      joined.flat_to = std::max(joined.flat_to, set.least);
    }
    Block& unit = blocks.front();
    for (std::size_t i = 1; i < blocks.size(); ++i) unit.join(blocks[i]);
    if (unit.most < all_) return {Outcome::Way::too_small};
    if (unit.least > all_) return {Outcome::Way::too_large};
    return {Outcome::Way::found, unit.moves + std::max<std::int64_t>(0, all_ - unit.flat_to)};
  }

  static Block& join_within(std::vector<Block>& blocks, const std::vector<std::size_t>& grades) {
    const auto inside = std::stable_partition(
        blocks.begin(), blocks.end(), [&](const Block& block) { return !within(block, grades); });
    for (auto other = inside + 1; other != blocks.end(); ++other) inside->join(*other);
    blocks.erase(inside + 1, blocks.end());
    return blocks.back();
  }

  const Counts& now_;
  std::int64_t all_;
  std::vector<Bounds> bounds_;  // by grade
  std::vector<Set> sets_;       // smallest first
  std::optional<std::size_t> largest_;
};

std::size_t open_demands(const std::vector<Demand>& demands, const Counts& counts) {
  return static_cast<std::size_t>(std::count_if(
      demands.begin(), demands.end(), [&](const Demand& demand) { return !demand.holds(counts); }));
}

// The nearest of all splits that leave exactly these many demands aside; none: there is no split.
std::optional<Split> leaving(std::size_t aside,
                             const std::vector<Demand>& demands,
                             const Counts& now) {
  std::optional<Split> best;
  std::vector<bool> left(demands.size(), false);
  std::fill(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(aside), true);
  do {
    std::vector<Demand> kept;
    for (std::size_t i = 0; i < demands.size(); ++i)
      if (!left[i]) kept.push_back(demands[i]);
    std::optional<Split> split = Task(kept, now).solved();
    if (split && (!best || split->moves < best->moves)) best = std::move(split);
  } while (std::prev_permutation(left.begin(), left.end()));
  return best;
}

// No pattern needs more; the number of choices grows fast.
constexpr std::size_t most_left_aside = 3;

}  // namespace

Split nearest_split(const std::vector<Demand>& demands, const Counts& now) {
  const std::size_t open = open_demands(demands, now);
  for (std::size_t aside = 0; aside < open && aside <= most_left_aside; ++aside)
    if (std::optional<Split> split = leaving(aside, demands, now)) {
      split->open = open_demands(demands, split->counts);
      return *split;
    }
  return {now, 0, open};
}

}  // namespace distribution
