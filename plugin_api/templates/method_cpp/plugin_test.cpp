// What the method promises, asked through its table as the host would.
#include <kinerja/testing.h>

#include <string>

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);

namespace {

kinerja_test_host host;
kinerja_test_batch batch;
const kinerja_method* method;
void* self;

// A batch of one person, and what was said before forgotten.
void begin() {
  kinerja_test_again(&host);
  kinerja_test_batch_init(&batch);
  kinerja_test_person(&batch);
}

kinerja_status rate(bool trail) {
  return kinerja_test_rate(&batch, &host, method, self, trail ? 1 : 0);
}

void is_told_what_it_is() {
  const kinerja_plugin* plugin = KINERJA_ENTRY(KINERJA_ABI);
  KINERJA_EXPECT(KINERJA_ENTRY(99U << 16U) == nullptr);
  KINERJA_EXPECT(plugin->methods[0] == method && plugin->methods[1] == nullptr);
  KINERJA_EXPECT(kinerja_str_equal(method->info->id, kinerja_cstr("@ID@")) != 0);
}

void has_two_grades() {
  kinerja_strs words;
  uint32_t len = 0;
  KINERJA_EXPECT(method->grades(self, &words, &len) == KINERJA_OK && len == 2);
  KINERJA_EXPECT(kinerja_str_equal(kinerja_strs_at(&words, 1), kinerja_cstr("CUKUP")) != 0);
}

void weighs_what_was_reached() {
  begin();
  kinerja_test_goal(&batch, "Layanan selesai", 200, 205, 60);
  batch.direction[kinerja_test_goal(&batch, "Waktu tunggu", 15, 17, 40)] = KINERJA_LESS_IS_BETTER;
  KINERJA_EXPECT(rate(true) == KINERJA_OK);
  KINERJA_EXPECT(batch.row_status[0] == KINERJA_OK && batch.score[0] == 60 && batch.grade[0] == 0);
  KINERJA_EXPECT(batch.trail.len == 3 && batch.trail.len <= method->trail_per_row(self, 2, 0));
  KINERJA_EXPECT(batch.step[0] == 0 && batch.ref[0] == 0 && batch.result[0] == 60);
  KINERJA_EXPECT(batch.step[1] == 1 && batch.ref[1] == 1 && batch.result[1] == 0);
  KINERJA_EXPECT(batch.step[2] == 2 && batch.ref[2] == -1 && batch.result[2] == batch.score[0]);
  KINERJA_EXPECT_TEXT(host.said, "");
}

void knows_three_directions() {
  begin();
  kinerja_test_goal(&batch, "kurang", 10, 9, 1);
  batch.direction[kinerja_test_goal(&batch, "turun", 10, 10, 1)] = KINERJA_LESS_IS_BETTER;
  for (const double actual : {9, 11, 13}) {  // below, in and above the range
    const uint32_t goal = kinerja_test_goal(&batch, "rentang", 10, actual, 1);
    batch.direction[goal] = KINERJA_RANGE_IS_BEST;
    batch.target_high[goal] = 12;
  }
  KINERJA_EXPECT(rate(false) == KINERJA_OK);
  KINERJA_EXPECT(batch.score[0] == 40);  // 2 of 5
}

void leaves_out_what_is_missing() {
  begin();
  kinerja_test_goal(&batch, "Layanan selesai", 200, 205, 60);
  batch.flags[kinerja_test_goal(&batch, "tanpa angka", 5, 0, 40)] = KINERJA_EV_HAS_TARGET;
  batch.flags[kinerja_test_goal(&batch, "tanpa target", 0, 5, 40)] = KINERJA_EV_HAS_ACTUAL;
  kinerja_test_goal(&batch, "tanpa bobot", 5, 0, 0);
  KINERJA_EXPECT(rate(true) == KINERJA_OK);
  KINERJA_EXPECT(batch.score[0] == 100 && batch.grade[0] == 1 && batch.trail.len == 2);
}

void says_why_there_is_no_score() {
  begin();
  batch.flags[kinerja_test_goal(&batch, "tanpa angka", 5, 0, 40)] = KINERJA_EV_HAS_TARGET;
  KINERJA_EXPECT(rate(true) == KINERJA_OK);
  KINERJA_EXPECT(batch.row_status[0] == KINERJA_MISSING);
  KINERJA_EXPECT_TEXT(host.said, "fail 3 row 0 : TOO_FEW: 0\n");
}

void tells_a_third_exactly() {
  begin();
  kinerja_test_goal(&batch, "tercapai", 1, 1, 1);
  kinerja_test_goal(&batch, "belum", 1, 0, 2);
  KINERJA_EXPECT(rate(false) == KINERJA_OK);
  KINERJA_EXPECT(batch.score[0] == 100.0 / 3 && batch.exacts == 1);
}

void stops_when_asked_to() {
  begin();
  kinerja_test_person(&batch);
  host.stop = KINERJA_E_CANCELLED;
  KINERJA_EXPECT(rate(false) == KINERJA_E_CANCELLED);
  host.stop = KINERJA_OK;
}

void says_when_the_trail_is_too_short() {
  begin();
  kinerja_test_goal(&batch, "Layanan selesai", 200, 205, 60);
  for (batch.trail.cap = 0; batch.trail.cap < 2; ++batch.trail.cap)
    KINERJA_EXPECT(rate(true) == KINERJA_E_CAPACITY);
  KINERJA_EXPECT(rate(true) == KINERJA_OK);
}

}  // namespace

int main() {
  kinerja_test_host_init(&host);
  method = KINERJA_ENTRY(KINERJA_ABI)->methods[0];
  const char* config = R"({"enough_from":75,"minimum_goals":1})";
  KINERJA_EXPECT(kinerja_test_open_method(&host, method, config, &self) == KINERJA_OK);
  is_told_what_it_is();
  has_two_grades();
  weighs_what_was_reached();
  knows_three_directions();
  leaves_out_what_is_missing();
  says_why_there_is_no_score();
  tells_a_third_exactly();
  stops_when_asked_to();
  says_when_the_trail_is_too_short();
  method->close(self);
  return kinerja_test_result();
}
