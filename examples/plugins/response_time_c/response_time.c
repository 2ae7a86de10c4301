/* Rates how fast complaints were answered: 100 within the limit (the goal's target), falling evenly
 * to 0 at `zero_at` times the limit. Several goals are weighed by their weights. */
#include <kinerja/helpers.h>

#include "schema.json.h"
#include "texts.json.h"

#include <stdio.h>

KINERJA_PLUGIN_NOTE(KINERJA_ABI);

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

enum { STEP_GOAL, STEP_SCORE };
static const kinerja_step steps[] = {{STEP_GOAL, KINERJA_REF_GOAL, TEXT("STEP_GOAL")},
                                     {STEP_SCORE, KINERJA_REF_NONE, TEXT("STEP_SCORE")}};

typedef struct settings {
  char indicator[256]; /* the schema allows 60 characters, at most 4 bytes each */
  uint64_t indicator_len;
  double zero_at;
} settings;

static kinerja_status open_method(const kinerja_call* call,
                                  const kinerja_method_setup* setup,
                                  void** self) {
  const kinerja_json config = kinerja_json_root(setup->config);
  settings* made = malloc(sizeof *made);
  (void)call;
  if (made == NULL) return KINERJA_E_MEMORY;
  made->indicator_len = kinerja_json_text(
      kinerja_json_get(config, "indicator"), made->indicator, sizeof made->indicator);
  made->zero_at = kinerja_json_number(kinerja_json_get(config, "zero_at"), 2);
  *self = made;
  return KINERJA_OK;
}

static void close_method(void* self) {
  free(self);
}

static kinerja_status no_grades(const void* self, kinerja_strs* words, uint32_t* len) {
  (void)self;
  (void)words;
  *len = 0;
  return KINERJA_OK;
}

static uint32_t trail_per_row(const void* self, uint32_t goals, uint32_t ratings) {
  (void)self;
  (void)ratings;
  return goals + 1;
}

static void add_step(kinerja_trail* trail,
                     uint32_t row,
                     int32_t step,
                     int32_t ref,
                     double a,
                     double b,
                     double result) {
  if (trail == NULL || trail->len == trail->cap) return;
  trail->row[trail->len] = (int32_t)row;
  trail->step[trail->len] = step;
  trail->ref[trail->len] = ref;
  trail->a[trail->len] = a;
  trail->b[trail->len] = b;
  trail->result[trail->len] = result;
  ++trail->len;
}

static int counts(const settings* self, const kinerja_rate_in* in, int32_t goal) {
  const unsigned needed = KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL;
  const kinerja_str wanted = {self->indicator, self->indicator_len};
  return (in->ev_flags[goal] & needed) == needed &&
         kinerja_str_equal(kinerja_strs_at(&in->indicators, in->ev_indicator[goal]), wanted);
}

static double worth(const settings* self, double hours, double limit) {
  const double score = 100 * (self->zero_at - hours / limit) / (self->zero_at - 1);
  return score > 100 ? 100 : score < 0 ? 0 : score;
}

/* One bad row fails alone, and the others go on. */
static void refuse_row(const kinerja_call* call,
                       kinerja_rate_out* out,
                       uint32_t row,
                       double limit) {
  char message[64];
  snprintf(message, sizeof message, "BAD_LIMIT: %g", limit);
  out->row_status[row] = KINERJA_E_INPUT;
  call->fail(call, KINERJA_E_INPUT, row, kinerja_cstr(""), kinerja_cstr(message));
}

static void rate_row(const settings* self,
                     const kinerja_call* call,
                     const kinerja_rate_in* in,
                     kinerja_rate_out* out,
                     uint32_t row) {
  const uint32_t steps_before = out->trail == NULL ? 0 : out->trail->len;
  double sum = 0;
  double weight = 0;
  for (int32_t goal = in->ev_begin[row]; goal < in->ev_begin[row + 1]; ++goal) {
    const double limit = in->ev_target[goal];
    if (!counts(self, in, goal)) continue;
    if (limit <= 0) {
      refuse_row(call, out, row, limit);
      /* Its steps would explain a score that there is not. */
      if (out->trail != NULL) out->trail->len = steps_before;
      return;
    }
    const double score = worth(self, in->ev_actual[goal], limit);
    add_step(out->trail, row, STEP_GOAL, goal, in->ev_actual[goal], limit, score);
    sum += score * in->ev_weight[goal];
    weight += in->ev_weight[goal];
  }
  if (weight <= 0) { /* the row comes in as missing, and stays so: that is not a zero */
    call->fail(call, KINERJA_MISSING, row, kinerja_cstr(""), kinerja_cstr("NO_FIGURE"));
    return;
  }
  out->score[row] = sum / weight;
  out->row_status[row] = KINERJA_OK;
  add_step(out->trail, row, STEP_SCORE, -1, sum, weight, out->score[row]);
}

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  for (uint32_t row = 0; row < in->n; ++row) {
    const kinerja_status stop = call->stop(call);
    if (stop != KINERJA_OK) return stop;
    rate_row(self, call, in, out, row);
  }
  return KINERJA_OK;
}

static const kinerja_info info = {sizeof info,
                                  0,
                                  TEXT("org.example.response-time"),
                                  TEXT("NAME"),
                                  TEXT("ABOUT"),
                                  TEXT(schema_json)};
static const kinerja_method method = {sizeof method,
                                      sizeof steps / sizeof *steps,
                                      &info,
                                      steps,
                                      open_method,
                                      close_method,
                                      no_grades,
                                      trail_per_row,
                                      rate};
static const kinerja_method* const methods[] = {&method, NULL};
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI, /* the lowest host that it works with */
                                      TEXT("org.example.response-time"),
                                      TEXT("1.0.0"),
                                      TEXT("Example"),
                                      TEXT("Apache-2.0"),
                                      TEXT(texts_json),
                                      NULL,
                                      methods,
                                      NULL,
                                      NULL};

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);
const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {
  return host_abi >> 16 == KINERJA_ABI_MAJOR ? &plugin : NULL;
}
