#include <kinerja/core/utf8.hpp>

#include "config/cycle_parts.hpp"
#include "config/cycle_values.hpp"
#include "config/words.hpp"

#include <algorithm>
#include <optional>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::size_t max_aspect_characters = 64;

// Aspects are named as the data names them, so blanks inside are welcome.
bool is_aspect_name(std::string_view name) {
  return !name.empty() && character_count(name) <= max_aspect_characters && name.front() != ' ' &&
         name.back() != ' ' &&
         std::none_of(name.begin(), name.end(), [](char c) { return c >= '\0' && c < ' '; });
}

// False when the bounds can't be used to judge anything else.
bool read_scale(Aspect& aspect,
                const json::object& entry,
                const std::string& pointer,
                MistakeList& mistakes) {
  if (!entry.contains("scale")) return true;
  const json::object& scale = object_in(entry, "scale");
  const auto min = number_in(scale, "min");
  const auto max = number_in(scale, "max");
  if (!min || !max) return false;
  aspect.min = *min;
  aspect.max = *max;
  if (*min < *max) return true;
  mistakes.add(below(pointer, "scale"),
               text("Skala aspek {}: \"min\" ({}) harus lebih kecil dari \"max\" ({}).",
                    "Scale of the aspect {}: \"min\" ({}) must be less than \"max\" ({}).",
                    {in_quotes(aspect.name), *min, *max}));
  return false;
}

void read_anchors(Aspect& aspect,
                  const json::object& anchors,
                  const std::string& pointer,
                  bool scale_is_known,
                  MistakeList& mistakes) {
  for (const auto& anchor : anchors) {
    const std::string_view key = anchor.key();
    const auto value = number_of(key);
    if (!value || (scale_is_known && (*value < aspect.min || *value > aspect.max)))
      mistakes.add(below(pointer, key),
                   text("{} bukan nilai pada skala aspek {} ({} sampai {}).",
                        "{} is not a score on the scale of the aspect {} ({} to {}).",
                        {in_quotes(key), in_quotes(aspect.name), aspect.min, aspect.max}));
    aspect.anchors.push_back({value.value_or(0), read_text(anchors, key, pointer, {}, mistakes)});
  }
  std::sort(aspect.anchors.begin(), aspect.anchors.end(), [](const Anchor& a, const Anchor& b) {
    return a.score < b.score;
  });
}

}  // namespace

std::vector<Aspect> read_aspects(const json::object& root, MistakeList& mistakes) {
  std::vector<Aspect> aspects;
  for (const auto& entry : object_in(root, "aspects")) {
    Aspect aspect;
    aspect.name = entry.key();
    aspect.title = verbatim(aspect.name);
    const std::string pointer = below("/aspects", aspect.name);
    if (!is_aspect_name(aspect.name))
      mistakes.add(
          pointer,
          text("Nama aspek {} tidak boleh kosong, diawali atau diakhiri spasi, atau lebih "
               "dari {} karakter.",
               "The name of the aspect {} must not be empty, begin or end with a blank, or "
               "have more than {} characters.",
               {in_quotes(aspect.name), std::uint64_t{max_aspect_characters}}));
    if (const auto* object = entry.value().if_object()) {
      aspect.title = read_text(*object, "title", pointer, aspect.title, mistakes);
      const bool scale_is_known = read_scale(aspect, *object, pointer, mistakes);
      read_anchors(aspect,
                   object_in(*object, "anchors"),
                   below(pointer, "anchors"),
                   scale_is_known,
                   mistakes);
    }
    aspects.push_back(std::move(aspect));
  }
  return aspects;
}

}  // namespace kinerja
