/* Writes the cycle's result as a plain table (CSV): number, name, unit, score and grade of each
 * person. What a spreadsheet would take for a formula is neutralised. */
#include <kinerja/helpers.h>

#include "schema.json.h"
#include "texts.json.h"

#include <stdio.h>

KINERJA_PLUGIN_NOTE(KINERJA_ABI);

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

enum { BLOCK_BYTES = 4096, NAME_BYTES = 200 };

/* One export. After a fault `status` says which, and nothing more is written. */
typedef struct table {
  char file[NAME_BYTES];
  uint64_t file_len;
  char separator;
  char decimal_point;
  int opened;
  uint32_t id;
  kinerja_status status;
  const kinerja_sink* sink; /* of the call that goes on */
  uint64_t len;
  char block[BLOCK_BYTES];
} table;

/* What the host takes for a file: see kinerja_sink in exporter.h. */
static int is_file_name(const char* name, size_t len) {
  static const char letters[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./";
  char before = '/';
  for (size_t i = 0; i < len; ++i) {
    if (strchr(letters, name[i]) == NULL || name[i] == 0) return 0;
    if (name[i] == '/' && before == '/') return 0;
    if (name[i] == '.' && before == '.') return 0;
    before = name[i];
  }
  return before != '/';
}

static kinerja_status open_exporter(const kinerja_call* call,
                                    const kinerja_exporter_setup* setup,
                                    void** self) {
  const kinerja_json config = kinerja_json_root(setup->config);
  char message[NAME_BYTES + 32];
  table* made = malloc(sizeof *made);
  if (made == NULL) return KINERJA_E_MEMORY;
  memset(made, 0, sizeof *made);
  made->file_len =
      kinerja_json_text(kinerja_json_get(config, "file"), made->file, sizeof made->file);
  kinerja_json_text(kinerja_json_get(config, "separator"), &made->separator, 1);
  if (made->file_len > sizeof made->file) made->file_len = 0; /* too long is as bad as none */
  if (!is_file_name(made->file, made->file_len)) {
    snprintf(message, sizeof message, "BAD_FILE: %.*s", (int)made->file_len, made->file);
    free(made);
    return kinerja_fail(call, KINERJA_E_CONFIG, "/file", message);
  }
  made->decimal_point = kinerja_str_equal(setup->cycle->language, kinerja_cstr("id")) ? ',' : '.';
  *self = made;
  return KINERJA_OK;
}

static void close_exporter(void* self) {
  free(self);
}

static void flush(table* self) {
  const kinerja_bytes bytes = {(const uint8_t*)self->block, self->len};
  if (self->status != KINERJA_OK) return;
  self->len = 0;
  self->status = self->sink->write(self->sink, self->id, bytes);
}

static void put(table* self, char c) {
  if (self->len == BLOCK_BYTES) flush(self);
  if (self->status != KINERJA_OK) return;
  self->block[self->len++] = c;
}

/* A spreadsheet computes what begins so, also behind a quote: "=HYPERLINK(...)". */
static int looks_like_formula(kinerja_str text) {
  return text.len > 0 && memchr("=+-@\t\r", text.ptr[0], 6) != NULL;
}

static int needs_quotes(const table* self, kinerja_str text) {
  for (uint64_t i = 0; i < text.len; ++i) {
    if (text.ptr[i] == self->separator || strchr("\"\r\n", text.ptr[i]) != NULL) return 1;
  }
  return 0;
}

static void put_text(table* self, kinerja_str text) {
  const int quotes = needs_quotes(self, text);
  if (quotes) put(self, '"');
  if (looks_like_formula(text)) put(self, '\'');
  for (uint64_t i = 0; i < text.len; ++i) {
    if (text.ptr[i] == '"') put(self, '"');
    put(self, text.ptr[i]);
  }
  if (quotes) put(self, '"');
}

/* The shortest decimal that reads back as the number, with the language's decimal point. */
static void put_number(table* self, double number) {
  char digits[40];
  int places = 0;
  do {
    snprintf(digits, sizeof digits, "%.*g", ++places, number);
  } while (places < 17 && strtod(digits, NULL) != number);
  const int quotes = self->separator == self->decimal_point;
  if (quotes) put(self, '"');
  for (const char* c = digits; *c != 0; ++c) put(self, *c == '.' ? self->decimal_point : *c);
  if (quotes) put(self, '"');
}

static void put_header(table* self) {
  static const char* const titles[2][5] = {{"Number", "Name", "Unit", "Score", "Grade"},
                                           {"NIP", "Nama", "Unit kerja", "Nilai", "Predikat"}};
  for (int i = 0; i < 5; ++i) {
    if (i > 0) put(self, self->separator);
    put_text(self, kinerja_cstr(titles[self->decimal_point == ','][i]));
  }
  put(self, '\n');
}

static void put_person(table* self, const kinerja_results* results, uint32_t i) {
  const uint32_t cell = results->cycle->result_node * results->n + i;
  put_text(self, kinerja_strs_at(&results->employee, i));
  put(self, self->separator);
  put_text(self, kinerja_strs_at(&results->name, i));
  put(self, self->separator);
  put_text(self, kinerja_strs_at(&results->unit, i));
  put(self, self->separator);
  if (results->status[cell] == KINERJA_OK) put_number(self, results->score[cell]);
  put(self, self->separator);
  if (results->status[cell] == KINERJA_OK)
    put_text(self, kinerja_strs_at(&results->grade_text, cell));
  put(self, '\n');
}

/* The file is opened by the first call, whichever it is: there may be no people at all. */
static void begin(table* self, const kinerja_sink* sink) {
  const kinerja_str name = {self->file, self->file_len};
  self->sink = sink;
  if (self->opened) return;
  self->opened = 1;
  self->status = sink->open(sink, name, kinerja_cstr("text/csv"), &self->id);
  put_header(self);
}

static kinerja_status write_results(void* raw,
                                    const kinerja_call* call,
                                    const kinerja_results* results,
                                    const kinerja_sink* sink) {
  table* self = raw;
  begin(self, sink);
  for (uint32_t i = 0; i < results->n && self->status == KINERJA_OK; ++i) {
    self->status = call->stop(call);
    put_person(self, results, i);
  }
  return self->status;
}

static kinerja_status finish(void* raw, const kinerja_call* call, const kinerja_sink* sink) {
  table* self = raw;
  (void)call;
  begin(self, sink);
  flush(self);
  if (self->status == KINERJA_OK) self->status = sink->close(sink, self->id);
  return self->status;
}

static const kinerja_info info = {
    sizeof info, 0, TEXT("@ID@"), TEXT("NAME"), TEXT("ABOUT"), TEXT(schema_json)};
static const kinerja_exporter exporter = {.struct_size = sizeof exporter,
                                          .info = &info,
                                          .open = open_exporter,
                                          .close = close_exporter,
                                          .write = write_results,
                                          .finish = finish};
static const kinerja_exporter* const exporters[] = {&exporter, NULL};
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
                                      NULL,
                                      exporters,
                                      NULL};

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);
const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {
  return host_abi >> 16 == KINERJA_ABI_MAJOR ? &plugin : NULL;
}
