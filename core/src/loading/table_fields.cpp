#include "loading/table_fields.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/core/utf8.hpp>

#include "loading/file_fault.hpp"
#include "loading/plugin_table_check.hpp"

#include <algorithm>
#include <string>

namespace kinerja {

Error TableFields::fault(std::string_view id,
                         std::string_view en,
                         std::initializer_list<TextArg> args) const {
  return file_fault(Errc::not_a_plugin, file_, "{}: {}", "{}: {}", {place_, text(id, en, args)});
}

Result<void> TableFields::size(std::string_view type, std::uint32_t has, std::size_t needs) const {
  if (has >= needs) return {};
  return file_fault(Errc::incompatible,
                    file_,
                    "{}: {} {} byte, ABI 0.1 perlu {}",
                    "{}: {} is {} bytes, ABI 0.1 needs {}",
                    {place_, type, has, std::uint64_t{needs}});
}

Result<void> TableFields::text_member(std::string_view member,
                                      kinerja_str value,
                                      std::size_t most) const {
  if (value.len == 0) return fault("{} kosong", "{} is empty", {member});
  return optional_text(member, value, most);
}

Result<void> TableFields::optional_text(std::string_view member,
                                        kinerja_str value,
                                        std::size_t most) const {
  if (value.len == 0) return {};
  if (value.ptr == nullptr)
    return fault("{} NULL, panjangnya {}", "{} is NULL, its length {}", {member, value.len});
  if (value.len > most)
    return fault("{} {} byte, paling banyak {}",
                 "{} is {} bytes, at most {} are allowed",
                 {member, value.len, std::uint64_t{most}});
  if (!valid_utf8(view_of(value))) return fault("{} bukan UTF-8", "{} is not UTF-8", {member});
  return {};
}

Result<void> TableFields::id(kinerja_str value) const {
  KINERJA_CHECK(text_member("id", value, max_id_bytes));
  const bool formed = std::ranges::all_of(view_of(value), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  });
  if (formed) return {};
  return fault("id \"{}\" hanya boleh berisi a-z, 0-9, titik dan tanda hubung",
               "id \"{}\" may hold only a-z, 0-9, dots and hyphens",
               {view_of(value)});
}

Result<void> TableFields::info(const kinerja_info* info) const {
  if (info == nullptr) return fault("info NULL", "info is NULL");
  KINERJA_CHECK(size("kinerja_info", info->struct_size, sizeof(kinerja_info)));
  KINERJA_CHECK(id(info->id));
  KINERJA_CHECK(text_member("name", info->name, max_words_bytes));
  KINERJA_CHECK(text_member("about", info->about, max_sentence_bytes));
  KINERJA_CHECK(text_member("config_schema", info->config_schema, max_json_bytes));
  if (const auto schema = Schema::parse(view_of(info->config_schema)); !schema)
    return fault("config_schema: {}", "config_schema: {}", {schema.error().message});
  return {};
}

Result<void> TableFields::all_of(std::initializer_list<Member> group) const {
  std::string missing;
  for (const Member& member : group)
    if (!member.present) missing.append(missing.empty() ? "" : ", ").append(member.name);
  if (missing.empty()) return {};
  return fault("tabel setengah terisi, tidak ada: {}", "half-filled table, missing: {}", {missing});
}

}  // namespace kinerja
