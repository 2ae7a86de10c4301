/* A frozen method: a score that depends on every column of kinerja_rate_in, so that a host that moves
 * or forgets one changes its bits. Thousandths of points are summed as whole numbers and divided by
 * three, which the fraction says exactly. Steps point at each kind of thing. */
#include <kinerja/helpers.h>

#include <math.h>
#include <stdio.h>

KINERJA_PLUGIN_NOTE(KINERJA_ABI);

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

enum { STEP_GOAL, STEP_RATING, STEP_INPUT, STEP_ATTRIBUTE, STEP_ASPECT, STEP_GRADE, STEP_SCORE };
static const kinerja_step steps[] = {
  {STEP_GOAL, KINERJA_REF_GOAL, TEXT("{ref}: {a} x {b} = {result}")},
  {STEP_RATING, KINERJA_REF_RATING, TEXT("{ref}: {a} x {b} = {result}")},
  {STEP_INPUT, KINERJA_REF_INPUT, TEXT("{ref}: {a} + {b} = {result}")},
  {STEP_ATTRIBUTE, KINERJA_REF_ATTRIBUTE, TEXT("{ref}: {a}, {b}: {result}")},
  {STEP_ASPECT, KINERJA_REF_ASPECT | KINERJA_STEP_STANDING, TEXT("{ref}: {result}")},
  {STEP_GRADE, KINERJA_REF_GRADE, TEXT("{ref}")},
  {STEP_SCORE, KINERJA_REF_NONE, TEXT("{a} / {b} = {result}")}};

enum { ASPECTS = 8 };

typedef struct settings {
  double scale;
  uint32_t inputs;
  uint32_t attributes;
  uint32_t aspects;
  double aspect_min[ASPECTS];
  double aspect_max[ASPECTS];
  double setup_points; /* what the names and grades of the setup come to */
} settings;

static double letters(const kinerja_strs* column, uint32_t n) {
  double sum = 0;
  for (uint32_t i = 0; i < n; ++i) sum += (double)kinerja_strs_at(column, i).len;
  return sum;
}

static kinerja_status open_method(const kinerja_call* call, const kinerja_method_setup* setup, void** self) {
  settings* made;
  if (setup->aspects_len > ASPECTS) return kinerja_fail(call, KINERJA_E_CONFIG, "", "ASPECTS: 8");
  made = calloc(1, sizeof *made);
  if (made == NULL) return KINERJA_E_MEMORY;
  made->scale = kinerja_json_number(kinerja_json_get(kinerja_json_root(setup->config), "scale"), 0);
  made->inputs = setup->inputs_len;
  made->attributes = setup->attributes_len;
  made->aspects = setup->aspects_len;
  made->setup_points = letters(&setup->inputs, setup->inputs_len) + letters(&setup->attributes, setup->attributes_len) +
                       letters(&setup->aspects, setup->aspects_len);
  for (uint32_t i = 0; i < setup->inputs_len; ++i)
    made->setup_points += letters(&setup->input_grades[i], setup->input_grades_len[i]);
  for (uint32_t i = 0; i < setup->aspects_len; ++i) {
    made->aspect_min[i] = setup->aspect_min[i];
    made->aspect_max[i] = setup->aspect_max[i];
  }
  *self = made;
  return KINERJA_OK;
}

static void close_method(void* self) {
  free(self);
}

static kinerja_status grades(const void* self, kinerja_strs* words, uint32_t* len) {
  static const char bytes[] = "LOWMIDHIGH";
  static const uint32_t begin[] = {0, 3, 6, 10};
  const kinerja_strs all = {bytes, sizeof bytes - 1, begin, begin + 1};
  (void)self;
  *words = all;
  *len = 3;
  return KINERJA_OK;
}

static uint32_t trail_per_row(const void* self, uint32_t goals, uint32_t ratings) {
  const settings* s = self;
  return goals + ratings + s->inputs + s->attributes + s->aspects + 2;
}

typedef struct row {
  const settings* self;
  const kinerja_rate_in* in;
  kinerja_trail* trail;
  uint32_t i;
  int64_t thousandths;
  int full;
} row;

static double points(row* r, double value) {
  const double rounded = floor(value * 1000 + 0.5);
  r->thousandths += (int64_t)rounded;
  return rounded / 1000;
}

static void add_step(row* r, int32_t step, int32_t ref, double a, double b, double result) {
  kinerja_trail* trail = r->trail;
  if (trail == NULL) return;
  if (trail->len == trail->cap) {
    r->full = 1;
    return;
  }
  trail->row[trail->len] = (int32_t)r->i;
  trail->step[trail->len] = step;
  trail->ref[trail->len] = ref;
  trail->a[trail->len] = a;
  trail->b[trail->len] = b;
  trail->result[trail->len] = result;
  ++trail->len;
}

/* The number that a fraction such as "-250/3" says, or `nearest` where there is none. */
static double exact_or(const kinerja_strs* fractions, uint32_t i, double nearest) {
  char text[128];
  const kinerja_str fraction = kinerja_strs_at(fractions, i);
  if (fraction.len == 0 || fraction.len >= sizeof text) return nearest;
  memcpy(text, fraction.ptr, fraction.len);
  text[fraction.len] = 0;
  const char* line = strchr(text, '/');
  return line == NULL ? nearest : strtod(text, NULL) / strtod(line + 1, NULL);
}

/* How many goals, or ratings, of this person have the number of `k`: numbers themselves mean
 * nothing. */
static double companions(const uint32_t* numbers, const int32_t* begin, uint32_t i, int32_t k) {
  double n = 0;
  for (int32_t other = begin[i]; other < begin[i + 1]; ++other) n += numbers[other] == numbers[k];
  return n;
}

static void count_goals(row* r) {
  const kinerja_rate_in* in = r->in;
  for (int32_t g = in->ev_begin[r->i]; g < in->ev_begin[r->i + 1]; ++g) {
    const unsigned flags = in->ev_flags[g];
    if ((flags & KINERJA_EV_HAS_ACTUAL) == 0) continue;
    const double bounds = ((flags & KINERJA_EV_HAS_TARGET) != 0 ? in->ev_target[g] : 1) +
                          ((flags & KINERJA_EV_HAS_TARGET_HIGH) != 0 ? in->ev_target_high[g] / 2 : 0);
    const double kind = 1 + in->ev_direction[g] + ((flags & KINERJA_EV_ADDITIONAL) != 0 ? 0.5 : 0) +
                        ((flags & KINERJA_EV_TARGET_IS_LIMIT) != 0 ? 0.25 : 0) +
                        (in->ev_aspect[g] == UINT32_MAX ? 0 : 0.125 * (1 + in->ev_aspect[g]));
    const double names = 0.01 * (double)kinerja_strs_at(&in->indicators, in->ev_indicator[g]).len +
                         0.001 * companions(in->ev_plan, in->ev_begin, r->i, g);
    const double weight = in->ev_weight[g] * in->ev_share[g];
    const double actual = exact_or(&in->ev_exact, (uint32_t)g, in->ev_actual[g]);
    const double result = points(r, actual / bounds * weight * kind + names);
    add_step(r, STEP_GOAL, g, in->ev_actual[g], weight, result);
  }
}

static void count_ratings(row* r) {
  const kinerja_rate_in* in = r->in;
  for (int32_t k = in->rt_begin[r->i]; k < in->rt_begin[r->i + 1]; ++k) {
    const uint32_t aspect = in->rt_aspect[k];
    const double range = r->self->aspect_max[aspect] - r->self->aspect_min[aspect];
    const double part = (in->rt_score[k] - r->self->aspect_min[aspect]) / range;
    const double worth = 1 + in->rt_role[k] + 0.125 * companions(in->rt_rater, in->rt_begin, r->i, k);
    add_step(r, STEP_RATING, k, part, worth, points(r, part * worth));
  }
}

static void count_columns(row* r) {
  const kinerja_rate_in* in = r->in;
  for (uint32_t k = 0; k < r->self->inputs; ++k) {
    const uint32_t at = k * in->n + r->i;
    if (in->in_status[at] != KINERJA_OK) continue;
    const double score = exact_or(&in->in_exact, at, in->in_score[at]);
    add_step(r, STEP_INPUT, (int32_t)k, in->in_score[at], in->in_grade[at],
             points(r, score / 8 + in->in_grade[at]));
  }
  for (uint32_t k = 0; k < r->self->attributes; ++k) {
    const uint32_t at = k * in->n + r->i;
    const unsigned flags = in->attr_flags[at];
    if ((flags & KINERJA_ATTR_HAS) == 0) continue;
    const double word = (double)kinerja_strs_at(&in->attr_words, in->attr_word[at]).len;
    const double number = (flags & KINERJA_ATTR_IS_NUMBER) != 0 ? in->attr_number[at] : 0;
    add_step(r, STEP_ATTRIBUTE, (int32_t)k, word, number, points(r, word + number));
  }
  for (uint32_t k = 0; k < r->self->aspects; ++k)
    add_step(r, STEP_ASPECT, (int32_t)k, 0, 0, r->self->aspect_max[k] + (double)r->thousandths / 1000);
}

static kinerja_status tell(row* r, const kinerja_call* call, kinerja_rate_out* out) {
  char fraction[48];
  const double score = (double)r->thousandths / 3000;
  out->score[r->i] = score;
  out->grade[r->i] = score < 10 ? 0 : score < 20 ? 1 : 2;
  out->row_status[r->i] = KINERJA_OK;
  add_step(r, STEP_GRADE, out->grade[r->i], 0, 0, score);
  add_step(r, STEP_SCORE, -1, (double)r->thousandths / 1000, 3, score);
  if (r->full) return KINERJA_E_CAPACITY;
  snprintf(fraction, sizeof fraction, "%lld/3000", (long long)r->thousandths);
  if (KINERJA_HAS(kinerja_rate_out, out, exact)) {
    const kinerja_status status = out->exact(out, r->i, kinerja_cstr(fraction));
    if (status != KINERJA_OK) return status;
  }
  (void)call;
  return KINERJA_OK;
}

static kinerja_status rate(const void* self, const kinerja_call* call, const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  for (uint32_t i = 0; i < in->n; ++i) {
    const settings* s = self;
    row r = {s, in, (call->flags & KINERJA_CALL_TRAIL) != 0 ? out->trail : NULL, i, 0, 0};
    const uint32_t steps_before = r.trail == NULL ? 0 : r.trail->len;
    const kinerja_status stop = call->stop(call);
    if (stop != KINERJA_OK) return stop;
    (void)in->employee[i];
    (void)in->group[i];
    if (in->ev_begin[i] == in->ev_begin[i + 1] && in->rt_begin[i] == in->rt_begin[i + 1]) {
      call->fail(call, KINERJA_MISSING, i, kinerja_cstr(""), kinerja_cstr("NOTHING"));
      continue;
    }
    points(&r, s->setup_points * s->scale);
    count_goals(&r);
    count_ratings(&r);
    if (r.thousandths < 0) {
      call->fail(call, KINERJA_E_INPUT, i, kinerja_cstr("ev_actual"), kinerja_cstr("NEGATIVE: 0"));
      out->row_status[i] = KINERJA_E_INPUT;
      if (r.trail != NULL) r.trail->len = steps_before;
      continue;
    }
    count_columns(&r);
    const kinerja_status status = tell(&r, call, out);
    if (status != KINERJA_OK) return status;
  }
  return KINERJA_OK;
}

static const kinerja_info info = {sizeof info, 0, TEXT("org.example.frozen.everything"), TEXT("NAME"), TEXT("ABOUT"),
  TEXT("{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"scale\":{\"type\":\"number\","
       "\"minimum\":0,\"default\":0.125,\"title\":\"SCALE\"}}}")};
static const kinerja_method method = {sizeof method, sizeof steps / sizeof *steps, &info, steps, open_method,
  close_method, grades, trail_per_row, rate};
static const kinerja_method* const methods[] = {&method, NULL};
static const kinerja_plugin plugin = {sizeof plugin, 0, KINERJA_ABI, KINERJA_ABI, TEXT("org.example.frozen.everything"),
  TEXT("1.0.0"), TEXT("Example"), TEXT("Apache-2.0"),
  TEXT("{\"en\":{\"ABOUT\":\"Counts every column.\",\"ASPECTS\":\"At most {value} aspects\",\"HIGH\":\"High\","
       "\"LOW\":\"Low\",\"MID\":\"Middle\",\"NAME\":\"Everything\",\"NEGATIVE\":\"Below {value}\","
       "\"NOTHING\":\"There is nothing\",\"SCALE\":\"Scale\"},"
       "\"id\":{\"ABOUT\":\"Menghitung setiap kolom.\",\"ASPECTS\":\"Paling banyak {value} aspek\",\"HIGH\":\"Tinggi\","
       "\"LOW\":\"Rendah\",\"MID\":\"Tengah\",\"NAME\":\"Semuanya\",\"NEGATIVE\":\"Di bawah {value}\","
       "\"NOTHING\":\"Tidak ada apa-apa\",\"SCALE\":\"Skala\"}}"),
  NULL, methods, NULL, NULL};

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);
const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {
  return host_abi >> 16 == KINERJA_ABI_MAJOR ? &plugin : NULL;
}
