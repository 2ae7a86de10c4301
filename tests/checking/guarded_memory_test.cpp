// What a crash at an address near lent memory is told as.
#include "checking/guarded_memory.hpp"

#include "checking/column_names.hpp"
#include "checking/guard_fields.hpp"

#include <gtest/gtest.h>

#include <array>

namespace kinerja::checking {
namespace {

std::string told(const void* address, bool writing) {
  std::array<char, 256> id{}, en{};
  explain_address(address, writing, id.data(), en.data(), id.size());
  return en.data();
}

TEST(GuardedMemory, LiesAgainstThePageBehindIt) {
  GuardedMemory memory(Side::behind);
  const std::byte* at = memory.take(17 * 8, 17, "rate_in.ev_target", Access::input);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(at + 17 * 8) % 4096, 0U);
  EXPECT_EQ(told(at + 17 * 8 + 8, false), "read 8 bytes behind rate_in.ev_target (17 entries)");
}

TEST(GuardedMemory, LiesAgainstThePageInFrontOfIt) {
  GuardedMemory memory(Side::front);
  const std::byte* at = memory.take(17 * 8, 17, "rate_in.ev_target", Access::input);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(at) % 4096, 0U);
  EXPECT_EQ(told(at - 8, true), "wrote 8 bytes in front of rate_in.ev_target (17 entries)");
}

TEST(GuardedMemory, TellsWritesToInputsAndLateUse) {
  GuardedMemory memory(Side::behind);
  const std::byte* at = memory.take(8, 1, "call", Access::input);
  memory.seal();
  EXPECT_EQ(told(at, true), "wrote to call, which may only be read");
  memory.revoke();
  EXPECT_EQ(told(at, false), "read call after the call that lent it was over");
}

TEST(GuardedMemory, TellsPointersThatNobodyGave) {
  EXPECT_EQ(told(nullptr, false), "read through a NULL pointer ((nil))");
  const int elsewhere = 0;
  EXPECT_EQ(told(&elsewhere, true).substr(0, 14), "wrote address ");
}

// Counts the columns that have no name.
template <class T>
struct NameVisit {
  template <class Member, class... More>
  void one(Member T::*member, More...) {
    EXPECT_FALSE(full_name<T>(member).ends_with("?"))
        << full_name<T>(member) << " in " << struct_name<T>();
    ++seen;
  }
  template <class Number>
  void numbers(const Number* T::*column, std::size_t) {
    one(column);
  }
  void texts(kinerja_strs T::*column, std::size_t) { one(column); }
  void text(kinerja_str T::*word) { one(word); }
  void bytes(kinerja_bytes T::*block) { one(block); }
  void texts_list(const kinerja_strs* T::*lists, const std::uint32_t* T::*lens, std::size_t) {
    one(lists);
    one(lens);
  }
  template <class U>
  void nested(const U* T::*other) {
    one(other);
  }
  int seen = 0;
};

template <class T>
void expect_names() {
  NameVisit<T> visit;
  border::fields(T{}, visit);
  EXPECT_GT(visit.seen, 0);
}

TEST(ColumnNames, EveryColumnThatIsLentHasOne) {
  expect_names<kinerja_method_setup>();
  expect_names<kinerja_rate_in>();
  expect_names<kinerja_source_setup>();
  expect_names<kinerja_request>();
  expect_names<kinerja_derive_in>();
  expect_names<kinerja_exporter_setup>();
  expect_names<kinerja_cycle_info>();
  expect_names<kinerja_results>();
  NameVisit<kinerja_rate_in> visit;
  border::fields_of_setup(kinerja_rate_in{}, 0, 0, visit);
}

}  // namespace
}  // namespace kinerja::checking
