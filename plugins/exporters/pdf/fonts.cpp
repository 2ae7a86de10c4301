#include "fonts.hpp"

#include <kinerja/cpp/base.hpp>

#include "printable.hpp"

#include <string>

namespace pdf_export {
namespace {

FontDescription description(double size, bool bold) {
  FontDescription font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), Fonts::family);
  pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

// Never another font for a letter that this one lacks: an empty box shows it, and the bytes do not
// depend on what else is installed.
Attributes attributes_of(std::size_t bold_bytes) {
  Attributes all(pango_attr_list_new());
  pango_attr_list_insert(all.get(), pango_attr_fallback_new(FALSE));
  if (bold_bytes > 0) {
    PangoAttribute* const bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->start_index = 0;
    bold->end_index = static_cast<guint>(bold_bytes);
    pango_attr_list_insert(all.get(), bold);
  }
  return all;
}

PangoAlignment alignment_of(Align align) {
  if (align == Align::centre) return PANGO_ALIGN_CENTER;
  return align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

}  // namespace

Fonts::Fonts()
    : map_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(map_.get())) {
  pango_cairo_context_set_resolution(context_.get(), 72);
  // Paper has no pixels to fit letters to; what fits here fits on every machine.
  const FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options.get());
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  pango_context_set_language(context_.get(), pango_language_from_string("id"));
  demand(false);
  demand(true);
}

void Fonts::demand(bool bold) const {
  const FontDescription wanted = description(10, bold);
  const Object<PangoFont> font(pango_font_map_load_font(map_.get(), context_.get(), wanted.get()));
  const std::string name = std::string(family) + (bold ? " Bold" : "");
  if (font.get() != nullptr) {
    PangoFontFace* const face = pango_font_get_face(font.get());
    const FontDescription found(pango_font_face_describe(face));
    const bool same = std::string_view(family) == pango_font_description_get_family(found.get());
    const bool heavy = pango_font_description_get_weight(found.get()) >= PANGO_WEIGHT_BOLD;
    if (same && heavy == bold && pango_font_face_is_synthesized(face) == FALSE) return;
  }
  throw kinerja::Failure(KINERJA_E_UNSUPPORTED, "FONT_MISSING: " + name);
}

Object<PangoLayout> Fonts::layout(std::string_view text,
                                  const TextStyle& style,
                                  double width) const {
  Object<PangoLayout> layout(pango_layout_new(context_.get()));
  pango_layout_set_font_description(layout.get(), description(style.size, style.bold).get());
  const std::size_t bold_bytes = printable(text.substr(0, style.bold_bytes)).size();
  pango_layout_set_attributes(layout.get(), attributes_of(bold_bytes).get());
  pango_layout_set_width(layout.get(), pango_units_from_double(width));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), alignment_of(style.align));
  pango_layout_set_line_spacing(layout.get(), 1.08F);
  const std::string shown = printable(text);
  pango_layout_set_text(layout.get(), shown.data(), static_cast<int>(shown.size()));
  return layout;
}

}  // namespace pdf_export
