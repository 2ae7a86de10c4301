#include <kinerja/core/following.hpp>
#include <kinerja/exact.hpp>

#include <algorithm>
#include <compare>

namespace kinerja {
namespace {

// The value behind a score. Places in `node` count from the first person of the scores.
Exact value_of(const NodeScores& node, std::size_t i) {
  return node.exact.empty() || node.exact[i].empty() ? Exact(node.score[i])
                                                     : Exact::parse(node.exact[i]);
}

// A score is the double nearest to its value, so doubles that differ are in the order of the
// values; only equal ones need a closer look.
std::strong_ordering compare(const NodeScores& node, std::size_t a, std::size_t b) {
  if (node.score[a] < node.score[b]) return std::strong_ordering::less;
  if (node.score[a] > node.score[b]) return std::strong_ordering::greater;
  if (node.exact.empty() || node.exact[a] == node.exact[b]) return std::strong_ordering::equal;
  return value_of(node, a) <=> value_of(node, b);
}

// Places people of one group on one list.
class ListMaker {
 public:
  ListMaker(const RatedCycle& rated, const Scores& scores, const FollowUpList& list)
      : rated_(rated), scores_(scores), list_(list) {}

  void place(std::size_t first, std::size_t last, std::vector<ListPlace>& places) const {
    std::vector<std::size_t> ordered, unordered;
    for (std::size_t i = first; i < last; ++i) (has_order(i) ? ordered : unordered).push_back(i);
    if (!list_.order_by.empty())
      std::stable_sort(ordered.begin(), ordered.end(), [&](std::size_t a, std::size_t b) {
        return before(a, b);
      });
    std::vector<std::size_t> qualified;
    for (const std::size_t i : ordered)
      if (qualifies(i)) qualified.push_back(i);
    add_listed(qualified, places);
    for (const std::size_t i : unordered)
      if (qualifies(i))
        places.push_back(
            {i, 0, list_.top ? ListPlace::Kind::excluded : ListPlace::Kind::listed, 0, 0});
    if (list_.top) add_excluded(ordered, places);
  }

 private:
  std::size_t at(std::size_t person) const { return person - scores_.first; }

  bool has_order(std::size_t person) const {
    return std::all_of(list_.order_by.begin(), list_.order_by.end(), [&](std::size_t node) {
      return scores_.nodes[node].status[at(person)] == KINERJA_OK;
    });
  }

  bool qualifies(std::size_t person) const {
    if (!list_.node) return true;
    const NodeScores& node = scores_.nodes[*list_.node];
    const std::size_t i = at(person);
    if (node.status[i] != KINERJA_OK) return false;
    if (!list_.grades.empty()) {
      if (node.grade[i] < 0) return false;
      const std::string& word =
          rated_.methods[*list_.node]->grades()[static_cast<std::size_t>(node.grade[i])].word;
      if (std::find(list_.grades.begin(), list_.grades.end(), word) == list_.grades.end())
        return false;
    }
    if (list_.at_least && value_of(node, i) < Exact(*list_.at_least)) return false;
    return !list_.at_most || value_of(node, i) <= Exact(*list_.at_most);
  }

  bool before(std::size_t a, std::size_t b) const {
    for (const std::size_t node : list_.order_by) {
      const auto order = compare(scores_.nodes[node], at(a), at(b));
      if (order != std::strong_ordering::equal)
        return list_.low_first ? std::is_lt(order) : std::is_gt(order);
    }
    return false;
  }

  // Calls each(person, place, how many others share it) for people in their order.
  template <class Each>
  void for_each_place(const std::vector<std::size_t>& people, Each&& each) const {
    for (std::size_t k = 0; k < people.size();) {
      std::size_t end = k + 1;
      while (end < people.size() && !before(people[k], people[end])) ++end;
      for (std::size_t i = k; i < end; ++i)
        each(people[i], static_cast<std::uint32_t>(k + 1), static_cast<std::uint32_t>(end - k - 1));
      k = end;
    }
  }

  void add_listed(const std::vector<std::size_t>& qualified, std::vector<ListPlace>& places) const {
    if (list_.order_by.empty()) {
      for (const std::size_t i : qualified) places.push_back({i, 0, ListPlace::Kind::listed, 0, 0});
      return;
    }
    for_each_place(qualified, [&](std::size_t i, std::uint32_t number, std::uint32_t sharing) {
      if (list_.top && number > *list_.top) return;
      const auto kind = sharing > 0 ? ListPlace::Kind::tied : ListPlace::Kind::listed;
      places.push_back({i, number, kind, sharing, 0});
    });
  }

  void add_excluded(const std::vector<std::size_t>& ordered, std::vector<ListPlace>& places) const {
    for_each_place(ordered, [&](std::size_t i, std::uint32_t number, std::uint32_t sharing) {
      if (number <= *list_.top && !qualifies(i))
        places.push_back({i, 0, ListPlace::Kind::excluded, sharing, number});
    });
  }

  const RatedCycle& rated_;
  const Scores& scores_;
  const FollowUpList& list_;
};

}  // namespace

std::vector<std::vector<ListPlace>> place_lists(const RatedCycle& rated, const Scores& scores) {
  std::vector<std::vector<ListPlace>> all;
  for (const FollowUpList& list : rated.cycle.follow_up.lists) {
    const ListMaker maker(rated, scores, list);
    std::vector<ListPlace>& places = all.emplace_back();
    for (std::size_t first = scores.first; first < scores.last;) {
      const std::size_t last = list.per_unit ? rated.evidence.end_of_group(first) : scores.last;
      maker.place(first, last, places);
      first = last;
    }
  }
  return all;
}

}  // namespace kinerja
