/* What the source promises, asked through its table as the host would. */
#include <kinerja/testing.h>

#include "out_of_memory.h"

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);

static const char settings[] = "{\"indicator\":\"Layanan selesai\",\"separator\":\";\"}";
static kinerja_test_host host;
static const kinerja_source* source;
static void* self;

static kinerja_status pull(const char* cursor, const char* input) {
  const kinerja_bytes at = {(const uint8_t*)cursor, strlen(cursor)};
  kinerja_test_again(&host);
  host.input = input;
  return source->pull(self, &host.call, at, &host.emit);
}

/* The cursor that was committed last, as text. */
static const char* cursor_of(char* to, size_t size) {
  const char* last = host.said;
  for (const char* at = host.said; (at = strstr(at, "commit ")) != NULL; ++at) last = at + 7;
  snprintf(to, size, "%.*s", (int)strcspn(last, "\n"), last);
  return to;
}

static void is_told_what_it_is(void) {
  const kinerja_plugin* plugin = KINERJA_ENTRY(KINERJA_ABI);
  KINERJA_EXPECT(KINERJA_ENTRY(99u << 16) == NULL);
  KINERJA_EXPECT(plugin->sources[0] == source && plugin->sources[1] == NULL);
  KINERJA_EXPECT(kinerja_str_equal(source->info->id, kinerja_cstr("@ID@")));
}

static void needs_one_input(void) {
  void* none = NULL;
  kinerja_test_again(&host);
  KINERJA_EXPECT(kinerja_test_open_source(&host, source, settings, NULL, &none) ==
                 KINERJA_E_CONFIG);
  KINERJA_EXPECT_TEXT(host.said, "fail -1 row -1 : NO_INPUT\n");
}

/* However the host cuts the file into blocks. */
static void brings_lines_as_figures(void) {
  for (host.block = 0; host.block < 9; host.block += 4) {
    KINERJA_EXPECT(
        pull("", "kepala\r\n17;2026-01-05;18\r\n\n18;2024-02-29;2.5\n19;2000-02-29;-1") ==
        KINERJA_END);
    KINERJA_EXPECT_TEXT(
        host.said,
        "measures line 2 key 17/2026-01-05: 17 Layanan selesai days 20458 to 20458 value 18\n"
        "measures line 4 key 18/2024-02-29: 18 Layanan selesai days 19782 to 19782 value 2.5\n"
        "measures line 5 key 19/2000-02-29: 19 Layanan selesai days 11016 to 11016 value -1\n"
        "commit 45 11540731602752955569\n");
  }
  host.block = 0;
}

static void puts_bad_lines_into_quarantine(void) {
  static const char* const lines[][2] = {
      {"satu;dua", "[] satu;dua: BAD_LINE: "},
      {";2026-01-05;1", "[pegawai] : BAD_EMPLOYEE: "},
      {"7\xC3\xA9\t;2026-01-05;1", "[pegawai] 7???: BAD_EMPLOYEE: 7???"},
      {"17;2026-1-5;1", "[tanggal] 2026-1-5: BAD_DAY: 2026-1-5"},
      {"17;2026-01-0x;1", "[tanggal] 2026-01-0x: BAD_DAY: 2026-01-0x"},
      {"17;0000-01-01;1", "[tanggal] 0000-01-01: BAD_DAY: 0000-01-01"},
      {"17;2026-00-01;1", "[tanggal] 2026-00-01: BAD_DAY: 2026-00-01"},
      {"17;2026-13-01;1", "[tanggal] 2026-13-01: BAD_DAY: 2026-13-01"},
      {"17;2026-01-00;1", "[tanggal] 2026-01-00: BAD_DAY: 2026-01-00"},
      {"17;2026-02-29;1", "[tanggal] 2026-02-29: BAD_DAY: 2026-02-29"},
      {"17;1900-02-29;1", "[tanggal] 1900-02-29: BAD_DAY: 1900-02-29"},
      {"17;2026-04-31;1", "[tanggal] 2026-04-31: BAD_DAY: 2026-04-31"},
      {"17;2026-01-05;", "[jumlah] : BAD_NUMBER: "},
      {"17;2026-01-05;1x", "[jumlah] 1x: BAD_NUMBER: 1x"},
      {"17;2026-01-05;nan", "[jumlah] nan: BAD_NUMBER: nan"},
      {"17;2026-01-05;1e999", "[jumlah] 1e999: BAD_NUMBER: 1e999"}};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; ++i) {
    char input[100], expected[100];
    snprintf(input, sizeof input, "kepala\n%s\n", lines[i][0]);
    snprintf(expected, sizeof expected, "reject line 2 %s\n", lines[i][1]);
    KINERJA_EXPECT(pull("", input) == KINERJA_END);
    *strstr(host.said, "commit ") = 0;
    KINERJA_EXPECT_TEXT(host.said, expected);
  }
}

static void puts_long_names_and_lines_into_quarantine(void) {
  char input[1100] = "kepala\n";
  memset(input + 7, '1', 1025);
  KINERJA_EXPECT(pull("", input) == KINERJA_END);
  KINERJA_EXPECT(strstr(host.said, "LONG_LINE: 1024\n") != NULL);
  strcpy(input + 7 + 65, ";2026-01-05;1");
  KINERJA_EXPECT(pull("", input) == KINERJA_END);
  KINERJA_EXPECT(strstr(host.said, "BAD_EMPLOYEE: 1111") != NULL);
}

static void goes_on_where_it_stopped(void) {
  char cursor[64];
  KINERJA_EXPECT(pull("", "kepala\n17;2026-01-05;18\n") == KINERJA_END);
  KINERJA_EXPECT(pull(cursor_of(cursor, sizeof cursor),
                      "kepala\n17;2026-01-05;18\n18;2026-01-05;20\n") == KINERJA_END);
  KINERJA_EXPECT(strstr(host.said, "key 17/") == NULL);
  KINERJA_EXPECT(strstr(host.said, "measures line 3 key 18/2026-01-05") != NULL);
}

static void begins_again_when_the_file_is_another(void) {
  char cursor[64];
  KINERJA_EXPECT(pull("", "kepala\n17;2026-01-05;18\n") == KINERJA_END);
  cursor_of(cursor, sizeof cursor);
  KINERJA_EXPECT(pull(cursor, "kepala\n17;2026-01-05;19\n") == KINERJA_LATER); /* corrected */
  KINERJA_EXPECT_TEXT(host.said, "commit \n");
  KINERJA_EXPECT(pull(cursor, "kepala\n17;2026-01-05;188\n") == KINERJA_LATER); /* cut elsewhere */
  KINERJA_EXPECT(pull(cursor, "kepala\n17;2026\n") == KINERJA_LATER);           /* shorter */
  host.refuse_at = 1;
  KINERJA_EXPECT(pull(cursor, "kepala\n") == KINERJA_E_IO);
  host.refuse_at = 0;
  KINERJA_EXPECT(pull("not ours", "kepala\n") == KINERJA_END);
  KINERJA_EXPECT(pull("a cursor that is far longer than any that this source could have written",
                      "kepala\n") == KINERJA_END);
}

static void brings_no_more_than_the_host_takes(void) {
  host.emit.max_rows = 2;
  KINERJA_EXPECT(pull("", "kepala\n1;2026-01-05;1\n2;2026-01-05;1\n3;2026-01-05;1\n") ==
                 KINERJA_END);
  KINERJA_EXPECT(host.calls == 4); /* two rows, commit, one row, commit */
  host.emit.max_rows = KINERJA_TEST_ROWS_MAX;
}

static void fills_its_own_room(void) {
  static char input[301 * 18];
  char* to = input + sprintf(input, "kepala\n");
  for (int i = 100; i < 400; ++i) to += sprintf(to, "%d;2026-01-05;1\n", i);
  host.emit.max_rows = 4096;
  KINERJA_EXPECT(pull("", input) == KINERJA_END);
  KINERJA_EXPECT(host.calls == 4); /* 256 rows, commit, 44 rows, commit */
  host.emit.max_rows = KINERJA_TEST_ROWS_MAX;
}

static void ends_when_the_host_takes_no_more(void) {
  for (host.refuse_at = 1; host.refuse_at <= 3; ++host.refuse_at)
    KINERJA_EXPECT(pull("", "kepala\nrusak\n1;2026-01-05;1\n") == KINERJA_E_IO);
  KINERJA_EXPECT(pull("", "kepala\nrusak\n1;2026-01-05;1\n") == KINERJA_END);
  host.refuse_at = 1;
  KINERJA_EXPECT(pull("", "kepala\nrusak") == KINERJA_E_IO);
  host.refuse_at = 0;
}

static void ends_when_it_cannot_read_or_shall_stop(void) {
  host.refuse_read = 1;
  KINERJA_EXPECT(pull("", "kepala\n") == KINERJA_E_IO);
  host.refuse_read = 0;
  host.stop = KINERJA_E_DEADLINE;
  KINERJA_EXPECT(pull("", "kepala\n") == KINERJA_E_DEADLINE);
  host.stop = KINERJA_OK;
}

static void says_when_there_is_no_memory(void) {
  void* none = NULL;
  out_of_memory = 1;
  KINERJA_EXPECT(kinerja_test_open_source(&host, source, settings, "catatan", &none) ==
                 KINERJA_E_MEMORY);
  KINERJA_EXPECT(pull("", "kepala\n") == KINERJA_E_MEMORY);
  out_of_memory = 0;
}

int main(void) {
  kinerja_test_host_init(&host);
  source = KINERJA_ENTRY(KINERJA_ABI)->sources[0];
  KINERJA_EXPECT(kinerja_test_open_source(&host, source, settings, "catatan", &self) == KINERJA_OK);
  is_told_what_it_is();
  needs_one_input();
  brings_lines_as_figures();
  puts_bad_lines_into_quarantine();
  puts_long_names_and_lines_into_quarantine();
  goes_on_where_it_stopped();
  begins_again_when_the_file_is_another();
  brings_no_more_than_the_host_takes();
  fills_its_own_room();
  ends_when_the_host_takes_no_more();
  ends_when_it_cannot_read_or_shall_stop();
  says_when_there_is_no_memory();
  source->close(self);
  return kinerja_test_result();
}
