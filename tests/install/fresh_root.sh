#!/usr/bin/env bash
# Do the three packages, a compiler and nothing else make a machine that builds and runs plugins?
#   fresh_root.sh DEBS EXAMPLE_PLUGINS
# Installs the packages of the folder DEBS with apt into a fresh Debian, follows the tutorial of
# AUTHORING.md there word by word in an empty folder, builds each example, lets the installed program
# run it, and removes the packages again. The scores are compared outside, since a fresh Debian has no
# Python.
#   KINERJA_FRESH_MACHINE   a script `SCRIPT FOLDER COMMAND...` that copies FOLDER into a fresh root,
#                           runs every COMMAND there as root, and afterwards copies FRESH_FILES of it
#                           to FRESH_OUT
set -euo pipefail

debs=$1
examples=$2
script=${KINERJA_FRESH_MACHINE:-}
if [[ ! -x $script ]]; then
  echo "SKIPPED, NO FRESH ROOT TRIED: KINERJA_FRESH_MACHINE names no program: '$script'" >&2
  exit 77
fi
if [[ $(id -u) -ne 0 ]]; then
  echo "SKIPPED, NO FRESH ROOT TRIED: needs root" >&2
  exit 77
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/machine" "$work/out"
cp "$debs"/*.deb "$work/machine"
names=()
for project in "$examples"/*/CMakeLists.txt; do
  folder=$(dirname "$project")
  names+=("$(basename "$folder")")
  cp -R "$folder" "$work/machine"
  rm -rf "$work/machine/${names[-1]}/build" "$work/machine/${names[-1]}/out"
done

python3 "$(dirname "$0")/tutorial.py" --script "$(dirname "$0")/../.." >"$work/machine/tutorial.sh"

install='apt-get -qq install -y --no-install-recommends'
# What stands in single quotes is for the shell of the fresh machine.
# shellcheck disable=SC2016
commands=(
  "apt-get -qq update && $install ./*.deb >/dev/null && kinerja --version && kinerja plugin list"
  "$install g++ cmake make pkg-config >/dev/null"
  'echo "#include <kinerja/kinerja.h>" | cc -std=c11 -Werror $(pkg-config --cflags kinerja) -fsyntax-only -x c -'
)
for name in "${names[@]}"; do
  commands+=("cmake -S $name -B $name/build >/dev/null && cmake --build $name/build >/dev/null &&
    kinerja check $name/cycle.json --allow-unsigned --plugins $name/build/*.so &&
    kinerja run $name/cycle.json --allow-unsigned --plugins $name/build/*.so &&
    kinerja verify $name/cycle.json --allow-unsigned --plugins $name/build/*.so")
done
# Last, because it installs for good what is also one of the examples.
# shellcheck disable=SC2016
commands+=('tutorial=$PWD/tutorial.sh && cd "$(mktemp -d)" && bash "$tutorial"')
commands+=('apt-get -qq remove -y kinerja kinerja-plugins kinerja-dev >/dev/null &&
  test ! -e /usr/bin/kinerja && test ! -e /usr/include/kinerja && test ! -e /usr/share/kinerja')

FRESH_OUT=$work/out FRESH_FILES=${names[*]} "$script" "$work/machine" "${commands[@]}"
for name in "${names[@]}"; do
  python3 "$(dirname "$0")/expected_scores.py" "$work/out/$name"
  echo "$name: built and ran on a fresh root"
done
