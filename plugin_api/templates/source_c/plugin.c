/* Reads lines such as "198501012010011901;2026-01-05;18" (employee, day, number) from a file that
 * keeps growing, and brings each as a figure of one indicator. */
#include <kinerja/helpers.h>

#include "schema.json.h"
#include "texts.json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

KINERJA_PLUGIN_NOTE(KINERJA_ABI);

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

enum {
  LINE_BYTES = 1024, /* a longer line goes to quarantine */
  EMPLOYEE_BYTES = 64,
  KEY_BYTES = EMPLOYEE_BYTES + sizeof "/2026-01-31",
  ROWS = 256, /* that are brought at once, if the host takes as many */
  BYTES_BETWEEN_STOPS = 65536
};

typedef struct settings {
  char indicator[256]; /* the schema allows 60 characters, at most 4 bytes each */
  uint32_t indicator_len;
  char separator;
  uint64_t input_len;
  char input[]; /* name of the one input */
} settings;

/* How far a file was read: the bytes of whole lines, and a hash of them (FNV-1a) that tells a file
 * that has grown from one that was written anew. As text it is the cursor. */
typedef struct position {
  uint64_t bytes;
  uint64_t hash;
} position;
static const position start = {0, 14695981039346656037u};

/* One pull. A row's key is "employee/day", and its subject the beginning of that. */
typedef struct reader {
  const settings* self;
  const kinerja_call* call;
  const kinerja_emit* emit;
  position known; /* the cursor: up to here everything was brought earlier */
  position seen;  /* all bytes so far */
  position whole; /* the whole lines so far */
  uint32_t line;
  uint32_t len;
  char text[LINE_BYTES + 1];
  int too_long;
  uint32_t n;
  uint32_t key_len;
  char key[ROWS * KEY_BYTES];
  uint32_t begin[ROWS];
  uint32_t key_end[ROWS];
  uint32_t subject_end[ROWS];
  uint32_t indicator_begin[ROWS];
  uint32_t indicator_end[ROWS];
  uint32_t origin[ROWS];
  int32_t day[ROWS];
  double value[ROWS];
} reader;

static kinerja_status open_source(const kinerja_call* call,
                                  const kinerja_source_setup* setup,
                                  void** self) {
  const kinerja_json config = kinerja_json_root(setup->config);
  if (setup->inputs_len != 1) return kinerja_fail(call, KINERJA_E_CONFIG, "", "NO_INPUT");
  const kinerja_str input = kinerja_strs_at(&setup->inputs, 0);
  settings* made = malloc(sizeof *made + input.len);
  if (made == NULL) return KINERJA_E_MEMORY;
  made->indicator_len = (uint32_t)kinerja_json_text(
      kinerja_json_get(config, "indicator"), made->indicator, sizeof made->indicator);
  kinerja_json_text(kinerja_json_get(config, "separator"), &made->separator, 1);
  made->input_len = input.len;
  memcpy(made->input, input.ptr, input.len);
  *self = made;
  return KINERJA_OK;
}

static void close_source(void* self) {
  free(self);
}

static kinerja_str input_of(const reader* at) {
  const kinerja_str input = {at->self->input, at->self->input_len};
  return input;
}

static kinerja_status bring(reader* at) {
  const kinerja_strs keys = {at->key, at->key_len, at->begin, at->key_end};
  const kinerja_strs subjects = {at->key, at->key_len, at->begin, at->subject_end};
  const kinerja_strs indicators = {
      at->self->indicator, at->self->indicator_len, at->indicator_begin, at->indicator_end};
  kinerja_measures rows = {0};
  if (at->n == 0) return KINERJA_OK;
  rows.struct_size = sizeof rows;
  rows.n = at->n;
  rows.input = input_of(at);
  rows.key = keys;
  rows.origin = at->origin;
  rows.subject = subjects;
  rows.indicator = indicators;
  rows.from_day = at->day;
  rows.to_day = at->day;
  rows.value = at->value;
  at->n = 0;
  at->key_len = 0;
  return at->emit->measures(at->emit, &rows);
}

/* Brings what is collected, and keeps it together with the place in the file. */
static kinerja_status keep(reader* at) {
  char cursor[64];
  const kinerja_status brought = bring(at);
  if (brought != KINERJA_OK) return brought;
  snprintf(cursor, sizeof cursor, "%" PRIu64 " %" PRIu64, at->whole.bytes, at->whole.hash);
  const kinerja_bytes bytes = {(const uint8_t*)cursor, strlen(cursor)};
  return at->emit->commit(at->emit, bytes);
}

/* The file is another one than last time: forget the place, and be asked again. */
static kinerja_status start_again(const reader* at) {
  const kinerja_bytes nothing = {NULL, 0};
  const kinerja_status kept = at->emit->commit(at->emit, nothing);
  return kept == KINERJA_OK ? KINERJA_LATER : kept;
}

static kinerja_status reject(
    const reader* at, const char* column, const char* raw, const char* reason, const char* value) {
  char message[LINE_BYTES + 32];
  snprintf(message, sizeof message, "%s: %s", reason, value);
  const kinerja_rejected row = {sizeof row,
                                at->line,
                                input_of(at),
                                kinerja_cstr(column),
                                kinerja_cstr(raw),
                                kinerja_cstr(message)};
  return at->emit->reject(at->emit, &row);
}

/* Cuts the line at its separators; whether there are three columns. */
static int split(reader* at, const char* column[3]) {
  int columns = 1;
  for (const char* c = at->text; *c != 0; ++c)
    if (*c == at->self->separator) ++columns;
  if (columns != 3) return 0;
  char* from = at->text;
  for (columns = 0; columns < 3; ++columns) {
    column[columns] = from;
    from += strcspn(from, (const char[]){at->self->separator, 0});
    *from++ = 0;
  }
  return 1;
}

static int is_employee(const char* text) {
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";
  const size_t len = strlen(text);
  return len > 0 && len <= EMPLOYEE_BYTES && strspn(text, allowed) == len;
}

/* Days since 1970-01-01 of "2026-01-31". */
static int read_day(const char* text, int32_t* out) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int year, month, day;
  char more;
  if (strlen(text) != 10 || sscanf(text, "%4d-%2d-%2d%c", &year, &month, &day, &more) != 3)
    return 0;
  if (year < 1 || month < 1 || month > 12 || day < 1) return 0;
  const int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (day > lengths[month - 1] + (month == 2 ? leap : 0)) return 0;
  /* Years begin in March here, so that the leap day is the last one. */
  const int shifted = (month + 9) % 12;
  const int years = year - shifted / 10;
  *out =
      years * 365 + years / 4 - years / 100 + years / 400 + (shifted * 153 + 2) / 5 + day - 719469;
  return 1;
}

/* The host keeps the locale "C", so that strtod reads a decimal point. */
static int read_number(const char* text, double* out) {
  char* end;
  *out = strtod(text, &end);
  return *text != 0 && *end == 0 && strspn(text, "0123456789.+-eE") == strlen(text) &&
         isfinite(*out);
}

static kinerja_status take_line(reader* at) {
  const char* column[3];
  const uint32_t i = at->n;
  at->text[at->len] = 0;
  if (at->line == 1 || at->len == 0) return KINERJA_OK; /* the header; an empty line */
  if (at->too_long) return reject(at, "", at->text, "LONG_LINE", "1024");
  if (!split(at, column)) return reject(at, "", at->text, "BAD_LINE", "");
  if (!is_employee(column[0])) return reject(at, "pegawai", column[0], "BAD_EMPLOYEE", column[0]);
  if (!read_day(column[1], &at->day[i]))
    return reject(at, "tanggal", column[1], "BAD_DAY", column[1]);
  if (!read_number(column[2], &at->value[i]))
    return reject(at, "jumlah", column[2], "BAD_NUMBER", column[2]);
  at->begin[i] = at->key_len;
  at->key_len +=
      (uint32_t)snprintf(at->key + at->key_len, KEY_BYTES, "%s/%s", column[0], column[1]);
  at->key_end[i] = at->key_len;
  at->subject_end[i] = at->begin[i] + (uint32_t)strlen(column[0]);
  at->indicator_begin[i] = 0;
  at->indicator_end[i] = at->self->indicator_len;
  at->origin[i] = at->line;
  ++at->n;
  return at->n < ROWS && at->n < at->emit->max_rows ? KINERJA_OK : keep(at);
}

static kinerja_status end_line(reader* at) {
  const int brought_earlier = at->whole.bytes < at->known.bytes;
  kinerja_status status = KINERJA_OK;
  ++at->line;
  at->whole = at->seen;
  if (!brought_earlier) {
    status = take_line(at);
  } else if (at->seen.bytes >= at->known.bytes &&
             (at->seen.bytes != at->known.bytes || at->seen.hash != at->known.hash)) {
    status = start_again(at);
  }
  at->len = 0;
  at->too_long = 0;
  return status;
}

/* Only printable ASCII has a place in these lines: whatever else comes is seen as '?'. */
static kinerja_status take_byte(reader* at, uint8_t byte) {
  if (at->seen.bytes % BYTES_BETWEEN_STOPS == 0) {
    const kinerja_status stop = at->call->stop(at->call);
    if (stop != KINERJA_OK) return stop;
  }
  ++at->seen.bytes;
  at->seen.hash = (at->seen.hash ^ byte) * 1099511628211u;
  if (byte == '\n') return end_line(at);
  if (byte == '\r') return KINERJA_OK;
  if (at->len == LINE_BYTES) {
    at->too_long = 1;
  } else {
    at->text[at->len++] = byte >= ' ' && byte <= '~' ? (char)byte : '?';
  }
  return KINERJA_OK;
}

static kinerja_status read_all(reader* at) {
  kinerja_bytes block;
  kinerja_status status;
  while ((status = at->call->read(at->call, input_of(at), &block)) == KINERJA_OK) {
    for (uint64_t i = 0; i < block.len; ++i) {
      status = take_byte(at, block.ptr[i]);
      if (status != KINERJA_OK) return status;
    }
  }
  if (status != KINERJA_END) return status;
  if (at->whole.bytes < at->known.bytes) return start_again(at); /* it has become shorter */
  /* A last line without an end is brought, but not counted as read: it may still grow. */
  ++at->line;
  status = take_line(at);
  if (status == KINERJA_OK) status = keep(at);
  return status == KINERJA_OK ? KINERJA_END : status;
}

static kinerja_status pull(void* self,
                           const kinerja_call* call,
                           kinerja_bytes cursor,
                           const kinerja_emit* emit) {
  char text[64] = {0};
  kinerja_status status;
  reader* at = malloc(sizeof *at);
  if (at == NULL) return KINERJA_E_MEMORY;
  memset(at, 0, sizeof *at);
  at->self = self;
  at->call = call;
  at->emit = emit;
  at->seen = start;
  at->whole = start;
  if (cursor.len > 0 && cursor.len < sizeof text) memcpy(text, cursor.ptr, cursor.len);
  if (sscanf(text, "%" SCNu64 " %" SCNu64, &at->known.bytes, &at->known.hash) != 2)
    at->known = start;
  status = read_all(at);
  free(at);
  return status;
}

static const kinerja_info info = {
    sizeof info, 0, TEXT("@ID@"), TEXT("NAME"), TEXT("ABOUT"), TEXT(schema_json)};
static const kinerja_source source = {
    sizeof source, 0, &info, open_source, close_source, pull, NULL, NULL};
static const kinerja_source* const sources[] = {&source, NULL};
static const kinerja_plugin plugin = {sizeof plugin,
                                      0,
                                      KINERJA_ABI,
                                      KINERJA_ABI, /* the lowest host that it works with */
                                      TEXT("@ID@"),
                                      TEXT("0.1.0"),
                                      TEXT("@VENDOR@"),
                                      TEXT("Apache-2.0"),
                                      TEXT(texts_json),
                                      sources,
                                      NULL,
                                      NULL,
                                      NULL};

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);
const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {
  return host_abi >> 16 == KINERJA_ABI_MAJOR ? &plugin : NULL;
}
