# Turns the text file `input` into the header `output` with one string constant, for C and C++.
# A literal is never longer than 16 kB, which every compiler takes: text is cut after each line and
# after 8,000 bytes (escaping can double them), but never inside a UTF-8 character.
cmake_minimum_required(VERSION 3.25)

file(READ "${input}" text)
cmake_path(GET input FILENAME file_name)
string(MAKE_C_IDENTIFIER "${file_name}" constant)

set(literals "")
string(LENGTH "${text}" left)
while(left GREATER 0)
  set(size 8000)
  if(left LESS_EQUAL size)
    set(size ${left})
  else()
    while(TRUE)
      string(SUBSTRING "${text}" ${size} 1 next)
      string(HEX "${next}" next)
      if(NOT next MATCHES "^[89ab]")
        break()
      endif()
      math(EXPR size "${size} - 1")
    endwhile()
  endif()
  string(SUBSTRING "${text}" 0 ${size} piece)
  string(SUBSTRING "${text}" ${size} -1 text)
  string(LENGTH "${text}" left)

  string(REPLACE "\\" "\\\\" piece "${piece}")
  string(REPLACE "\"" "\\\"" piece "${piece}")
  # "??=" would be a trigraph in strict C.
  string(REPLACE "?" "\\?" piece "${piece}")
  string(REPLACE "\r" "\\r" piece "${piece}")
  string(REPLACE "\n" "\\n\"\n    \"" piece "${piece}")
  string(APPEND literals "\n    \"${piece}\"")
endwhile()
if(literals STREQUAL "")
  set(literals " \"\"")
endif()

file(WRITE "${output}" "/* Made from ${file_name}. */
#pragma once

#ifdef __cplusplus
inline constexpr char ${constant}[] =
#else
static const char ${constant}[] =
#endif
   ${literals};
")
