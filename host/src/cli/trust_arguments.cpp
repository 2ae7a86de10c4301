#include "cli/trust_arguments.hpp"

#include <kinerja/core/days.hpp>
#include <kinerja/core/trust.hpp>

#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>

namespace kinerja {
namespace {

// The commands and options, in the language that was asked for.
class TrustCommandLine {
 public:
  TrustCommandLine(TrustArguments& trust,
                   Language language,
                   const std::function<void(CLI::App&, Command)>& made)
      : trust_(trust), language_(language), made_(made) {}

  void add_package_commands(CLI::App& plugin) {
    CLI::App& key = command(
        plugin,
        "key",
        Command::plugin_key,
        say("buat kunci baru untuk menandatangani plugin", "make a new key for signing plugins"));
    key.add_option("FILE",
                   trust_.key,
                   say("berkas kunci rahasia; kunci publiknya FILE.pub",
                       "file of the secret key; its public key is FILE.pub"))
        ->required();
    key.add_option("--vendor", trust_.vendor, say("nama pembuat", "the vendor's name"))->required();

    CLI::App& sign = command(plugin,
                             "sign",
                             Command::plugin_sign,
                             say("buat manifes sebuah plugin dan tandatangani",
                                 "make the manifest of a plugin and sign it"));
    package_option(sign);
    sign.add_option("--key", trust_.key, say("berkas kunci rahasia", "file of the secret key"))
        ->required();
    sign.add_option_function<std::vector<std::string>>(
            "--network",
            [&trust = trust_](const std::vector<std::string>& hosts) {
              trust.network = hosts;
              trust.network_given = true;
            },
            say("host yang boleh dihubungi sumbernya; boleh diulang",
                "a host that its source may ask; may be repeated"))
        ->allow_extra_args(false);

    CLI::App& install = command(
        plugin,
        "install",
        Command::plugin_install,
        say("periksa dan pasang paket yang ditandatangani", "check and install a signed package"));
    package_option(install);
    install.add_flag("--force",
                     trust_.force,
                     say("juga bila versinya lebih lama daripada yang terpasang",
                         "even if its version is older than the installed one"));

    CLI::App& remove = command(plugin,
                               "remove",
                               Command::plugin_remove,
                               say("lepas plugin yang terpasang", "remove an installed plugin"));
    remove.add_option("ID", trust_.plugin, say("id plugin", "id of the plugin"))->required();

    CLI::App& pardon = command(plugin,
                               "pardon",
                               Command::plugin_pardon,
                               say("akhiri karantina plugin yang berulang kali gagal",
                                   "end the quarantine of a plugin that failed again and again"));
    pardon.add_option("ID", trust_.plugin, say("id plugin", "id of the plugin"))->required();
  }

  void add_trust(CLI::App& plugin) {
    CLI::App* trust = plugin.add_subcommand(
        "trust", say("plugin mana yang boleh dipakai", "which plugins may be used"));
    trust->require_subcommand(1);
    command(*trust,
            "list",
            Command::plugin_trust_list,
            say("kunci, izin dan larangan", "keys, what is allowed and what is denied"));

    CLI::App& add = command(*trust,
                            "add",
                            Command::plugin_trust_add,
                            say("izinkan plugin yang ditandatangani dengan sebuah kunci",
                                "allow plugins that were signed with a key"));
    add.add_option("KEY", trust_.key, say("berkas kunci publik (.pub)", "file of the public key"))
        ->required();
    pattern_option(add)->required();
    sha256_option(add);
    add.add_option("--until",
                   trust_.until,
                   say("hari terakhir kunci ini berlaku", "the last day on which the key is good"))
        ->check(must([](const std::string& word) { return parse_day(word).has_value(); },
                     say("bukan tanggal seperti 2026-01-31: ", "no day such as 2026-01-31: ")));
    add.add_flag("--in-process",
                 trust_.in_process,
                 say("jalankan di dalam proses kinerja, tanpa pekerja terpisah",
                     "run it inside kinerja's own process, without a worker"));

    CLI::App& deny = command(*trust,
                             "deny",
                             Command::plugin_trust_deny,
                             say("larang plugin; larangan menang atas izin",
                                 "deny plugins; denying wins over allowing"));
    deny.add_option("PLUGIN", trust_.plugin, pattern_help())->required()->check(pattern_check());
    sha256_option(deny);
    deny.add_option("--key-id",
                    trust_.key_id,
                    say("hanya yang ditandatangani kunci ini", "only what this key has signed"))
        ->check(must(is_key_id, say("bukan nomor kunci: ", "no id of a key: ")));
  }

 private:
  std::string say(std::string_view id, std::string_view en) const {
    return std::string(language_ == Language::english ? en : id);
  }

  CLI::App& command(CLI::App& parent, const char* name, Command value, std::string about) {
    CLI::App* app = parent.add_subcommand(name, std::move(about));
    made_(*app, value);
    return *app;
  }

  void package_option(CLI::App& app) {
    app.add_option("PACKAGE",
                   trust_.package,
                   say("folder paket, atau pustakanya", "folder of the package, or its library"))
        ->required();
  }

  std::string pattern_help() const {
    return say("id plugin, atau awalnya dan *", "id of a plugin, or its beginning and *");
  }

  CLI::Validator pattern_check() const {
    return must(is_plugin_pattern,
                say("bukan id plugin seperti id.go.kota.nama atau id.go.kota.*: ",
                    "no id of a plugin such as id.go.town.name or id.go.town.*: "));
  }

  CLI::Option* pattern_option(CLI::App& app) {
    return app.add_option("--plugin", trust_.plugin, pattern_help())->check(pattern_check());
  }

  void sha256_option(CLI::App& app) {
    app.add_option("--sha256",
                   trust_.sha256,
                   say("hanya pustaka dengan hash ini", "only the library with this hash"))
        ->check(must(is_sha256, say("bukan SHA-256: ", "no SHA-256: ")));
  }

  template <class Fits>
  static CLI::Validator must(Fits fits, const std::string& words) {
    return {[fits, words](std::string& word) { return fits(word) ? std::string() : words + word; },
            ""};
  }

  TrustArguments& trust_;
  Language language_;
  const std::function<void(CLI::App&, Command)>& made_;
};

}  // namespace

void add_trust_commands(CLI::App& plugin,
                        TrustArguments& trust,
                        Language language,
                        const std::function<void(CLI::App&, Command)>& made) {
  TrustCommandLine line(trust, language, made);
  line.add_package_commands(plugin);
  line.add_trust(plugin);
}

}  // namespace kinerja
