// What the exporter promises, asked through its table as the host would.
#include <kinerja/testing.h>

#include <string>

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);

namespace {

kinerja_test_host host;
const kinerja_exporter* exporter;
kinerja_cycle_info cycle;

// People with a result each.
kinerja_test_column employees, names, units, grades;
double score[KINERJA_TEST_ROWS_MAX];
int32_t status[KINERJA_TEST_ROWS_MAX];

void begin(const char* language) {
  kinerja_test_again(&host);
  memset(&employees, 0, sizeof employees);
  memset(&names, 0, sizeof names);
  memset(&units, 0, sizeof units);
  memset(&grades, 0, sizeof grades);
  memset(&cycle, 0, sizeof cycle);
  cycle.struct_size = sizeof cycle;
  cycle.nodes_len = 1;
  cycle.language = kinerja_cstr(language);
}

void person(const char* employee, const char* name, double value, const char* grade) {
  const uint32_t i = kinerja_test_column_add(&employees, employee);
  kinerja_test_column_add(&names, name);
  kinerja_test_column_add(&units, "Loket");
  kinerja_test_column_add(&grades, grade);
  score[i] = value;
  status[i] = *grade == 0 ? KINERJA_MISSING : KINERJA_OK;
}

kinerja_status write_people(void* self) {
  kinerja_results results;
  memset(&results, 0, sizeof results);
  results.struct_size = sizeof results;
  results.n = employees.n;
  results.cycle = &cycle;
  results.employee = kinerja_test_strs(&employees);
  results.name = kinerja_test_strs(&names);
  results.unit = kinerja_test_strs(&units);
  results.score = score;
  results.status = status;
  results.grade_text = kinerja_test_strs(&grades);
  return exporter->write(self, &host.call, &results, &host.sink);
}

// A whole export: the people twice, in two batches.
kinerja_status export_all(const char* config) {
  void* self = nullptr;
  kinerja_status said = kinerja_test_open_exporter(&host, exporter, config, &cycle, &self);
  if (said != KINERJA_OK) return said;
  for (int batch = 0; batch < 2 && said == KINERJA_OK; ++batch) said = write_people(self);
  if (said == KINERJA_OK) said = exporter->finish(self, &host.call, &host.sink);
  exporter->close(self);
  return said;
}

void is_told_what_it_is() {
  const kinerja_plugin* plugin = KINERJA_ENTRY(KINERJA_ABI);
  KINERJA_EXPECT(KINERJA_ENTRY(99U << 16U) == nullptr);
  KINERJA_EXPECT(plugin->exporters[0] == exporter && plugin->exporters[1] == nullptr);
  KINERJA_EXPECT(kinerja_str_equal(exporter->info->id, kinerja_cstr("@ID@")));
}

void writes_a_line_for_each_person() {
  begin("id");
  person("17", "Tirta", 37.5, "Baik");
  person("18", "Wulan", 0, "");
  KINERJA_EXPECT(export_all(R"({"file":"a/nilai.csv","separator":";"})") == KINERJA_OK);
  KINERJA_EXPECT_TEXT(host.said, "open a/nilai.csv text/csv\nclose\n");
  KINERJA_EXPECT_TEXT(host.file,
                      "NIP;Nama;Unit kerja;Nilai;Predikat\n"
                      "17;Tirta;Loket;37,5;Baik\n18;Wulan;Loket;;\n"
                      "17;Tirta;Loket;37,5;Baik\n18;Wulan;Loket;;\n");
}

void quotes_what_would_break_the_table() {
  begin("id");
  person("17", "=1+1", 1.0 / 3, "a,\"b\"\n");
  person("18", "dua\nbaris", 0.1 + 0.2, "");
  status[1] = KINERJA_OK;
  KINERJA_EXPECT(export_all(R"({"file":"nilai.csv","separator":","})") == KINERJA_OK);
  *strstr(host.file + 120, "17,") = 0;  // the first batch alone
  KINERJA_EXPECT_TEXT(host.file,
                      "NIP,Nama,Unit kerja,Nilai,Predikat\n"
                      "17,'=1+1,Loket,\"0,3333333333333333\",\"a,\"\"b\"\"\n\"\n"
                      "18,\"dua\nbaris\",Loket,\"0,30000000000000004\",\n");
}

void writes_a_header_without_people() {
  begin("en");
  KINERJA_EXPECT(export_all(R"({"file":"nilai.csv","separator":","})") == KINERJA_OK);
  KINERJA_EXPECT_TEXT(host.file, "Number,Name,Unit,Score,Grade\n");
}

void ends_when_there_is_no_file() {
  void* self = nullptr;
  begin("en");
  host.refuse_at = 1;
  const char* config = R"({"file":"nilai.csv","separator":","})";
  KINERJA_EXPECT(kinerja_test_open_exporter(&host, exporter, config, &cycle, &self) == KINERJA_OK);
  KINERJA_EXPECT(exporter->finish(self, &host.call, &host.sink) == KINERJA_E_IO);
  KINERJA_EXPECT(host.calls == 1);
  exporter->close(self);
  host.refuse_at = 0;
}

void refuses_names_that_are_no_files() {
  for (const char* name : {"", "/etc/passwd", "a//b", "a..b", "a/", "a b"}) {
    begin("id");
    const std::string config = R"({"file":")" + std::string(name) + R"(","separator":";"})";
    KINERJA_EXPECT(export_all(config.c_str()) == KINERJA_E_CONFIG);
    const std::string expected = "fail -1 row -1 /file: BAD_FILE: " + std::string(name) + "\n";
    KINERJA_EXPECT_TEXT(host.said, expected.c_str());
  }
}

void ends_when_the_host_takes_no_more() {
  begin("id");
  person("17", "Tirta", 37.5, "Baik");
  const char* config = R"({"file":"nilai.csv","separator":";"})";
  KINERJA_EXPECT(export_all(config) == KINERJA_OK);
  const int32_t calls = host.calls;
  for (int32_t k = 1; k <= calls; ++k) {
    kinerja_test_again(&host);
    host.refuse_at = k;
    KINERJA_EXPECT(export_all(config) == KINERJA_E_IO);
  }
  host.refuse_at = 0;
}

void ends_when_it_shall_stop() {
  begin("id");
  person("17", "Tirta", 37.5, "Baik");
  host.stop = KINERJA_E_CANCELLED;
  KINERJA_EXPECT(export_all(R"({"file":"nilai.csv","separator":";"})") == KINERJA_E_CANCELLED);
  host.stop = KINERJA_OK;
}

}  // namespace

int main() {
  kinerja_test_host_init(&host);
  exporter = KINERJA_ENTRY(KINERJA_ABI)->exporters[0];
  is_told_what_it_is();
  writes_a_line_for_each_person();
  quotes_what_would_break_the_table();
  writes_a_header_without_people();
  ends_when_there_is_no_file();
  refuses_names_that_are_no_files();
  ends_when_the_host_takes_no_more();
  ends_when_it_shall_stop();
  return kinerja_test_result();
}
