#pragma once

#include <kinerja/core/result.hpp>
#include <kinerja/core/rows.hpp>

#include "running/parted_rows.hpp"
#include "storage/spill_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kinerja {

/// All rows of a cycle by what they are about: a person, a unit, a service point. Those that were
/// there at the beginning wait in a file, packed subject by subject, so that looking one up costs
/// its own rows alone; those that came since are in memory, and are packed with the others when a
/// subject has many. Rows that no score can depend on
/// (events, spans) are not kept.
class SubjectRows {
 public:
  using Id = std::uint32_t;
  static constexpr Id nobody = UINT32_MAX;

  /// `scratch` is a folder on disk.
  explicit SubjectRows(std::filesystem::path scratch) : file_(std::move(scratch)) {}

  /// Takes what was there at the beginning, in the order in which it came; whatever is about one
  /// subject comes in one call. Rows about no person are left out unless `all_kinds`.
  Result<void> pack(std::span<const SourcedRows> batches, bool all_kinds);

  struct Touched {
    std::vector<Id> about;   // whom the rows are about
    std::vector<Id> losers;  // from whom a key has gone; nobody of the others
  };
  /// Takes rows that came since. The subjects whose rows are others now, each once. After an Error
  /// nothing was taken.
  Result<Touched> add(const std::string& source, const Rows& rows);

  /// The number of a subject, which is new where nothing is known of it.
  Id id_of(std::uint8_t kind, std::string_view name);
  Id find(std::uint8_t kind, std::string_view name) const;
  /// Lives until a new subject is met.
  std::string_view name(Id id) const { return names_[id]; }
  std::uint8_t kind(Id id) const { return kinds_[id]; }
  /// Ids are below.
  std::size_t size() const { return names_.size(); }

  /// What counts or did count of a subject, in the order in which it came. Of two rows of one
  /// source with the same key the later one counts, as everywhere.
  Result<std::vector<SourcedRows>> rows_of(Id id) const;
  /// The same without what the last add() brought.
  Result<std::vector<SourcedRows>> rows_before(Id id) const;

 private:
  struct Packed {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
    std::uint32_t batches = 0;
  };
  // A row that a later one with its key has replaced, which is about another subject: gone from
  // the first `batches` of its own.
  struct Replaced {
    std::string source;
    std::size_t kind = 0;  // place in Rows
    std::string key;
    std::size_t batches = 0;
  };
  using Batches = std::unordered_map<Id, std::vector<SourcedRows>>;

  template <class Kind>
  void sort_in(const std::string& source, const Kind& rows, bool all_kinds, Batches& to);
  template <class Kind>
  void note_keys(const std::string& source,
                 const Kind& rows,
                 std::size_t first,
                 std::size_t last,
                 Id id,
                 const Batches& fresh);
  void lose(Id id, Replaced row, const Batches& fresh);
  std::size_t batches_of(Id id, const Batches& fresh) const;
  Result<void> pack_again(Id id);
  std::uint32_t number_of(const std::string& source);
  Result<std::string> packed(const std::vector<SourcedRows>& batches);
  Result<void> unpack(std::string_view bytes, std::vector<SourcedRows>& to) const;
  void grow();

  SpillFile file_;
  std::vector<std::string> sources_;
  TextColumn names_;
  std::vector<std::uint8_t> kinds_;
  std::vector<Packed> packed_;
  std::vector<Id> places_;  // open addressing: one more than an id
  Batches since_;
  std::unordered_multimap<std::uint64_t, Id> by_key_;  // hash of source, kind and key
  std::unordered_map<Id, std::vector<Replaced>> replaced_;
  Touched touched_;                             // by the call at hand
  std::unordered_map<Id, std::size_t> newest_;  // batches that it brought, of each subject
};

}  // namespace kinerja
