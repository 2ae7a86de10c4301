/* Rates by the share of goals that were reached: the weight of goals that met their target against
 * the weight of all goals that have a figure, in percent. */
#include <kinerja/helpers.h>

#include "schema.json.h"
#include "texts.json.h"

#include <math.h>
#include <stdio.h>

KINERJA_PLUGIN_NOTE(KINERJA_ABI);

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

enum { STEP_REACHED, STEP_MISSED, STEP_SHARE };
static const kinerja_step steps[] = {{STEP_REACHED, KINERJA_REF_GOAL, TEXT("STEP_REACHED")},
                                     {STEP_MISSED, KINERJA_REF_GOAL, TEXT("STEP_MISSED")},
                                     {STEP_SHARE, KINERJA_REF_NONE, TEXT("STEP_SHARE")}};

/* The grade words, lowest first, one behind the other. */
#define LOW "PERLU_PEMBINAAN"
#define ENOUGH "CUKUP"
enum { GRADE_LOW, GRADE_ENOUGH, GRADES };
static const char grade_words[] = LOW ENOUGH;
static const uint32_t grade_offsets[] = {0, sizeof LOW - 1, sizeof LOW + sizeof ENOUGH - 2};

typedef struct settings {
  double enough_from;
  uint32_t minimum_goals;
} settings;

static kinerja_status open_method(const kinerja_call* call,
                                  const kinerja_method_setup* setup,
                                  void** self) {
  const kinerja_json config = kinerja_json_root(setup->config);
  settings* made = malloc(sizeof *made);
  (void)call;
  if (made == NULL) return KINERJA_E_MEMORY;
  made->enough_from = kinerja_json_number(kinerja_json_get(config, "enough_from"), 75);
  made->minimum_goals = (uint32_t)kinerja_json_number(kinerja_json_get(config, "minimum_goals"), 1);
  *self = made;
  return KINERJA_OK;
}

static void close_method(void* self) {
  free(self);
}

static kinerja_status grades(const void* self, kinerja_strs* words, uint32_t* len) {
  (void)self;
  words->bytes = grade_words;
  words->bytes_len = sizeof grade_words - 1;
  words->begin = grade_offsets;
  words->end = grade_offsets + 1;
  *len = GRADES;
  return KINERJA_OK;
}

static uint32_t trail_per_row(const void* self, uint32_t goals, uint32_t ratings) {
  (void)self;
  (void)ratings;
  return goals + 1;
}

/* One person of the batch while it is being rated. */
typedef struct row {
  const kinerja_call* call;
  kinerja_rate_out* out;
  uint32_t place;
  uint32_t steps_before;
} row;

static kinerja_status add_step(const row* at, int step, int32_t ref, double a, double b, double r) {
  kinerja_trail* trail = at->out->trail;
  if (trail == NULL) return KINERJA_OK;
  if (trail->len == trail->cap) return KINERJA_E_CAPACITY;
  trail->row[trail->len] = (int32_t)at->place;
  trail->step[trail->len] = step;
  trail->ref[trail->len] = ref;
  trail->a[trail->len] = a;
  trail->b[trail->len] = b;
  trail->result[trail->len] = r;
  ++trail->len;
  return KINERJA_OK;
}

/* No score for this person, and the others go on. A fault takes its steps back: they would explain
 * a score that there is not. */
static kinerja_status leave_out(const row* at, kinerja_status status, const char* message) {
  if (status < 0 && at->out->trail != NULL) at->out->trail->len = at->steps_before;
  at->out->score[at->place] = 0;
  at->out->grade[at->place] = -1;
  at->out->row_status[at->place] = status;
  at->call->fail(at->call, status, at->place, kinerja_cstr(""), kinerja_cstr(message));
  return KINERJA_OK;
}

/* A goal without target, figure or weight is left out: missing is not zero. */
static int counts(const kinerja_rate_in* in, int32_t goal) {
  const unsigned needed = KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL;
  return (in->ev_flags[goal] & needed) == needed && in->ev_weight[goal] > 0;
}

static int reached(const kinerja_rate_in* in, int32_t goal) {
  const double actual = in->ev_actual[goal];
  const double target = in->ev_target[goal];
  if (in->ev_direction[goal] == KINERJA_LESS_IS_BETTER) return actual <= target;
  if (actual < target) return 0;
  return in->ev_direction[goal] != KINERJA_RANGE_IS_BEST || actual <= in->ev_target_high[goal];
}

static kinerja_status rate_row(const settings* self, const kinerja_rate_in* in, const row* at) {
  double done = 0;
  double all = 0;
  uint32_t goals = 0;
  char message[32];
  for (int32_t goal = in->ev_begin[at->place]; goal < in->ev_begin[at->place + 1]; ++goal) {
    if (!counts(in, goal)) continue;
    const int met = reached(in, goal);
    const double weight = met ? in->ev_weight[goal] : 0;
    const kinerja_status added = add_step(at,
                                          met ? STEP_REACHED : STEP_MISSED,
                                          goal,
                                          in->ev_actual[goal],
                                          in->ev_target[goal],
                                          weight);
    if (added != KINERJA_OK) return added;
    done += weight;
    all += in->ev_weight[goal];
    ++goals;
  }
  if (goals < self->minimum_goals) {
    snprintf(message, sizeof message, "TOO_FEW: %u", (unsigned)goals);
    return leave_out(at, KINERJA_MISSING, message);
  }
  if (!isfinite(100 * all)) return leave_out(at, KINERJA_E_INPUT, "TOO_LARGE");
  const double score = 100 * done / all;
  at->out->score[at->place] = score;
  at->out->grade[at->place] = score >= self->enough_from ? GRADE_ENOUGH : GRADE_LOW;
  at->out->row_status[at->place] = KINERJA_OK;
  return add_step(at, STEP_SHARE, -1, done, all, score);
}

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  kinerja_status status = KINERJA_OK;
  for (uint32_t i = 0; i < in->n && status == KINERJA_OK; ++i) {
    const row at = {call, out, i, out->trail == NULL ? 0 : out->trail->len};
    status = call->stop(call);
    if (status == KINERJA_OK) status = rate_row(self, in, &at);
  }
  return status;
}

static const kinerja_info info = {
    sizeof info, 0, TEXT("@ID@"), TEXT("NAME"), TEXT("ABOUT"), TEXT(schema_json)};
static const kinerja_method method = {sizeof method,
                                      sizeof steps / sizeof *steps,
                                      &info,
                                      steps,
                                      open_method,
                                      close_method,
                                      grades,
                                      trail_per_row,
                                      rate};
static const kinerja_method* const methods[] = {&method, NULL};
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI, /* the lowest host that it works with */
                                      TEXT("@ID@"),
                                      TEXT("0.1.0"),
                                      TEXT("@VENDOR@"),
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
