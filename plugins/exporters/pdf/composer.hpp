#pragma once

#include "flow.hpp"
#include "kit.hpp"
#include "parties.hpp"
#include "table.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pdf_export {

/// The parts that all forms have in common, put one below the other.
class Composer {
 public:
  Composer(const Kit& kit, const Paper& paper) : kit_(&kit), flow_(paper) {}

  const Kit& kit() const { return *kit_; }
  Flow& flow() { return flow_; }
  double width() const { return flow_.paper().text_width(); }

  /// Letterhead, name of the form, period.
  void title(std::string_view form);
  /// A numbered heading that never stands alone at the end of a page.
  void heading(std::string_view text);
  void paragraph(std::string_view text, const TextStyle& style = {});
  /// Texts with a dash before each.
  void list(const std::vector<std::string>& items);
  /// The height of what list() would add.
  double list_height(const std::vector<std::string>& items) const;
  /// Both parties beside each other.
  void parties(const Parties& parties);
  /// Labels and values without lines.
  BoxPtr facts(const std::vector<std::pair<std::string, std::string>>& facts, double width) const;
  /// Room for both parties to sign, never broken. `received`: the employee writes the day.
  void signatures(const Parties& parties, bool received);

  std::vector<Page> pages() && { return std::move(flow_).pages(); }

 private:
  BoxPtr item(std::string_view text) const;
  BoxPtr party(std::string_view role, const Party& party, double width) const;
  BoxPtr signature(std::string_view above,
                   std::string_view role,
                   const Party& party,
                   double width) const;

  const Kit* kit_;
  Flow flow_;
  int headings_ = 0;
};

}  // namespace pdf_export
