#pragma once

#include "handles.hpp"

#include <string_view>

namespace pdf_export {

enum class Align { left, centre, right };

struct TextStyle {
  double size = 9;  ///< in points
  bool bold = false;
  Align align = Align::left;
  std::size_t bold_bytes = 0;  ///< of the beginning, where the whole is not bold
  double ink = 0;              ///< 0 is black, 1 is white
};

/// The one family that documents are set in.
class Fonts {
 public:
  static constexpr const char* family = "Liberation Sans";

  /// Throws when the family is not installed: no other font may step in silently.
  Fonts();

  /// `text` broken into lines of that width.
  Object<PangoLayout> layout(std::string_view text, const TextStyle& style, double width) const;

 private:
  void demand(bool bold) const;

  Object<PangoFontMap> map_;
  Object<PangoContext> context_;
};

}  // namespace pdf_export
