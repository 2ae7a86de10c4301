#include <kinerja/core/config.hpp>
#include <kinerja/core/number.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>

namespace kinerja {
namespace {

namespace json = boost::json;

// Integers that a double holds are written as the double would be, so that 1e17 and the same
// number in full are one canonical number; the others keep all their digits.
template <class Integer>
std::string integer_text(Integer value) {
  const double nearest = static_cast<double>(value);
  const double beyond = std::ldexp(1.0, std::is_signed_v<Integer> ? 63 : 64);
  const bool held = nearest < beyond && static_cast<Integer>(nearest) == value;
  return held ? shortest(nearest) : std::to_string(value);
}

void append(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::object: {
      std::vector<const json::key_value_pair*> pairs;
      for (const auto& pair : value.get_object()) pairs.push_back(&pair);
      // By bytes: string_view compares char as unsigned, whatever the locale.
      std::sort(pairs.begin(), pairs.end(), [](auto* a, auto* b) { return a->key() < b->key(); });
      out += '{';
      for (const auto* pair : pairs) {
        if (pair != pairs.front()) out += ',';
        out += json::serialize(pair->key());
        out += ':';
        append(out, pair->value());
      }
      out += '}';
      break;
    }
    case json::kind::array:
      out += '[';
      for (std::size_t i = 0; i < value.get_array().size(); ++i) {
        if (i != 0) out += ',';
        append(out, value.get_array()[i]);
      }
      out += ']';
      break;
    case json::kind::int64:
      out += integer_text(value.get_int64());
      break;
    case json::kind::uint64:
      out += integer_text(value.get_uint64());
      break;
    case json::kind::double_:
      // Minus zero is zero.
      out += shortest(value.get_double() == 0 ? 0.0 : value.get_double());
      break;
    default:
      out += json::serialize(value);
      break;
  }
}

}  // namespace

std::string canonical_json(const json::value& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace kinerja
