/* A small host for an author's own tests, in C and C++: it gives what the host would give, keeps
 * what the plugin says, and needs no library of kinerja. Not part of the border: everything here is
 * compiled into the test. All functions are for one thread. One file, though a long one: an author
 * includes this and has all of it.
 *
 *   static kinerja_test_host host;
 *   kinerja_test_host_init(&host);
 *   host.input = "...";                        what call->read gives
 *   source->pull(self, &host.call, cursor, &host.emit);
 *   KINERJA_EXPECT_TEXT(host.said, "...");     what became of it, a line each
 *   return kinerja_test_result();              the exit code of main
 *
 * Longer than 400 lines because it is the host's whole side of the border, one short function for
 * each that a plugin may call. */
#ifndef KINERJA_TESTING_H
#define KINERJA_TESTING_H

#include <kinerja/helpers.h>

#include <stdio.h>

KINERJA_BEGIN_C

enum {
  KINERJA_TEST_TEXT_MAX = 65536, /* bytes that a test host remembers */
  KINERJA_TEST_ROWS_MAX = 64     /* people, goals or trail steps of a test batch */
};

/* Counts a failed expectation and says where it stands. */
static inline int* kinerja_test_failures(void) {
  static int failures = 0;
  return &failures;
}
static inline void kinerja_test_expect(int holds, const char* what, const char* file, int line) {
  if (holds) return;
  ++*kinerja_test_failures();
  fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
}
static inline void kinerja_test_expect_text(const char* actual,
                                            const char* expected,
                                            const char* file,
                                            int line) {
  if (strcmp(actual, expected) == 0) return;
  ++*kinerja_test_failures();
  fprintf(stderr, "%s:%d: expected\n%s\nbut it was\n%s\n", file, line, expected, actual);
}
#define KINERJA_EXPECT(condition) \
  kinerja_test_expect((condition) ? 1 : 0, #condition, __FILE__, __LINE__)
#define KINERJA_EXPECT_TEXT(actual, expected) \
  kinerja_test_expect_text((actual), (expected), __FILE__, __LINE__)
static inline int kinerja_test_result(void) {
  return *kinerja_test_failures() == 0 ? 0 : 1;
}

/* What a test gives (input to refuse_at) and what it gets (calls, said, file). */
typedef struct kinerja_test_host {
  kinerja_call call;
  kinerja_emit emit;
  kinerja_sink sink;
  const char* input;   /* text of the one input that there is, whatever its name */
  uint64_t block;      /* bytes that one read gives; 0: all at once */
  uint64_t at;         /* bytes that were read */
  kinerja_status stop; /* what call->stop answers */
  int32_t refuse_at;   /* which call to emit or sink is refused, from 1; 0: none */
  int32_t refuse_read; /* 1: call->read fails */
  int32_t calls;       /* of emit and sink so far */
  uint64_t said_len;
  uint64_t file_len;
  char said[KINERJA_TEST_TEXT_MAX]; /* reports, rows, rejects, commits, names of files */
  char file[KINERJA_TEST_TEXT_MAX]; /* bytes of all files, one behind the other */
} kinerja_test_host;

static inline void kinerja_test_add(char* to, uint64_t* len, const char* bytes, uint64_t more) {
  if (more > KINERJA_TEST_TEXT_MAX - 1 - *len) more = KINERJA_TEST_TEXT_MAX - 1 - *len;
  if (more > 0) memcpy(to + *len, bytes, KINERJA_CAST(size_t, more));
  *len += more;
  to[*len] = 0;
}
static inline void kinerja_test_say(kinerja_test_host* host, const char* words) {
  kinerja_test_add(host->said, &host->said_len, words, strlen(words));
}
static inline void kinerja_test_say_str(kinerja_test_host* host, kinerja_str words) {
  kinerja_test_add(host->said, &host->said_len, words.ptr, words.len);
}
static inline void kinerja_test_say_number(kinerja_test_host* host, double number) {
  char digits[32];
  snprintf(digits, sizeof digits, "%.10g", number);
  kinerja_test_say(host, digits);
}
static inline void kinerja_test_say_cell(kinerja_test_host* host,
                                         const kinerja_strs* column,
                                         uint32_t i) {
  kinerja_test_say(host, " ");
  kinerja_test_say_str(host, kinerja_strs_at(column, i));
}

static inline kinerja_test_host* kinerja_test_host_of(void* host_data) {
  return KINERJA_CAST(kinerja_test_host*, host_data);
}
/* Whether this call to emit or sink is the one that the test wants refused. */
static inline kinerja_status kinerja_test_taken(kinerja_test_host* host) {
  return ++host->calls == host->refuse_at ? KINERJA_E_IO : KINERJA_OK;
}

static inline kinerja_status kinerja_test_stop(const kinerja_call* call) {
  return kinerja_test_host_of(call->host_data)->stop;
}
static inline void kinerja_test_fail(const kinerja_call* call,
                                     kinerja_status code,
                                     int64_t row,
                                     kinerja_str where,
                                     kinerja_str message) {
  kinerja_test_host* host = kinerja_test_host_of(call->host_data);
  kinerja_test_say(host, "fail ");
  kinerja_test_say_number(host, code);
  kinerja_test_say(host, " row ");
  kinerja_test_say_number(host, KINERJA_CAST(double, row));
  kinerja_test_say(host, " ");
  kinerja_test_say_str(host, where);
  kinerja_test_say(host, ": ");
  kinerja_test_say_str(host, message);
  kinerja_test_say(host, "\n");
}
static inline void kinerja_test_log(const kinerja_call* call, int32_t level, kinerja_str message) {
  kinerja_test_host* host = kinerja_test_host_of(call->host_data);
  kinerja_test_say(host, "log ");
  kinerja_test_say_number(host, level);
  kinerja_test_say(host, " ");
  kinerja_test_say_str(host, message);
  kinerja_test_say(host, "\n");
}
static inline kinerja_status kinerja_test_secret(const kinerja_call* call,
                                                 kinerja_str name,
                                                 kinerja_str* out) {
  (void)call;
  *out = name; /* the secret of a name is the name */
  return KINERJA_OK;
}
static inline kinerja_status kinerja_test_read(const kinerja_call* call,
                                               kinerja_str name,
                                               kinerja_bytes* out) {
  kinerja_test_host* host = kinerja_test_host_of(call->host_data);
  const uint64_t all = host->input == NULL ? 0 : strlen(host->input);
  uint64_t len = all - host->at;
  (void)name;
  if (host->refuse_read) return KINERJA_E_IO;
  if (len == 0) return KINERJA_END;
  if (host->block > 0 && len > host->block) len = host->block;
  /* A byte of text is a byte: uint8_t is unsigned char wherever kinerja runs. */
  out->ptr = KINERJA_CAST(const uint8_t*, KINERJA_CAST(const void*, host->input + host->at));
  out->len = len;
  host->at += len;
  return KINERJA_OK;
}
static inline kinerja_status kinerja_test_fetch(const kinerja_call* call,
                                                const kinerja_fetch* request,
                                                kinerja_fetched* response) {
  (void)call;
  (void)request;
  (void)response;
  return KINERJA_E_UNSUPPORTED; /* as hosts of ABI 0.1 */
}

/* "people line 2 key K" and so on, for each row. */
static inline kinerja_status kinerja_test_rows(kinerja_test_host* host,
                                               const char* kind,
                                               uint32_t n,
                                               const uint32_t* origin,
                                               const kinerja_strs* key,
                                               const kinerja_measures* measures) {
  const kinerja_status status = kinerja_test_taken(host);
  uint32_t i;
  if (status != KINERJA_OK) return status;
  for (i = 0; i < n; ++i) {
    kinerja_test_say(host, kind);
    kinerja_test_say(host, " line ");
    kinerja_test_say_number(host, origin[i]);
    kinerja_test_say(host, " key");
    kinerja_test_say_cell(host, key, i);
    if (measures != NULL) {
      kinerja_test_say(host, ":");
      kinerja_test_say_cell(host, &measures->subject, i);
      kinerja_test_say_cell(host, &measures->indicator, i);
      kinerja_test_say(host, " days ");
      kinerja_test_say_number(host, measures->from_day[i]);
      kinerja_test_say(host, " to ");
      kinerja_test_say_number(host, measures->to_day[i]);
      kinerja_test_say(host, " value ");
      kinerja_test_say_number(host, measures->value[i]);
    }
    kinerja_test_say(host, "\n");
  }
  return KINERJA_OK;
}
static inline kinerja_status kinerja_test_people(const kinerja_emit* emit,
                                                 const kinerja_people* r) {
  return kinerja_test_rows(
      kinerja_test_host_of(emit->host_data), "people", r->n, r->origin, &r->key, NULL);
}
static inline kinerja_status kinerja_test_goals(const kinerja_emit* emit, const kinerja_goals* r) {
  return kinerja_test_rows(
      kinerja_test_host_of(emit->host_data), "goals", r->n, r->origin, &r->key, NULL);
}
static inline kinerja_status kinerja_test_measures(const kinerja_emit* emit,
                                                   const kinerja_measures* r) {
  return kinerja_test_rows(
      kinerja_test_host_of(emit->host_data), "measures", r->n, r->origin, &r->key, r);
}
static inline kinerja_status kinerja_test_ratings(const kinerja_emit* emit,
                                                  const kinerja_ratings* r) {
  return kinerja_test_rows(
      kinerja_test_host_of(emit->host_data), "ratings", r->n, r->origin, &r->key, NULL);
}
static inline kinerja_status kinerja_test_events(const kinerja_emit* emit,
                                                 const kinerja_events* r) {
  return kinerja_test_rows(
      kinerja_test_host_of(emit->host_data), "events", r->n, r->origin, &r->key, NULL);
}
static inline kinerja_status kinerja_test_spans(const kinerja_emit* emit, const kinerja_spans* r) {
  return kinerja_test_rows(
      kinerja_test_host_of(emit->host_data), "spans", r->n, r->origin, &r->key, NULL);
}
static inline kinerja_status kinerja_test_reject(const kinerja_emit* emit,
                                                 const kinerja_rejected* row) {
  kinerja_test_host* host = kinerja_test_host_of(emit->host_data);
  const kinerja_status status = kinerja_test_taken(host);
  if (status != KINERJA_OK) return status;
  kinerja_test_say(host, "reject line ");
  kinerja_test_say_number(host, row->origin);
  kinerja_test_say(host, " [");
  kinerja_test_say_str(host, row->column);
  kinerja_test_say(host, "] ");
  kinerja_test_say_str(host, row->raw);
  kinerja_test_say(host, ": ");
  kinerja_test_say_str(host, row->reason);
  kinerja_test_say(host, "\n");
  return KINERJA_OK;
}
static inline kinerja_status kinerja_test_commit(const kinerja_emit* emit, kinerja_bytes cursor) {
  kinerja_test_host* host = kinerja_test_host_of(emit->host_data);
  const kinerja_status status = kinerja_test_taken(host);
  kinerja_str text;
  if (status != KINERJA_OK) return status;
  text.ptr = KINERJA_CAST(const char*, KINERJA_CAST(const void*, cursor.ptr));
  text.len = cursor.len;
  kinerja_test_say(host, "commit ");
  kinerja_test_say_str(host, text);
  kinerja_test_say(host, "\n");
  return KINERJA_OK;
}
static inline kinerja_status kinerja_test_reply(const kinerja_emit* emit,
                                                int32_t http_status,
                                                kinerja_str media_type,
                                                kinerja_bytes body) {
  (void)emit;
  (void)http_status;
  (void)media_type;
  (void)body;
  return KINERJA_E_UNSUPPORTED; /* only during ingest */
}

static inline kinerja_status kinerja_test_open(const kinerja_sink* sink,
                                               kinerja_str name,
                                               kinerja_str media_type,
                                               uint32_t* id) {
  kinerja_test_host* host = kinerja_test_host_of(sink->host_data);
  const kinerja_status status = kinerja_test_taken(host);
  if (status != KINERJA_OK) return status;
  kinerja_test_say(host, "open ");
  kinerja_test_say_str(host, name);
  kinerja_test_say(host, " ");
  kinerja_test_say_str(host, media_type);
  kinerja_test_say(host, "\n");
  *id = 7;
  return KINERJA_OK;
}
static inline kinerja_status kinerja_test_write(const kinerja_sink* sink,
                                                uint32_t id,
                                                kinerja_bytes bytes) {
  kinerja_test_host* host = kinerja_test_host_of(sink->host_data);
  const kinerja_status status = kinerja_test_taken(host);
  if (status != KINERJA_OK) return status;
  if (id != 7) return KINERJA_E_INPUT;
  kinerja_test_add(host->file,
                   &host->file_len,
                   KINERJA_CAST(const char*, KINERJA_CAST(const void*, bytes.ptr)),
                   bytes.len);
  return KINERJA_OK;
}
static inline kinerja_status kinerja_test_close(const kinerja_sink* sink, uint32_t id) {
  kinerja_test_host* host = kinerja_test_host_of(sink->host_data);
  const kinerja_status status = kinerja_test_taken(host);
  if (status != KINERJA_OK) return status;
  if (id != 7) return KINERJA_E_INPUT;
  kinerja_test_say(host, "close\n");
  return KINERJA_OK;
}

static inline void kinerja_test_host_init(kinerja_test_host* host) {
  memset(host, 0, sizeof *host);
  host->call.struct_size = KINERJA_CAST(uint32_t, sizeof host->call);
  host->call.host_data = host;
  host->call.stop = kinerja_test_stop;
  host->call.fail = kinerja_test_fail;
  host->call.log = kinerja_test_log;
  host->call.secret = kinerja_test_secret;
  host->call.read = kinerja_test_read;
  host->call.fetch = kinerja_test_fetch;
  host->emit.struct_size = KINERJA_CAST(uint32_t, sizeof host->emit);
  host->emit.max_rows = KINERJA_TEST_ROWS_MAX;
  host->emit.host_data = host;
  host->emit.people = kinerja_test_people;
  host->emit.goals = kinerja_test_goals;
  host->emit.measures = kinerja_test_measures;
  host->emit.ratings = kinerja_test_ratings;
  host->emit.events = kinerja_test_events;
  host->emit.spans = kinerja_test_spans;
  host->emit.reject = kinerja_test_reject;
  host->emit.commit = kinerja_test_commit;
  host->emit.reply = kinerja_test_reply;
  host->sink.struct_size = KINERJA_CAST(uint32_t, sizeof host->sink);
  host->sink.host_data = host;
  host->sink.open = kinerja_test_open;
  host->sink.write = kinerja_test_write;
  host->sink.close = kinerja_test_close;
}

/* Forgets what was said and read; what the test gives stays. */
static inline void kinerja_test_again(kinerja_test_host* host) {
  host->at = 0;
  host->calls = 0;
  host->said_len = 0;
  host->said[0] = 0;
  host->file_len = 0;
  host->file[0] = 0;
}

/* A column of texts, filled one by one. */
typedef struct kinerja_test_column {
  uint64_t len;
  uint32_t n;
  uint32_t offsets[KINERJA_TEST_ROWS_MAX + 1];
  char bytes[4096];
} kinerja_test_column;

static inline uint32_t kinerja_test_column_add(kinerja_test_column* column, const char* text) {
  const size_t len = strlen(text);
  memcpy(column->bytes + column->len, text, len);
  column->len += len;
  column->offsets[++column->n] = KINERJA_CAST(uint32_t, column->len);
  return column->n - 1;
}
/* Borrows: valid while the column stays where it is. */
static inline kinerja_strs kinerja_test_strs(const kinerja_test_column* column) {
  kinerja_strs strs;
  strs.bytes = column->bytes;
  strs.bytes_len = column->len;
  strs.begin = column->offsets;
  strs.end = column->offsets + 1;
  return strs;
}

/* People with goals, and what a method says of them. `in` and `out` point into the same struct. */
typedef struct kinerja_test_batch {
  kinerja_rate_in in;
  kinerja_rate_out out;
  kinerja_trail trail;
  kinerja_test_column indicators;
  uint64_t employee[KINERJA_TEST_ROWS_MAX];
  double target[KINERJA_TEST_ROWS_MAX];
  double target_high[KINERJA_TEST_ROWS_MAX];
  double actual[KINERJA_TEST_ROWS_MAX];
  double weight[KINERJA_TEST_ROWS_MAX];
  double share[KINERJA_TEST_ROWS_MAX];
  double score[KINERJA_TEST_ROWS_MAX];
  double a[KINERJA_TEST_ROWS_MAX];
  double b[KINERJA_TEST_ROWS_MAX];
  double result[KINERJA_TEST_ROWS_MAX];
  uint32_t group[KINERJA_TEST_ROWS_MAX];
  uint32_t indicator[KINERJA_TEST_ROWS_MAX];
  uint32_t aspect[KINERJA_TEST_ROWS_MAX];
  uint32_t plan[KINERJA_TEST_ROWS_MAX];
  int32_t goal_begin[KINERJA_TEST_ROWS_MAX + 1];
  int32_t rating_begin[KINERJA_TEST_ROWS_MAX + 1];
  int32_t grade[KINERJA_TEST_ROWS_MAX];
  int32_t row_status[KINERJA_TEST_ROWS_MAX];
  int32_t row[KINERJA_TEST_ROWS_MAX];
  int32_t step[KINERJA_TEST_ROWS_MAX];
  int32_t ref[KINERJA_TEST_ROWS_MAX];
  uint8_t direction[KINERJA_TEST_ROWS_MAX];
  uint8_t flags[KINERJA_TEST_ROWS_MAX];
  uint32_t exacts;   /* how often out.exact was called */
  uint32_t reserved; /* 0 */
} kinerja_test_batch;

static inline kinerja_status kinerja_test_exact(const kinerja_rate_out* out,
                                                uint32_t row,
                                                kinerja_str fraction) {
  kinerja_test_batch* batch = KINERJA_CAST(kinerja_test_batch*, out->host_data);
  ++batch->exacts;
  return row < out->n && fraction.len > 0 ? KINERJA_OK : KINERJA_E_INPUT;
}

static inline void kinerja_test_batch_init(kinerja_test_batch* batch) {
  memset(batch, 0, sizeof *batch);
  batch->in.struct_size = KINERJA_CAST(uint32_t, sizeof batch->in);
  batch->in.employee = batch->employee;
  batch->in.group = batch->group;
  batch->in.ev_begin = batch->goal_begin;
  batch->in.ev_indicator = batch->indicator;
  batch->in.ev_aspect = batch->aspect;
  batch->in.ev_target = batch->target;
  batch->in.ev_target_high = batch->target_high;
  batch->in.ev_actual = batch->actual;
  batch->in.ev_weight = batch->weight;
  batch->in.ev_share = batch->share;
  batch->in.ev_direction = batch->direction;
  batch->in.ev_flags = batch->flags;
  batch->in.ev_plan = batch->plan;
  batch->in.rt_begin = batch->rating_begin;
  batch->trail.struct_size = KINERJA_CAST(uint32_t, sizeof batch->trail);
  batch->trail.cap = KINERJA_TEST_ROWS_MAX;
  batch->trail.row = batch->row;
  batch->trail.step = batch->step;
  batch->trail.ref = batch->ref;
  batch->trail.a = batch->a;
  batch->trail.b = batch->b;
  batch->trail.result = batch->result;
  batch->out.struct_size = KINERJA_CAST(uint32_t, sizeof batch->out);
  batch->out.score = batch->score;
  batch->out.grade = batch->grade;
  batch->out.row_status = batch->row_status;
  batch->out.exact = kinerja_test_exact;
  batch->out.host_data = batch;
}

/* Begins the next person; goals that follow are this person's. */
static inline void kinerja_test_person(kinerja_test_batch* batch) {
  const uint32_t person = batch->in.n++;
  batch->out.n = batch->in.n;
  batch->employee[person] = person + 1u;
  batch->goal_begin[person + 1] = batch->goal_begin[person];
}
/* Adds a goal with target, figure and weight, and gives its place; change the columns there. */
static inline uint32_t kinerja_test_goal(
    kinerja_test_batch* batch, const char* indicator, double target, double actual, double weight) {
  const uint32_t goal = KINERJA_CAST(uint32_t, batch->goal_begin[batch->in.n]++);
  batch->indicator[goal] = kinerja_test_column_add(&batch->indicators, indicator);
  batch->aspect[goal] = UINT32_MAX;
  batch->target[goal] = target;
  batch->actual[goal] = actual;
  batch->weight[goal] = weight;
  batch->share[goal] = 1;
  batch->plan[goal] = goal;
  batch->flags[goal] = KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL;
  batch->in.indicators_len = batch->indicators.n;
  return goal;
}

/* Rates the batch; with a trail where `trail` is not 0. Its room is batch->trail.cap. */
static inline kinerja_status kinerja_test_rate(kinerja_test_batch* batch,
                                               kinerja_test_host* host,
                                               const kinerja_method* method,
                                               const void* self,
                                               int trail) {
  uint32_t i;
  for (i = 0; i < batch->in.n; ++i) {
    batch->score[i] = 0;
    batch->grade[i] = -1;
    batch->row_status[i] = KINERJA_MISSING;
  }
  batch->trail.len = 0;
  batch->in.indicators = kinerja_test_strs(&batch->indicators);
  batch->out.trail = trail ? &batch->trail : NULL;
  host->call.flags = 0;
  if (trail) host->call.flags = KINERJA_CALL_TRAIL;
  return method->rate(self, &host->call, &batch->in, &batch->out);
}

/* Opens a component with these settings; the status is what open() said. */
static inline kinerja_status kinerja_test_open_method(kinerja_test_host* host,
                                                      const kinerja_method* method,
                                                      const char* config,
                                                      void** self) {
  kinerja_method_setup setup;
  memset(&setup, 0, sizeof setup);
  setup.struct_size = KINERJA_CAST(uint32_t, sizeof setup);
  setup.config = kinerja_cstr(config);
  return method->open(&host->call, &setup, self);
}
/* The source is told of one input of that name; NULL: of none. */
static inline kinerja_status kinerja_test_open_source(kinerja_test_host* host,
                                                      const kinerja_source* source,
                                                      const char* config,
                                                      const char* input,
                                                      void** self) {
  kinerja_test_column inputs;
  kinerja_source_setup setup;
  memset(&inputs, 0, sizeof inputs);
  memset(&setup, 0, sizeof setup);
  if (input != NULL) kinerja_test_column_add(&inputs, input);
  setup.struct_size = KINERJA_CAST(uint32_t, sizeof setup);
  setup.config = kinerja_cstr(config);
  setup.inputs = kinerja_test_strs(&inputs);
  setup.inputs_len = inputs.n;
  return source->open(&host->call, &setup, self);
}
static inline kinerja_status kinerja_test_open_exporter(kinerja_test_host* host,
                                                        const kinerja_exporter* exporter,
                                                        const char* config,
                                                        const kinerja_cycle_info* cycle,
                                                        void** self) {
  kinerja_exporter_setup setup;
  memset(&setup, 0, sizeof setup);
  setup.struct_size = KINERJA_CAST(uint32_t, sizeof setup);
  setup.config = kinerja_cstr(config);
  setup.cycle = cycle;
  return exporter->open(&host->call, &setup, self);
}

KINERJA_END_C

#endif
