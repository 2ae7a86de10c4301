#pragma once

// What a page is made of: boxes that know their height, can be broken in two, and draw themselves.

#include "fonts.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace pdf_export {

class Box {
 public:
  Box() = default;
  Box(const Box&) = delete;
  Box& operator=(const Box&) = delete;
  Box(Box&&) = delete;
  Box& operator=(Box&&) = delete;
  virtual ~Box() = default;

  virtual double height() const = 0;
  /// Whether a first part, or all, can stand in so much room.
  virtual bool breaks_at(double room) const = 0;
  /// Takes that first part off; what is left stays here. Only after breaks_at() said yes.
  virtual std::unique_ptr<Box> take(double room) = 0;
  /// `height` may be more than its own, where a neighbour is taller.
  virtual void draw(cairo_t* cairo, double x, double y, double height) const = 0;
};

using BoxPtr = std::unique_ptr<Box>;

/// Text in lines.
class TextBox : public Box {
 public:
  TextBox(const Fonts& fonts, std::string_view text, const TextStyle& style, double width);

  double height() const override;
  bool breaks_at(double room) const override;
  BoxPtr take(double room) override;
  void draw(cairo_t* cairo, double x, double y, double height) const override;

 private:
  struct Line {
    double x;
    double top;
    double bottom;
    double baseline;
  };
  TextBox(const TextBox& whole, std::size_t last);
  std::vector<double> heights() const;

  Object<PangoLayout> layout_;
  std::vector<Line> lines_;
  std::size_t first_ = 0;  // of the lines that are still here
  std::size_t last_ = 0;
  double ink_;
};

/// Boxes below each other; the last one is stretched.
class Stack : public Box {
 public:
  void add(BoxPtr box) { boxes_.push_back(std::move(box)); }
  bool empty() const { return boxes_.empty(); }

  double height() const override;
  bool breaks_at(double room) const override;
  BoxPtr take(double room) override;
  void draw(cairo_t* cairo, double x, double y, double height) const override;

 private:
  std::vector<BoxPtr> boxes_;
};

/// Boxes beside each other, all as high as the highest.
class Row : public Box {
 public:
  void add(BoxPtr box, double width) { cells_.push_back({std::move(box), width}); }

  double height() const override;
  bool breaks_at(double room) const override;
  BoxPtr take(double room) override;
  void draw(cairo_t* cairo, double x, double y, double height) const override;

 private:
  struct Cell {
    BoxPtr box;
    double width;
  };
  std::vector<Cell> cells_;
};

struct Frame {
  double width = 0;
  double padding = 3.5;
  double line = 0.5;      ///< thickness; 0: none
  double shade = 1;       ///< 1 is white
  bool together = false;  ///< never broken
  double least_height = 0;
};

/// A box with room around it, a line and a shade.
class Framed : public Box {
 public:
  Framed(const Frame& frame, BoxPtr content) : frame_(frame), content_(std::move(content)) {}

  double height() const override;
  bool breaks_at(double room) const override;
  BoxPtr take(double room) override;
  void draw(cairo_t* cairo, double x, double y, double height) const override;

 private:
  Frame frame_;
  BoxPtr content_;
};

}  // namespace pdf_export
