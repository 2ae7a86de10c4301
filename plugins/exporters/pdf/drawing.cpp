#include "drawing.hpp"

#include <numbers>
#include <utility>

namespace pdf_export {
namespace {

constexpr double marked_shade = 0.82;
constexpr double marked_line = 1.8;
constexpr double label_size = 7.5;

struct Area {
  double x;
  double y;
  double width;
  double height;
};

// A drawing stands on one page.
class Drawing : public Box {
 public:
  explicit Drawing(double height) : height_(height) {}
  double height() const override { return height_; }
  bool breaks_at(double room) const override { return height_ <= room; }
  BoxPtr take(double) override { return std::make_unique<Stack>(); }

 private:
  double height_;
};

void draw_cell(cairo_t* cairo, const Area& area, bool marked) {
  if (marked) {
    cairo_set_source_rgb(cairo, marked_shade, marked_shade, marked_shade);
    cairo_rectangle(cairo, area.x, area.y, area.width, area.height);
    cairo_fill(cairo);
  }
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_set_line_width(cairo, marked ? marked_line : 0.5);
  const double inset = marked ? marked_line / 2 : 0;
  cairo_rectangle(
      cairo, area.x + inset, area.y + inset, area.width - 2 * inset, area.height - 2 * inset);
  cairo_stroke(cairo);
}

void draw_text(cairo_t* cairo, const TextBox& text, const Area& area) {
  text.draw(cairo, area.x, area.y + (area.height - text.height()) / 2, text.height());
}

// Upwards, in the middle of a tall and narrow area.
void draw_upwards(cairo_t* cairo, const TextBox& text, const Area& area) {
  cairo_save(cairo);
  cairo_translate(cairo, area.x, area.y + area.height);
  cairo_rotate(cairo, -std::numbers::pi / 2);
  draw_text(cairo, text, {0, 0, area.height, area.width});
  cairo_restore(cairo);
}

class Quadrant : public Drawing {
 public:
  Quadrant(const Kit& kit, const Levels& levels, double width)
      : Drawing(axis + label + 3 * cell_height + 4), levels_(levels) {
    cell_width_ = (width - axis - label) / 3;
    const TextStyle bold{label_size, true, Align::centre};
    const TextStyle plain{label_size, false, Align::centre};
    result_axis_ = text(kit, kit.labels["AXIS_RESULT"], bold, 3 * cell_height);
    behaviour_axis_ = text(kit, kit.labels["AXIS_BEHAVIOUR"], bold, 3 * cell_width_);
    static constexpr std::array<const char*, 3> keys = {
        "SHORT_BELOW", "SHORT_MEETS", "SHORT_ABOVE"};
    for (std::size_t i = 0; i < 3; ++i) {
      rows_[i] = text(kit, kit.labels[keys[i]], plain, cell_height);
      columns_[i] = text(kit, kit.labels[keys[i]], plain, cell_width_);
      for (std::size_t k = 0; k < 3; ++k) {
        const TextStyle style{8, marked(i, k), Align::centre};
        cells_[i][k] = text(kit, kit.settings.cells[i][k], style, cell_width_ - 8);
      }
    }
  }

  void draw(cairo_t* cairo, double x, double y, double) const override {
    const double left = x + axis + label;
    draw_upwards(cairo, *result_axis_, {x, y, axis, 3 * cell_height});
    // The marked cell last, above its neighbours' lines.
    for (const bool marks : {false, true}) {
      for (std::size_t i = 0; i < 3; ++i) {
        const double top = y + static_cast<double>(2 - i) * cell_height;
        for (std::size_t k = 0; k < 3; ++k) {
          if (marked(i, k) != marks) continue;
          const double at = left + static_cast<double>(k) * cell_width_;
          draw_cell(cairo, {at, top, cell_width_, cell_height}, marks);
          draw_text(cairo, *cells_[i][k], {at + 4, top, cell_width_ - 8, cell_height});
        }
      }
    }
    const double bottom = y + 3 * cell_height;
    for (std::size_t i = 0; i < 3; ++i) {
      const double step = static_cast<double>(i);
      const double top = y + static_cast<double>(2 - i) * cell_height;
      draw_upwards(cairo, *rows_[i], {x + axis, top, label, cell_height});
      draw_text(cairo, *columns_[i], {left + step * cell_width_, bottom + 2, cell_width_, label});
    }
    draw_text(cairo, *behaviour_axis_, {left, bottom + label + 2, 3 * cell_width_, axis});
  }

 private:
  static constexpr double axis = 14;
  static constexpr double label = 13;
  static constexpr double cell_height = 42;

  static std::unique_ptr<TextBox> text(const Kit& kit,
                                       std::string_view words,
                                       const TextStyle& style,
                                       double width) {
    return std::make_unique<TextBox>(kit.fonts, words, style, width);
  }
  bool marked(std::size_t result, std::size_t behaviour) const {
    return result == levels_.result && behaviour == levels_.behaviour;
  }

  Levels levels_;
  double cell_width_ = 0;
  std::unique_ptr<TextBox> result_axis_;
  std::unique_ptr<TextBox> behaviour_axis_;
  std::array<std::unique_ptr<TextBox>, 3> rows_;
  std::array<std::unique_ptr<TextBox>, 3> columns_;
  std::array<std::array<std::unique_ptr<TextBox>, 3>, 3> cells_;
};

class GradeSteps : public Drawing {
 public:
  GradeSteps(const Kit& kit, const kinerja::TextView& words, int marked, double width)
      : Drawing(cell_height + 2), marked_(marked) {
    cell_width_ = width / words.size();
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      const TextStyle style{8, static_cast<int>(i) == marked, Align::centre};
      words_.push_back(std::make_unique<TextBox>(kit.fonts, words[i], style, cell_width_ - 6));
    }
  }

  void draw(cairo_t* cairo, double x, double y, double) const override {
    for (const bool marks : {false, true}) {
      for (std::size_t i = 0; i < words_.size(); ++i) {
        if ((static_cast<int>(i) == marked_) != marks) continue;
        const double at = x + static_cast<double>(i) * cell_width_;
        draw_cell(cairo, {at, y, cell_width_, cell_height}, marks);
        draw_text(cairo, *words_[i], {at + 3, y, cell_width_ - 6, cell_height});
      }
    }
  }

 private:
  static constexpr double cell_height = 30;

  int marked_;
  double cell_width_;
  std::vector<std::unique_ptr<TextBox>> words_;
};

}  // namespace

BoxPtr quadrant_drawing(const Kit& kit, const Levels& levels, double width) {
  return std::make_unique<Quadrant>(kit, levels, width);
}

BoxPtr grade_drawing(const Kit& kit, const kinerja::TextView& words, int marked, double width) {
  return std::make_unique<GradeSteps>(kit, words, marked, width);
}

}  // namespace pdf_export
