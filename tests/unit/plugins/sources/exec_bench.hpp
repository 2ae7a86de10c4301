#pragma once

// The exec plugin on a bench: what a program writes is an input like any other.

#include "method_bench.hpp"
#include "source_bench.hpp"

#include <gmock/gmock.h>

#include <string>

namespace kinerja::test {

inline SourceBench exec_bench(const std::string& streams) {
  static const kinerja_plugin* const plugin = bench_plugin("exec");
  return SourceBench(plugin->sources[0], plugin->texts)
      .settings(R"({"input":"tap","streams":)" + streams + "}");
}

// As the host fills in defaults.
inline const std::string visits_stream =
    R"({"visits":{"columns":{"day":"date","indicator":"what","subject":"nip","value":"count"},)"
    R"("date_format":"yyyy-mm-dd","decimal":".","employee_number":"any","record":"measures"}})";

inline const std::string visits_schema =
    R"({"type":"SCHEMA","stream":"visits","key_properties":["id"],"schema":{"properties":{)"
    R"("id":{"type":"integer"},"nip":{"type":"string"},"what":{"type":"string"},)"
    R"("date":{"type":"string","format":"date"},"count":{"type":["number","null"]}}}})"
    "\n";

/// One record of the stream; `rest` are further members, each with a comma before it.
inline std::string visit(int id, const std::string& count, const std::string& rest = "") {
  return R"({"type":"RECORD","stream":"visits","record":{"id":)" + std::to_string(id) +
         R"(,"nip":"A7","what":"Surat","date":"2026-03-05","count":)" + count + rest + "}}\n";
}

inline std::string state(const std::string& value) {
  return R"({"type":"STATE","value":)" + value + "}\n";
}

inline SourceRun run_visits(const std::string& output) {
  return exec_bench(visits_stream).input("tap", output).run();
}

}  // namespace kinerja::test
