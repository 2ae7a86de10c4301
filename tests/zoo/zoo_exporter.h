/* An exporter without a fault: one file with the number of people. A member overrides write or
 * finish. */
#ifndef KINERJA_TESTS_ZOO_EXPORTER_H
#define KINERJA_TESTS_ZOO_EXPORTER_H

#include "zoo.h"

static inline ZOO_UNUSED kinerja_status
zoo_exporter_open(ZOO_UNUSED const kinerja_call* call,
                  ZOO_UNUSED const kinerja_exporter_setup* setup,
                  void** self) {
  *self = NULL;
  return KINERJA_OK;
}

static inline ZOO_UNUSED void zoo_exporter_close(ZOO_UNUSED void* self) {}

static inline ZOO_UNUSED kinerja_status zoo_write(ZOO_UNUSED void* self,
                                                  ZOO_UNUSED const kinerja_call* call,
                                                  ZOO_UNUSED const kinerja_results* results,
                                                  ZOO_UNUSED const kinerja_sink* sink) {
  return KINERJA_OK;
}

/* Opens `name`, writes `text` and closes it; gives back the first status that is not OK. */
static inline ZOO_UNUSED kinerja_status zoo_put(const kinerja_sink* sink,
                                                kinerja_str name,
                                                kinerja_str text) {
  uint32_t id = 0;
  const kinerja_bytes bytes = {(const uint8_t*)text.ptr, text.len};
  kinerja_status status = sink->open(sink, name, ZOO_STR("text/plain"), &id);
  if (status == KINERJA_OK) status = sink->write(sink, id, bytes);
  return status == KINERJA_OK ? sink->close(sink, id) : status;
}

static inline ZOO_UNUSED kinerja_status zoo_finish(ZOO_UNUSED void* self,
                                                   ZOO_UNUSED const kinerja_call* call,
                                                   const kinerja_sink* sink) {
  return zoo_put(sink, ZOO_STR("tamu.txt"), ZOO_STR("selesai\n"));
}

/* A plugin of one exporter; what follows the name overrides its functions. */
#define ZOO_EXPORTER(name, ...)                                                     \
  ZOO_INFO(zoo_info, name);                                                         \
  static const kinerja_exporter zoo_exporter = {.struct_size = sizeof zoo_exporter, \
                                                .info = &zoo_info,                  \
                                                .open = zoo_exporter_open,          \
                                                .close = zoo_exporter_close,        \
                                                .write = zoo_write,                 \
                                                .finish = zoo_finish,               \
                                                __VA_ARGS__};                       \
  static const kinerja_exporter* const zoo_exporters[] = {&zoo_exporter, NULL};     \
  ZOO_PLUGIN(name, .exporters = zoo_exporters);                                     \
  ZOO_ENTRY_GIVES_PLUGIN

/* The block behind this is the exporter's finish. */
#define ZOO_FINISH(name)                                                                    \
  static kinerja_status zoo_faulty_finish(void*, const kinerja_call*, const kinerja_sink*); \
  ZOO_EXPORTER(name, .finish = zoo_faulty_finish)                                           \
  static kinerja_status zoo_faulty_finish(                                                  \
      ZOO_UNUSED void* self, ZOO_UNUSED const kinerja_call* call, const kinerja_sink* sink)

#endif
