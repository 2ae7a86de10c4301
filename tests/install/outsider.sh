#!/usr/bin/env bash
# Can somebody who has only the packages write a plugin, and does it rate?
#   outsider.sh CMAKE BUILD_FOLDER EXAMPLE_PLUGINS [DEBS]
# Installs the packages into a folder of its own (the components of BUILD_FOLDER, or what is in the
# Debian packages of the folder DEBS), copies each project of EXAMPLE_PLUGINS to where
# nothing of the checkout is near, builds it with find_package(kinerja) alone, lets the installed
# program run the project's cycle.json with it, and compares its scores with expected.json.
set -euo pipefail

cmake=$1
build=$2
examples=$3
debs=${4:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
[[ -z $debs ]] || prefix=$work/root/usr
if [[ -n $debs && ! -d $debs ]]; then
  echo "SKIPPED: no packages were made in $debs" >&2
  exit 77
fi

die() {
  echo "outsider: $*" >&2
  exit 1
}

# quietly COMMAND...: prints only what failed.
quietly() {
  "$@" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    die "failed: $*"
  }
}

declare -A package_of=([runtime]=kinerja [plugins]=kinerja-plugins [dev]=kinerja-dev)

# stage COMPONENT
stage() {
  local deb
  if [[ -z $debs ]]; then
    quietly "$cmake" --install "$build" --prefix "$prefix" --component "$1"
  else
    deb=$(echo "$debs/${package_of[$1]}"_*.deb)
    [[ -e $deb ]] || die "no package ${package_of[$1]} in $debs"
    quietly dpkg-deb -x "$deb" "$work/root"
  fi
}

# The package for authors comes first and alone, so that nothing it lacks comes from another one.
stage dev
[[ ! -e $prefix/bin && ! -e $prefix/lib && ! -e $prefix/include/kinerja/core ]] ||
  die "the component dev holds more than headers and share/: $(cd "$prefix" && find . -type f | head)"

# Authors without CMake have pkg-config. What lies in a root that is not this machine's is found by
# those who compile for another machine.
if [[ -z $debs ]]; then
  PKG_CONFIG_PATH=$prefix/share/pkgconfig pkg-config --cflags kinerja >"$work/flags"
else
  PKG_CONFIG_SYSROOT_DIR=$work/root PKG_CONFIG_LIBDIR=$prefix/share/pkgconfig \
    pkg-config --cflags kinerja >"$work/flags"
fi
read -ra flags <"$work/flags"
[[ ${flags[*]} == *"$prefix"* ]] || die "pkg-config names other headers: ${flags[*]}"
echo '#include <kinerja/kinerja.h>' |
  quietly "${CC:-cc}" -std=c11 -Werror "${flags[@]}" -fsyntax-only -x c -

built=()
for project in "$examples"/*/CMakeLists.txt; do
  [[ -e $project ]] || continue
  name=$(basename "$(dirname "$project")")
  cp -R "$(dirname "$project")" "$work/$name"
  rm -rf "$work/$name/build"
  quietly "$cmake" -S "$work/$name" -B "$work/$name/build" -D CMAKE_PREFIX_PATH="$prefix" \
    -D CMAKE_INSTALL_PREFIX="$prefix"
  grep -qF "kinerja_DIR:PATH=$prefix/" "$work/$name/build/CMakeCache.txt" ||
    die "$name was not built against the staged package"
  quietly "$cmake" --build "$work/$name/build"
  built+=("$name")
done
[[ ${#built[@]} -gt 0 ]] || die "no projects in $examples"

stage plugins
stage runtime
for name in "${built[@]}"; do
  cycle=$work/$name/cycle.json
  [[ -e $cycle ]] || die "$name has no cycle.json that shows what the plugin does"
  plugin=(--allow-unsigned)
  for library in "$work/$name/build"/*.so; do [[ ! -e $library ]] || plugin+=(--plugins "$library"); done
  for command in check run verify; do
    quietly "$prefix/bin/kinerja" "${plugin[@]}" "$command" "$cycle"
  done
  quietly python3 "$(dirname "$0")/expected_scores.py" "$work/$name"
  echo "$name: built, installed, ran"
done
