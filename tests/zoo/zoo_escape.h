/* A method that tries to get out of its sandbox in each call, and says by the score of everybody
 * whether it did: 1 it got out, 0 it was held. The host keeps that score like any other, so a test
 * reads the answer from where results are kept. */
#ifndef KINERJA_TESTS_ZOO_ESCAPE_H
#define KINERJA_TESTS_ZOO_ESCAPE_H

#include "zoo_method.h"

static char zoo_escape_target[ZOO_TARGET_BYTES];

static kinerja_status zoo_escape_open(const kinerja_call* call,
                                      const kinerja_method_setup* setup,
                                      void** self) {
  zoo_target(setup->config, zoo_escape_target);
  return zoo_open(call, setup, self);
}

/* The block behind this tries; not 0 means that it got out. */
#define ZOO_ESCAPE(name)                                                       \
  static int zoo_escapes(const kinerja_call* call, const char* target);        \
  static kinerja_status zoo_escape_rate(ZOO_UNUSED const void* self,           \
                                        const kinerja_call* call,              \
                                        const kinerja_rate_in* in,             \
                                        kinerja_rate_out* out) {               \
    const int escaped = zoo_escapes(call, zoo_escape_target);                  \
    for (uint32_t row = 0; row < in->n; ++row) {                               \
      const kinerja_status status = zoo_score(out, row, escaped ? 1 : 0);      \
      if (status != KINERJA_OK) return status;                                 \
    }                                                                          \
    return KINERJA_OK;                                                         \
  }                                                                            \
  ZOO_METHOD("escape." name, .open = zoo_escape_open, .rate = zoo_escape_rate) \
  static int zoo_escapes(ZOO_UNUSED const kinerja_call* call, ZOO_UNUSED const char* target)

#endif
