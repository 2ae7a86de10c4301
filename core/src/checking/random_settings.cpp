#include "checking/random_settings.hpp"

#include <kinerja/core/config.hpp>

#include "checking/host_call.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <limits>
#include <string_view>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

constexpr int max_depth = 12;

class Drawer {
 public:
  Drawer(const Example& around, Random& random) : random_(random) {
    words_ = {"a", "hasil", "Baik", "nilai", "0", "-1", "1/3", "~", "/"};
    for (const auto& input : around.inputs) {
      words_.push_back(input.name);
      words_.insert(words_.end(), input.grades.begin(), input.grades.end());
    }
    for (const auto& attribute : around.attributes) {
      words_.push_back(attribute.name);
      words_.insert(words_.end(), attribute.values.begin(), attribute.values.end());
    }
    for (const auto& aspect : around.aspects) words_.push_back(aspect.name);
    for (const auto& indicator : around.indicators) words_.push_back(indicator);
    for (const auto& node : around.nodes) words_.push_back(node.name);
  }

  json::value draw(const json::object& schema, int depth) {
    if (const auto* fixed = schema.if_contains("const")) return *fixed;
    if (const auto* choices = schema.if_contains("enum"); choices != nullptr && choices->is_array())
      return choices->get_array()[random_.below(choices->get_array().size())];
    if (const auto* given = schema.if_contains("default"); given != nullptr && random_.chance(0.3))
      return *given;
    const auto* type = schema.if_contains("type");
    const std::string_view name =
        type != nullptr && type->is_string() ? std::string_view(type->get_string()) : "string";
    if (name == "object") return object(schema, depth);
    if (name == "array") return array(schema, depth);
    if (name == "integer" || name == "number") return number(schema, name == "integer");
    if (name == "boolean") return random_.chance(0.5);
    if (name == "null") return nullptr;
    return word(schema);
  }

 private:
  static std::int64_t count(const json::object& schema,
                            std::string_view key,
                            std::int64_t otherwise) {
    const auto* found = schema.if_contains(key);
    if (found == nullptr || !found->is_number()) return otherwise;
    return found->to_number<std::int64_t>();
  }

  json::value object(const json::object& schema, int depth) {
    json::object out;
    const auto* required = schema.if_contains("required");
    const auto is_required = [&](std::string_view key) {
      return required != nullptr &&
             std::ranges::any_of(required->get_array(), [&](const json::value& one) {
               return std::string_view(one.get_string()) == key;
             });
    };
    if (const auto* properties = schema.if_contains("properties"))
      for (const auto& [key, value] : properties->get_object())
        if (is_required(key) || (depth < max_depth && random_.chance(0.5)))
          out[key] = draw(value.get_object(), depth + 1);
    if (const auto* more = schema.if_contains("additionalProperties");
        more != nullptr && more->is_object() && depth < max_depth)
      for (std::size_t i = random_.below(4); i > 0; --i)
        out[words_[random_.below(words_.size())]] = draw(more->get_object(), depth + 1);
    return out;
  }

  json::value array(const json::object& schema, int depth) {
    const std::int64_t least = count(schema, "minItems", 0);
    const std::int64_t most = std::min(count(schema, "maxItems", least + 4), least + 4);
    json::array out;
    const auto* items = schema.if_contains("items");
    for (std::int64_t i = random_.between(least, std::max(least, most)); i > 0; --i)
      out.push_back(items == nullptr ? json::value("a") : draw(items->get_object(), depth + 1));
    return out;
  }

  json::value number(const json::object& schema, bool whole) {
    const auto end = [&](std::string_view key, double otherwise) {
      const auto* found = schema.if_contains(key);
      return found != nullptr && found->is_number() ? found->to_number<double>() : otherwise;
    };
    const bool open = schema.contains("exclusiveMinimum");
    double low = std::max(end("minimum", -1e300), open ? end("exclusiveMinimum", 0) : -1e300);
    double high = end("maximum", 1e300);
    // Mostly small numbers; sometimes the ends themselves, which are as valid.
    if (!random_.chance(0.15)) {
      low = std::max(low, low < -100 && high > -100 ? -100.0 : low);
      high = std::min(high, high > 200 && low < 200 ? 200.0 : high);
    }
    if (whole) {
      low = std::max(low, -9e15);
      high = std::min(high, 9e15);
      return random_.between(static_cast<std::int64_t>(std::ceil(low)) + (open ? 1 : 0),
                             static_cast<std::int64_t>(std::floor(high)));
    }
    if (random_.chance(0.1)) return open ? high : low;
    if (random_.chance(0.1)) return high;
    const double value = random_.decimal(low, high);
    return value <= low && open ? high : std::clamp(value, low, high);
  }

  json::value word(const json::object& schema) {
    const auto least = static_cast<std::size_t>(count(schema, "minLength", 0));
    const auto most = static_cast<std::size_t>(count(schema, "maxLength", 65'536));
    std::string out = words_[random_.below(words_.size())];
    if (random_.chance(0.02)) out = std::string(std::min<std::size_t>(most, 65'536), 'x');
    if (random_.chance(0.05)) out = "\xC3\xA9\xF0\x9F\x98\x80\\\"\n\x01";
    if (least == 0 && random_.chance(0.03)) out.clear();
    while (out.size() < least) out += 'a';
    return json::value(out);
  }

  Random& random_;
  std::vector<std::string> words_;
};

}  // namespace

json::object random_config(const kinerja_info& info, const Example& around, Random& random) {
  const Schema* known = schema_of(info);
  if (known == nullptr || !known->root().is_object()) return {};
  const json::value& schema = known->root();
  json::value drawn = Drawer(around, random).draw(schema.get_object(), 0);
  return drawn.is_object() ? std::move(drawn.get_object()) : json::object{};
}

json::object changed_config(const kinerja_info& info, const Example& from, Random& random) {
  json::object out = from.config;
  const Schema* known = schema_of(info);
  if (known == nullptr || !known->root().is_object()) return out;
  const json::value& schema = known->root();
  const auto* properties = schema.get_object().if_contains("properties");
  if (properties == nullptr || properties->get_object().empty()) return out;
  const auto& all = properties->get_object();
  const auto& chosen = *(all.begin() + static_cast<std::ptrdiff_t>(random.below(all.size())));
  out[chosen.key()] = Drawer(from, random).draw(chosen.value().get_object(), 1);
  return out;
}

}  // namespace kinerja::checking
