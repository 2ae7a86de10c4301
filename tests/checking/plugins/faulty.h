/* What the faulty plugins have in common. Each is built once for each fault that its file lists,
 * with -DFAULT=<fault>, and once with FAULT=none, which must pass every level. */
#ifndef KINERJA_TESTS_FAULTY_H
#define KINERJA_TESTS_FAULTY_H

#include <kinerja/helpers.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

#define PLUGIN(sources, methods, exporters, texts, extension)       \
  KINERJA_PLUGIN_NOTE(KINERJA_ABI);                                 \
  static const kinerja_plugin plugin = {sizeof plugin,              \
                                        0,                          \
                                        KINERJA_ABI,                \
                                        KINERJA_ABI,                \
                                        TEXT("org.example.faulty"), \
                                        TEXT("1.0.0"),              \
                                        TEXT("kinerja"),            \
                                        TEXT("Apache-2.0"),         \
                                        TEXT(texts),                \
                                        sources,                    \
                                        methods,                    \
                                        exporters,                  \
                                        extension};                 \
  KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t);     \
  const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {          \
    (void)host_abi;                                                 \
    return &plugin;                                                 \
  }

static inline kinerja_str str(const char* words) {
  const kinerja_str out = {words, strlen(words)};
  return out;
}

#endif
