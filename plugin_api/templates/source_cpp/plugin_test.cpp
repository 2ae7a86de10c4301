// What the source promises, asked through its table as the host would.
#include <kinerja/testing.h>

#include <string>
#include <string_view>

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);

namespace {

constexpr const char* settings = R"({"indicator":"Layanan selesai","separator":";"})";
kinerja_test_host host;
const kinerja_source* source;
void* self;

kinerja_status pull(const std::string& cursor, const std::string& input) {
  static std::string given;
  given = input;
  const void* bytes = cursor.data();
  kinerja_test_again(&host);
  host.input = given.c_str();
  return source->pull(
      self, &host.call, {static_cast<const uint8_t*>(bytes), cursor.size()}, &host.emit);
}

bool said(std::string_view words) {
  return std::string_view(host.said).find(words) != std::string_view::npos;
}

// The cursor that was committed last, as text.
std::string last_cursor() {
  const std::string all = host.said;
  const std::size_t at = all.rfind("commit ") + 7;
  return all.substr(at, all.find('\n', at) - at);
}

void is_told_what_it_is() {
  const kinerja_plugin* plugin = KINERJA_ENTRY(KINERJA_ABI);
  KINERJA_EXPECT(KINERJA_ENTRY(99U << 16U) == nullptr);
  KINERJA_EXPECT(plugin->sources[0] == source && plugin->sources[1] == nullptr);
  KINERJA_EXPECT(kinerja_str_equal(source->info->id, kinerja_cstr("@ID@")));
}

void needs_one_input() {
  void* none = nullptr;
  kinerja_test_again(&host);
  KINERJA_EXPECT(kinerja_test_open_source(&host, source, settings, nullptr, &none) ==
                 KINERJA_E_CONFIG);
  KINERJA_EXPECT_TEXT(host.said, "fail -1 row -1 : NO_INPUT\n");
}

// However the host cuts the file into blocks.
void brings_lines_as_figures() {
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

void puts_bad_lines_into_quarantine() {
  constexpr const char* lines[][2] = {
      {"satu;dua", "[] satu;dua: BAD_LINE: "},
      {"satu;dua;tiga;empat", "[] satu;dua;tiga;empat: BAD_LINE: "},
      {";2026-01-05;1", "[pegawai] : BAD_EMPLOYEE: "},
      {"7\xC3\xA9\t\x7F;2026-01-05;1", "[pegawai] 7????: BAD_EMPLOYEE: 7????"},
      {"17;2026-1-5;1", "[tanggal] 2026-1-5: BAD_DAY: 2026-1-5"},
      {"17;2026/01-05;1", "[tanggal] 2026/01-05: BAD_DAY: 2026/01-05"},
      {"17;2026-01/05;1", "[tanggal] 2026-01/05: BAD_DAY: 2026-01/05"},
      {"17;x026-01-05;1", "[tanggal] x026-01-05: BAD_DAY: x026-01-05"},
      {"17;2o26-01-05;1", "[tanggal] 2o26-01-05: BAD_DAY: 2o26-01-05"},
      {"17;2026-x1-05;1", "[tanggal] 2026-x1-05: BAD_DAY: 2026-x1-05"},
      {"17;2026-01-0x;1", "[tanggal] 2026-01-0x: BAD_DAY: 2026-01-0x"},
      {"17;0000-01-01;1", "[tanggal] 0000-01-01: BAD_DAY: 0000-01-01"},
      {"17;2026-13-01;1", "[tanggal] 2026-13-01: BAD_DAY: 2026-13-01"},
      {"17;2026-02-29;1", "[tanggal] 2026-02-29: BAD_DAY: 2026-02-29"},
      {"17;2026-01-05;", "[jumlah] : BAD_NUMBER: "},
      {"17;2026-01-05;1x", "[jumlah] 1x: BAD_NUMBER: 1x"},
      {"17;2026-01-05;nan", "[jumlah] nan: BAD_NUMBER: nan"},
      {"17;2026-01-05;1e999", "[jumlah] 1e999: BAD_NUMBER: 1e999"}};
  for (const auto& [line, expected] : lines) {
    KINERJA_EXPECT(pull("", "kepala\n" + std::string(line) + "\n") == KINERJA_END);
    *strstr(host.said, "commit ") = 0;
    KINERJA_EXPECT_TEXT(host.said, ("reject line 2 " + std::string(expected) + "\n").c_str());
  }
}

void puts_long_names_and_lines_into_quarantine() {
  KINERJA_EXPECT(pull("", "kepala\n" + std::string(1025, '1')) == KINERJA_END);
  KINERJA_EXPECT(said("LONG_LINE: 1024\n"));
  KINERJA_EXPECT(pull("", "kepala\n" + std::string(65, '1') + ";2026-01-05;1") == KINERJA_END);
  KINERJA_EXPECT(said("BAD_EMPLOYEE: 1111"));
}

void goes_on_where_it_stopped() {
  const std::string first = "kepala\n17;2026-01-05;18\n";
  KINERJA_EXPECT(pull("", first) == KINERJA_END);
  KINERJA_EXPECT(pull(last_cursor(), first + "18;2026-01-05;20\n") == KINERJA_END);
  KINERJA_EXPECT(!said("key 17/"));
  KINERJA_EXPECT(said("measures line 3 key 18/2026-01-05"));
}

void begins_again_when_the_file_is_another() {
  KINERJA_EXPECT(pull("", "kepala\n17;2026-01-05;18\n") == KINERJA_END);
  const std::string cursor = last_cursor();
  KINERJA_EXPECT(pull(cursor, "kepala\n17;2026-01-05;19\n") == KINERJA_LATER);  // corrected
  KINERJA_EXPECT_TEXT(host.said, "commit \n");
  KINERJA_EXPECT(pull(cursor, "kepala\n17;2026-01-05;188\n") == KINERJA_LATER);  // cut elsewhere
  KINERJA_EXPECT(pull(cursor, "kepala\n17;2026\n") == KINERJA_LATER);            // shorter
  host.refuse_at = 1;
  KINERJA_EXPECT(pull(cursor, "kepala\n") == KINERJA_E_IO);
  host.refuse_at = 0;
  for (const char* no_cursor : {"not ours", "17", "17 x"})
    KINERJA_EXPECT(pull(no_cursor, "kepala\n") == KINERJA_END);
}

void brings_no_more_than_the_host_takes() {
  host.emit.max_rows = 2;
  KINERJA_EXPECT(pull("", "kepala\n1;2026-01-05;1\n2;2026-01-05;1\n3;2026-01-05;1\n") ==
                 KINERJA_END);
  KINERJA_EXPECT(host.calls == 4);  // two rows, commit, one row, commit
  host.emit.max_rows = KINERJA_TEST_ROWS_MAX;
}

void ends_when_the_host_takes_no_more() {
  for (host.refuse_at = 1; host.refuse_at <= 3; ++host.refuse_at)
    KINERJA_EXPECT(pull("", "kepala\nrusak\n1;2026-01-05;1\n") == KINERJA_E_IO);
  KINERJA_EXPECT(pull("", "kepala\nrusak\n1;2026-01-05;1\n") == KINERJA_END);
  host.refuse_at = 0;
}

void ends_when_it_cannot_read_or_shall_stop() {
  host.refuse_read = 1;
  KINERJA_EXPECT(pull("", "kepala\n") == KINERJA_E_IO);
  host.refuse_read = 0;
  host.stop = KINERJA_E_DEADLINE;
  KINERJA_EXPECT(pull("", "kepala\n") == KINERJA_E_DEADLINE);
  host.stop = KINERJA_OK;
}

}  // namespace

int main() {
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
  ends_when_the_host_takes_no_more();
  ends_when_it_cannot_read_or_shall_stop();
  source->close(self);
  return kinerja_test_result();
}
