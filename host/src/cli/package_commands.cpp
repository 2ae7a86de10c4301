#include <kinerja/core/sign_package.hpp>

#include "cli/commands.hpp"
#include "cli/installed_plugins.hpp"

#include <boost/json/array.hpp>

// Keys, signatures, and packages that come and go.

namespace kinerja {
namespace {

void show_manifest(const Console& console, const Manifest& manifest) {
  std::string components, hosts;
  for (const auto& [kind, id] : manifest.components)
    components += (components.empty() ? "" : ", ") + id;
  for (const std::string& host : manifest.network) hosts += (hosts.empty() ? "" : ", ") + host;
  console.table({{"plugin", manifest.id + " " + manifest.version},
                 {console.say("pembuat", "vendor"), manifest.vendor},
                 {console.say("komponen", "components"), components},
                 {console.say("jaringan", "network"),
                  hosts.empty() ? console.say("tidak ada", "none") : hosts},
                 {console.say("untuk", "for"), manifest.platform},
                 {"SHA-256", manifest.sha256}},
                {});
}

// A library is asked in a worker what it is, even by the one who is about to sign it.
DescribeLibrary describer(const Workbench& bench) {
  return [&house = bench.house](const SealedFile& library) { return house.describe(library); };
}

}  // namespace

int plugin_key_command(const Workbench& bench) {
  const Console& console = bench.console;
  const TrustArguments& trust = bench.arguments.trust;
  const auto key = write_key_files(trust.key, trust.vendor);
  if (!key) return console.fail(key.error());
  const std::string file = trust.key.string();
  console.line(
      console.say(text("Kunci {} milik {} dibuat.\n"
                       "  {}      rahasia: simpan dua salinan di tempat aman, jangan "
                       "dikirim kepada siapa pun\n"
                       "  {}.pub  publik: berikan kepada pengelola kinerja",
                       "The key {} of {} was made.\n"
                       "  {}      secret: keep two copies in safe places, send it to "
                       "nobody\n"
                       "  {}.pub  public: give it to the operators of kinerja",
                       {key->id(), key->vendor, file, file})));
  console.answer({{"ok", true},
                  {"key_id", key->id()},
                  {"vendor", key->vendor},
                  {"secret_file", file},
                  {"public_file", file + ".pub"}});
  return 0;
}

int plugin_sign_command(const Workbench& bench) {
  const Console& console = bench.console;
  const TrustArguments& trust = bench.arguments.trust;
  const auto key = read_secret_key(trust.key);
  if (!key) return console.fail(key.error());
  std::optional<std::vector<std::string>> network;
  if (trust.network_given) network = trust.network;
  const auto manifest = sign_package(trust.package, *key, network, describer(bench));
  if (!manifest) return console.fail(manifest.error());
  show_manifest(console, *manifest);
  console.line(console.say(text("Ditandatangani {} (kunci {}).",
                                "Signed by {} (key {}).",
                                {key->public_key().vendor, key->public_key().id()})));
  boost::json::object answer = to_json(*manifest);
  answer["ok"] = true;
  answer["key_id"] = key->public_key().id();
  console.answer(answer);
  return 0;
}

int plugin_install_command(const Workbench& bench) {
  const Console& console = bench.console;
  const TrustArguments& trust = bench.arguments.trust;
  const auto installed = bench.plugin_store.install(
      trust.package,
      describer(bench),
      trust.force ? PluginStore::Downgrade::allow : PluginStore::Downgrade::refuse);
  if (!installed) return console.fail(installed.error());
  show_manifest(console, installed->manifest);
  const std::string& before = installed->replaced_version;
  console.line(console.say(
      text("Dipasang di {}, {}{}.",
           "Installed in {}, {}{}.",
           {bench.plugin_store.root().string(),
            voucher_text(installed->voucher),
            before.empty() ? Text()
                           : text("; menggantikan versi {}", "; replaces version {}", {before})})));
  boost::json::object answer = to_json(installed->manifest);
  answer["ok"] = true;
  answer["signer"] = to_json(installed->voucher);
  if (!before.empty()) answer["replaced_version"] = before;
  console.answer(answer);
  return 0;
}

int plugin_remove_command(const Workbench& bench) {
  const Console& console = bench.console;
  const std::string& id = bench.arguments.trust.plugin;
  if (auto removed = bench.plugin_store.remove(id); !removed) return console.fail(removed.error());
  console.line(
      console.say(text("{} dilepas. Binernya tetap disimpan, supaya hasil lama dapat "
                       "dijelaskan.",
                       "{} was removed. Its binary stays, so that old results can be "
                       "explained.",
                       {id})));
  console.answer({{"ok", true}, {"id", id}});
  return 0;
}

int plugin_pardon_command(const Workbench& bench) {
  const Console& console = bench.console;
  const std::string& id = bench.arguments.trust.plugin;
  const auto installed = bench.plugin_store.open(id);
  if (!installed) return console.fail(installed.error());
  const auto pardoned = bench.plugin_store.incidents().pardon(installed->library.sha256());
  if (!pardoned) return console.fail(pardoned.error());
  console.line(console.say(
      *pardoned
          ? text("{} boleh berjalan lagi; catatan kegagalannya dihapus.",
                 "{} may run again; the record of its failures was removed.",
                 {id})
          : text("{} tidak punya catatan kegagalan.", "{} has no record of failures.", {id})));
  console.answer({{"ok", true}, {"id", id}, {"had_incidents", *pardoned}});
  return 0;
}

}  // namespace kinerja
