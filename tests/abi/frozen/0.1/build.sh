#!/usr/bin/env bash
# How bin/ was made, on Debian 12 for x86-64: gcc 12.2, rustc 1.95.0.
#   build.sh [OUTPUT_FOLDER]
# A released binary is never made anew in place; give another folder to compare. What the bundled
# plugins of this release were made from is the tree of the release:
#   cmake -S . -B build/frozen -G Ninja -D CMAKE_BUILD_TYPE=MinSizeRel
#   ninja -C build/frozen table target_achievement weighted bands csv; strip each
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=${1:-$here/bin}
compile=(-Os -fPIC -fvisibility=hidden -ffp-contract=off -Wall -Wextra -Werror -I "$here/include")
link=(-shared -s -Wl,-z,now -Wl,-z,relro -Wl,-z,defs -Wl,--build-id=none
  -Wl,--version-script="$here/plugin.map")
mkdir -p "$output"
cd "$here/source" # so that no path of this machine gets into a binary
for source in lines everything columns; do
  "${CC:-gcc}" -std=c11 "${compile[@]}" "$source.c" "${link[@]}" -lm -o "$output/$source.so"
done
"${CXX:-g++}" -std=c++20 "${compile[@]}" -fvisibility-inlines-hidden -fno-gnu-unique \
  -D KINERJA_PLUGIN_VERSION='"1.0.0"' punctuality.cpp "${link[@]}" -o "$output/punctuality.so"
# Without a crate and its manifest; only the entry is exported, as with the version script.
rustc --edition 2021 --crate-type cdylib -C opt-level=s -C panic=abort -C strip=symbols \
  -C relocation-model=pic -C link-arg=-nostartfiles -C link-arg=-Wl,-z,now \
  -C link-arg=-Wl,--build-id=none --remap-path-prefix "$PWD"=. weigh.rs -o "$output/weigh.so"
