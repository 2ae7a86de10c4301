// Rows from a program in any language that writes JSON Lines, by Singer's convention for taps. The
// host runs the program, in a sandbox; what comes here are its bytes, as of any input.

#include <kinerja/plugin.hpp>

#include "lines.hpp"
#include "schema.json.h"
#include "table/limits.hpp"
#include "tap_reader.hpp"
#include "texts.json.h"

namespace kinerja::taps {

class Exec : public Source {
 public:
  static constexpr Info info{"id.kinerja.exec", "EXEC_NAME", "EXEC_ABOUT", schema_json};

  explicit Exec(const SourceSetup& setup) : input_(setup.config().text("input", "tap")) {
    if (setup.inputs().find(input_) < 0) setup.mistake("NO_INPUT: " + input_, "/input");
    for (const auto& [name, config] : setup.config()["streams"].members())
      streams_.emplace(name, stream_settings(setup, name, config));
    if (streams_.empty()) setup.mistake("NO_STREAMS", "/streams");
  }

  Pull pull(const Call& call, std::string_view cursor, Emit& emit) const {
    TapReader tap(streams_, call, emit, input_, cursor);
    LineCutter lines(input_, [&](std::uint32_t line, std::string_view text) {
      if (line % tables::records_between_stops == 0) call.check_stop();
      tap.take(line, text);
    });
    std::string_view block;
    while (call.read(input_, block)) lines.take(block);
    lines.finish();
    tap.finish();
    return Pull::end;
  }

 private:
  std::string input_;
  StreamSettings streams_;
};

}  // namespace kinerja::taps

static constexpr kinerja::Identity exec_identity{"id.kinerja.exec",
                                                 KINERJA_PLUGIN_VERSION,
                                                 KINERJA_PLUGIN_VENDOR,
                                                 KINERJA_PLUGIN_LICENSE,
                                                 texts_json};
KINERJA_PLUGIN_AS(exec_identity, kinerja::taps::Exec)
