/* A frozen source: rows of all six kinds, one a line, fields separated by '|', the kind first. Uses
 * every column of every kind, blocks, cursors, KINERJA_LATER, quarantine, log and stop. */
#include <kinerja/helpers.h>

#include <stdio.h>

KINERJA_PLUGIN_NOTE(KINERJA_ABI);

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

enum { FIELDS = 18, ROWS = 4, LINES_A_PULL = 10 };

static const char input_name[] = "file";

typedef struct reader {
  char* text;
  size_t len;
  uint32_t n;      /* rows that wait to be emitted */
  char kind;       /* of these rows: first letter, 'm' measures */
  uint32_t origin[ROWS];
  uint32_t begin[FIELDS][ROWS];
  uint32_t end[FIELDS][ROWS];
} reader;

static kinerja_status open_source(const kinerja_call* call, const kinerja_source_setup* setup, void** self) {
  const kinerja_str wanted = {input_name, sizeof input_name - 1};
  if (setup->inputs_len != 1 || !kinerja_str_equal(kinerja_strs_at(&setup->inputs, 0), wanted))
    return kinerja_fail(call, KINERJA_E_CONFIG, "/inputs", "INPUT");
  *self = calloc(1, sizeof(reader));
  return *self == NULL ? KINERJA_E_MEMORY : KINERJA_OK;
}

static void close_source(void* self) {
  free(((reader*)self)->text);
  free(self);
}

/* The whole input: blocks are cut anywhere, and each lives for the call only. */
static kinerja_status read_all(reader* r, const kinerja_call* call) {
  kinerja_bytes block;
  kinerja_status status;
  r->len = 0;
  while ((status = call->read(call, kinerja_cstr(input_name), &block)) == KINERJA_OK) {
    char* longer = realloc(r->text, r->len + block.len);
    if (longer == NULL) return KINERJA_E_MEMORY;
    r->text = longer;
    memcpy(r->text + r->len, block.ptr, block.len);
    r->len += block.len;
  }
  return status == KINERJA_END ? KINERJA_OK : status;
}

static kinerja_strs texts(const reader* r, int field) {
  const kinerja_strs column = {r->text, r->len, r->begin[field], r->end[field]};
  return column;
}

static double number(const reader* r, int field, uint32_t row) {
  char text[64];
  const uint32_t from = r->begin[field][row];
  const size_t len = r->end[field][row] - from;
  if (len == 0 || len >= sizeof text) return 0;
  memcpy(text, r->text + from, len);
  text[len] = 0;
  return strtod(text, NULL);
}

#define COLUMN(type, name, field) \
  type name[ROWS];                \
  for (uint32_t i = 0; i < r->n; ++i) name[i] = (type)number(r, field, i)

static int32_t day(const reader* r, int field, uint32_t row) {
  return r->begin[field][row] == r->end[field][row] ? KINERJA_NO_DAY : (int32_t)number(r, field, row);
}

static kinerja_status emit_people(const reader* r, const kinerja_emit* emit) {
  int32_t from[ROWS], to[ROWS];
  uint32_t attr_begin[ROWS + 1], begin[2 * ROWS], end[2 * ROWS];
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->n; ++i) {
    from[i] = day(r, 7, i);
    to[i] = day(r, 8, i);
    attr_begin[i] = n;
    if (r->end[9][i] > r->begin[9][i]) { /* the fact "golongan" */
      begin[n] = r->begin[9][i];
      end[n++] = r->end[9][i];
    }
  }
  attr_begin[r->n] = n;
  static const char names[] = "golongangolongangolongangolongangolongangolongangolongangolongan";
  static const uint32_t name_begin[] = {0, 8, 16, 24, 32, 40, 48, 56, 64};
  const kinerja_people rows = {sizeof rows, r->n, {input_name, 4}, texts(r, 1), r->origin, texts(r, 2), texts(r, 3),
    texts(r, 4), texts(r, 5), texts(r, 6), from, to, attr_begin, {names, sizeof names - 1, name_begin, name_begin + 1},
    {r->text, r->len, begin, end}};
  return emit->people(emit, &rows);
}

static kinerja_status emit_goals(const reader* r, const kinerja_emit* emit) {
  COLUMN(uint8_t, subject_kind, 9);
  COLUMN(uint8_t, direction, 10);
  COLUMN(uint8_t, kind, 11);
  COLUMN(uint8_t, aggregate, 12);
  COLUMN(uint8_t, flags, 13);
  COLUMN(double, target, 14);
  COLUMN(double, target_high, 15);
  COLUMN(double, weight, 16);
  COLUMN(double, share, 17);
  const kinerja_goals rows = {sizeof rows, r->n, {input_name, 4}, texts(r, 1), r->origin, texts(r, 2), texts(r, 3),
    texts(r, 4), texts(r, 5), texts(r, 6), texts(r, 7), texts(r, 8), subject_kind, direction, kind, aggregate, flags,
    target, target_high, weight, share};
  return emit->goals(emit, &rows);
}

static kinerja_status emit_measures(const reader* r, const kinerja_emit* emit) {
  COLUMN(uint8_t, subject_kind, 5);
  COLUMN(uint16_t, quality, 6);
  COLUMN(int32_t, from, 7);
  COLUMN(int32_t, to, 8);
  COLUMN(double, value, 9);
  COLUMN(int64_t, observed, 10);
  const kinerja_measures rows = {sizeof rows, r->n, {input_name, 4}, texts(r, 1), r->origin, texts(r, 2), texts(r, 3),
    texts(r, 4), subject_kind, quality, from, to, value, observed};
  return emit->measures(emit, &rows);
}

static kinerja_status emit_ratings(const reader* r, const kinerja_emit* emit) {
  COLUMN(uint8_t, ratee_kind, 6);
  COLUMN(uint8_t, role, 7);
  COLUMN(uint8_t, state, 8);
  COLUMN(uint8_t, flags, 9);
  COLUMN(double, score, 10);
  int32_t when[ROWS];
  for (uint32_t i = 0; i < r->n; ++i) when[i] = day(r, 11, i);
  const kinerja_ratings rows = {sizeof rows, r->n, {input_name, 4}, texts(r, 1), r->origin, texts(r, 2), texts(r, 3),
    texts(r, 4), texts(r, 5), ratee_kind, role, state, flags, score, when};
  return emit->ratings(emit, &rows);
}

static kinerja_status emit_events(const reader* r, const kinerja_emit* emit) {
  COLUMN(uint8_t, subject_kind, 8);
  COLUMN(int64_t, local_ms, 9);
  COLUMN(double, amount, 10);
  const kinerja_events rows = {sizeof rows, r->n, {input_name, 4}, texts(r, 1), r->origin, texts(r, 2), texts(r, 3),
    texts(r, 4), texts(r, 5), texts(r, 6), texts(r, 7), subject_kind, local_ms, amount, texts(r, 11), texts(r, 12)};
  return emit->events(emit, &rows);
}

static kinerja_status emit_spans(const reader* r, const kinerja_emit* emit) {
  COLUMN(uint8_t, subject_kind, 6);
  COLUMN(int64_t, from_ms, 7);
  COLUMN(int64_t, to_ms, 8);
  const kinerja_spans rows = {sizeof rows, r->n, {input_name, 4}, texts(r, 1), r->origin, texts(r, 2), texts(r, 3),
    texts(r, 4), texts(r, 5), subject_kind, from_ms, to_ms};
  return emit->spans(emit, &rows);
}

/* Hands over what waits. */
static kinerja_status flush(reader* r, const kinerja_emit* emit) {
  kinerja_status status = KINERJA_OK;
  if (r->n == 0) return status;
  switch (r->kind) {
    case 'p': status = emit_people(r, emit); break;
    case 'g': status = emit_goals(r, emit); break;
    case 'm': status = emit_measures(r, emit); break;
    case 'r': status = emit_ratings(r, emit); break;
    case 'e': status = emit_events(r, emit); break;
    default: status = emit_spans(r, emit);
  }
  r->n = 0;
  return status;
}

static kinerja_status reject(const reader* r, const kinerja_emit* emit, uint32_t line, size_t from, size_t end) {
  const kinerja_rejected row = {sizeof row, line, {input_name, 4}, TEXT("kind"), {r->text + from, end - from},
    TEXT("UNKNOWN: kind")};
  return emit->reject(emit, &row);
}

static kinerja_status take_line(reader* r, const kinerja_emit* emit, uint32_t line, size_t from, size_t end) {
  const char kind = r->text[from];
  if (strchr("pgmres", kind) == NULL) return reject(r, emit, line, from, end);
  const uint32_t room = emit->max_rows < ROWS ? emit->max_rows : ROWS;
  if (r->n == room || (r->n > 0 && r->kind != kind)) {
    const kinerja_status status = flush(r, emit);
    if (status != KINERJA_OK) return status;
  }
  r->kind = kind;
  r->origin[r->n] = line;
  size_t at = from;
  for (int field = 0; field < FIELDS; ++field) {
    r->begin[field][r->n] = (uint32_t)at;
    while (at < end && r->text[at] != '|') ++at;
    r->end[field][r->n] = (uint32_t)at;
    if (at < end) ++at;
  }
  ++r->n;
  return KINERJA_OK;
}

static kinerja_status pull(void* self, const kinerja_call* call, kinerja_bytes cursor, const kinerja_emit* emit) {
  reader* r = self;
  uint32_t done = 0; /* lines that were committed */
  for (uint64_t i = 0; i < cursor.len; ++i) done = done * 10 + (uint32_t)(cursor.ptr[i] - '0');
  kinerja_status status = read_all(r, call);
  uint32_t line = 0;
  size_t at = 0;
  r->n = 0;
  while (status == KINERJA_OK && at < r->len && line < done + LINES_A_PULL) {
    size_t end = at;
    while (end < r->len && r->text[end] != '\n') ++end;
    ++line;
    if (line > done && end > at) status = take_line(r, emit, line, at, end);
    if (status == KINERJA_OK) status = call->stop(call);
    at = end + 1;
  }
  if (status == KINERJA_OK) status = flush(r, emit);
  if (status != KINERJA_OK) return status;
  char text[16];
  const int len = snprintf(text, sizeof text, "%u", line);
  const kinerja_bytes next = {(const uint8_t*)text, (uint64_t)len};
  status = emit->commit(emit, next);
  if (status != KINERJA_OK) return status;
  call->log(call, KINERJA_LOG_DEBUG, kinerja_cstr("PULLED"));
  return at < r->len ? KINERJA_LATER : KINERJA_END;
}

static const kinerja_info info = {sizeof info, 0, TEXT("org.example.frozen.lines"), TEXT("NAME"), TEXT("ABOUT"),
  TEXT("{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{}}")};
static const kinerja_source source = {sizeof source, 0, &info, open_source, close_source, pull, NULL, NULL};
static const kinerja_source* const sources[] = {&source, NULL};
static const kinerja_plugin plugin = {sizeof plugin, 0, KINERJA_ABI, KINERJA_ABI, TEXT("org.example.frozen.lines"),
  TEXT("1.0.0"), TEXT("Example"), TEXT("Apache-2.0"),
  TEXT("{\"en\":{\"ABOUT\":\"Rows, one a line.\",\"INPUT\":\"One input, named file\",\"NAME\":\"Lines\","
       "\"PULLED\":\"a part was read\",\"UNKNOWN\":\"Unknown {value}\"},"
       "\"id\":{\"ABOUT\":\"Baris data, satu tiap baris.\",\"INPUT\":\"Satu masukan bernama file\",\"NAME\":\"Baris\","
       "\"PULLED\":\"satu bagian dibaca\",\"UNKNOWN\":\"{value} tidak dikenal\"}}"),
  sources, NULL, NULL, NULL};

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);
const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {
  return host_abi >> 16 == KINERJA_ABI_MAJOR ? &plugin : NULL;
}
