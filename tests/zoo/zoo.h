/* A plugin of the zoo is well-behaved but for one fault, which its file's first sentence names.
 * This header holds what all of them share; zoo_method.h, zoo_source.h and zoo_exporter.h each a
 * component without any fault, of which a member overrides one function.
 *
 * Whatever a member does is harmless where no sandbox holds it, too: it ends, frees the machine's
 * memory, and touches only what belongs to the test. */
#ifndef KINERJA_TESTS_ZOO_H
#define KINERJA_TESTS_ZOO_H

#include <kinerja/helpers.h>

/* A member names a function that the table has already: that is the idea. */
#pragma GCC diagnostic ignored "-Woverride-init"

#define ZOO_UNUSED __attribute__((unused))
#define ZOO_TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ZOO_STR(literal) ((kinerja_str){(literal), sizeof(literal) - 1})

/* What a test may say to a member: the file, socket or folder that it goes for. */
#define ZOO_SCHEMA                                                                   \
  "{\"type\":\"object\",\"properties\":{\"target\":{\"title\":\"Sasaran\",\"type\":" \
  "\"string\",\"maxLength\":4096,\"default\":\"\"}},\"additionalProperties\":false}"

enum { ZOO_TARGET_BYTES = 4097 };

/* The setting "target" with a zero behind it. */
static inline ZOO_UNUSED void zoo_target(kinerja_str config, char out[ZOO_TARGET_BYTES]) {
  const kinerja_json target = kinerja_json_get(kinerja_json_root(config), "target");
  const size_t size = kinerja_json_text(target, out, ZOO_TARGET_BYTES - 1);
  out[size < ZOO_TARGET_BYTES ? size : 0] = 0;
}

/* An address where nothing is, that no compiler sees through. */
static inline ZOO_UNUSED void* zoo_nowhere(void) {
  static void* volatile nowhere = NULL;
  return nowhere;
}

#define ZOO_INFO(table, name)                                           \
  static const kinerja_info table = {sizeof table,                      \
                                     0,                                 \
                                     ZOO_TEXT("org.example.zoo." name), \
                                     ZOO_TEXT("Uji"),                   \
                                     ZOO_TEXT("Untuk uji."),            \
                                     ZOO_TEXT(ZOO_SCHEMA)}

/* The plugin around its components; the lists that it has none of are NULL. */
#define ZOO_PLUGIN(name, ...)                                                                  \
  KINERJA_PLUGIN_NOTE(KINERJA_ABI);                                                            \
  static const kinerja_plugin zoo_plugin = {.struct_size = sizeof zoo_plugin,                  \
                                            .abi = KINERJA_ABI,                                \
                                            .needs = KINERJA_ABI,                              \
                                            .id = ZOO_TEXT("org.example.zoo." name ".plugin"), \
                                            .version = ZOO_TEXT("1.0.0"),                      \
                                            .vendor = ZOO_TEXT("kinerja"),                     \
                                            .license = ZOO_TEXT("Apache-2.0"),                 \
                                            .texts = ZOO_TEXT("{}"),                           \
                                            __VA_ARGS__}

#define ZOO_ENTRY                                               \
  KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t); \
  const kinerja_plugin* KINERJA_ENTRY(ZOO_UNUSED uint32_t host_abi)

/* The entry that nearly all of them have. */
#define ZOO_ENTRY_GIVES_PLUGIN \
  ZOO_ENTRY {                  \
    return &zoo_plugin;        \
  }

#endif
