#pragma once

#include <kinerja/cpp/exporter.hpp>

#include <cstdint>
#include <map>

namespace exporter_shared {

/// What a node found for each aspect: the first step about an aspect is its mean, what follows
/// weighs it. An aspect without one is missing.
inline std::map<std::uint32_t, double> aspect_means(const kinerja::PersonResult& person,
                                                    std::uint32_t node) {
  std::map<std::uint32_t, double> means;
  for (const kinerja::TrailStep& step : person.steps()) {
    if (step.node == node && step.ref_kind == KINERJA_REF_ASPECT && step.ref >= 0) {
      means.emplace(static_cast<std::uint32_t>(step.ref), step.result);
    }
  }
  return means;
}

}  // namespace exporter_shared
