// Longer than 400 lines because it is one option after the other, in two languages each.
#include "cli/arguments.hpp"

#include <kinerja/core/calendar.hpp>
#include <kinerja/core/days.hpp>
#include <kinerja/core/version.hpp>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string_view>

namespace kinerja {
namespace {

constexpr unsigned max_threads = 256;
constexpr std::uint64_t least_memory = 160, most_memory = std::uint64_t{1} << 24U;  // MiB
constexpr double max_worker_seconds = 86'400;
constexpr unsigned max_worker_memory = 1U << 20U;  // MiB

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
    add_follow_up_commands();
    add_plugin_commands();
    add_preset_commands();
    add_calendar_commands();
    command(app_,
            "doctor",
            Command::doctor,
            say("periksa mesin ini: kurungan plugin, plugin yang ditolak",
                "look at this machine: how plugins are shut in, which are refused"));
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
    if (isolation_ == "all") arguments_.isolation = Apart::all;
    if (isolation_ == "none") arguments_.isolation = Apart::none;
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
    app.add_option(
        "--presets", arguments_.presets, say("folder preset tambahan", "more folders of presets"));
    app.add_flag("--allow-unsigned",
                 arguments_.allow_unsigned,
                 say("pengembangan: pakai juga plugin --plugins yang tidak ditandatangani",
                     "development: use plugins of --plugins that nobody has signed, too"));
    app.add_option("--isolation",
                   isolation_,
                   say("plugin mana yang berjalan di proses tersendiri: strangers (bukan bawaan), "
                       "all, none",
                       "which plugins run in processes of their own: strangers (not bundled), all, "
                       "none"))
        ->check(CLI::IsMember({"strangers", "all", "none"}));
    app.add_option("--worker-seconds",
                   arguments_.worker_seconds,
                   say("lama plugin di proses tersendiri boleh diam",
                       "how long a plugin in a process of its own may be silent"))
        ->check(CLI::Range(0.1, max_worker_seconds));
    app.add_option("--worker-memory",
                   arguments_.worker_memory,
                   say("memori tiap proses plugin, MiB", "memory of each plugin process, MiB"))
        ->check(CLI::Range(64U, max_worker_memory));
    app.add_option("--store",
                   arguments_.store,
                   say("folder plugin yang terpasang", "the folder of installed plugins"))
        ->check(must([](const std::string& path) { return path.starts_with('/'); },
                     say("perlu jalur lengkap yang dimulai dengan /: ",
                         "needs a whole path that begins with /: ")));
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

  void memory_option(CLI::App& app) {
    app.add_option("--memory",
                   arguments_.memory,
                   say("memori yang boleh dipakai, MiB (bawaan: setengah mesin)",
                       "memory to use, MiB (default: half of the machine)"))
        ->check(CLI::Range(least_memory, most_memory));
  }

  void add_cycle_commands() {
    memory_option(
        *cycle_command("run",
                       Command::run,
                       say("baca sumber, nilai semua pegawai, simpan dan ekspor hasil",
                           "read the sources, rate everybody, keep and export the results")));
    memory_option(*cycle_command(
        "recompute",
        Command::recompute,
        say("nilai lagi dengan aturan kini dari data yang sudah dibaca, simpan dan ekspor",
            "rate again by the rules as they are now, from what was read before; keep and "
            "export")));
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
    kept_option(*explain);
    CLI::App* verify = cycle_command("verify",
                                     Command::verify,
                                     say("hitung ulang hasil terakhir dan bandingkan bit demi bit",
                                         "compute the last results again and compare bit by bit"));
    kept_option(*verify);
    memory_option(*verify);
    verify->add_flag("--from-evidence",
                     arguments_.from_evidence,
                     say("dari bukti yang tersimpan, bukan dari baris data: jauh lebih cepat",
                         "from the kept evidence instead of the rows: much sooner"));
    CLI::App* guide = command(app_,
                              "guide",
                              Command::guide,
                              say("panduan cara menilai, tanpa data dan nama pegawai",
                                  "a guide to how one is measured, without data and names"));
    guide->add_option("CYCLE", arguments_.cycle, say("berkas siklus", "the cycle file"))
        ->required();
  }

  void kept_option(CLI::App& app) {
    app.add_flag("--kept",
                 arguments_.kept,
                 say("pakai biner plugin yang dulu menghitungnya, seperti tersimpan di --store",
                     "use the plugin binaries that computed it, as --store keeps them"));
  }

  // What follows from the results of the last run.
  void add_follow_up_commands() {
    CLI::App* whatif =
        cycle_command("whatif",
                      Command::whatif,
                      say("siapa berpindah predikat menurut aturan lain, dan mengapa",
                          "who moves under other rules on the same evidence, and why"));
    memory_option(*whatif);
    whatif
        ->add_option("--with",
                     arguments_.other,
                     say("berkas siklus dengan aturan lain", "the cycle file with other rules"))
        ->required();
    CLI::App* follow_up = cycle_command("follow-up",
                                        Command::follow_up,
                                        say("kekuatan, kelemahan, rencana pengembangan dan daftar",
                                            "strengths, weaknesses, development plans and lists"));
    employee_option(*follow_up);
    follow_up->add_option("--list", arguments_.list, say("hanya daftar ini", "this list alone"));
    cycle_command("distribution",
                  Command::distribution,
                  say("sebaran predikat dan kalibrasi tiap unit dan atasan",
                      "grades and calibration of each unit and superior"))
        ->add_option("--unit", arguments_.unit, say("hanya unit ini", "this unit alone"));
    cycle_command("raters",
                  Command::raters,
                  say("kelonggaran, sebaran dan halo tiap penilai",
                      "leniency, spread and halo of each rater"))
        ->add_flag("--raters",
                   arguments_.raters,
                   say("juga rekan dan bawahan (untuk pemeriksa)",
                       "peers and subordinates, too (for auditors)"));
    employee_option(
        *cycle_command("compare",
                       Command::compare,
                       say("bandingkan dengan siklus sebelumnya", "compare with earlier cycles")));
    cycle_command(
        "goals",
        Command::goals,
        say("sasaran yang sebaiknya diperbaiki tulisannya", "goals that should be written better"));
  }

  void employee_option(CLI::App& app) {
    app.add_option(
        "--employee", arguments_.employee, say("nomor pegawai (NIP)", "employee number"));
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
    add_plugin_new(*plugin);
    add_plugin_run(*plugin);
    add_plugin_check(*plugin);
    add_trust_commands(*plugin, arguments_.trust, language_, [this](CLI::App& app, Command value) {
      app.callback([this, value] { arguments_.command = value; });
    });
  }

  void add_plugin_new(CLI::App& plugin) {
    PluginProject& project = arguments_.project;
    CLI::App* made = command(plugin,
                             "new",
                             Command::plugin_new,
                             say("buat proyek plugin yang langsung dapat dibangun dan diuji",
                                 "make a plugin project that builds and passes its tests"));
    made->add_option("KIND", project.kind, say("source, method, exporter", "what it is to be"))
        ->required()
        ->check(CLI::IsMember({"source", "method", "exporter"}));
    made->add_option("NAME", project.name, say("nama pustaka", "name of the library"))->required();
    // The project's language: that of messages is given before the command, `--lang en plugin new`.
    made->add_option("--lang", project.language, say("bahasa: c, cpp, rust", "c, cpp or rust"))
        ->required()
        ->check(CLI::IsMember({"c", "cpp", "rust"}));
    made->add_option("--id", project.id, say("id, domain terbalik", "its id, a domain backwards"));
    made->add_option("--vendor", project.vendor, say("nama pembuat", "who makes it"));
    made->add_option(
        "--dir", project.folder, say("folder baru (bawaan: NAME)", "new folder (default: NAME)"));
  }

  void add_plugin_run(CLI::App& plugin) {
    CLI::App* run =
        command(plugin,
                "run",
                Command::plugin_run,
                say("coba satu plugin tanpa berkas siklus", "try one plugin without a cycle file"));
    run->add_option("FILE", arguments_.plugin_file, say("berkas plugin", "the plugin's file"))
        ->required();
    run->add_option("--component",
                    arguments_.component,
                    say("id komponen, bila ada beberapa", "id of the component, of several"));
    run->add_option("--config",
                    arguments_.config,
                    say("pengaturan: berkas JSON, atau JSON itu sendiri",
                        "settings: a JSON file, or the JSON itself"));
    run->add_option("--in",
                    arguments_.input_files,
                    say("baris pegawai (CSV atau JSON); untuk sumber: BERKAS atau NAMA=BERKAS",
                        "rows of people (CSV or JSON); for a source: FILE or NAME=FILE"));
    run->add_option("--inputs",
                    arguments_.input_grades,
                    say("predikat sebuah masukan, terendah dulu: NAMA=KATA,KATA",
                        "grades of an input, lowest first: NAME=WORD,WORD"));
    run->add_option("--scale",
                    arguments_.scale,
                    say("ujung skala aspek (bawaan: 0 100)", "ends of the aspects' scale"))
        ->expected(2);
    run->add_option("--explain",
                    arguments_.explained,
                    say("jelaskan nilai pegawai ini", "explain the score of this employee"));
    run->add_option(
        "--out", arguments_.output, say("folder berkas pengekspor", "exporter's files"));
    run->callback([this] {
      arguments_.command = Command::plugin_run;
      arguments_.plugins.push_back(arguments_.plugin_file);
    });
    run->footer(say(
        "Kolom --in: employee (wajib), name, unit, position; sasaran: indicator, title, target,\n"
        "target_high, actual, weight, direction (naik, turun, rentang), aspect; penilaian: role,\n"
        "rater, aspect, score; fakta: attribute:NAMA; masukan dari simpul lain: input:NAMA.\n"
        "JSON: daftar objek dengan kunci yang sama.",
        "Columns of --in: employee (needed), name, unit, position; goals: indicator, title, "
        "target,\n"
        "target_high, actual, weight, direction (more, less, range), aspect; ratings: role, "
        "rater,\n"
        "aspect, score; facts: attribute:NAME; inputs of other nodes: input:NAME.\n"
        "JSON: a list of objects with the same keys."));
  }

  void add_plugin_check(CLI::App& plugin) {
    CLI::App* check = command(plugin,
                              "check",
                              Command::plugin_check,
                              say("uji apakah sebuah plugin memenuhi semua janji ABI",
                                  "test whether a plugin keeps every promise of the ABI"));
    check->add_option("FILE", arguments_.plugin_file, say("berkas plugin", "the plugin's file"))
        ->required();
    check
        ->add_option(
            "--level",
            arguments_.level,
            say("tingkat uji, 1 sampai 10 (bawaan 5)", "level of the tests, 1 to 10 (default 5)"))
        ->check(CLI::Range(1, 10));
    check->add_option("--seed", arguments_.seed, say("benih data acak", "seed of random data"));
    check
        ->add_option("--config",
                     arguments_.settings,
                     say("berkas contoh pengaturan komponen", "file of examples of settings"))
        ->check(CLI::ExistingFile);
    check->add_option("--only", arguments_.only, say("hanya uji ini", "this test alone"));
    check->add_option(
        "--component", arguments_.component, say("hanya komponen ini", "this component alone"));
    check->add_flag(
        "--in-process",
        arguments_.in_process,
        say("tanpa proses anak, untuk debugger", "without child processes, for debuggers"));
    check
        ->add_option(
            "--source",
            arguments_.source,
            say("tingkat 10: folder proyek plugin", "level 10: folder of the plugin's project"))
        ->check(CLI::ExistingDirectory);
    check->add_option("--build",
                      arguments_.build,
                      say("tingkat 10: perintah bangun (bawaan: CMake)",
                          "level 10: build command (default: CMake)"));
  }

  void add_preset_commands() {
    CLI::App* preset = app_.add_subcommand(
        "preset", say("aturan siap pakai dengan dasar hukumnya", "ready rules with their law"));
    preset->require_subcommand(1);
    command(*preset,
            "list",
            Command::preset_list,
            say("daftar preset menurut peraturan", "list presets by regulation"));
    CLI::App* show = command(*preset,
                             "show",
                             Command::preset_show,
                             say("tampilkan satu preset dengan asal setiap angkanya",
                                 "show one preset with the source of each number"));
    show->add_option("PRESET", arguments_.preset, say("kode preset", "id of the preset"))
        ->required();
    CLI::App* check = command(
        *preset,
        "check",
        Command::preset_check,
        say("temukan semua kesalahan di berkas preset", "find every mistake in a preset file"));
    check->add_option("FILE", arguments_.preset_file, say("berkas preset", "the preset file"))
        ->required();
  }

  void add_calendar_commands() {
    CLI::App* nip = command(app_,
                            "nip",
                            Command::nip,
                            say("periksa nomor induk pegawai dan baca isinya",
                                "check an employee number and read what it says"));
    nip->add_option("NUMBER", arguments_.number, say("NIP", "the number"))->required();
    CLI::App* calendar =
        app_.add_subcommand("calendar", say("tenggat dan jam kerja", "deadlines, working hours"));
    calendar->require_subcommand(1);
    CLI::App* deadline = command(*calendar,
                                 "deadline",
                                 Command::calendar_deadline,
                                 say("hari terakhir sebuah tenggat, dan apakah masih tepat waktu",
                                     "the last day of a time limit, and whether it is kept"));
    rule_option(*deadline)->required();
    day_option(*deadline, "--from", arguments_.from, say("tanggal diterima", "day of receipt"))
        ->required();
    day_option(*deadline, "--filed", arguments_.filed, say("tanggal diajukan", "day of filing"));
    deadline->add_option(
        "--holidays",
        arguments_.holidays,
        say("berkas hari libur, satu tanggal tiap baris", "file of holidays, a day a line"));
    CLI::App* hours = command(*calendar,
                              "hours",
                              Command::calendar_hours,
                              say("jam kerja seminggu, atau menit kerja satu hari",
                                  "hours of a week, or minutes worked on a day"));
    arguments_.preset = "perpres-21-2023-jam-kerja";
    rule_option(*hours);
    hours->add_flag("--ramadan", arguments_.ramadan, say("bulan Ramadan", "in Ramadan"));
    CLI::Option* day = hours->add_option(
        "--day", arguments_.weekday, say("hari, seperti Fri atau Jumat", "day, such as Fri"));
    CLI::Option* in = hours->add_option("--in", arguments_.in, say("jam masuk", "time in"));
    CLI::Option* out = hours->add_option("--out", arguments_.out, say("jam pulang", "time out"));
    day->check(must(weekday_named, say("bukan nama hari: ", "no day of the week: ")));
    for (CLI::Option* clock : {in, out})
      clock->check(must(parse_clock, say("bukan jam seperti 07:30: ", "no time like 07:30: ")));
    in->needs(day)->needs(out);
    out->needs(in);
  }

  CLI::Option* rule_option(CLI::App& app) {
    return app.add_option(
        "--rule", arguments_.preset, say("kode preset aturannya", "id of the rule's preset"));
  }

  CLI::Option* day_option(CLI::App& app, const char* name, std::string& to, std::string about) {
    return app.add_option(name, to, std::move(about))
        ->check(must(parse_day,
                     say("bukan tanggal seperti 2026-01-31: ", "no day such as 2026-01-31: ")));
  }

  // A word that `read` cannot read is told with `words` before it.
  template <class Read>
  static CLI::Validator must(Read read, const std::string& words) {
    return {[read, words](std::string& word) { return read(word) ? std::string() : words + word; },
            ""};
  }

  Language language_;
  Arguments arguments_;
  std::string lang_, isolation_;
  CLI::App app_;
};

}  // namespace

ParsedArguments parse_arguments(int argc, const char* const* argv) {
  return CommandLine(language_of(argc, argv)).parse(argc, argv);
}

}  // namespace kinerja
