#include <kinerja/core/days.hpp>
#include <kinerja/core/trust.hpp>

#include "cli/commands.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

// Whom an operator trusts with what: trust.json of the store.

namespace kinerja {
namespace {

boost::json::object to_json(const TrustEntry& entry) {
  boost::json::object one = {{"plugin", entry.plugin}};
  if (!entry.key_id.empty()) one["key_id"] = entry.key_id;
  if (!entry.sha256.empty()) one["sha256"] = entry.sha256;
  return one;
}

std::string isolation_word(const TrustEntry& entry) {
  return entry.isolation == Isolation::in_process ? "in-process" : "worker";
}

// A key that is known already may get another last day; it keeps the one that it has otherwise.
void add_key(TrustPolicy& policy, const PublicKey& key, std::optional<std::int32_t> last_day) {
  for (VendorKey& known : policy.vendors) {
    if (known.key.bytes != key.bytes) continue;
    if (last_day) known.last_day = last_day;
    return;
  }
  policy.vendors.push_back({key, last_day});
}

// An entry for the same plugins, key and hash takes the place of the earlier one.
void add_entry(std::vector<TrustEntry>& list, const TrustEntry& entry) {
  std::erase_if(list, [&](const TrustEntry& other) {
    return other.plugin == entry.plugin && other.key_id == entry.key_id &&
           other.sha256 == entry.sha256;
  });
  list.push_back(entry);
}

void show_entries(const Console& console,
                  const TrustPolicy& policy,
                  const std::vector<TrustEntry>& entries,
                  bool allowed) {
  std::vector<std::vector<std::string>> rows = {
      {"plugin", console.say("kunci", "key"), "SHA-256", console.say("isolasi", "isolation")}};
  if (!allowed) rows[0].pop_back();
  for (const TrustEntry& entry : entries) {
    const VendorKey* vendor = policy.vendor(entry.key_id);
    std::string key = entry.key_id.empty() ? console.say("semua", "all") : entry.key_id;
    if (vendor != nullptr) key += " (" + vendor->key.vendor + ")";
    rows.push_back(
        {entry.plugin, key, entry.sha256.empty() ? console.say("semua", "all") : entry.sha256});
    if (allowed) rows.back().push_back(isolation_word(entry));
  }
  console.table(rows, {});
}

}  // namespace

int plugin_trust_add_command(const Workbench& bench) {
  const Console& console = bench.console;
  const TrustArguments& trust = bench.arguments.trust;
  const auto key = read_public_key(trust.key);
  if (!key) return console.fail(key.error());
  const TrustEntry entry{trust.plugin,
                         key->id(),
                         trust.sha256,
                         trust.in_process ? Isolation::in_process : Isolation::worker};
  bool still_denied = false;
  const auto changed = bench.plugin_store.change_policy([&](TrustPolicy& policy) -> Result<void> {
    add_key(policy, *key, parse_day(trust.until));
    add_entry(policy.allow, entry);
    still_denied = !policy.check_not_denied(entry.plugin, entry.key_id, entry.sha256);
    return {};
  });
  if (!changed) return console.fail(changed.error());
  console.line(console.say(text("Diizinkan: {} dari {} (kunci {}).",
                                "Allowed: {} of {} (key {}).",
                                {entry.plugin, key->vendor, entry.key_id})));
  if (still_denied)
    console.line(console.say("Tetapi daftar tolak masih melarangnya, dan larangan menang.",
                             "But the deny list still forbids it, and denying wins."));
  boost::json::object answer = to_json(entry);
  answer["ok"] = true;
  answer["vendor"] = key->vendor;
  answer["isolation"] = isolation_word(entry);
  answer["denied"] = still_denied;
  console.answer(answer);
  return 0;
}

int plugin_trust_deny_command(const Workbench& bench) {
  const Console& console = bench.console;
  const TrustArguments& trust = bench.arguments.trust;
  const TrustEntry entry{trust.plugin, trust.key_id, trust.sha256, Isolation::worker};
  const auto changed = bench.plugin_store.change_policy([&](TrustPolicy& policy) -> Result<void> {
    add_entry(policy.deny, entry);
    return {};
  });
  if (!changed) return console.fail(changed.error());
  console.line(console.say(
      text("Dilarang: {}. Berlaku sejak dimuat berikutnya, juga untuk yang sudah terpasang.",
           "Denied: {}. In force from the next loading on, for what is installed, too.",
           {entry.plugin})));
  boost::json::object answer = to_json(entry);
  answer["ok"] = true;
  console.answer(answer);
  return 0;
}

int plugin_trust_list_command(const Workbench& bench) {
  const Console& console = bench.console;
  const auto policy = bench.plugin_store.policy();
  if (!policy) return console.fail(policy.error());
  std::vector<std::vector<std::string>> rows = {{console.say("pembuat", "vendor"),
                                                 console.say("kunci", "key"),
                                                 console.say("berlaku sampai", "good until")}};
  boost::json::array vendors, allow, deny;
  for (const auto& [key, last_day] : policy->vendors) {
    const std::string until = last_day ? iso_day(*last_day) : std::string();
    rows.push_back({key.vendor, key.id(), until});
    vendors.push_back(boost::json::object{
        {"vendor", key.vendor}, {"key_id", key.id()}, {"key", key.base64()}, {"until", until}});
  }
  for (const TrustEntry& entry : policy->allow) {
    allow.push_back(to_json(entry));
    allow.back().get_object()["isolation"] = isolation_word(entry);
  }
  for (const TrustEntry& entry : policy->deny) deny.push_back(to_json(entry));

  const std::string file = (bench.plugin_store.root() / trust_name).string();
  console.heading(console.say(text("Kepercayaan menurut {}", "Trust by {}", {file})));
  if (policy->allow.empty())
    console.line(
        console.say("Belum ada plugin yang diizinkan; `kinerja plugin trust add` "
                    "menambahkan.",
                    "No plugin is allowed yet; `kinerja plugin trust add` adds one."));
  else
    console.table(rows, {});
  if (!policy->allow.empty()) {
    console.heading(console.say("Diizinkan", "Allowed"));
    show_entries(console, *policy, policy->allow, true);
  }
  if (!policy->deny.empty()) {
    console.heading(console.say("Dilarang", "Denied"));
    show_entries(console, *policy, policy->deny, false);
  }
  console.line(console.say(text("Kurungan paling rendah untuk plugin: {}",
                                "Weakest sandbox that plugins may run in: {}",
                                {name_of(policy->minimum_sandbox)})));
  console.answer({{"ok", true},
                  {"file", file},
                  {"minimum_sandbox", name_of(policy->minimum_sandbox)},
                  {"vendors", std::move(vendors)},
                  {"allow", std::move(allow)},
                  {"deny", std::move(deny)}});
  return 0;
}

}  // namespace kinerja
