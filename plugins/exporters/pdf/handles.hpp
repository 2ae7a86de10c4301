#pragma once

// What cairo and Pango hand out, each given back once.

#include <cairo.h>
#include <memory>
#include <pango/pangocairo.h>
#include <utility>

namespace pdf_export {

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* owned) const {
    Release(owned);
  }
};

using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Releaser<cairo_font_options_destroy>>;
using FontDescription =
    std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Releaser<pango_attr_list_unref>>;
using LineIterator = std::unique_ptr<PangoLayoutIter, Releaser<pango_layout_iter_free>>;

/// An object that counts its owners itself, so that copies are cheap.
template <class T>
class Object {
 public:
  Object() = default;
  /// Takes over the caller's reference.
  explicit Object(T* owned) : object_(owned) {}
  Object(const Object& other) : object_(other.object_) {
    if (object_ != nullptr) g_object_ref(object_);
  }
  Object(Object&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  Object& operator=(const Object& other) {
    Object copy(other);
    std::swap(object_, copy.object_);
    return *this;
  }
  Object& operator=(Object&& other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Object() {
    if (object_ != nullptr) g_object_unref(object_);
  }
  T* get() const { return object_; }

 private:
  T* object_ = nullptr;
};

}  // namespace pdf_export
