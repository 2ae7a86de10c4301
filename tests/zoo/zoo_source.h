/* A source without a fault: three notes about one person. They are no part of any score, so the
 * results of good methods must not move. A member spoils the rows, or overrides pull. */
#ifndef KINERJA_TESTS_ZOO_SOURCE_H
#define KINERJA_TESTS_ZOO_SOURCE_H

#include "zoo.h"

enum { ZOO_ROWS = 3 };
#define ZOO_PERSON "196501031990011902" /* Ani of tests/e2e/small_cycle.py */

/* Three rows, and all that they point at. */
typedef struct zoo_notes {
  kinerja_events rows;
  uint32_t key_offsets[ZOO_ROWS + 1];
  uint32_t subject_begin[ZOO_ROWS];
  uint32_t subject_end[ZOO_ROWS];
  uint32_t kind_begin[ZOO_ROWS];
  uint32_t kind_end[ZOO_ROWS];
  uint32_t text_offsets[ZOO_ROWS + 1];
  uint32_t origin[ZOO_ROWS];
  int64_t local_ms[ZOO_ROWS];
  double number[ZOO_ROWS];
  char text[ZOO_ROWS * 7 + 1];
} zoo_notes;

static inline ZOO_UNUSED void zoo_fill(zoo_notes* notes) {
  kinerja_events* rows = &notes->rows;
  memset(notes, 0, sizeof *notes);
  memcpy(notes->text, "rapat 1rapat 2rapat 3", sizeof notes->text);
  for (uint32_t i = 0; i < ZOO_ROWS; ++i) {
    notes->key_offsets[i + 1] = (i + 1) * 2;
    notes->subject_end[i] = sizeof ZOO_PERSON - 1;
    notes->kind_end[i] = sizeof "log_harian" - 1;
    notes->text_offsets[i + 1] = (i + 1) * 7;
    notes->origin[i] = i + 1;
    notes->local_ms[i] = 1780272000000 + 86400000 * (int64_t)i; /* June 2026 */
    notes->number[i] = 60;
  }
  rows->struct_size = sizeof *rows;
  rows->n = ZOO_ROWS;
  rows->key = (kinerja_strs){"k1k2k3", 6, notes->key_offsets, notes->key_offsets + 1};
  rows->origin = notes->origin;
  rows->subject =
      (kinerja_strs){ZOO_PERSON, sizeof ZOO_PERSON - 1, notes->subject_begin, notes->subject_end};
  rows->kind = (kinerja_strs){"log_harian", 10, notes->kind_begin, notes->kind_end};
  rows->text = (kinerja_strs){
      notes->text, sizeof notes->text - 1, notes->text_offsets, notes->text_offsets + 1};
  rows->local_ms = notes->local_ms;
  rows->number = notes->number;
}

static inline ZOO_UNUSED kinerja_status
zoo_source_open(ZOO_UNUSED const kinerja_call* call,
                ZOO_UNUSED const kinerja_source_setup* setup,
                void** self) {
  *self = NULL;
  return KINERJA_OK;
}

static inline ZOO_UNUSED void zoo_source_close(ZOO_UNUSED void* self) {}

static inline ZOO_UNUSED kinerja_strs zoo_behind(kinerja_strs texts, uint32_t first) {
  if (texts.begin != NULL) texts.begin += first;
  if (texts.end != NULL) texts.end += first;
  return texts;
}

/* One row of several, for a host that takes no more. */
static inline ZOO_UNUSED kinerja_events zoo_row(const kinerja_events* rows, uint32_t i) {
  kinerja_events one = *rows;
  one.n = 1;
  one.key = zoo_behind(rows->key, i);
  one.subject = zoo_behind(rows->subject, i);
  one.kind = zoo_behind(rows->kind, i);
  one.text = zoo_behind(rows->text, i);
  if (rows->origin != NULL) one.origin = rows->origin + i;
  if (rows->local_ms != NULL) one.local_ms = rows->local_ms + i;
  if (rows->number != NULL) one.number = rows->number + i;
  return one;
}

/* Emits the rows and commits them behind a cursor; what goes wrong ends it. */
static inline ZOO_UNUSED kinerja_status zoo_bring(const kinerja_emit* emit,
                                                  const kinerja_events* rows) {
  const int at_once = rows->n != ZOO_ROWS || rows->n <= emit->max_rows;
  kinerja_status status = at_once ? emit->events(emit, rows) : KINERJA_OK;
  for (uint32_t i = 0; !at_once && i < rows->n && status == KINERJA_OK; ++i) {
    const kinerja_events one = zoo_row(rows, i);
    status = emit->events(emit, &one);
  }
  if (status == KINERJA_OK) {
    const kinerja_bytes cursor = {(const uint8_t*)"1", 1};
    status = emit->commit(emit, cursor);
  }
  return status == KINERJA_OK ? KINERJA_END : status;
}

/* A plugin of one source; what follows the name overrides its functions. */
#define ZOO_SOURCE(name, ...)                                                 \
  ZOO_INFO(zoo_info, name);                                                   \
  static const kinerja_source zoo_source = {.struct_size = sizeof zoo_source, \
                                            .info = &zoo_info,                \
                                            .open = zoo_source_open,          \
                                            .close = zoo_source_close,        \
                                            __VA_ARGS__};                     \
  static const kinerja_source* const zoo_sources[] = {&zoo_source, NULL};     \
  ZOO_PLUGIN(name, .sources = zoo_sources);                                   \
  ZOO_ENTRY_GIVES_PLUGIN

/* The block behind this is the source's pull. */
#define ZOO_PULL(name)                                                                            \
  static kinerja_status zoo_pull(void*, const kinerja_call*, kinerja_bytes, const kinerja_emit*); \
  ZOO_SOURCE(name, .pull = zoo_pull)                                                              \
  static kinerja_status zoo_pull(ZOO_UNUSED void* self,                                           \
                                 ZOO_UNUSED const kinerja_call* call,                             \
                                 ZOO_UNUSED kinerja_bytes cursor,                                 \
                                 ZOO_UNUSED const kinerja_emit* emit)

/* The block behind this spoils the rows before they are brought. */
#define ZOO_SPOILS(name)                 \
  static void zoo_spoil(zoo_notes*);     \
  ZOO_PULL(name) {                       \
    static zoo_notes notes;              \
    zoo_fill(&notes);                    \
    zoo_spoil(&notes);                   \
    return zoo_bring(emit, &notes.rows); \
  }                                      \
  static void zoo_spoil(ZOO_UNUSED zoo_notes* notes)

#endif
