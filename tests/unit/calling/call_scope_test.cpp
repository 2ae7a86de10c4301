#include "calling/call_scope.hpp"

#include <kinerja/core/utf8.hpp>

#include "calling/columns.hpp"
#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

namespace kinerja::test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

class CallScopeTest : public ::testing::Test {
 protected:
  static SharedPlugin plugin() { return PluginLibrary::open(misbehaving("well_behaved")).value(); }

  void input(const std::string& name, const std::string& bytes) {
    inputs_.push_back({name, folder_.write(name, bytes)});
  }
  kinerja_status read(CallScope& scope, std::string_view name, std::string& block) {
    kinerja_bytes bytes{};
    const kinerja_status status = scope.call()->read(scope.call(), str_of(name), &bytes);
    if (status == KINERJA_OK) block = std::string(view_of(bytes));
    return status;
  }
  kinerja_status secret(CallScope& scope, std::string_view name, kinerja_str& value) {
    return scope.call()->secret(scope.call(), str_of(name), &value);
  }
  static void fail(CallScope& scope, kinerja_status code, std::int64_t row, std::string_view text) {
    scope.call()->fail(scope.call(), code, row, str_of("/weights"), str_of(text));
  }

  OwnFolder folder_;
  StopSource stop_;
  std::vector<std::pair<std::int32_t, std::string>> logged_;
  LogLine log_ = [this](std::int32_t level, std::string_view line) {
    logged_.emplace_back(level, line);
  };
  std::vector<NamedInput> inputs_;
  std::vector<NamedSecret> secrets_;
  CallSettings settings_{plugin(), "id.example.it", &stop_, &log_, &inputs_, &secrets_};
  std::string block_;
};

TEST_F(CallScopeTest, ReadsAFileBlockAfterBlockAndThenEnds) {
  input("kecil", "isi");
  input("kosong", "");
  CallScope scope(settings_, 0);

  EXPECT_EQ(read(scope, "kecil", block_), KINERJA_OK);
  EXPECT_EQ(block_, "isi");
  EXPECT_EQ(read(scope, "kecil", block_), KINERJA_END);
  EXPECT_EQ(read(scope, "kecil", block_), KINERJA_END);
  EXPECT_EQ(read(scope, "kosong", block_), KINERJA_END);
  EXPECT_THAT(scope.take_reports(), IsEmpty());
}

TEST_F(CallScopeTest, ABlockIsNeverLargerThanThePromise) {
  std::string big(std::size_t{KINERJA_BLOCK_MAX} + 1, 'a');
  big.back() = 'z';
  input("lebih", big);
  input("pas", big.substr(1));
  CallScope scope(settings_, 0);

  EXPECT_EQ(read(scope, "lebih", block_), KINERJA_OK);
  EXPECT_EQ(block_.size(), KINERJA_BLOCK_MAX);
  EXPECT_EQ(read(scope, "lebih", block_), KINERJA_OK);
  EXPECT_EQ(block_, "z");
  EXPECT_EQ(read(scope, "lebih", block_), KINERJA_END);

  EXPECT_EQ(read(scope, "pas", block_), KINERJA_OK);
  EXPECT_EQ(block_.size(), KINERJA_BLOCK_MAX);
  EXPECT_EQ(read(scope, "pas", block_), KINERJA_END);
}

TEST_F(CallScopeTest, EachCallReadsFromTheBeginning) {
  input("berkas", "isi");
  CallScope first(settings_, 0);
  CallScope second(settings_, 0);
  EXPECT_EQ(read(first, "berkas", block_), KINERJA_OK);

  EXPECT_EQ(read(second, "berkas", block_), KINERJA_OK);
  EXPECT_EQ(block_, "isi");
}

TEST_F(CallScopeTest, RefusesAnInputThatTheCycleFileDoesNotName) {
  CallScope scope(settings_, 0);

  EXPECT_EQ(read(scope, "../etc/passwd", block_), KINERJA_E_CONFIG);

  const auto reports = scope.take_reports();
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_THAT(reports[0].message.en, HasSubstr("not named in the cycle file"));
}

TEST_F(CallScopeTest, ReportsAFileThatCannotBeReadOrIsAFolder) {
  inputs_.push_back({"hilang", folder_.path() / "tidak-ada.csv"});
  inputs_.push_back({"folder", folder_.path()});
  CallScope scope(settings_, 0);

  EXPECT_EQ(read(scope, "hilang", block_), KINERJA_E_IO);
  EXPECT_EQ(read(scope, "folder", block_), KINERJA_E_IO);
  EXPECT_THAT(scope.take_reports(), SizeIs(2));
}

TEST_F(CallScopeTest, GivesSecretsFromTheEnvironmentAndFromFiles) {
  ::setenv("KINERJA_TEST_SECRET", "dari lingkungan", 1);
  secrets_.push_back({"env", "KINERJA_TEST_SECRET", {}});
  secrets_.push_back({"file", "", folder_.write("token", "dari berkas\r\n")});
  CallScope scope(settings_, 0);
  kinerja_str value{};

  EXPECT_EQ(secret(scope, "env", value), KINERJA_OK);
  EXPECT_EQ(view_of(value), "dari lingkungan");
  EXPECT_EQ(secret(scope, "file", value), KINERJA_OK);
  EXPECT_EQ(view_of(value), "dari berkas");
  ::unsetenv("KINERJA_TEST_SECRET");
}

TEST_F(CallScopeTest, ASecretThatWasLentStaysUntilTheCallIsOver) {
  // Long enough to lie on the heap, where the sanitizer watches.
  const std::string token(100, 't');
  secrets_.push_back({"token", "", folder_.write("token", token)});
  CallScope scope(settings_, 0);
  kinerja_str first{}, second{};

  EXPECT_EQ(secret(scope, "token", first), KINERJA_OK);
  EXPECT_EQ(secret(scope, "token", second), KINERJA_OK);

  EXPECT_EQ(first.ptr, second.ptr);
  EXPECT_EQ(view_of(first), token);
}

TEST_F(CallScopeTest, RefusesASecretThatIsUnknownUnsetOrEmpty) {
  ::unsetenv("KINERJA_TEST_SECRET");
  secrets_.push_back({"unset", "KINERJA_TEST_SECRET", {}});
  secrets_.push_back({"empty", "", folder_.write("token", "\n")});
  secrets_.push_back({"gone", "", folder_.path() / "tidak-ada"});
  CallScope scope(settings_, 0);
  kinerja_str value{};

  for (const char* name : {"unset", "empty", "gone", "unknown"})
    EXPECT_EQ(secret(scope, name, value), KINERJA_E_CONFIG) << name;
  EXPECT_THAT(scope.take_reports(), SizeIs(4));
}

TEST_F(CallScopeTest, RefusesASecretFileThatIsTooLongInsteadOfCuttingIt) {
  secrets_.push_back({"pas", "", folder_.write("pas", std::string(65'536, 's'))});
  secrets_.push_back({"lebih", "", folder_.write("lebih", std::string(65'537, 's'))});
  CallScope scope(settings_, 0);
  kinerja_str value{};

  EXPECT_EQ(secret(scope, "pas", value), KINERJA_OK);
  EXPECT_EQ(value.len, 65'536u);
  EXPECT_EQ(secret(scope, "lebih", value), KINERJA_E_CONFIG);
}

TEST_F(CallScopeTest, RefusesToFetch) {
  CallScope scope(settings_, 0);
  const kinerja_fetch request{};
  kinerja_fetched response{};

  EXPECT_EQ(scope.call()->fetch(scope.call(), &request, &response), KINERJA_E_UNSUPPORTED);
  EXPECT_THAT(scope.check(KINERJA_E_UNSUPPORTED, "pull"),
              IsError(Errc::unsupported, "does not fetch over HTTP yet"));
}

TEST_F(CallScopeTest, NamesEveryFaultInTheErrorOfTheCall) {
  CallScope scope(settings_, 0);
  fail(scope, KINERJA_E_CONFIG, -1, "they sum to 90");
  fail(scope, KINERJA_MISSING, 3, "a reason that is no fault");
  fail(scope, KINERJA_E_CONFIG, -1, "one is negative");

  const auto checked = scope.check(KINERJA_E_CONFIG, "open");

  EXPECT_THAT(checked, IsError(Errc::invalid_config, "id.example.it (open): "));
  EXPECT_THAT(checked.error().message.en,
              AllOf(HasSubstr("\n  /weights: they sum to 90\n  /weights: one is negative"),
                    ::testing::Not(HasSubstr("no fault"))));
}

TEST_F(CallScopeTest, KeepsRowPlaceAndCodeOfAReport) {
  CallScope scope(settings_, 0);
  fail(scope, KINERJA_MISSING, 3, "no ratings");

  const auto reports = scope.take_reports();

  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_EQ(reports[0].code, KINERJA_MISSING);
  EXPECT_EQ(reports[0].row, 3);
  EXPECT_EQ(reports[0].where, "/weights");
  EXPECT_EQ(reports[0].message.id, "no ratings");
  EXPECT_THAT(scope.check(KINERJA_OK, "rate"), IsOk());
}

TEST_F(CallScopeTest, CutsLongMessagesAndReplacesWhatIsNoText) {
  CallScope scope(settings_, 0);
  fail(scope, KINERJA_E_INPUT, -1, std::string(5'000, 'x'));
  fail(scope, KINERJA_E_INPUT, -1, "a\nb\x1b[31m");
  fail(scope, KINERJA_E_INPUT, -1, "bukan \xFF\xC3 UTF-8");
  fail(scope, KINERJA_E_INPUT, -1, std::string(1'023, 'x') + "é");

  const auto reports = scope.take_reports();

  EXPECT_EQ(reports[0].message.en.size(), 1'024u);
  EXPECT_EQ(reports[1].message.en, "a b [31m");
  for (const Report& report : reports)
    EXPECT_TRUE(valid_utf8(report.message.en)) << report.message.en;
}

TEST_F(CallScopeTest, KeepsSoManyReportsAndNoMore) {
  CallScope scope(settings_, 0);
  for (int i = 0; i < 10'001; ++i) fail(scope, KINERJA_MISSING, i, "x");

  EXPECT_THAT(scope.take_reports(), SizeIs(10'000));
}

TEST_F(CallScopeTest, LogsWithTheNameOfTheComponent) {
  CallScope scope(settings_, 0);

  scope.call()->log(scope.call(), KINERJA_LOG_WARN, str_of("baris\nkedua"));

  EXPECT_THAT(logged_, ElementsAre(Pair(KINERJA_LOG_WARN, "id.example.it: baris kedua")));
}

TEST_F(CallScopeTest, LogsSoManyLinesOfACallAndNoMore) {
  CallScope scope(settings_, 0);
  for (int i = 0; i < 5'000; ++i) scope.call()->log(scope.call(), KINERJA_LOG_INFO, str_of("lagi"));

  ASSERT_THAT(logged_, SizeIs(1'001));
  EXPECT_THAT(logged_.back(), Pair(KINERJA_LOG_WARN, HasSubstr("left out")));
}

TEST_F(CallScopeTest, TellsWhenToStop) {
  CallScope scope(settings_, 0);
  EXPECT_EQ(scope.call()->stop(scope.call()), KINERJA_OK);

  stop_.request();

  EXPECT_EQ(scope.call()->stop(scope.call()), KINERJA_E_CANCELLED);
  EXPECT_THAT(scope.check(KINERJA_E_CANCELLED, "pull"), IsError(Errc::cancelled, "stopped"));
}

TEST_F(CallScopeTest, AnUnknownNegativeStatusIsAFaultInsideThePlugin) {
  CallScope scope(settings_, 0);

  EXPECT_THAT(scope.check(-999, "rate"), IsError(Errc::plugin_failed, "inside the plugin"));
}

}  // namespace
}  // namespace kinerja::test
