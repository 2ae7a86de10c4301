/* A method in C, all but rate(): each file beside this one defines `rate` and ends with
 * ONE_FAULT(id). There are two grades, one kind of step, and room for one step a person. */
#ifndef KINERJA_TESTS_ONE_FAULT_H
#define KINERJA_TESTS_ONE_FAULT_H

#include <kinerja/helpers.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

enum { grades_len = 2 };

static inline kinerja_status open_method(const kinerja_call* call,
                                         const kinerja_method_setup* setup,
                                         void** self) {
  (void)call, (void)setup;
  *self = NULL;
  return KINERJA_OK;
}
static inline void close_method(void* self) {
  (void)self;
}
static inline kinerja_status two_grades(const void* self, kinerja_strs* words, uint32_t* len) {
  static const char bytes[] = "KurangBaik";
  static const uint32_t begin[] = {0, 6, 10};
  (void)self;
  words->bytes = bytes;
  words->bytes_len = sizeof bytes - 1;
  words->begin = begin;
  words->end = begin + 1;
  *len = grades_len;
  return KINERJA_OK;
}
static inline uint32_t one_step(const void* self, uint32_t goals, uint32_t ratings) {
  (void)self, (void)goals, (void)ratings;
  return 1;
}

/* What a method without a fault would do. */
static inline void rate_row(kinerja_rate_out* out, uint32_t row, double score) {
  out->score[row] = score;
  out->grade[row] = 1;
  out->row_status[row] = KINERJA_OK;
  if (out->trail != NULL && out->trail->len < out->trail->cap) {
    kinerja_trail* trail = out->trail;
    trail->row[trail->len] = (int32_t)row;
    trail->step[trail->len] = 0;
    trail->ref[trail->len] = -1;
    trail->result[trail->len] = score;
    ++trail->len;
  }
}

#define ONE_FAULT(name) ONE_FAULT_OF_VERSION(name, "1.0.0")
#define ONE_FAULT_OF_VERSION(name, version_text)                                                   \
  KINERJA_PLUGIN_NOTE(KINERJA_ABI);                                                                \
  static const kinerja_step steps[] = {{0, KINERJA_REF_NONE, TEXT("Nilainya {result}.")}};         \
  static const kinerja_info info = {                                                               \
      sizeof info, 0, TEXT(name), TEXT("Uji"), TEXT("Untuk uji."), TEXT("{\"type\":\"object\"}")}; \
  static const kinerja_method method = {sizeof method,                                             \
                                        1,                                                         \
                                        &info,                                                     \
                                        steps,                                                     \
                                        open_method,                                               \
                                        close_method,                                              \
                                        two_grades,                                                \
                                        one_step,                                                  \
                                        rate,                                                      \
                                        0,                                                         \
                                        0};                                                        \
  static const kinerja_method* const methods[] = {&method, NULL};                                  \
  static const kinerja_plugin plugin = {sizeof plugin,                                             \
                                        0,                                                         \
                                        KINERJA_ABI,                                               \
                                        KINERJA_ABI,                                               \
                                        TEXT(name ".plugin"),                                      \
                                        TEXT(version_text),                                        \
                                        TEXT("kinerja"),                                           \
                                        TEXT("Apache-2.0"),                                        \
                                        TEXT("{}"),                                                \
                                        NULL,                                                      \
                                        methods,                                                   \
                                        NULL,                                                      \
                                        NULL};                                                     \
  KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t);                                    \
  const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {                                         \
    (void)host_abi;                                                                                \
    return &plugin;                                                                                \
  }

#endif
