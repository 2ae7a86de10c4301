#!/usr/bin/env bash
# A plugin exports its entry and nothing else: symbols.sh PLUGIN.so
set -euo pipefail

plugin=$1
entry=kinerja_plugin_entry_v0

exported=$(nm --dynamic --defined-only --format=posix "$plugin" | awk '{print $1, $2}')
if [[ $exported != "$entry T" ]]; then
  printf '%s exports\n%s\nand should export only\n%s T\n' "$plugin" "${exported:-nothing}" "$entry" >&2
  exit 1
fi

# Symbols of type u are one for the whole process: two plugins share a variable, and neither can be
# unloaded. The version script hides them from the list above, so ask the whole table.
unique=$(readelf --wide --symbols "$plugin" | awk '$5 == "UNIQUE" {print $8}')
if [[ -n $unique ]]; then
  printf '%s has unique symbols (build it with -fno-gnu-unique):\n%s\n' "$plugin" "$unique" >&2
  exit 1
fi
