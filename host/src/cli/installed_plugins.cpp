#include "cli/installed_plugins.hpp"

#include <boost/json/array.hpp>

namespace kinerja {

std::string shown_abi(std::uint32_t abi) {
  return std::to_string(abi >> 16U) + "." + std::to_string(abi & 0xFFFFU);
}

namespace {

boost::json::object to_json(const PluginStore::Listed& listed) {
  boost::json::object one;
  if (listed.manifest) one = to_json(*listed.manifest);
  one["id"] = listed.id;  // of the folder, whatever the manifest says
  one["state"] = listed.refused ? "refused" : "ok";
  if (listed.voucher) one["signer"] = to_json(*listed.voucher);
  if (listed.refused) {
    one["message"] = listed.refused->message.id;
    one["message_en"] = listed.refused->message.en;
  }
  return one;
}

}  // namespace

boost::json::object to_json(const Manifest& manifest) {
  boost::json::array components;
  for (const auto& [kind, id] : manifest.components)
    components.push_back(boost::json::object{{"kind", kind}, {"id", id}});
  return {{"id", manifest.id},
          {"version", manifest.version},
          {"vendor", manifest.vendor},
          {"abi", shown_abi(manifest.abi)},
          {"needs", shown_abi(manifest.needs)},
          {"components", std::move(components)},
          {"file", manifest.file},
          {"sha256", manifest.sha256},
          {"platform", manifest.platform},
          {"network", boost::json::array(manifest.network.begin(), manifest.network.end())},
          {"runtime", manifest.runtime == PluginRuntime::managed ? "managed" : "native"}};
}

boost::json::object to_json(const Voucher& voucher) {
  const Text words = voucher_text(voucher);
  return {{"signed", voucher.kind == Voucher::Kind::vendor},
          {"vendor", voucher.vendor},
          {"key_id", voucher.key_id},
          {"isolation", voucher.isolation == Isolation::in_process ? "in-process" : "worker"},
          {"text", words.id},
          {"text_en", words.en}};
}

void show_installed(const Console& console, const PluginStore& store, boost::json::object& answer) {
  answer["store"] = store.root().string();
  boost::json::array& all = answer["installed"].emplace_array();
  const auto listed = store.list();
  if (!listed) {
    console.line(console.say("Ditolak: ", "Refused: ") + console.say(listed.error().message));
    answer["store_error"] = boost::json::object{{"message", listed.error().message.id},
                                                {"message_en", listed.error().message.en}};
    return;
  }
  if (listed->empty()) return;
  std::vector<std::vector<std::string>> rows = {{"plugin",
                                                 console.say("versi", "version"),
                                                 console.say("pembuat", "vendor"),
                                                 console.say("penanda tangan", "signer"),
                                                 console.say("keadaan", "state")}};
  for (const PluginStore::Listed& one : *listed) {
    const bool signed_by = one.voucher && one.voucher->kind == Voucher::Kind::vendor;
    rows.push_back({one.id,
                    one.manifest ? one.manifest->version : "",
                    one.manifest ? one.manifest->vendor : "",
                    signed_by ? one.voucher->vendor + " (" + one.voucher->key_id + ")" : "",
                    one.refused
                        ? console.say("ditolak: ", "refused: ") + console.say(one.refused->message)
                        : "ok"});
    all.push_back(to_json(one));
  }
  console.line();
  console.heading(console.say(text("Terpasang di {}", "Installed in {}", {store.root().string()})));
  console.table(rows, {});
}

}  // namespace kinerja
