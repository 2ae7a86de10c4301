// Ratings by people, in three components: by oneself, by the superior, and by several groups.

#include "multirater.hpp"
#include "self.schema.json.h"
#include "single_role.hpp"
#include "superior.schema.json.h"
#include "texts.json.h"

namespace raters {
namespace {

class Self : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.self", "SELF_NAME", "SELF_ABOUT", self_schema_json};
  static constexpr auto& steps = SingleRole::steps;

  explicit Self(const kinerja::MethodSetup& setup) : one_(setup, KINERJA_ROLE_SELF) {}
  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    return one_.rate<Number>(employee, trail, "SELF_MISSING");
  }
  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const { return one_.trail_per_row(); }

 private:
  SingleRole one_;
};

class Superior : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.superior", "SUPERIOR_NAME", "SUPERIOR_ABOUT", superior_schema_json};
  static constexpr auto& steps = SingleRole::steps;

  explicit Superior(const kinerja::MethodSetup& setup) : one_(setup, KINERJA_ROLE_SUPERIOR) {}
  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    return one_.rate<Number>(employee, trail, "SUPERIOR_MISSING");
  }
  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const { return one_.trail_per_row(); }

 private:
  SingleRole one_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.raters", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace
}  // namespace raters

KINERJA_PLUGIN_AS(raters::identity, raters::Self, raters::Superior, raters::Multirater)
