#include "trust/version_order.hpp"

#include <algorithm>

namespace kinerja {
namespace {

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_zeros(std::string_view number) {
  return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

// Removes and returns the word before the first `mark`.
std::string_view take(std::string_view& words, char mark) {
  const std::size_t end = std::min(words.find(mark), words.size());
  const std::string_view word = words.substr(0, end);
  words.remove_prefix(std::min(end + 1, words.size()));
  return word;
}

// Numbers may be longer than any integer type; a number comes before a word.
std::weak_ordering compare_words(std::string_view a, std::string_view b) {
  if (is_number(a) != is_number(b))
    return is_number(a) ? std::weak_ordering::less : std::weak_ordering::greater;
  if (!is_number(a)) return a <=> b;
  a = without_zeros(a);
  b = without_zeros(b);
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a <=> b;
}

// `absent` stands in for the words that the shorter one lacks.
std::weak_ordering compare_lists(std::string_view a, std::string_view b, std::string_view absent) {
  while (!a.empty() || !b.empty()) {
    const std::string_view left = a.empty() ? absent : take(a, '.');
    const std::string_view right = b.empty() ? absent : take(b, '.');
    if (left.empty() != right.empty())
      return left.empty() ? std::weak_ordering::less : std::weak_ordering::greater;
    if (const auto order = compare_words(left, right); std::is_neq(order)) return order;
  }
  return std::weak_ordering::equivalent;
}

}  // namespace

std::weak_ordering compare_versions(std::string_view a, std::string_view b) {
  a = take(a, '+');
  b = take(b, '+');
  if (const auto order = compare_lists(take(a, '-'), take(b, '-'), "0"); std::is_neq(order))
    return order;
  if (a.empty() != b.empty())
    return a.empty() ? std::weak_ordering::greater : std::weak_ordering::less;
  return compare_lists(a, b, "");
}

}  // namespace kinerja
