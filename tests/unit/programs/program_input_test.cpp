// What reaches a program: settings and state as files, secrets in the settings alone. The launcher
// is a shell here, that passes over the order and becomes the command behind "--".

#include "programs/program_input.hpp"

#include "result_matchers.hpp"
#include "storage/temporary_folder.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char passes_over[] =
    R"(order=; while [ "$1" != -- ]; do order="$order $1"; shift; done; shift; export order; exec "$@")";

class ProgramInputTest : public ::testing::Test {
 protected:
  ProgramInputTest() {
    input_.name = "tap";
    input_.program.emplace();
    input_.program->folder = "/usr";
  }

  Result<std::string> run(const std::string& script, std::string_view cursor = {}) {
    input_.program->command = {"/bin/sh", "-c", script, "tap"};
    const FindSecret secret = [](std::string_view name) -> std::optional<std::string> {
      if (name != "TOKEN") return std::nullopt;
      return "rahasia";
    };
    KINERJA_TRY(
        program,
        ProgramInput::start(input_, launcher_, cursor, secret, stop_, [](std::string_view) {}));
    std::string all;
    for (;;) {
      KINERJA_TRY(block, program->read_block());
      if (block.empty()) return all;
      all += block;
    }
  }
  void settings(const char* json) {
    input_.program->settings = boost::json::parse(json).as_object();
  }

  NamedInput input_;
  ProgramLauncher launcher_{"/bin/sh", "-c", passes_over, "launcher"};
  StopSource stop_;
};

TEST_F(ProgramInputTest, SettingsComeAsAFileAndTheStateWhenThereIsOne) {
  settings(R"({"host": "contoh"})");
  EXPECT_EQ(*run(R"(echo "$@"; cat "$2")"), "--config /proc/self/fd/3\n{\"host\":\"contoh\"}");
  EXPECT_EQ(*run(R"(echo "$3"; cat "$4")", R"({"after":1})"), "--state\n{\"after\":1}");
}

TEST_F(ProgramInputTest, ASecretStandsInTheSettingsAndNowhereElse) {
  settings(R"({"a": [{"token": {"$secret": "TOKEN"}}]})");
  EXPECT_EQ(*run("cat $2"), R"({"a":[{"token":"rahasia"}]})");
  EXPECT_THAT(*run("tr '\\0' ' ' < /proc/$$/cmdline; env; echo $order"), Not(HasSubstr("rahasia")));

  settings(R"({"a": {"$secret": "LAIN"}})");
  EXPECT_THAT(run("echo a"), test::IsError(Errc::invalid_config, ""));
}

TEST_F(ProgramInputTest, TheSettingsCannotBeChanged) {
  EXPECT_THAT(run("echo x > $2"), test::IsError(Errc::io, ""));
}

TEST_F(ProgramInputTest, TheOrderNamesFolderTimeAndPorts) {
  input_.program->ports = {443, 8080};
  input_.program->seconds = 30;
  const auto order = run("echo $order");
  EXPECT_THAT(
      *order,
      AllOf(HasSubstr("--folder /usr --private /"), HasSubstr("--cpu 30 --port 443 --port 8080")));
  // HOME is gone when the program is.
  const std::size_t begin = order->find("--private ") + 10;
  const std::string home = order->substr(begin, order->find(' ', begin) - begin);
  EXPECT_FALSE(std::filesystem::exists(home)) << home;
}

TEST_F(ProgramInputTest, WithoutALauncherNothingIsRun) {
  launcher_.clear();
  EXPECT_THAT(run("echo a"), test::IsError(Errc::unsupported, ""));
}

}  // namespace
}  // namespace kinerja
