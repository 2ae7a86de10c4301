#pragma once

// The evaluation in flat columns, as they are pasted into e-Kinerja, and the daily log.

#include "settings.hpp"
#include "table_text.hpp"

#include <string>

namespace csv_export {

/// Words of the column "category".
struct EvaluationWords {
  std::string main;
  std::string additional;
  std::string feedback;  ///< of rows for feedback that belongs to no goal
};

/// A row for each goal, then one for each subject of feedback that is no goal.
void write_evaluation(TableText& row,
                      const kinerja::PersonResult& person,
                      const Settings& settings,
                      const EvaluationWords& words);

void write_log(TableText& row, const kinerja::PersonResult& person, const Settings& settings);

}  // namespace csv_export
