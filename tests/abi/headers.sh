#!/usr/bin/env bash
# Compiles every header of the plugin API alone, in every language that an author may use:
#   headers.sh [INCLUDE_FOLDER]
# gcc always, clang where it is installed. Prints each failure and counts what was compiled.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
include=$(cd "${1:-$here/../../plugin_api/include}" && pwd)
warnings=(-pedantic -Wall -Wextra -Werror)
# Padding in the C border would carry bytes that nobody set, and hide where a table may grow.
c_only=(-Wpadded)
cxx_only=(-Wold-style-cast -Wshadow -Wconversion)

compiled=0
failed=0

# compile COMPILER LANGUAGE STANDARD HEADER FLAGS...
compile() {
  local compiler=$1 language=$2 standard=$3 header=$4
  shift 4
  compiled=$((compiled + 1))
  # Really compiled, not only parsed: clang lays out a struct, and so finds padding, when it is used.
  if ! { printf '#include <%s>\n' "$header"; structs_in "$header"; } |
    "$compiler" -x "$language" -std="$standard" "${warnings[@]}" "$@" -I "$include" -c -o /dev/null -; then
    echo "FAILED: $header as $standard with $compiler" >&2
    failed=$((failed + 1))
  fi
}

# One declaration for each struct of a C header that needs its size.
structs_in() {
  [[ $1 == *.h ]] || return 0
  sed -nE 's/^(typedef )?struct (kinerja_[a-z0-9_]+) \{.*/extern char size_of_\2[sizeof(struct \2)];/p' "$include/$1"
}

compilers=("gcc g++")
for version in "" -14; do
  if command -v "clang$version" >/dev/null && command -v "clang++$version" >/dev/null; then
    compilers+=("clang$version clang++$version")
    break
  fi
done
[[ ${#compilers[@]} -gt 1 ]] || echo "headers: no clang here, so gcc alone was asked"

cd "$include"
mapfile -t c_headers < <(find kinerja -name '*.h' | LC_ALL=C sort)
mapfile -t cxx_headers < <(find kinerja -name '*.hpp' | LC_ALL=C sort)
[[ ${#c_headers[@]} -gt 0 ]] || { echo "headers: none in $include" >&2; exit 1; }

for pair in "${compilers[@]}"; do
  read -r cc cxx <<<"$pair"
  for header in "${c_headers[@]}"; do
    for standard in c11 c17; do
      compile "$cc" c "$standard" "$header" "${c_only[@]}"
    done
    for standard in c++11 c++14 c++17 c++20; do
      compile "$cxx" c++ "$standard" "$header" "${c_only[@]}" "${cxx_only[@]}"
    done
  done
  for header in "${cxx_headers[@]}"; do
    compile "$cxx" c++ c++20 "$header" "${cxx_only[@]}"
  done
done

echo "headers: $((compiled - failed)) of $compiled compiled (${#c_headers[@]} C, ${#cxx_headers[@]} C++)"
[[ $failed -eq 0 ]]
