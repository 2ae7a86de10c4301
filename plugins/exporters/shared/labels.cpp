#include "shared/labels.hpp"

#include <kinerja/cpp/base.hpp>

#include "texts.json.h"

#include <array>
#include <chrono>

namespace exporter_shared {
namespace {

constexpr std::array<std::string_view, 12> months_id = {"Januari",
                                                        "Februari",
                                                        "Maret",
                                                        "April",
                                                        "Mei",
                                                        "Juni",
                                                        "Juli",
                                                        "Agustus",
                                                        "September",
                                                        "Oktober",
                                                        "November",
                                                        "Desember"};
constexpr std::array<std::string_view, 12> months_en = {"January",
                                                        "February",
                                                        "March",
                                                        "April",
                                                        "May",
                                                        "June",
                                                        "July",
                                                        "August",
                                                        "September",
                                                        "October",
                                                        "November",
                                                        "December"};

void fill_in(std::string& text, std::string_view place, std::string_view value) {
  const std::size_t at = text.find(place);
  if (at != std::string::npos) text.replace(at, place.size(), value);
}

}  // namespace

Labels::Labels(bool english) : english_(english) {
  const kinerja::Config texts(kinerja::str(texts_json));
  for (const auto& [key, text] : texts[english ? "en" : "id"].members()) texts_[key] = text.text();
}

std::string_view Labels::operator[](std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string Labels::with(std::string_view key, std::string_view value, std::string_view of) const {
  std::string text((*this)[key]);
  // {of} first: a value that holds "{of}" stays as it is.
  fill_in(text, "{of}", of);
  fill_in(text, "{value}", value);
  return text;
}

std::string Labels::day(std::int32_t day) const {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  const unsigned month = static_cast<unsigned>(date.month()) - 1;
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         std::string((english_ ? months_en : months_id)[month]) + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string Labels::period(std::int32_t from, std::int32_t to) const {
  return day(from) + " \xE2\x80\x93 " + day(to);
}

}  // namespace exporter_shared
