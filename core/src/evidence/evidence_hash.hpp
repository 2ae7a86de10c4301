#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/sha256.hpp>

#include <string>

namespace kinerja {

/// SHA-256 over everything that can move a score, unit by unit, so that evidence in parts of whole
/// units has the hash of the whole.
class EvidenceHash {
 public:
  /// Parts come in order.
  void add(const Evidence& part);
  std::string hex() const { return hash_.hex(); }

 private:
  void add_unit(const Evidence& evidence, std::size_t first, std::size_t last);
  void add_ratings(const RatingEvidence& ratings, std::size_t ratee);

  bool begun_ = false;
  Sha256 hash_;
  std::string piece_;  // of the unit at hand
};

}  // namespace kinerja
