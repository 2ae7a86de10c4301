#include "cli/bundled_plugins.hpp"
#include "cli/commands.hpp"
#include "cli/plugin_project.hpp"

#include <boost/json/array.hpp>

namespace kinerja {

int plugin_new_command(const Workbench& bench) {
  const Console& console = bench.console;
  const auto project = checked(bench.arguments.project);
  if (!project) {
    console.fail(project.error());
    return 2;  // used wrongly
  }
  const auto files = make_project(*project, template_folder(), rust_crate_folder());
  if (!files) return console.fail(files.error());

  console.heading(console.say("Proyek dibuat: ", "Project made: ") + project->folder.string());
  boost::json::array names;
  for (const auto& file : *files) {
    console.line("  " + file.string());
    names.emplace_back(file.string());
  }
  console.line();
  console.line(console.say("Langkah berikutnya:", "Next:"));
  console.line("  cd " + project->folder.string());
  if (project->language == "rust") {
    console.line("  cargo test --offline && cargo build --release --offline");
  } else {
    console.line("  cmake -S . -B build && cmake --build build && ctest --test-dir build");
  }
  console.line("  kinerja plugin check " + library_of(*project).string());
  if (bench.arguments.project.id.empty())
    console.line(console.say("Ganti id " + project->id + " dengan milik Anda sebelum dipakai.",
                             "Change the id " + project->id + " to one of yours before use."));
  console.answer({{"ok", true},
                  {"folder", project->folder.string()},
                  {"id", project->id},
                  {"library", library_of(*project).string()},
                  {"files", std::move(names)}});
  return 0;
}

}  // namespace kinerja
