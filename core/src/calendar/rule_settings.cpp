#include "calendar/rule_settings.hpp"

#include <cassert>
#include <utility>

namespace kinerja {

RuleSettings rule_settings(const Preset& preset, std::string_view schema_text) {
  const auto schema = Schema::parse(schema_text);
  assert(schema);  // ours, and tested
  boost::json::value config = preset.config;
  std::vector<Schema::Fault> faults = schema->check(config);
  return {std::move(config.get_object()), std::move(faults)};
}

}  // namespace kinerja
