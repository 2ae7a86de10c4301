/* One event for each line of the input "file". The cursor is the number of lines that were kept. */
#include "faulty.h"

enum {
  none,
  cursor_one_too_far,
  dies_of_cut_line,
  dies_of_nothing,
  dies_of_noise,
  forgets_to_commit,
  hides_failed_read,
  ignores_max_rows,
  ignores_refusal,
  later_for_ever,
  loses_at_block_end,
  never_stops,
  repeats_keys
};

enum { most_lines = 100000, line_bytes = 64 };

typedef struct text {
  char* bytes;
  size_t len;
} text;

static kinerja_status open_it(const kinerja_call* call,
                              const kinerja_source_setup* setup,
                              void** self) {
  (void)call, (void)setup;
  *self = NULL;
  return KINERJA_OK;
}
static void close_it(void* self) {
  (void)self;
}

/* The whole input; negative when it cannot be read. */
static kinerja_status read_all(const kinerja_call* call, text* all) {
  kinerja_bytes block;
  kinerja_status status;
  while ((status = call->read(call, str("file"), &block)) == KINERJA_OK) {
    char* more = realloc(all->bytes, all->len + block.len + 1);
    if (more == NULL) return KINERJA_E_MEMORY;
    all->bytes = more;
    memcpy(all->bytes + all->len, block.ptr, block.len);
    all->len += block.len;
    if (FAULT == loses_at_block_end && block.len < 100) --all->len;
    if (FAULT != never_stops && (status = call->stop(call)) != KINERJA_OK) return status;
  }
  if (FAULT == hides_failed_read) return KINERJA_OK;
  return status == KINERJA_END ? KINERJA_OK : status;
}

static uint32_t printable(char* to, const char* from, size_t len) {
  uint32_t used = 0;
  for (size_t i = 0; i < len && used < line_bytes; ++i)
    if (from[i] > ' ' && from[i] < 127) to[used++] = from[i];
  return used;
}

static kinerja_status emit_line(const kinerja_emit* emit,
                                uint32_t line,
                                const char* from,
                                size_t len) {
  char words[line_bytes + 32];
  char key[16];
  const uint32_t begin = 0;
  uint32_t key_end, end = printable(words, from, len);
  const uint32_t origin = line + 1, kind_end = 4;
  const int64_t when = 1780272000000 + line;
  kinerja_events rows = {.struct_size = sizeof rows, .n = 1, .input = TEXT("file")};
  uint32_t number = FAULT == repeats_keys ? 7 : line;
  key_end = 0;
  do key[key_end++] = (char)('a' + number % 16), number /= 16;
  while (number > 0);
  rows.key = (kinerja_strs){key, key_end, &begin, &key_end};
  rows.origin = &origin;
  rows.kind = (kinerja_strs){"baris", 5, &begin, &kind_end};
  rows.text = (kinerja_strs){words, end, &begin, &end};
  rows.local_ms = &when;
  return emit->events(emit, &rows);
}

static uint32_t line_of(kinerja_bytes cursor) {
  uint32_t line = 0;
  if (cursor.len == sizeof line) memcpy(&line, cursor.ptr, sizeof line);
  return line;
}

static kinerja_status keep(const kinerja_emit* emit, uint32_t lines) {
  const uint32_t cursor = FAULT == cursor_one_too_far ? lines + 1 : lines;
  const kinerja_bytes bytes = {(const uint8_t*)&cursor, sizeof cursor};
  return FAULT == forgets_to_commit ? KINERJA_OK : emit->commit(emit, bytes);
}

static kinerja_status bring(const kinerja_call* call,
                            kinerja_bytes cursor,
                            const kinerja_emit* emit,
                            const text* all) {
  const uint32_t first = line_of(cursor);
  uint32_t line = 0, since = 0;
  size_t at = 0;
  kinerja_status status;
  while (at < all->len && line < most_lines) {
    size_t end = at;
    while (end < all->len && all->bytes[end] != '\n') ++end;
    if (FAULT == dies_of_cut_line && end == all->len && end - at > 3) abort();
    if (FAULT == dies_of_noise && (unsigned char)all->bytes[at] > 0xF0) abort();
    if (line >= first) {
      status = emit_line(emit, line, all->bytes + at, end - at);
      if (status != KINERJA_OK && FAULT != ignores_refusal) return status;
      if (++since >= emit->max_rows) {
        status = keep(emit, line + 1);
        since = 0;
        if (status != KINERJA_OK && FAULT != ignores_refusal) return status;
      }
    }
    at = end + 1;
    ++line;
    if (FAULT != never_stops && line % 64 == 0 && (status = call->stop(call)) != KINERJA_OK)
      return status;
    for (volatile int i = 0; FAULT == never_stops && i < 20000; ++i) {
    }
  }
  status = keep(emit, line);
  return status != KINERJA_OK ? status : KINERJA_END;
}

/* Two rows at once, whatever was allowed. */
static kinerja_status bring_two(const kinerja_emit* emit) {
  const uint32_t begin[] = {0, 1}, end[] = {1, 2}, origin[] = {1, 2};
  const int64_t when[] = {1780272000000, 1780272000001};
  kinerja_events rows = {.struct_size = sizeof rows, .n = 2, .input = TEXT("file")};
  rows.key = (kinerja_strs){"ab", 2, begin, end};
  rows.origin = origin;
  rows.kind = (kinerja_strs){"xy", 2, begin, end};
  rows.local_ms = when;
  return emit->events(emit, &rows);
}

static kinerja_status pull(void* self,
                           const kinerja_call* call,
                           kinerja_bytes cursor,
                           const kinerja_emit* emit) {
  text all = {NULL, 0};
  kinerja_status status = read_all(call, &all);
  (void)self;
  if (FAULT == dies_of_nothing && all.len == 0) abort();
  if (status == KINERJA_OK && FAULT == ignores_max_rows) status = bring_two(emit);
  if (status == KINERJA_OK) status = bring(call, cursor, emit, &all);
  free(all.bytes);
  return FAULT == later_for_ever && status >= 0 ? KINERJA_LATER : status;
}

static const kinerja_info info = {sizeof info,
                                  0,
                                  TEXT("org.example.faulty.source"),
                                  TEXT("Baris"),
                                  TEXT("Untuk uji."),
                                  TEXT("{\"type\":\"object\",\"additionalProperties\":false}")};
static const kinerja_source source = {sizeof source, 0, &info, open_it, close_it, pull, NULL, NULL};
static const kinerja_source* const sources[] = {&source, NULL};
PLUGIN(sources, NULL, NULL, "{}", NULL)
