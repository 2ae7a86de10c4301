// Tables in files, as spreadsheets and forms write them: CSV, TSV and JSON Lines in, rows out.

#include <kinerja/plugin.hpp>

#include "cell_store.hpp"
#include "input_reader.hpp"
#include "limits.hpp"
#include "plain_rows.hpp"
#include "row_maker.hpp"
#include "schema.json.h"
#include "texts.json.h"

#include <memory>

namespace kinerja::tables {

// Makes rows of records as they come.
class StreamedRows final : public RecordTaker {
 public:
  StreamedRows(const Settings& settings,
               const Call& call,
               RowWriter& writer,
               const std::string& input)
      : settings_(settings),
        call_(call),
        writer_(writer),
        forms_(named_forms(settings)),
        maker_(settings, forms_, call, writer, input, RowMaker::Keys::where_needed),
        cells_(settings.headers.size()),
        converted_(settings.headers.size()),
        plain_(PlainRows::make(settings, forms_, writer, maker_)) {}

  void take(std::uint32_t line, std::uint64_t content, const std::vector<Cell>& cells) override {
    if (++records_ % records_between_stops == 0) call_.check_stop();
    for (std::size_t c = 0; c < cells.size(); ++c)
      cells_[c] = shown_cell(cells[c], settings_.encoding, converted_[c]);
    maker_.take({line, content, cells_});
  }
  bool take_run(const RecordRun& run, const std::vector<std::size_t>& places) override {
    if (!plain_) return false;
    call_.check_stop();
    records_ += run.size();
    plain_->take(run, places);
    return true;
  }
  void fault(std::uint32_t line, Reason reason) override { writer_.reject(line, {}, {}, reason); }
  std::size_t size() const { return records_; }

 private:
  const Settings& settings_;
  const Call& call_;
  RowWriter& writer_;
  ColumnForms forms_;
  RowMaker maker_;
  std::size_t records_ = 0;
  std::vector<Cell> cells_;
  std::vector<std::string> converted_;
  std::unique_ptr<PlainRows> plain_;
};

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
    // A snapshot starts again at its beginning; the cursor only says how far this one came.
    RowWriter writer(settings_, emit, input, [&](std::uint32_t last_line) {
      return std::to_string(index) + ":" + std::to_string(last_line);
    });
    const std::size_t records = settings_decide(settings_) ? pull_streamed(call, input, writer)
                                                           : pull_kept(call, input, writer);
    writer.finish();
    if (records == 0) call.log(KINERJA_LOG_WARN, input + ": a header and no rows");
  }

  // Rows go out while the input is read. A wrong byte at its end stops the run like any other.
  std::size_t pull_streamed(const Call& call, const std::string& input, RowWriter& writer) const {
    StreamedRows rows(settings_, call, writer, input);
    InputReader(settings_, call, input, rows).read();
    return rows.size();
  }

  // All cells first, because what a column's numbers and days mean is decided from all of them.
  std::size_t pull_kept(const Call& call, const std::string& input, RowWriter& writer) const {
    CellStore store(input, settings_.headers.size());
    InputReader reader(settings_, call, input, store);
    reader.read();
    store.set_encoding(reader.encoding());
    const ColumnForms forms = decide_forms(settings_, call, input, store);
    RowMaker maker(settings_, forms, call, writer, input, RowMaker::Keys::where_needed);
    auto fault = store.faults().begin();
    const auto faults_before = [&](std::uint32_t line) {
      for (; fault != store.faults().end() && fault->line < line; ++fault)
        writer.reject(fault->line, {}, {}, fault->reason);
    };
    std::size_t records = 0;
    store.each([&](const KeptRecord& record) {
      if (++records % records_between_stops == 0) call.check_stop();
      faults_before(record.line);
      maker.take(record);
    });
    faults_before(UINT32_MAX);
    return store.size();
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
