/* A method without a fault: the mean achievement of the goals where more is better. A member ends
 * with ZOO_METHOD, ZOO_AT_CALL or ZOO_AT_ROW. */
#ifndef KINERJA_TESTS_ZOO_METHOD_H
#define KINERJA_TESTS_ZOO_METHOD_H

#include "zoo.h"

static const kinerja_step zoo_steps[] = {{0, KINERJA_REF_NONE, ZOO_TEXT("Nilainya {result}.")}};

static inline ZOO_UNUSED kinerja_status zoo_open(ZOO_UNUSED const kinerja_call* call,
                                                 ZOO_UNUSED const kinerja_method_setup* setup,
                                                 void** self) {
  *self = NULL;
  return KINERJA_OK;
}

static inline ZOO_UNUSED void zoo_close(ZOO_UNUSED void* self) {}

static inline ZOO_UNUSED kinerja_status zoo_grades(ZOO_UNUSED const void* self,
                                                   kinerja_strs* words,
                                                   uint32_t* len) {
  static const uint32_t begin[] = {0, 6, 10};
  words->bytes = "KurangBaik";
  words->bytes_len = 10;
  words->begin = begin;
  words->end = begin + 1;
  *len = 2;
  return KINERJA_OK;
}

static inline ZOO_UNUSED uint32_t zoo_room(ZOO_UNUSED const void* self,
                                           ZOO_UNUSED uint32_t goals,
                                           ZOO_UNUSED uint32_t ratings) {
  return 1;
}

static inline ZOO_UNUSED int zoo_goal_counts(const kinerja_rate_in* in, int32_t goal) {
  const unsigned wanted = KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL;
  return (in->ev_flags[goal] & wanted) == wanted && in->ev_target[goal] > 0 &&
         in->ev_direction[goal] == KINERJA_MORE_IS_BETTER;
}

/* Whether a fault strikes this person: one who reached less than 70 % of some target. So it hangs
 * on the person alone, however batches are cut, and any office has such people. */
static inline ZOO_UNUSED int zoo_struck(const kinerja_rate_in* in, uint32_t row) {
  for (int32_t k = in->ev_begin[row]; k < in->ev_begin[row + 1]; ++k)
    if (zoo_goal_counts(in, k) && in->ev_actual[k] < 0.7 * in->ev_target[k]) return 1;
  return 0;
}

/* Gives one person `score`, with a step where there is room for steps. */
static inline ZOO_UNUSED kinerja_status zoo_score(kinerja_rate_out* out,
                                                  uint32_t row,
                                                  double score) {
  kinerja_trail* trail = out->trail;
  out->score[row] = score;
  out->grade[row] = score >= 80;
  out->row_status[row] = KINERJA_OK;
  if (trail == NULL) return KINERJA_OK;
  if (trail->len >= trail->cap) return KINERJA_E_CAPACITY;
  trail->row[trail->len] = (int32_t)row;
  trail->step[trail->len] = 0;
  trail->ref[trail->len] = -1;
  trail->a[trail->len] = 0;
  trail->b[trail->len] = 0;
  trail->result[trail->len] = score;
  ++trail->len;
  return KINERJA_OK;
}

static inline ZOO_UNUSED kinerja_status zoo_rate_row(const kinerja_call* call,
                                                     const kinerja_rate_in* in,
                                                     kinerja_rate_out* out,
                                                     uint32_t row) {
  double sum = 0;
  double count = 0;
  for (int32_t k = in->ev_begin[row]; k < in->ev_begin[row + 1]; ++k) {
    double part;
    if (!zoo_goal_counts(in, k)) continue;
    part = in->ev_actual[k] / in->ev_target[k];
    sum += part < 0 ? 0 : part > 1.2 ? 1.2 : part;
    count += 1;
  }
  if (count > 0) return zoo_score(out, row, 100 * sum / count);
  call->fail(call, KINERJA_MISSING, (int64_t)row, ZOO_STR(""), ZOO_STR("Tidak ada sasaran."));
  return KINERJA_OK; /* the row comes as missing */
}

static inline ZOO_UNUSED kinerja_status zoo_rate(ZOO_UNUSED const void* self,
                                                 const kinerja_call* call,
                                                 const kinerja_rate_in* in,
                                                 kinerja_rate_out* out) {
  for (uint32_t row = 0; row < in->n; ++row) {
    kinerja_status status = call->stop(call);
    if (status == KINERJA_OK) status = zoo_rate_row(call, in, out, row);
    if (status != KINERJA_OK) return status;
  }
  return KINERJA_OK;
}

#define ZOO_METHOD_ENTRIES                                                                      \
  .struct_size = sizeof(kinerja_method), .steps_len = 1, .info = &zoo_info, .steps = zoo_steps, \
  .open = zoo_open, .close = zoo_close, .grades = zoo_grades, .trail_per_row = zoo_room,        \
  .rate = zoo_rate

/* A plugin of one method; what follows the name overrides its functions: .rate = my_rate. */
#define ZOO_METHOD_TABLE(name, ...)                                           \
  ZOO_INFO(zoo_info, name);                                                   \
  static const kinerja_method zoo_method = {ZOO_METHOD_ENTRIES, __VA_ARGS__}; \
  static const kinerja_method* const zoo_methods[] = {&zoo_method, NULL};     \
  ZOO_PLUGIN(name, .methods = zoo_methods)
#define ZOO_METHOD(name, ...)          \
  ZOO_METHOD_TABLE(name, __VA_ARGS__); \
  ZOO_ENTRY_GIVES_PLUGIN

/* The block behind this is done once in every call of rate, before anybody is rated. */
#define ZOO_AT_CALL(name)                                                                        \
  static void zoo_at_call(const kinerja_call*, const kinerja_rate_in*, const kinerja_rate_out*); \
  static kinerja_status zoo_faulty_rate(const void* self,                                        \
                                        const kinerja_call* call,                                \
                                        const kinerja_rate_in* in,                               \
                                        kinerja_rate_out* out) {                                 \
    zoo_at_call(call, in, out);                                                                  \
    return zoo_rate(self, call, in, out);                                                        \
  }                                                                                              \
  ZOO_METHOD(name, .rate = zoo_faulty_rate)                                                      \
  static void zoo_at_call(ZOO_UNUSED const kinerja_call* call,                                   \
                          ZOO_UNUSED const kinerja_rate_in* in,                                  \
                          ZOO_UNUSED const kinerja_rate_out* out)

/* The block behind this is done for each person whom the fault strikes, when it has been rated. */
#define ZOO_AT_ROW(name)                                                               \
  static void zoo_at_row(                                                              \
      const kinerja_call*, const kinerja_rate_in*, const kinerja_rate_out*, uint32_t); \
  static kinerja_status zoo_faulty_rate(ZOO_UNUSED const void* self,                   \
                                        const kinerja_call* call,                      \
                                        const kinerja_rate_in* in,                     \
                                        kinerja_rate_out* out) {                       \
    for (uint32_t row = 0; row < in->n; ++row) {                                       \
      const kinerja_status status = zoo_rate_row(call, in, out, row);                  \
      if (status != KINERJA_OK) return status;                                         \
      if (zoo_struck(in, row)) zoo_at_row(call, in, out, row);                         \
    }                                                                                  \
    return KINERJA_OK;                                                                 \
  }                                                                                    \
  ZOO_METHOD(name, .rate = zoo_faulty_rate)                                            \
  static void zoo_at_row(ZOO_UNUSED const kinerja_call* call,                          \
                         ZOO_UNUSED const kinerja_rate_in* in,                         \
                         ZOO_UNUSED const kinerja_rate_out* out,                       \
                         ZOO_UNUSED uint32_t row)

#endif
