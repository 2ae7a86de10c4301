#pragma once

#include <string>
#include <string_view>

namespace siasn_export {

/// A JSON text in quotes.
std::string quoted(std::string_view text);

/// Joins JSON values into an array, each on a line of its own.
class JsonLines {
 public:
  explicit JsonLines(std::size_t indent) : indent_(indent) {}
  void add(std::string_view value);
  std::string str() const;

 private:
  std::size_t indent_;
  std::string body_;
};

}  // namespace siasn_export
