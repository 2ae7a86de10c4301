/* The table that a plugin shows of itself, and the one function that it exports. */
#ifndef KINERJA_PLUGIN_H
#define KINERJA_PLUGIN_H

#include <kinerja/exporter.h>
#include <kinerja/method.h>
#include <kinerja/source.h>

KINERJA_BEGIN_C

enum { KINERJA_PLUGIN_RUNTIME = 1u }; /* has a managed runtime: always runs isolated */

/* (S,P) Static. A plugin may hold several components of all kinds. */
typedef struct kinerja_plugin {
  uint32_t struct_size;
  uint32_t flags;      /* KINERJA_PLUGIN_* */
  uint32_t abi;        /* KINERJA_ABI that it was built with */
  uint32_t needs;      /* lowest KINERJA_ABI of a host that it works with */
  kinerja_str id;      /* reverse domain, [a-z0-9.-] */
  kinerja_str version; /* such as "1.4.0" */
  kinerja_str vendor;
  kinerja_str license; /* SPDX */
  kinerja_str texts;   /* {"id": {"KEY": "text"}, "en": {...}}; a key without a text shows itself */
  const kinerja_source* const* sources; /* lists end with NULL; NULL itself: none */
  const kinerja_method* const* methods;
  const kinerja_exporter* const* exporters;

  /* A table that this header doesn't know, by its id ("kinerja.name/revision"). May be NULL.
   * Memory: static. Threads: [many]. Returns: the table, or NULL for an unknown id. */
  const void* (*extension)(kinerja_str id);
} kinerja_plugin;

/* The one symbol of a plugin: KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t
 * host_abi). Pure: same answer from any thread, any number of times, without touching files or
 * memory. NULL: this plugin cannot work with a host of that ABI. Until 1.0 the name ends in _v0. */
#define KINERJA_ENTRY kinerja_plugin_entry_v0
#define KINERJA_ENTRY_NAME "kinerja_plugin_entry_v0"
typedef const kinerja_plugin* (*kinerja_plugin_entry)(uint32_t host_abi);

/* (F) A note in the ELF file, so that a host can refuse a plugin before any of its code runs
 * (constructors run inside dlopen). Put KINERJA_PLUGIN_NOTE(needs); once at file scope. */
typedef struct kinerja_note {
  uint32_t name_len;  /* 8 */
  uint32_t value_len; /* 8 */
  uint32_t type;      /* 1 */
  char name[8];       /* "kinerja" */
  uint32_t abi;       /* as kinerja_plugin.abi */
  uint32_t needs;     /* as kinerja_plugin.needs */
} kinerja_note;
#define KINERJA_NOTE_SECTION ".note.kinerja"
#define KINERJA_PLUGIN_NOTE(needs)                                              \
  __attribute__((section(KINERJA_NOTE_SECTION),                                 \
                 used,                                                          \
                 aligned(4))) static const kinerja_note kinerja_plugin_note = { \
      8u, 8u, 1u, "kinerja", KINERJA_ABI, (needs)}

KINERJA_END_C

#endif
