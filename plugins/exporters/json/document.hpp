#pragma once

#include <kinerja/cpp/exporter.hpp>

#include "json_text.hpp"

namespace json_export {

void write_cycle(JsonText& json, const kinerja::CycleView& cycle);

void write_person(JsonText& json,
                  const kinerja::PersonResult& person,
                  const kinerja::CycleView& cycle,
                  bool with_trail);

}  // namespace json_export
