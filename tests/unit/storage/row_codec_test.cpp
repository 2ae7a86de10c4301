#include "storage/row_codec.hpp"

#include "sample_rows.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

namespace kinerja {
namespace {

using testing::row_kinds;
using testing::same_rows;
using testing::sample_rows;

// Whether what the bytes were taken for is safe to use: columns that fit each other.
bool is_safe(const std::string& blob) {
  const Result<Rows> rows = decode_rows(blob);
  return !rows || encode_rows(*rows).has_value();
}

TEST(RowCodec, BringsEveryKindBackBitForBit) {
  for (std::size_t kind = 0; kind < row_kinds; ++kind) {
    for (const std::size_t n : {0u, 1u, 2u, 17u, 300u}) {
      const Rows rows = sample_rows(kind, n);
      const Result<std::string> blob = encode_rows(rows);
      ASSERT_TRUE(blob);

      const Result<Rows> back = decode_rows(*blob);

      ASSERT_TRUE(back) << back.error().message.en;
      EXPECT_TRUE(same_rows(rows, *back)) << "kind " << kind << ", rows " << n;
    }
  }
}

Spans one_span() {
  Spans spans;
  spans.input = "in";
  spans.key.push_back("k");
  spans.origin = {7};
  for (TextColumn* column : {&spans.subject, &spans.zone, &spans.kind, &spans.text})
    column->push_back("");
  spans.subject_kind = {2};
  spans.from_ms = {-1};
  spans.to_ms = {256};
  return spans;
}

// The form is a promise to files that lie on people's disks.
TEST(RowCodec, WritesTheFormThatIsPromised) {
  std::string wanted("\x03\x05\x01\0\0\0\x02\0\0\0in", 12);
  // key: one of a different text, of length 1 in one byte
  wanted += std::string("\x01\0\0\0\x02\x01\0\0\0\0\0\0\0\x01\0k", 16);
  wanted += std::string("\x01\0\0\0\0\x07\0\0\0", 9);                    // origin
  for (int i = 0; i < 4; ++i) wanted += std::string("\x01\0\0\0\0", 5);  // texts
  wanted += std::string("\x01\0\0\0\0\x02", 6);                          // subject_kind
  wanted += std::string("\x01\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 13);
  wanted += std::string("\x01\0\0\0\0\0\x01\0\0\0\0\0\0", 13);

  EXPECT_EQ(*encode_rows(one_span()), wanted);
}

TEST(RowCodec, ReadsTheFormOfVersionOne) {
  std::string blob("\x01\x05\x01\0\0\0\x02\0\0\0in", 12);
  blob += std::string("\x00\x01\0\0\0\x01\0\0\0k", 10);  // key
  blob += std::string("\x14\x01\0\0\0\x07\0\0\0", 9);    // origin
  for (int i = 0; i < 4; ++i) blob += std::string("\x00\x01\0\0\0\0\0\0\0", 9);
  blob += std::string("\x11\x01\0\0\0\x02", 6);  // subject_kind
  blob += std::string("\x28\x01\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 13);
  blob += std::string("\x28\x01\0\0\0\0\x01\0\0\0\0\0\0", 13);

  const Result<Rows> rows = decode_rows(blob);

  ASSERT_TRUE(rows) << rows.error().message.en;
  EXPECT_TRUE(same_rows(*rows, one_span()));
}

TEST(RowCodec, ReadsEventsOfVersionOneWithEmptyNewTexts) {
  std::string blob("\x01\x04\x01\0\0\0\0\0\0\0", 10);
  const std::string text("\x00\x01\0\0\0\x01\0\0\0x", 10);
  blob += text + std::string("\x14\x01\0\0\0\x07\0\0\0", 9);  // key, origin
  for (int i = 0; i < 6; ++i) blob += text;
  blob += std::string("\x11\x01\0\0\0\0", 6);                     // subject_kind
  blob += std::string("\x28\x01\0\0\0\x05\0\0\0\0\0\0\0", 13);    // local_ms
  blob += std::string("\x38\x01\0\0\0\0\0\0\0\0\0\xf8\x3f", 13);  // number: 1.5

  const Result<Rows> rows = decode_rows(blob);

  ASSERT_TRUE(rows) << rows.error().message.en;
  EXPECT_EQ(std::get<Events>(*rows).text[0], "x");
  EXPECT_EQ(std::get<Events>(*rows).number[0], 1.5);
  EXPECT_EQ(std::get<Events>(*rows).about[0], "");
  EXPECT_EQ(std::get<Events>(*rows).state[0], "");
}

TEST(RowCodec, RefusesEveryTruncatedBlob) {
  for (std::size_t kind = 0; kind < row_kinds; ++kind) {
    const std::string blob = *encode_rows(sample_rows(kind, 3));
    for (std::size_t size = 0; size < blob.size(); ++size) {
      const Result<Rows> rows = decode_rows(blob.substr(0, size));
      ASSERT_FALSE(rows) << "kind " << kind << ", bytes " << size;
      EXPECT_EQ(rows.error().code, Errc::storage);
    }
  }
}

TEST(RowCodec, RefusesBytesAfterTheEnd) {
  EXPECT_FALSE(decode_rows(*encode_rows(sample_rows(0, 3)) + "x"));
}

TEST(RowCodec, SurvivesEveryFlippedByte) {
  for (std::size_t kind = 0; kind < row_kinds; ++kind) {
    const std::string blob = *encode_rows(sample_rows(kind, 5));
    for (std::size_t at = 0; at < blob.size(); ++at) {
      for (const int flip : {0x01, 0x80, 0xff}) {
        std::string flipped = blob;
        flipped[at] = static_cast<char>(flipped[at] ^ flip);
        EXPECT_TRUE(is_safe(flipped)) << "kind " << kind << ", byte " << at << ", flip " << flip;
      }
    }
  }
}

TEST(RowCodec, SurvivesRandomBytes) {
  std::mt19937 random(2026);
  for (int round = 0; round < 20'000; ++round) {
    std::string blob = *encode_rows(sample_rows(random() % row_kinds, 1 + random() % 4));
    for (int i = 0; i < 6; ++i) blob[random() % blob.size()] = static_cast<char>(random() % 5);
    ASSERT_TRUE(is_safe(blob)) << "round " << round;
  }
}

TEST(RowCodec, AsksForNoMemoryThatTheBlobDoesNotFill) {
  std::string blob("\x01\x05\x01\0\0\0\0\0\0\0", 10);
  blob += std::string("\x00\xff\xff\xff\xff", 5);  // four thousand million keys
  EXPECT_FALSE(decode_rows(blob));
}

TEST(RowCodec, RefusesToStoreColumnsOfUnequalLength) {
  Rows rows = sample_rows(2, 3);
  std::get<Measures>(rows).value = {1, 2};

  const Result<std::string> blob = encode_rows(rows);

  ASSERT_FALSE(blob);
  EXPECT_EQ(blob.error().code, Errc::internal);
  EXPECT_NE(blob.error().message.en.find("value"), std::string::npos);
}

TEST(RowCodec, RefusesToStoreAttributesThatAreCutWrongly) {
  Rows rows = sample_rows(0, 3);
  std::get<People>(rows).attr_begin = {0, 2, 1, 3};
  EXPECT_FALSE(encode_rows(rows));
}

}  // namespace
}  // namespace kinerja
