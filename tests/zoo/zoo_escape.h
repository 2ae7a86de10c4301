/* A plugin that tries to get out of its sandbox, as a source, a method and an exporter, and tells
 * through what the host keeps of it anyway whether it did: the method by the score of everybody (1
 * out, 0 held), the exporter by the same digit in lari.txt, the source by a row in quarantine. */
#ifndef KINERJA_TESTS_ZOO_ESCAPE_H
#define KINERJA_TESTS_ZOO_ESCAPE_H

#include "zoo_exporter.h"
#include "zoo_method.h"
#include "zoo_source.h"

static char zoo_escape_target[ZOO_TARGET_BYTES];

static int zoo_escapes(const kinerja_call* call, const char* target);

static kinerja_status zoo_escape_open(const kinerja_call* call,
                                      const kinerja_method_setup* setup,
                                      void** self) {
  zoo_target(setup->config, zoo_escape_target);
  return zoo_open(call, setup, self);
}

static kinerja_status zoo_escape_rate(ZOO_UNUSED const void* self,
                                      const kinerja_call* call,
                                      const kinerja_rate_in* in,
                                      kinerja_rate_out* out) {
  const int escaped = zoo_escapes(call, zoo_escape_target);
  for (uint32_t row = 0; row < in->n; ++row) {
    const kinerja_status status = zoo_score(out, row, escaped ? 1 : 0);
    if (status != KINERJA_OK) return status;
  }
  return KINERJA_OK;
}

static kinerja_status zoo_escape_source_open(const kinerja_call* call,
                                             const kinerja_source_setup* setup,
                                             void** self) {
  zoo_target(setup->config, zoo_escape_target);
  return zoo_source_open(call, setup, self);
}

static kinerja_status zoo_escape_pull(ZOO_UNUSED void* self,
                                      const kinerja_call* call,
                                      ZOO_UNUSED kinerja_bytes cursor,
                                      const kinerja_emit* emit) {
  static zoo_notes notes;
  const kinerja_rejected out = {.struct_size = sizeof out, .origin = 1, .reason = ZOO_STR("lari")};
  zoo_fill(&notes);
  if (zoo_escapes(call, zoo_escape_target)) emit->reject(emit, &out);
  return zoo_bring(emit, &notes.rows);
}

static kinerja_status zoo_escape_exporter_open(const kinerja_call* call,
                                               const kinerja_exporter_setup* setup,
                                               void** self) {
  zoo_target(setup->config, zoo_escape_target);
  return zoo_exporter_open(call, setup, self);
}

static kinerja_status zoo_escape_finish(ZOO_UNUSED void* self,
                                        const kinerja_call* call,
                                        const kinerja_sink* sink) {
  const int escaped = zoo_escapes(call, zoo_escape_target);
  return zoo_put(sink, ZOO_STR("lari.txt"), escaped ? ZOO_STR("1") : ZOO_STR("0"));
}

/* The block behind this tries; not 0 means that it got out. */
#define ZOO_ESCAPE(name)                                                                           \
  ZOO_INFO(zoo_info, "escape." name);                                                              \
  ZOO_INFO(zoo_source_info, "escape." name ".source");                                             \
  ZOO_INFO(zoo_exporter_info, "escape." name ".exporter");                                         \
  static const kinerja_method zoo_method = {                                                       \
      ZOO_METHOD_ENTRIES, .open = zoo_escape_open, .rate = zoo_escape_rate};                       \
  static const kinerja_source zoo_source = {.struct_size = sizeof zoo_source,                      \
                                            .info = &zoo_source_info,                              \
                                            .open = zoo_escape_source_open,                        \
                                            .close = zoo_source_close,                             \
                                            .pull = zoo_escape_pull};                              \
  static const kinerja_exporter zoo_exporter = {.struct_size = sizeof zoo_exporter,                \
                                                .info = &zoo_exporter_info,                        \
                                                .open = zoo_escape_exporter_open,                  \
                                                .close = zoo_exporter_close,                       \
                                                .write = zoo_write,                                \
                                                .finish = zoo_escape_finish};                      \
  static const kinerja_source* const zoo_sources[] = {&zoo_source, NULL};                          \
  static const kinerja_method* const zoo_methods[] = {&zoo_method, NULL};                          \
  static const kinerja_exporter* const zoo_exporters[] = {&zoo_exporter, NULL};                    \
  ZOO_PLUGIN(                                                                                      \
      "escape." name, .sources = zoo_sources, .methods = zoo_methods, .exporters = zoo_exporters); \
  ZOO_ENTRY_GIVES_PLUGIN                                                                           \
  static int zoo_escapes(ZOO_UNUSED const kinerja_call* call, ZOO_UNUSED const char* target)

#endif
