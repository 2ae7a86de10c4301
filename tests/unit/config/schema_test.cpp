#include <kinerja/core/config.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kinerja {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<Schema::Fault> faults(std::string_view schema, std::string_view text) {
  const auto parsed = Schema::parse(schema);
  if (!parsed) return {{"schema", parsed.error().message}};
  boost::json::value value = boost::json::parse(text);
  return parsed->check(value);
}

bool accepts(std::string_view schema, std::string_view text) {
  return faults(schema, text).empty();
}

std::string refused_schema(std::string_view schema) {
  const auto parsed = Schema::parse(schema);
  return parsed ? "accepted" : parsed.error().message.en;
}

TEST(Schema, TypesAreWhatJsonSchemaSays) {
  EXPECT_TRUE(accepts(R"({"type": "integer"})", "1"));
  EXPECT_TRUE(accepts(R"({"type": "integer"})", "1.0"));
  EXPECT_FALSE(accepts(R"({"type": "integer"})", "1.5"));
  EXPECT_TRUE(accepts(R"({"type": "number"})", "1"));
  EXPECT_FALSE(accepts(R"({"type": "number"})", "\"1\""));
  EXPECT_TRUE(accepts(R"({"type": "boolean"})", "false"));
  EXPECT_FALSE(accepts(R"({"type": "boolean"})", "0"));
  EXPECT_TRUE(accepts(R"({"type": "null"})", "null"));
  EXPECT_FALSE(accepts(R"({"type": "object"})", "[]"));
  EXPECT_FALSE(accepts(R"({"type": "array"})", "{}"));
  EXPECT_FALSE(accepts(R"({"type": "string"})", "null"));
}

TEST(Schema, AWrongTypeIsExplainedWithWhatToDo) {
  const auto found = faults(R"({"properties": {"cap": {"type": "number"}}})", R"({"cap": "120"})");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].pointer, "/cap");
  EXPECT_EQ(found[0].message.id, "\"cap\" harus angka, bukan teks. Tulis tanpa tanda kutip.");
  EXPECT_EQ(found[0].message.en,
            "\"cap\" must be a number, not a text. Write it without quotation marks.");
}

TEST(Schema, AWrongTypeNeverShowsTheValueWhichMightBeASecret) {
  const auto found =
      faults(R"({"properties": {"token": {"type": "object"}}})", R"({"token": "hunter2"})");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_THAT(found[0].message.id, Not(HasSubstr("hunter2")));
}

TEST(Schema, MinimumAndMaximumIncludeTheirBounds) {
  constexpr auto schema = R"({"minimum": 0, "maximum": 1})";
  EXPECT_TRUE(accepts(schema, "0"));
  EXPECT_TRUE(accepts(schema, "1.0"));
  EXPECT_EQ(faults(schema, "-0.001")[0].message.id,
            "pengaturan ini paling kecil 0, tetapi tertulis -0.001.");
  EXPECT_THAT(faults(schema, "1.001")[0].message.en, HasSubstr("must be at most 1, but is 1.001"));
}

TEST(Schema, ExclusiveMinimumLeavesOutItsBound) {
  constexpr auto schema = R"({"exclusiveMinimum": 0})";
  EXPECT_TRUE(accepts(schema, "1e-9"));
  EXPECT_THAT(faults(schema, "0")[0].message.id, HasSubstr("harus lebih besar dari 0"));
  EXPECT_FALSE(accepts(schema, "-1"));
}

TEST(Schema, ComparesIntegersThatADoubleCannotTellApart) {
  EXPECT_FALSE(accepts(R"({"maximum": 9007199254740992})", "9007199254740993"));
  EXPECT_TRUE(accepts(R"({"maximum": 9007199254740993})", "9007199254740993"));
  EXPECT_FALSE(accepts(R"({"maximum": 5})", "18446744073709551615"));
}

TEST(Schema, LengthsCountCharactersAndIncludeTheirBounds) {
  constexpr auto schema = R"({"minLength": 2, "maxLength": 3})";
  EXPECT_TRUE(accepts(schema, "\"éé\""));
  EXPECT_TRUE(accepts(schema, "\"ééé\""));
  EXPECT_THAT(faults(schema, "\"é\"")[0].message.id,
              HasSubstr("paling sedikit 2 karakter, tetapi ada 1"));
  EXPECT_THAT(faults(schema, "\"éééé\"")[0].message.en,
              HasSubstr("at most 3 characters, but has 4"));
  EXPECT_THAT(faults(schema, "\"\"")[0].message.id, HasSubstr("tidak boleh kosong"));
}

TEST(Schema, ItemCountsIncludeTheirBounds) {
  constexpr auto schema = R"({"minItems": 1, "maxItems": 2})";
  EXPECT_TRUE(accepts(schema, "[0]"));
  EXPECT_TRUE(accepts(schema, "[0, 0]"));
  EXPECT_THAT(faults(schema, "[]")[0].message.id, HasSubstr("tidak boleh kosong"));
  EXPECT_THAT(faults(schema, "[0, 0, 0]")[0].message.id,
              HasSubstr("paling banyak 2 butir, tetapi ada 3"));
}

TEST(Schema, BoundsSayNothingAboutValuesOfAnotherKind) {
  constexpr auto schema = R"({"minimum": 5, "minLength": 5, "minItems": 5, "required": ["a"]})";
  EXPECT_TRUE(accepts(schema, "true"));
  EXPECT_TRUE(accepts(schema, "5"));
  EXPECT_TRUE(accepts(schema, "\"12345\""));
}

TEST(Schema, ItemsAreCheckedOneByOne) {
  const auto found = faults(R"({"properties": {"w": {"items": {"type": "integer"}}}})",
                            R"({"w": [1, "b", 3, null]})");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].pointer, "/w/1");
  EXPECT_THAT(found[0].message.id,
              HasSubstr("Butir ke-2 dari \"w\" harus angka bulat, bukan teks"));
  EXPECT_EQ(found[1].pointer, "/w/3");
  EXPECT_THAT(found[1].message.en, HasSubstr("Item 4 of \"w\" must be a whole number, not null"));
}

TEST(Schema, AnEnumComesWithItsWordsAndAGuess) {
  constexpr auto schema = R"({"properties": {"mode": {"enum": ["mirror", "inverse", 1]}}})";
  EXPECT_TRUE(accepts(schema, R"({"mode": "inverse"})"));
  EXPECT_TRUE(accepts(schema, R"({"mode": 1.0})"));
  EXPECT_EQ(faults(schema, R"({"mode": "miror"})")[0].message.id,
            "\"mode\" tidak boleh \"miror\". Pilihannya: \"mirror\", \"inverse\", 1. "
            "Maksud Anda \"mirror\"?");
  EXPECT_EQ(faults(schema, R"({"mode": 2})")[0].message.en,
            "\"mode\" must not be 2. Choose one of: \"mirror\", \"inverse\", 1.");
}

TEST(Schema, AConstIsOneValueHoweverItIsWritten) {
  EXPECT_TRUE(accepts(R"({"const": {"a": 1, "b": [2]}})", R"({"b": [2.0], "a": 1})"));
  EXPECT_THAT(faults(R"({"const": 1})", "2")[0].message.id, HasSubstr("harus 1, bukan 2"));
}

TEST(Schema, EveryMissingKeyIsNamed) {
  const auto found = faults(R"({"required": ["a", "b", "c"]})", R"({"b": 1})");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].pointer, "/a");
  EXPECT_EQ(found[0].message.id, "\"a\" belum ada di pengaturan ini. Tambahkan.");
  EXPECT_EQ(found[1].message.en, "\"c\" is missing in these settings. Add it.");
}

TEST(Schema, AnUnknownKeyComesWithAGuessOrWithTheKnownKeys) {
  constexpr auto schema =
      R"({"additionalProperties": false, "properties": {"decimals": {}, "weights": {}}})";
  const auto found = faults(schema, R"({"decimal": 1, "zzz": 2})");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].pointer, "/decimal");
  EXPECT_THAT(found[0].message.id,
              HasSubstr("tidak dikenal di pengaturan ini. Maksud Anda \"decimals\"?"));
  EXPECT_THAT(found[1].message.en, HasSubstr("There is: \"decimals\", \"weights\"."));
}

TEST(Schema, OtherKeysAreFreeUnlessRefusedOrDescribed) {
  EXPECT_TRUE(accepts(R"({"properties": {}})", R"({"x": 1})"));
  EXPECT_TRUE(accepts(R"({"additionalProperties": true})", R"({"x": 1})"));
  constexpr auto numbers =
      R"({"properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "number"}})";
  EXPECT_TRUE(accepts(numbers, R"({"a": "x", "b": 1})"));
  EXPECT_EQ(faults(numbers, R"({"b/c": "x"})")[0].pointer, "/b~1c");
}

TEST(Schema, FillsInDefaultsAtEveryDepthAndKeepsWhatIsGiven) {
  const auto schema = Schema::parse(R"({"required": ["cap"], "properties": {
      "cap": {"type": "number", "default": 120},
      "trim": {"type": "object", "default": {},
               "properties": {"lowest": {"type": "integer", "default": 1}}},
      "list": {"items": {"properties": {"x": {"default": "y"}}}}}})");
  ASSERT_TRUE(schema);
  boost::json::value value = boost::json::parse(R"({"list": [{}, {"x": "z"}]})");
  EXPECT_THAT(schema->check(value), IsEmpty());
  EXPECT_EQ(canonical_json(value),
            R"({"cap":120,"list":[{"x":"y"},{"x":"z"}],"trim":{"lowest":1}})");
}

TEST(Schema, ReportsEveryFaultAndNotOnlyTheFirst) {
  const auto found = faults(
      R"({"additionalProperties": false, "required": ["d"], "properties": {
          "a": {"type": "number"}, "b": {"enum": ["x"]}, "c": {"maximum": 1}, "d": {}}})",
      R"({"a": true, "b": "y", "c": 2, "e": 0})");
  std::vector<std::string> pointers;
  for (const auto& fault : found) pointers.push_back(fault.pointer);
  EXPECT_THAT(pointers, ElementsAre("/d", "/a", "/b", "/c", "/e"));
}

TEST(Schema, RefusesAKeywordOutsideTheSubset) {
  EXPECT_EQ(refused_schema(R"({"properties": {"a": {"minimun": 1}}})"),
            "Schema, /properties/a/minimun: the keyword \"minimun\" is not supported. "
            "Did you mean \"minimum\"?");
  EXPECT_THAT(refused_schema(R"({"pattern": "x"})"), HasSubstr("\"pattern\" is not supported"));
  EXPECT_THAT(refused_schema(R"({"items": {"oneOf": []}})"), HasSubstr("/items/oneOf"));
}

TEST(Schema, RefusesKeywordsWithValuesOfTheWrongForm) {
  EXPECT_THAT(refused_schema(R"({"type": ["string", "null"]})"), HasSubstr("is no type"));
  EXPECT_THAT(refused_schema(R"({"type": "text"})"), HasSubstr("\"text\" is no type"));
  EXPECT_THAT(refused_schema(R"({"required": "a"})"), HasSubstr("must be a list of texts"));
  EXPECT_THAT(refused_schema(R"({"required": [1]})"), HasSubstr("must be a list of texts"));
  EXPECT_THAT(refused_schema(R"({"enum": []})"), HasSubstr("a list that is not empty"));
  EXPECT_THAT(refused_schema(R"({"minimum": "1"})"), HasSubstr("must be a number"));
  EXPECT_THAT(refused_schema(R"({"minLength": -1})"), HasSubstr("a whole number from 0"));
  EXPECT_THAT(refused_schema(R"({"maxItems": 1.5})"), HasSubstr("a whole number from 0"));
  EXPECT_THAT(refused_schema(R"({"properties": []})"), HasSubstr("must be an object"));
  EXPECT_THAT(refused_schema(R"({"properties": {"a": true}})"), HasSubstr("/properties/a"));
  EXPECT_THAT(refused_schema(R"({"additionalProperties": 1})"), HasSubstr("must be an object"));
  EXPECT_THAT(refused_schema(R"({"title": 1})"), HasSubstr("must be a text"));
  EXPECT_THAT(refused_schema("[]"), HasSubstr("Schema, /: must be an object"));
  EXPECT_THAT(refused_schema("{"), HasSubstr("ends too early"));
}

TEST(Schema, RefusesADefaultThatItWouldRefuseItself) {
  EXPECT_THAT(refused_schema(R"({"properties": {"a": {"type": "integer", "default": "1"}}})"),
              AllOf(HasSubstr("/properties/a/default"), HasSubstr("must be a whole number")));
}

TEST(Schema, RefusesARequiredKeyThatCouldNeverBeGiven) {
  EXPECT_THAT(refused_schema(
                  R"({"additionalProperties": false, "required": ["a"], "properties": {"b": {}}})"),
              HasSubstr("\"a\" is required, but is not among the properties"));
}

TEST(Schema, AcceptsEveryKeywordOfTheSubset) {
  EXPECT_EQ(refused_schema(R"({"$schema": "x", "title": "t", "description": "d", "type": "object",
      "required": ["a"], "additionalProperties": {"type": "string"},
      "properties": {"a": {"enum": [1], "const": 1, "minimum": 0, "maximum": 2,
        "exclusiveMinimum": -1, "minLength": 0, "maxLength": 1, "minItems": 0, "maxItems": 1,
        "items": {}, "default": 1}}})"),
            "accepted");
}

}  // namespace
}  // namespace kinerja
