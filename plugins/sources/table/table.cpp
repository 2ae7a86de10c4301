// Tables in files, as spreadsheets and forms write them: CSV, TSV and JSON Lines in, rows out.

#include <kinerja/plugin.hpp>

#include "input_reader.hpp"
#include "limits.hpp"
#include "row_maker.hpp"
#include "schema.json.h"
#include "texts.json.h"

namespace kinerja::tables {

class Table : public Source {
 public:
  static constexpr Info info{
      "id.kinerja.table", "TABLE_NAME", "TABLE_ABOUT", schema_json, KINERJA_INFO_SNAPSHOT};

  explicit Table(const SourceSetup& setup) : settings_(read_settings(setup, setup.config(), "")) {
    if (setup.inputs().size() == 0) setup.mistake("NO_INPUT");
    for (std::uint32_t i = 0; i < setup.inputs().size(); ++i)
      inputs_.emplace_back(setup.inputs()[i]);
  }

  Pull pull(const Call& call, std::string_view, Emit& emit) const {
    for (std::size_t i = 0; i < inputs_.size(); ++i) pull_input(call, emit, i);
    return Pull::end;
  }

 private:
  void pull_input(const Call& call, Emit& emit, std::size_t index) const {
    const std::string& input = inputs_[index];
    InputReader reader(settings_, call, input);
    reader.read();
    const ColumnForms forms = decide_forms(settings_, call, input, reader.store());
    // A snapshot starts again at its beginning; the cursor only says how far this one came.
    RowWriter writer(settings_, emit, input, [&](std::uint32_t last_line) {
      return std::to_string(index) + ":" + std::to_string(last_line);
    });
    RowMaker maker(settings_, forms, call, writer, input);
    auto fault = reader.faults().begin();
    const auto faults_before = [&](std::uint32_t line) {
      for (; fault != reader.faults().end() && fault->line < line; ++fault)
        writer.reject(fault->line, {}, {}, fault->reason);
    };
    std::size_t records = 0;
    reader.store().each([&](const KeptRecord& record) {
      if (++records % records_between_stops == 0) call.check_stop();
      faults_before(record.line);
      maker.take(record);
    });
    faults_before(UINT32_MAX);
    writer.finish();
    if (reader.store().size() == 0) call.log(KINERJA_LOG_WARN, input + ": a header and no rows");
  }

  Settings settings_;
  std::vector<std::string> inputs_;
};

}  // namespace kinerja::tables

static constexpr kinerja::Identity table_identity{"id.kinerja.table",
                                                  KINERJA_PLUGIN_VERSION,
                                                  KINERJA_PLUGIN_VENDOR,
                                                  KINERJA_PLUGIN_LICENSE,
                                                  texts_json};
KINERJA_PLUGIN_AS(table_identity, kinerja::tables::Table)
