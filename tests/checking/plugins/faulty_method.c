/* The share of what was achieved over all goals of a person, in percent. */
#define _POSIX_C_SOURCE 200809L /* nanosleep, sched_yield */
#include "faulty.h"

#include <fcntl.h>
#include <fenv.h>
#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum {
  none,
  breaks_after_failure,
  chokes_on_long_names,
  counts_identity,
  counts_missing,
  counts_place,
  counts_whole_batch,
  dies_of_many_goals,
  dies_without_settings,
  fails_bare_person,
  fails_batch_of_one_bad,
  fails_empty_batch,
  fails_silently,
  flies_off_at_edge,
  forgets_score,
  hangs_when_told_to_stop,
  keeps_setup,
  key_in_one_language,
  knows_every_extension,
  leaks_in_open,
  lowers_scores,
  minds_flags,
  minds_size,
  never_asks,
  never_full,
  other_each_time,
  overlooks_deadline,
  reads_a_font,
  reads_behind,
  reads_in_front,
  remembers_last_call,
  scores_nobody,
  second_symbol,
  sets_rounding,
  shares_a_sum,
  shares_instances,
  talks,
  writes_a_file
};

static int failed_once;
static double shared_sum;
static int shared_open;
static double last_score;

typedef struct instance {
  kinerja_str config;
  double limit;
} instance;

static double number_in(kinerja_str config, const char* key, double otherwise) {
  char copy[4096];
  const char* found;
  if (config.len >= sizeof copy) return otherwise;
  memcpy(copy, config.ptr, config.len);
  copy[config.len] = '\0';
  found = strstr(copy, key);
  return found == NULL ? otherwise : strtod(found + strlen(key), NULL);
}

static kinerja_status refuse(const kinerja_call* call) {
  failed_once = 1;
  if (FAULT != fails_silently)
    call->fail(call, KINERJA_E_CONFIG, -1, str("/limit"), str("Batas harus di bawah 1.000."));
  return KINERJA_E_CONFIG;
}

static kinerja_status open_it(const kinerja_call* call,
                              const kinerja_method_setup* setup,
                              void** self) {
  instance* made;
  const double limit = number_in(setup->config, "\"limit\":", 200);
  if (FAULT == dies_without_settings && number_in(setup->config, "\"word\":", -1) == -1 &&
      setup->config.len < 20)
    abort();
  if (FAULT == breaks_after_failure && failed_once) abort();
  for (uint32_t k = 0; FAULT == chokes_on_long_names && k < setup->aspects_len; ++k)
    if (setup->aspects.end[k] - setup->aspects.begin[k] > 1000) abort();
  if (limit >= 1000) return refuse(call);
  made = malloc(sizeof *made);
  if (made == NULL) return KINERJA_E_MEMORY;
  made->config = setup->config;
  made->limit = limit;
  if (FAULT == leaks_in_open) memset(malloc(300), 1, 300);
  shared_open += 1;
  *self = made;
  return KINERJA_OK;
}

static void close_it(void* self) {
  instance* made = self;
  volatile char first;
  if (FAULT == keeps_setup) first = made->config.ptr[0], (void)first;
  shared_open -= 1;
  free(made);
}

static kinerja_status grades(const void* self, kinerja_strs* words, uint32_t* len) {
  (void)self;
  memset(words, 0, sizeof *words);
  *len = 0;
  return KINERJA_OK;
}

static uint32_t room(const void* self, uint32_t goals, uint32_t ratings) {
  (void)self, (void)goals, (void)ratings;
  return 1;
}

static kinerja_status explain(kinerja_trail* trail, uint32_t row, double score) {
  if (trail == NULL) return KINERJA_OK;
  if (trail->len >= trail->cap) return FAULT == never_full ? KINERJA_OK : KINERJA_E_CAPACITY;
  trail->row[trail->len] = (int32_t)row;
  trail->step[trail->len] = 0;
  trail->ref[trail->len] = -1;
  trail->a[trail->len] = 0;
  trail->b[trail->len] = 0;
  trail->result[trail->len] = score;
  ++trail->len;
  return KINERJA_OK;
}

/* The faults that change a score. */
static double spoiled(const kinerja_call* call,
                      const kinerja_rate_in* in,
                      uint32_t row,
                      double score) {
  if (FAULT == counts_identity) score += (double)(in->employee[row] % 7);
  if (FAULT == counts_place) score += row;
  if (FAULT == counts_whole_batch) score += in->n;
  if (FAULT == lowers_scores) score = 200 - score;
  if (FAULT == minds_flags) score += call->flags > 0xFFFF;
  if (FAULT == shares_instances) score += shared_open;
  if (FAULT == remembers_last_call) {
    const double now = score;
    score += last_score;
    last_score = now;
  }
  if (FAULT == other_each_time) {
    static int count;
    score += ++count % 60 == 0;
  }
  if (FAULT == shares_a_sum) {
    shared_sum = score;
    sched_yield(); /* lets others in between, on one processor, too */
    score = shared_sum;
  }
  return score;
}

static kinerja_status rate_row(const instance* self,
                               const kinerja_call* call,
                               const kinerja_rate_in* in,
                               kinerja_rate_out* out,
                               uint32_t row) {
  double sum = 0, count = 0, score;
  for (int32_t k = in->ev_begin[row]; k < in->ev_begin[row + 1]; ++k) {
    const int has = (in->ev_flags[k] & KINERJA_EV_HAS_ACTUAL) != 0;
    const double target = in->ev_target[k], actual = in->ev_actual[k];
    double part;
    if (FAULT == counts_missing && !has) count += 1;
    if (!has) continue;
    if (FAULT == fails_batch_of_one_bad && target < 0) return KINERJA_E_INPUT;
    if (!(target > 0)) continue;
    part = FAULT == flies_off_at_edge ? actual * 100 / target : 100 * (actual / target);
    if (FAULT != flies_off_at_edge) part = part > self->limit ? self->limit : part < 0 ? 0 : part;
    sum += part;
    count += 1;
  }
  if (count == 0 && FAULT == fails_bare_person) return KINERJA_E_INPUT;
  if (count == 0 || FAULT == scores_nobody) return KINERJA_OK; /* the row comes as missing */
  score = spoiled(call, in, row, sum / count);
  if (FAULT != forgets_score) out->score[row] = score;
  out->row_status[row] = KINERJA_OK;
  return explain(out->trail, row, FAULT == forgets_score ? 0 : score);
}

static void wait_ms(long ms) {
  const struct timespec pause = {ms / 1000, ms % 1000 * 1000000};
  nanosleep(&pause, NULL);
}

/* The faults that strike once a call. */
static void misbehave(const kinerja_rate_in* in) {
  volatile double seen = 0;
  const int32_t goals = in->ev_begin[in->n];
  if (FAULT == reads_behind && goals > 0) seen = in->ev_target[goals];
  if (FAULT == reads_in_front && goals > 0) seen = *(&in->ev_target[0] - 1);
  (void)seen;
  if (FAULT == sets_rounding) fesetround(FE_TOWARDZERO);
  if (FAULT == talks) puts("menilai"), fflush(stdout);
  if (FAULT == writes_a_file) {
    const int file = open("/tmp/kinerja-faulty", O_CREAT | O_WRONLY, 0600);
    if (file >= 0) close(file), unlink("/tmp/kinerja-faulty");
  }
  if (FAULT == reads_a_font) {
    const int file = open("/etc/fonts/fonts.conf", O_RDONLY);
    if (file >= 0) close(file);
  }
  for (uint32_t row = 0; FAULT == dies_of_many_goals && row < in->n; ++row)
    if (in->ev_begin[row + 1] - in->ev_begin[row] > 4096) abort();
  if (FAULT == never_asks && in->n > 1000) wait_ms(1200);
}

static kinerja_status rate(const void* self,
                           const kinerja_call* call,
                           const kinerja_rate_in* in,
                           kinerja_rate_out* out) {
  if (FAULT == fails_empty_batch && in->n == 0) return KINERJA_E_INPUT;
  if (FAULT == minds_size && in->struct_size != sizeof *in) return KINERJA_E_INTERNAL;
  misbehave(in);
  for (uint32_t row = 0; row < in->n; ++row) {
    kinerja_status status = FAULT == never_asks ? KINERJA_OK : call->stop(call);
    if (FAULT == hangs_when_told_to_stop && status != KINERJA_OK) wait_ms(400);
    if (FAULT == overlooks_deadline && status == KINERJA_E_DEADLINE) status = KINERJA_OK;
    if (status == KINERJA_OK) status = rate_row(self, call, in, out, row);
    if (status != KINERJA_OK) return status;
    if (in->n > 50000) wait_ms(0); /* so that there is time to stop it */
  }
  return KINERJA_OK;
}

static const void* every_extension(kinerja_str id) {
  (void)id;
  return FAULT == knows_every_extension ? (const void*)&failed_once : NULL;
}

static const kinerja_step steps[] = {{0, KINERJA_REF_NONE, TEXT("STEP")}};
static const kinerja_info info = {
    sizeof info,
    0,
    TEXT("org.example.faulty.method"),
    TEXT("NAME"),
    TEXT("ABOUT"),
    TEXT("{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
         "\"limit\":{\"title\":\"LIMIT\",\"type\":\"number\",\"minimum\":0,\"maximum\":2000},"
         "\"word\":{\"title\":\"WORD\",\"type\":\"string\"}}}")};
static const kinerja_method method = {
    sizeof method, 1, &info, steps, open_it, close_it, grades, room, rate, 0, 0};
static const kinerja_method* const methods[] = {&method, NULL};

#define ID                                 \
  "\"NAME\":\"Bagian\",\"ABOUT\":\"Untuk " \
  "uji.\",\"LIMIT\":\"Batas\",\"WORD\":\"Kata\",\"STEP\":\"{result}\""
#define EN "\"NAME\":\"Share\",\"ABOUT\":\"For tests.\",\"LIMIT\":\"Limit\",\"STEP\":\"{result}\""
#ifdef ONE_LANGUAGE
PLUGIN(NULL, methods, NULL, "{\"id\":{" ID "},\"en\":{" EN "}}", every_extension)
#else
PLUGIN(NULL, methods, NULL, "{\"id\":{" ID "},\"en\":{" EN ",\"WORD\":\"Word\"}}", every_extension)
#endif
#ifdef SECOND_SYMBOL
KINERJA_EXPORT void kinerja_second_symbol(void);
void kinerja_second_symbol(void) {}
#endif
