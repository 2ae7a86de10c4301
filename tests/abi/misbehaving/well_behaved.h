/* The parts of a plugin without any fault. Each file beside this one takes what it needs and
 * commits one fault, which its first line names. */
#ifndef KINERJA_TESTS_WELL_BEHAVED_H
#define KINERJA_TESTS_WELL_BEHAVED_H

#include <kinerja/kinerja.h>

#define STR(literal) \
  { (literal), sizeof(literal) - 1 }
#define LIST(table) \
  { &(table), NULL }
#define INFO(id) \
  { sizeof(kinerja_info), 0, STR(id), STR("Name"), STR("About."), STR("{\"type\":\"object\"}") }
#define METHOD(info, steps_len, steps)                                                            \
  {                                                                                               \
    sizeof(kinerja_method), steps_len, &(info), steps, any_open, any_close, any_grades, any_room, \
        any_rate, 0, 0                                                                            \
  }

/* All members of a kinerja_plugin in front of the lists. */
#define IDENTITY(id)                                                                          \
  sizeof(kinerja_plugin), 0, KINERJA_ABI, KINERJA_ABI, STR(id), STR("1.0.0"), STR("kinerja"), \
      STR("Apache-2.0"), STR("{}")

/* The entry, giving `table`. */
#define ENTRY(table)                                            \
  KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t); \
  const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {      \
    (void)host_abi;                                             \
    return (table);                                             \
  }

static inline kinerja_status any_open(const kinerja_call* call,
                                      const kinerja_method_setup* setup,
                                      void** self) {
  (void)call, (void)setup;
  *self = NULL;
  return KINERJA_OK;
}
static inline void any_close(void* self) {
  (void)self;
}
static inline kinerja_status any_grades(const void* self, kinerja_strs* words, uint32_t* len) {
  (void)self, (void)words;
  *len = 0;
  return KINERJA_OK;
}
static inline uint32_t any_room(const void* self, uint32_t goals, uint32_t ratings) {
  (void)self, (void)goals, (void)ratings;
  return 0;
}
static inline kinerja_status any_rate(const void* self,
                                      const kinerja_call* call,
                                      const kinerja_rate_in* in,
                                      kinerja_rate_out* out) {
  (void)self, (void)call, (void)in, (void)out;
  return KINERJA_OK;
}

static inline kinerja_status any_source_open(const kinerja_call* call,
                                             const kinerja_source_setup* setup,
                                             void** self) {
  (void)call, (void)setup;
  *self = NULL;
  return KINERJA_OK;
}
static inline kinerja_status any_pull(void* self,
                                      const kinerja_call* call,
                                      kinerja_bytes cursor,
                                      const kinerja_emit* emit) {
  (void)self, (void)call, (void)cursor, (void)emit;
  return KINERJA_END;
}

static inline kinerja_status any_exporter_open(const kinerja_call* call,
                                               const kinerja_exporter_setup* setup,
                                               void** self) {
  (void)call, (void)setup;
  *self = NULL;
  return KINERJA_OK;
}
static inline kinerja_status any_write(void* self,
                                       const kinerja_call* call,
                                       const kinerja_results* results,
                                       const kinerja_sink* sink) {
  (void)self, (void)call, (void)results, (void)sink;
  return KINERJA_OK;
}

#endif
