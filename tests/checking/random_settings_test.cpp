// Settings drawn from a schema are valid by it, and the same for the same seed everywhere.
#include "checking/random_settings.hpp"

#include "checking/host_call.hpp"

#include <gtest/gtest.h>

namespace kinerja::checking {
namespace {

constexpr char schema[] = R"({
  "type": "object", "additionalProperties": false, "required": ["kind"],
  "properties": {
    "kind": {"type": "string", "enum": ["a", "b"]},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
    "above": {"type": "number", "exclusiveMinimum": 0},
    "count": {"type": "integer", "minimum": -1, "maximum": 15},
    "words": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
    "weights": {"type": "object", "additionalProperties": {"type": "number"}}
  }})";

kinerja_info info_of() {
  kinerja_info info{};
  info.config_schema = {schema, sizeof schema - 1};
  return info;
}

TEST(RandomSettings, AreValidByTheSchema) {
  static const kinerja_info info = info_of();
  Random random(3);
  for (int i = 0; i < 2'000; ++i) {
    const boost::json::object drawn = random_config(info, {}, random);
    EXPECT_FALSE(config_text(info, drawn).empty()) << boost::json::value(drawn);
  }
}

TEST(RandomSettings, AreTheSameForTheSameSeed) {
  static const kinerja_info info = info_of();
  Random first(9), second(9), other(10);
  const boost::json::object drawn = random_config(info, {}, first);
  EXPECT_EQ(drawn, random_config(info, {}, second));
  EXPECT_NE(drawn, random_config(info, {}, other));
}

TEST(Random, IsPinnedForEver) {
  Random random(1);
  EXPECT_EQ(random.next(), 0x910A2DEC89025CC1U);
  EXPECT_EQ(random.next(), 0xBEEB8DA1658EEC67U);
}

}  // namespace
}  // namespace kinerja::checking
