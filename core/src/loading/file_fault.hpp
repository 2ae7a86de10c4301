#pragma once

#include <kinerja/core/result.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

namespace kinerja {

/// An Error whose message begins with the file that it is about.
inline Error file_fault(Errc code,
                        std::string_view file,
                        std::string_view id,
                        std::string_view en,
                        std::initializer_list<TextArg> args = {}) {
  return fail(code, text("{}: {}", "{}: {}", {file, text(id, en, args)}));
}

}  // namespace kinerja
