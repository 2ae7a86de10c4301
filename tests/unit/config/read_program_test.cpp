// Inputs that are programs: what the cycle file may say, and every mistake with its place.

#include "cycle_folder.hpp"

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReadProgram : public CycleFolder {
 protected:
  ReadProgram() { write("tap/tap.py", ""); }

  ReadCycle read_input(const std::string& input, const std::string& more = "") const {
    CycleText file;
    file.sources =
        R"({"absen": {"source": "id.kinerja.exec", "inputs": {"tap": )" + input + "}" + more + "}}";
    return read(file.text());
  }
  // The places and messages of all mistakes.
  std::vector<std::string> mistakes(const std::string& input, const std::string& more = "") const {
    std::vector<std::string> all;
    for (const Mistake& mistake : read_input(input, more).mistakes)
      all.push_back(mistake.pointer + ": " + mistake.message.en);
    return all;
  }
};

TEST_F(ReadProgram, ReadsAllThatAProgramMayHave) {
  const ReadCycle read = read_input(
      R"({"program": ["python3", "tap.py", "-u"], "folder": "tap",
          "settings": {"token": {"$secret": "TOKEN"}},
          "network": ["api.example.go.id:443", "[::1]:443", "10.0.0.1:8080"],
          "seconds": 30, "silence_seconds": 5})",
      R"(, "secrets": {"TOKEN": {"env": "TOKEN"}})");
  ASSERT_TRUE(read.cycle);
  const NamedInput& input = read.cycle->sources[0].inputs[0];
  ASSERT_TRUE(input.program);
  EXPECT_EQ(input.name, "tap");
  EXPECT_EQ(input.file, "");
  EXPECT_EQ(input.shown(), "python3 tap.py -u");
  EXPECT_THAT(input.program->command, ElementsAre("python3", "tap.py", "-u"));
  EXPECT_EQ(input.program->folder, folder_ / "tap");
  EXPECT_THAT(input.program->ports, ElementsAre(443, 8080));
  EXPECT_EQ(input.program->seconds, 30);
  EXPECT_EQ(input.program->silence_seconds, 5);
  EXPECT_TRUE(input.program->settings.contains("token"));
}

TEST_F(ReadProgram, WithoutMoreThereIsNoNetworkAndTimeHasAnEnd) {
  const ReadCycle read = read_input(R"({"program": ["./tap"], "folder": "tap"})");
  ASSERT_TRUE(read.cycle);
  const ProgramUse& program = *read.cycle->sources[0].inputs[0].program;
  EXPECT_THAT(program.ports, IsEmpty());
  EXPECT_EQ(program.seconds, 600);
  EXPECT_EQ(program.silence_seconds, 60);
}

TEST_F(ReadProgram, AnInputIsAFileOrAProgramAndNothingElse) {
  for (const char* input : {"1", "[]", "null", "\"\""})
    EXPECT_THAT(mistakes(input),
                ElementsAre(AllOf(HasSubstr("/sources/absen/inputs/tap: "),
                                  HasSubstr("name of a file, or an object"))))
        << input;
}

TEST_F(ReadProgram, TellsEachMistakeWithItsPlace) {
  EXPECT_THAT(mistakes(R"({"program": [], "folder": "tap", "netwrok": []})"),
              ElementsAre(HasSubstr("/inputs/tap/program"), HasSubstr("/inputs/tap/netwrok")));
  EXPECT_THAT(mistakes(R"({"program": ["a", 1]})"),
              ElementsAre(HasSubstr("/inputs/tap"), HasSubstr("/inputs/tap/program/1")));
  EXPECT_THAT(mistakes(R"({"program": ["a"], "folder": "tapp"})"),
              ElementsAre(HasSubstr("/inputs/tap/folder: The program's folder")));
  EXPECT_THAT(mistakes(R"({"program": ["a"], "folder": "tap", "seconds": 0})"),
              ElementsAre(HasSubstr("/inputs/tap/seconds")));
}

TEST_F(ReadProgram, ADestinationHasAHostAndAPort) {
  for (const char* host :
       {"api.example.go.id", "api.example.go.id:", ":443", "a:0", "a:65536", "a:44x", "https://a"})
    EXPECT_THAT(mistakes(R"({"program": ["a"], "folder": "tap", "network": [")" +
                         std::string(host) + "\"]}"),
                ElementsAre(HasSubstr("/inputs/tap/network/0: ")))
        << host;
}

TEST_F(ReadProgram, TheFolderMayNotHoldTheCycleFile) {
  for (const char* folder : {".", "tap/..", "..", "/"})
    EXPECT_THAT(mistakes(R"({"program": ["a"], "folder": ")" + std::string(folder) + "\"}"),
                ElementsAre(HasSubstr("holds this cycle file")))
        << folder;
}

TEST_F(ReadProgram, ASecretMustBeOneOfTheSource) {
  const std::string secrets = R"(, "secrets": {"TOKEN": {"env": "TOKEN"}})";
  const auto with = [](const std::string& settings) {
    return R"({"program": ["a"], "folder": "tap", "settings": )" + settings + "}";
  };
  EXPECT_THAT(mistakes(with(R"({"a": [{"$secret": "TOKEN"}]})"), secrets), IsEmpty());
  EXPECT_THAT(mistakes(with(R"({"a": [{"$secret": "TOKE"}]})"), secrets),
              ElementsAre(AllOf(HasSubstr("/inputs/tap/settings/a/0: "),
                                HasSubstr("Did you mean \"TOKEN\"?"))));
  EXPECT_THAT(mistakes(with(R"({"a": {"$secret": "TOKEN", "b": 1}})"), secrets),
              ElementsAre(HasSubstr("and nothing else")));
}

}  // namespace
}  // namespace kinerja
