#include "multirater.hpp"

#include <algorithm>

namespace raters {

using kinerja::Exact;

GroupWeights::GroupWeights(const kinerja::MethodSetup& setup)
    : weights_(read(setup, setup.config()["weights"], "/weights")) {
  const std::string rule = setup.config().text("missing_group", "renormalise");
  missing_ = rule == "missing" ? Missing::missing
                               : (rule == "table" ? Missing::table : Missing::renormalise);
  for (std::size_t role = 0; role < role_count; ++role)
    used_[role] = weights_[role].exact().sign() > 0;
  for (const kinerja::Config& item : setup.config()["tables"].items()) read_table(setup, item);
  if (missing_ == Missing::table && tables_.empty()) setup.mistake("/tables", "TABLES_ABSENT");
  for (const WeightTable& table : tables_)
    for (std::size_t role = 0; role < role_count; ++role)
      used_[role] = used_[role] || table.weights[role].exact().sign() > 0;
  for (unsigned present = 0; present < in_use_.size(); ++present)
    in_use_[present] = worked_out(present);
}

RoleWeights GroupWeights::read(const kinerja::MethodSetup& setup,
                               const kinerja::Config& config,
                               const std::string& where) {
  RoleWeights weights;
  Exact sum;
  for (const auto& [name, setting] : config.members()) {
    const auto at = std::find(role_names.begin(), role_names.end(), name);
    if (at == role_names.end())
      setup.mistake(where + kinerja::pointer_to(name),
                    "ROLE_UNKNOWN: " + kinerja::listed(role_names));
    if (setting.number() < 0)
      setup.mistake(where + kinerja::pointer_to(name),
                    "WEIGHT_NEGATIVE: " + kinerja::number_text(setting.number()));
    const Exact weight(setting.number());
    sum += weight;
    if (at != role_names.end())
      weights[static_cast<std::size_t>(at - role_names.begin())] = kinerja::Constant(weight);
  }
  if (sum != 100)
    setup.mistake(where, "WEIGHTS_SUM: " + kinerja::number_text(sum.to_finite_double()));
  return weights;
}

void GroupWeights::read_table(const kinerja::MethodSetup& setup, const kinerja::Config& item) {
  const std::string where = kinerja::pointer_to("tables", tables_.size());
  WeightTable table{0, read(setup, item["weights"], where + "/weights")};
  const std::vector<std::string> without = item["without"].texts();
  for (std::size_t i = 0; i < without.size(); ++i) {
    const std::string place = where + kinerja::pointer_to("without", i);
    const auto at = std::find(role_names.begin(), role_names.end(), without[i]);
    if (at == role_names.end()) {
      setup.mistake(place, "ROLE_UNKNOWN: " + kinerja::listed(role_names));
      continue;
    }
    const auto role = static_cast<std::size_t>(at - role_names.begin());
    table.without |= 1U << role;
    if (weights_[role].exact().sign() <= 0)
      setup.mistake(place, "WITHOUT_UNWEIGHTED: " + without[i]);
    if (table.weights[role].exact().sign() > 0)
      setup.mistake(place, "WITHOUT_WEIGHTED: " + without[i]);
  }
  for (const WeightTable& other : tables_)
    if (other.without == table.without)
      setup.mistake(where + "/without", "WITHOUT_TWICE: " + kinerja::listed(without));
  tables_.push_back(table);
}

std::optional<RoleWeights> GroupWeights::worked_out(unsigned present) const {
  unsigned lacking = 0;
  Exact left;
  for (std::size_t role = 0; role < role_count; ++role) {
    if (weights_[role].exact().sign() <= 0) continue;
    if ((present >> role & 1U) != 0)
      left += weights_[role].exact();
    else
      lacking |= 1U << role;
  }
  if (lacking == 0) return weights_;
  if (missing_ == Missing::missing) return std::nullopt;
  if (missing_ == Missing::renormalise) {
    if (left.is_zero()) return std::nullopt;
    RoleWeights scaled;
    for (std::size_t role = 0; role < role_count; ++role)
      if ((present >> role & 1U) != 0)
        scaled[role] = kinerja::Constant(weights_[role].exact() * 100 / left);
    return scaled;
  }
  for (const WeightTable& table : tables_) {
    if (table.without != lacking) continue;
    for (std::size_t role = 0; role < role_count; ++role)
      if (table.weights[role].exact().sign() > 0 && (present >> role & 1U) == 0)
        return std::nullopt;
    return table.weights;
  }
  return std::nullopt;
}

}  // namespace raters
