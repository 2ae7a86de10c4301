#include "config/cycle_parts.hpp"
#include "config/cycle_values.hpp"
#include "config/words.hpp"

#include <boost/json/array.hpp>

namespace kinerja {

namespace json = boost::json;

std::optional<std::int32_t> read_day(const json::object& parent,
                                     std::string_view key,
                                     std::string_view pointer,
                                     MistakeList& mistakes) {
  const auto* given = parent.if_contains(key);
  if (given == nullptr || !given->is_string()) return std::nullopt;
  const auto day = day_of(given->get_string());
  if (!day)
    mistakes.add(below(pointer, key),
                 text("{} bukan tanggal: {}. Tulis tahun-bulan-hari, seperti 2026-01-31.",
                      "{} is not a date: {}. Write year-month-day, such as 2026-01-31.",
                      {in_quotes(key), in_quotes(given->get_string())}));
  return day;
}

std::vector<LegalBasis> read_legal_basis(const json::object& root, MistakeList& mistakes) {
  std::vector<LegalBasis> all;
  const auto* list = root.if_contains("legal_basis");
  if (list == nullptr || !list->is_array()) return all;
  for (std::size_t i = 0; i < list->get_array().size(); ++i) {
    const auto* entry = list->get_array()[i].if_object();
    if (entry == nullptr) continue;
    const std::string pointer = below("/legal_basis", i);
    LegalBasis basis;
    basis.title = read_text(*entry, "title", pointer, {}, mistakes);
    basis.from_day = read_day(*entry, "from", pointer, mistakes);
    basis.confidence = string_in(*entry, "confidence");
    basis.note = read_text(*entry, "note", pointer, {}, mistakes);
    basis.article = string_in(*entry, "article");
    basis.source = string_in(*entry, "source");
    all.push_back(std::move(basis));
  }
  return all;
}

}  // namespace kinerja
