#pragma once

// What the lone marks of a whole column mean: its decimal mark and the order of its days. A column
// that does not say it itself follows the other columns of the same input when they agree.

#include "cell_store.hpp"
#include "settings.hpp"

namespace kinerja::tables {

/// For each header in use.
struct ColumnForms {
  std::vector<Decimal> decimal;
  std::vector<DayFormat> days;
};

/// Whether a record has the cells that the setting `where` asks for.
bool is_wanted(const Settings& settings, const KeptRecord& record);

/// The forms that the settings name; what they leave open stays open.
ColumnForms named_forms(const Settings& settings);
/// Whether the settings name every form, so that no column has to be looked at before its rows go
/// out.
bool settings_decide(const Settings& settings);

/// Reports columns that stay undecided and then throws Call::Stopped.
ColumnForms decide_forms(const Settings& settings,
                         const Call& call,
                         const std::string& input,
                         const CellStore& store);

}  // namespace kinerja::tables
