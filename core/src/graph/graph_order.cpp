#include "graph/graph_order.hpp"

#include <algorithm>
#include <cassert>
#include <deque>
#include <functional>
#include <queue>

namespace kinerja {
namespace {

std::vector<std::size_t> ready_first(const GraphInputs& inputs) {
  std::vector<std::vector<std::size_t>> users(inputs.size());
  std::vector<std::size_t> waits_for(inputs.size());
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
  for (std::size_t node = 0; node < inputs.size(); ++node) {
    waits_for[node] = inputs[node].size();
    for (const std::size_t input : inputs[node]) {
      assert(input < inputs.size());
      users[input].push_back(node);
    }
    if (waits_for[node] == 0) ready.push(node);
  }
  std::vector<std::size_t> order;
  while (!ready.empty()) {
    const std::size_t node = ready.top();
    ready.pop();
    order.push_back(node);
    for (const std::size_t user : users[node])
      if (--waits_for[user] == 0) ready.push(user);
  }
  return order;
}

// The shortest way from `start` along inputs back to itself, or empty. Breadth first, so that a
// person gets the smallest circle to look at.
std::vector<std::size_t> circle_through(std::size_t start, const GraphInputs& inputs) {
  std::vector<std::size_t> came_from(inputs.size(), inputs.size());
  std::deque<std::size_t> next = {start};
  while (!next.empty()) {
    const std::size_t node = next.front();
    next.pop_front();
    for (const std::size_t input : inputs[node]) {
      if (input == start) {
        std::vector<std::size_t> circle = {node};
        while (circle.back() != start) circle.push_back(came_from[circle.back()]);
        std::reverse(circle.begin(), circle.end());
        return circle;
      }
      if (came_from[input] != inputs.size()) continue;
      came_from[input] = node;
      next.push_back(input);
    }
  }
  return {};
}

}  // namespace

GraphOrder graph_order(const GraphInputs& inputs) {
  GraphOrder result{ready_first(inputs), {}};
  std::vector<bool> settled(inputs.size(), false);
  for (const std::size_t node : result.order) settled[node] = true;
  for (std::size_t node = 0; node < inputs.size(); ++node) {
    if (settled[node]) continue;
    std::vector<std::size_t> circle = circle_through(node, inputs);
    const bool shares_a_node = std::any_of(
        circle.begin(), circle.end(), [&](std::size_t member) { return settled[member]; });
    if (circle.empty() || shares_a_node) continue;
    for (const std::size_t member : circle) settled[member] = true;
    result.circles.push_back(std::move(circle));
  }
  return result;
}

}  // namespace kinerja
