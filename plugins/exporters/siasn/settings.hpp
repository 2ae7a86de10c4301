#pragma once

#include <kinerja/cpp/exporter.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace siasn_export {

enum class Form { periodic, yearly };

/// The code tables, each with its word in the settings ("/codes/result").
enum Table : std::size_t {
  result_table,
  behaviour_table,
  predicate_table,
  coefficient_table,
  class_table
};
constexpr std::array<const char*, 5> table_names = {
    "result", "behaviour", "predicate", "coefficient", "class"};

using Codes = std::map<std::string, std::string, std::less<>>;  // word to code

struct Settings {
  std::string file;
  Form form = Form::periodic;
  std::uint32_t result = 0;
  std::uint32_t behaviour = 0;
  std::uint32_t predicate = 0;
  std::string period_id;  ///< 1 monthly, 2 quarterly; empty for the yearly form
  std::string id;         ///< names of facts
  std::string superior_class;
  std::string superior_status;  ///< "ASN" or "NON ASN", where no fact says it
  std::string own_class;
  std::string own_position;
  std::string own_unit;
  std::string own_status;
  std::string coefficient;
  bool coefficient_required = false;
  std::array<Codes, table_names.size()> codes;
};

/// Throws the first setting that makes no sense for this cycle.
Settings read_settings(const kinerja::ExporterSetup& setup);

/// The first and last day as year and month.
struct Months {
  int from_year;
  unsigned from_month;
  int to_year;
  unsigned to_month;
  int count() const {
    return (to_year - from_year) * 12 + static_cast<int>(to_month) - static_cast<int>(from_month) +
           1;
  }
};
Months months_of(const kinerja::CycleView& cycle);

}  // namespace siasn_export
