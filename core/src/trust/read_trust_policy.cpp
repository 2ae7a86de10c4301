#include <kinerja/core/days.hpp>
#include <kinerja/core/trust.hpp>

#include "config/words.hpp"
#include "trust/key_text.hpp"
#include "trust/strict_json.hpp"
#include "trust/trust_schema.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace kinerja {
namespace {

namespace json = boost::json;

// The objects of a list with their places; the schema has told of anything else in it.
template <class Each>
void for_each_object(const json::object& root, std::string_view key, Each&& each) {
  const auto* list = root.if_contains(key);
  if (list == nullptr || !list->is_array()) return;
  for (std::size_t i = 0; i < list->get_array().size(); ++i)
    if (const auto* one = list->get_array()[i].if_object())
      each(*one, "/" + std::string(key) + "/" + std::to_string(i));
}

void read_last_day(VendorKey& vendor,
                   const json::object& one,
                   const std::string& pointer,
                   MistakeList& mistakes) {
  const std::string_view until = string_in(one, "until");
  vendor.last_day = parse_day(until);
  if (one.contains("until") && !vendor.last_day)
    mistakes.add(pointer + "/until",
                 text("{} bukan tanggal. Tulis seperti 2027-12-31.",
                      "{} is no day. Write it like 2027-12-31.",
                      {in_quotes(until)}));
}

void read_vendor(TrustPolicy& policy,
                 const json::object& one,
                 const std::string& pointer,
                 MistakeList& mistakes) {
  const std::string_view words = string_in(one, "key");
  const std::string_view name = string_in(one, "vendor");
  if (!is_vendor_name(name) && one.contains("vendor"))
    mistakes.add(pointer + "/vendor",
                 text("Nama pembuat kosong atau tidak bisa ditulis dalam satu baris.",
                      "The vendor's name is empty or doesn't fit into one line."));
  auto key = PublicKey::from_base64(words, std::string(name));
  if (!key) {
    if (one.contains("key"))
      mistakes.add(pointer + "/key",
                   text("Ini bukan kunci publik Ed25519. Salin baris kedua dari berkas .pub.",
                        "This is no public Ed25519 key. Copy the second line of the .pub file."));
    return;
  }
  if (const std::string_view id = string_in(one, "key_id"); !id.empty() && id != key->id())
    mistakes.add(pointer + "/key_id",
                 text("Kunci ini bernomor {}, bukan {}.",
                      "The id of this key is {}, not {}.",
                      {in_quotes(key->id()), in_quotes(id)}));
  if (policy.vendor(key->id()) != nullptr)
    mistakes.add(pointer + "/key",
                 text("Kunci {} tercatat dua kali. Hapus satu.",
                      "The key {} stands here twice. Remove one.",
                      {key->id()}));
  VendorKey vendor{std::move(*key), {}};
  read_last_day(vendor, one, pointer, mistakes);
  policy.vendors.push_back(std::move(vendor));
}

TrustEntry read_entry(const json::object& one, const std::string& pointer, MistakeList& mistakes) {
  TrustEntry entry;
  entry.plugin = string_in(one, "plugin");
  if (one.contains("plugin") && !is_plugin_pattern(entry.plugin))
    mistakes.add(pointer + "/plugin",
                 text("{} bukan id plugin. Tulis id lengkap, atau awalnya dan *, seperti "
                      "id.go.kota.*.",
                      "{} is no id of a plugin. Write a whole id, or its beginning and *, such as "
                      "id.go.town.*.",
                      {in_quotes(entry.plugin)}));
  entry.key_id = string_in(one, "key_id");
  if (one.contains("key_id") && !is_key_id(entry.key_id))
    mistakes.add(pointer + "/key_id",
                 text("{} bukan nomor kunci: perlu 16 angka heksadesimal, huruf kecil.",
                      "{} is no id of a key: it has 16 hexadecimal digits in lower case.",
                      {in_quotes(entry.key_id)}));
  entry.sha256 = string_in(one, "sha256");
  if (one.contains("sha256") && !is_sha256(entry.sha256))
    mistakes.add(pointer + "/sha256",
                 text("{} bukan SHA-256: perlu 64 angka heksadesimal, huruf kecil.",
                      "{} is no SHA-256: it has 64 hexadecimal digits in lower case.",
                      {in_quotes(entry.sha256)}));
  if (string_in(one, "isolation") == "in-process") entry.isolation = Isolation::in_process;
  return entry;
}

void read_allowed(TrustPolicy& policy,
                  const json::object& one,
                  const std::string& pointer,
                  MistakeList& mistakes) {
  TrustEntry entry = read_entry(one, pointer, mistakes);
  if (is_key_id(entry.key_id) && policy.vendor(entry.key_id) == nullptr)
    mistakes.add(pointer + "/key_id",
                 text("Kunci {} tidak ada di \"vendors\".",
                      "The key {} is not among \"vendors\".",
                      {in_quotes(entry.key_id)}));
  policy.allow.push_back(std::move(entry));
}

json::object entry_json(const TrustEntry& entry) {
  json::object one = {{"plugin", entry.plugin}};
  if (!entry.key_id.empty()) one["key_id"] = entry.key_id;
  if (!entry.sha256.empty()) one["sha256"] = entry.sha256;
  return one;
}

bool is_hex(std::string_view words, std::size_t digits) {
  return words.size() == digits && std::all_of(words.begin(), words.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

bool is_sha256(std::string_view words) {
  constexpr std::size_t digits = 64;
  return is_hex(words, digits);
}

bool is_key_id(std::string_view words) {
  constexpr std::size_t digits = 16;
  return is_hex(words, digits);
}

ReadTrustPolicy read_trust_policy(std::string bytes, std::string file) {
  ReadTrustPolicy result;
  TrustPolicy policy;
  result.mistakes = read_strict_json(
      std::move(bytes),
      std::move(file),
      trust_schema_json,
      [&](const json::object& root, MistakeList& mistakes) {
        policy.minimum_sandbox =
            sandbox_level_named(string_in(root, "minimum_sandbox")).value_or(SandboxLevel::full);
        for_each_object(root, "vendors", [&](const auto& one, const auto& at) {
          read_vendor(policy, one, at, mistakes);
        });
        for_each_object(root, "allow", [&](const auto& one, const auto& at) {
          read_allowed(policy, one, at, mistakes);
        });
        for_each_object(root, "deny", [&](const auto& one, const auto& at) {
          policy.deny.push_back(read_entry(one, at, mistakes));
        });
      });
  if (result.mistakes.empty()) result.policy = std::move(policy);
  return result;
}

std::string trust_policy_text(const TrustPolicy& policy) {
  json::array vendors, allow, deny;
  for (const auto& [key, last_day] : policy.vendors) {
    json::object one = {{"vendor", key.vendor}, {"key_id", key.id()}, {"key", key.base64()}};
    if (last_day) one["until"] = iso_day(*last_day);
    vendors.push_back(std::move(one));
  }
  for (const TrustEntry& entry : policy.allow) {
    json::object one = entry_json(entry);
    one["isolation"] = entry.isolation == Isolation::in_process ? "in-process" : "worker";
    allow.push_back(std::move(one));
  }
  for (const TrustEntry& entry : policy.deny) deny.push_back(entry_json(entry));
  return indented_json(json::object{{"trust_version", 1},
                                    {"minimum_sandbox", name_of(policy.minimum_sandbox)},
                                    {"vendors", std::move(vendors)},
                                    {"allow", std::move(allow)},
                                    {"deny", std::move(deny)}});
}

}  // namespace kinerja
