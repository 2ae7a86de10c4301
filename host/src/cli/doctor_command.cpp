#include <kinerja/core/version.hpp>

#include "cli/bundled_plugins.hpp"
#include "cli/commands.hpp"

#include <boost/json/array.hpp>

#include <sys/utsname.h>

namespace kinerja {
namespace {

struct Answer {
  std::string name;  // for programs
  Text what;
  std::string value;
  Text remedy;  // empty: nothing to do
};

std::string kernel() {
  utsname name{};
  return uname(&name) == 0 ? std::string(name.sysname) + " " + name.release : "?";
}

Answer about_sandbox(const Workbench& bench, const Result<SandboxReport>& report) {
  Answer finding{"sandbox", text("kurungan plugin", "sandbox of plugins"), "", {}};
  if (!report) {
    finding.value = "none";
    finding.remedy = report.error().message;
    return finding;
  }
  finding.value =
      std::string(name_of(report->level)) + ": " + bench.console.say(kinerja::about(report->level));
  if (report->level < SandboxLevel::full)
    finding.remedy = text("kernel ini tidak punya Landlock (ada sejak Linux 5.13; Debian 12 punya)",
                          "this kernel has no Landlock (there since Linux 5.13; Debian 12 has it)");
  if (report->level < SandboxLevel::filtered)
    finding.remedy = text("kernel ini menolak saringan seccomp; plugin orang lain tidak dimuat",
                          "this kernel refuses a seccomp filter; plugins of others are not loaded");
  return finding;
}

}  // namespace

int doctor_command(const Workbench& bench) {
  const Console& console = bench.console;
  const auto report = bench.house.probe();
  std::vector<Answer> findings = {
      {"version", text("versi", "version"), std::string(host_version), {}},
      {"kernel", verbatim("kernel"), kernel(), {}},
      about_sandbox(bench, report),
      {"landlock_abi",
       text("ABI Landlock", "Landlock ABI"),
       report ? std::to_string(report->landlock_abi) : "-",
       {}},
      {"plugins",
       text("plugin dimuat", "plugins loaded"),
       std::to_string(bench.registry.plugins().size()),
       {}}};
  for (const PluginRegistry::Refused& one : bench.registry.refused())
    findings.push_back({"refused",
                        text("plugin ditolak", "plugin refused"),
                        one.file.string(),
                        one.error.message});

  std::vector<std::vector<std::string>> rows;
  boost::json::array answer;
  bool well = true;
  for (const Answer& finding : findings) {
    const bool good = finding.remedy.id.empty();
    well = well && good;
    rows.push_back({good ? "ok" : "!", console.say(finding.what), finding.value});
    answer.push_back(boost::json::object{{"name", finding.name},
                                         {"ok", good},
                                         {"value", finding.value},
                                         {"remedy", finding.remedy.id},
                                         {"remedy_en", finding.remedy.en}});
  }
  console.table(rows, {});
  for (const Answer& finding : findings)
    if (!finding.remedy.id.empty()) console.line("! " + console.say(finding.remedy));
  console.answer({{"ok", well}, {"findings", std::move(answer)}});
  return well ? 0 : 1;
}

}  // namespace kinerja
