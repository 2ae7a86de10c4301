#pragma once

#include <kinerja/core/result.hpp>

#include <gmock/gmock.h>

namespace kinerja::test {

MATCHER(IsOk, "is no Error") {
  if (!arg) *result_listener << "whose message is \"" << arg.error().message.en << '"';
  return arg.has_value();
}

/// An Error with this code, whose English message holds these words.
MATCHER_P2(IsError, code, words, std::string("is an Error that says \"") + words + '"') {
  if (arg) return false;
  *result_listener << "whose message is \"" << arg.error().message.en << "\" (code "
                   << static_cast<int>(arg.error().code) << ')';
  return arg.error().code == code && arg.error().message.en.find(words) != std::string::npos;
}

}  // namespace kinerja::test
