#include "cli/arguments.hpp"

#include <kinerja/core/version.hpp>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string_view>

namespace kinerja {
namespace {

constexpr unsigned max_threads = 256;

Language language_of(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang=en" ||
        (word == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en"))
      return Language::english;
  }
  return Language::indonesian;
}

// The commands and options, in the language that was asked for.
class CommandLine {
 public:
  explicit CommandLine(Language language) : language_(language) {
    arguments_.language = language;
    app_.name("kinerja");
    app_.description(say("kinerja: penilaian kinerja ASN dengan plugin",
                         "kinerja: appraisal of civil servants with plugins"));
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_version_flag(
        "--version", std::string(host_version), say("tampilkan versi", "show the version"));
    app_.set_help_flag("-h,--help", say("tampilkan bantuan", "show this help"));
    common(app_);
    add_cycle_commands();
    add_plugin_commands();
  }

  ParsedArguments parse(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) return {std::nullopt, app_.exit(error)};
      std::cerr << "kinerja: " << error.what() << '\n'
                << say("Lihat `kinerja --help`.", "See `kinerja --help`.") << '\n';
      return {std::nullopt, 2};
    }
    return {arguments_, 0};
  }

 private:
  std::string say(std::string_view id, std::string_view en) const {
    return std::string(language_ == Language::english ? en : id);
  }

  void common(CLI::App& app) {
    app.add_option("--plugins",
                   arguments_.plugins,
                   say("berkas atau folder plugin tambahan", "more plugin files or folders"));
    app.add_option("--lang", lang_, say("bahasa: id atau en", "language: id or en"))
        ->check(CLI::IsMember({"id", "en"}));
    app.add_flag("--json", arguments_.json, say("keluaran untuk program", "output for programs"));
  }

  CLI::App* command(CLI::App& parent, const char* name, Command value, std::string about) {
    CLI::App* app = parent.add_subcommand(name, std::move(about));
    app->callback([this, value] { arguments_.command = value; });
    return app;
  }

  CLI::App* cycle_command(const char* name, Command value, std::string about) {
    CLI::App* app = command(app_, name, value, std::move(about));
    app->add_option("CYCLE", arguments_.cycle, say("berkas siklus", "the cycle file"))->required();
    app->add_option("--out",
                    arguments_.output,
                    say("folder hasil (bawaan: \"output\" pada berkas siklus)",
                        "folder of the results (default: \"output\" of the cycle file)"));
    app->add_option("--db",
                    arguments_.database,
                    say("basis data (bawaan: kinerja.db di folder hasil)",
                        "database (default: kinerja.db in the folder of the results)"));
    app->add_option(
           "--threads", arguments_.threads, say("jumlah utas; 0: semua", "threads; 0: all"))
        ->check(CLI::Range(0U, max_threads));
    app->add_option("--batch",
                    arguments_.batch,
                    say("pegawai tiap kelompok hitung; 0: semua", "people in a batch; 0: all"));
    return app;
  }

  void add_cycle_commands() {
    cycle_command("run",
                  Command::run,
                  say("baca sumber, nilai semua pegawai, simpan dan ekspor hasil",
                      "read the sources, rate everybody, keep and export the results"));
    cycle_command(
        "check",
        Command::check,
        say("temukan semua kesalahan di berkas siklus", "find every mistake in a cycle file"));
    CLI::App* explain =
        cycle_command("explain",
                      Command::explain,
                      say("jelaskan nilai seorang pegawai, dari baris data sampai predikat",
                          "explain one person's score, from the rows to the grade"));
    explain
        ->add_option(
            "--employee", arguments_.employee, say("nomor pegawai (NIP)", "employee number"))
        ->required();
    explain->add_flag("--raters",
                      arguments_.raters,
                      say("sebut juga baris tiap penilai (untuk pemeriksa)",
                          "name the rows of every rater, too (for auditors)"));
    cycle_command("verify",
                  Command::verify,
                  say("hitung ulang hasil terakhir dan bandingkan bit demi bit",
                      "compute the last results again and compare bit by bit"));
  }

  void add_plugin_commands() {
    CLI::App* plugin =
        app_.add_subcommand("plugin", say("plugin yang ada", "the plugins there are"));
    plugin->require_subcommand(1);
    command(*plugin,
            "list",
            Command::plugin_list,
            say("daftar plugin dan komponennya", "list plugins and their components"));
    CLI::App* show = command(
        *plugin,
        "show",
        Command::plugin_show,
        say("tampilkan satu komponen dan pengaturannya", "show one component and its settings"));
    show->add_option("COMPONENT", arguments_.component, say("id komponen", "id of the component"))
        ->required();
  }

  Language language_;
  Arguments arguments_;
  std::string lang_;
  CLI::App app_;
};

}  // namespace

ParsedArguments parse_arguments(int argc, const char* const* argv) {
  return CommandLine(language_of(argc, argv)).parse(argc, argv);
}

}  // namespace kinerja
