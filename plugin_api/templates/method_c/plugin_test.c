/* What the method promises, asked through its table as the host would. */
#include <kinerja/testing.h>

#include "out_of_memory.h"

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);

static kinerja_test_host host;
static kinerja_test_batch batch;
static const kinerja_method* method;
static void* self;

/* A batch of one person, and what was said before forgotten. */
static void begin(void) {
  kinerja_test_again(&host);
  kinerja_test_batch_init(&batch);
  kinerja_test_person(&batch);
}

static kinerja_status rate(int trail) {
  return kinerja_test_rate(&batch, &host, method, self, trail);
}

static void is_told_what_it_is(void) {
  const kinerja_plugin* plugin = KINERJA_ENTRY(KINERJA_ABI);
  KINERJA_EXPECT(KINERJA_ENTRY(99u << 16) == NULL);
  KINERJA_EXPECT(plugin->methods[0] == method && plugin->methods[1] == NULL);
  KINERJA_EXPECT(kinerja_str_equal(method->info->id, kinerja_cstr("@ID@")));
}

static void has_two_grades(void) {
  kinerja_strs words;
  uint32_t len = 0;
  KINERJA_EXPECT(method->grades(self, &words, &len) == KINERJA_OK && len == 2);
  KINERJA_EXPECT(kinerja_str_equal(kinerja_strs_at(&words, 0), kinerja_cstr("PERLU_PEMBINAAN")));
  KINERJA_EXPECT(kinerja_str_equal(kinerja_strs_at(&words, 1), kinerja_cstr("CUKUP")));
}

static void weighs_what_was_reached(void) {
  begin();
  kinerja_test_goal(&batch, "Layanan selesai", 200, 205, 60);
  batch.direction[kinerja_test_goal(&batch, "Waktu tunggu", 15, 17, 40)] = KINERJA_LESS_IS_BETTER;
  KINERJA_EXPECT(rate(1) == KINERJA_OK);
  KINERJA_EXPECT(batch.row_status[0] == KINERJA_OK && batch.score[0] == 60 && batch.grade[0] == 0);
  KINERJA_EXPECT(batch.trail.len == 3 && batch.trail.len <= method->trail_per_row(self, 2, 0));
  KINERJA_EXPECT(batch.step[0] == 0 && batch.ref[0] == 0 && batch.result[0] == 60);
  KINERJA_EXPECT(batch.step[1] == 1 && batch.ref[1] == 1 && batch.result[1] == 0);
  KINERJA_EXPECT(batch.step[2] == 2 && batch.ref[2] == -1 && batch.result[2] == batch.score[0]);
  KINERJA_EXPECT_TEXT(host.said, "");
}

static void knows_three_directions(void) {
  begin();
  kinerja_test_goal(&batch, "kurang", 10, 9, 1);
  batch.direction[kinerja_test_goal(&batch, "turun", 10, 10, 1)] = KINERJA_LESS_IS_BETTER;
  for (double actual = 9; actual <= 13; actual += 2) { /* below, in and above the range */
    const uint32_t goal = kinerja_test_goal(&batch, "rentang", 10, actual, 1);
    batch.direction[goal] = KINERJA_RANGE_IS_BEST;
    batch.target_high[goal] = 12;
  }
  KINERJA_EXPECT(rate(0) == KINERJA_OK);
  KINERJA_EXPECT(batch.score[0] == 40); /* 2 of 5 */
}

static void leaves_out_what_is_missing(void) {
  begin();
  kinerja_test_goal(&batch, "Layanan selesai", 200, 205, 60);
  batch.flags[kinerja_test_goal(&batch, "tanpa angka", 5, 0, 40)] = KINERJA_EV_HAS_TARGET;
  kinerja_test_goal(&batch, "tanpa bobot", 5, 0, 0);
  KINERJA_EXPECT(rate(1) == KINERJA_OK);
  KINERJA_EXPECT(batch.score[0] == 100 && batch.grade[0] == 1 && batch.trail.len == 2);
}

static void says_why_there_is_no_score(void) {
  begin();
  batch.flags[kinerja_test_goal(&batch, "tanpa angka", 5, 0, 40)] = KINERJA_EV_HAS_TARGET;
  KINERJA_EXPECT(rate(1) == KINERJA_OK);
  KINERJA_EXPECT(batch.row_status[0] == KINERJA_MISSING);
  KINERJA_EXPECT_TEXT(host.said, "fail 3 row 0 : TOO_FEW: 0\n");
}

static void refuses_one_person_alone(void) {
  for (int trail = 0; trail < 2; ++trail) {
    begin();
    kinerja_test_goal(&batch, "terlalu besar", 1, 1, 1e308);
    kinerja_test_goal(&batch, "terlalu besar", 1, 1, 1e308);
    kinerja_test_person(&batch);
    kinerja_test_goal(&batch, "Layanan selesai", 200, 205, 60);
    KINERJA_EXPECT(rate(trail) == KINERJA_OK);
    KINERJA_EXPECT(batch.row_status[0] == KINERJA_E_INPUT && batch.row_status[1] == KINERJA_OK);
    KINERJA_EXPECT(batch.score[1] == 100 && batch.trail.len == (trail ? 2u : 0u));
    KINERJA_EXPECT_TEXT(host.said, "fail -2 row 0 : TOO_LARGE\n");
  }
}

static void stops_when_asked_to(void) {
  begin();
  kinerja_test_person(&batch);
  host.stop = KINERJA_E_CANCELLED;
  KINERJA_EXPECT(rate(0) == KINERJA_E_CANCELLED);
  host.stop = KINERJA_OK;
}

static void says_when_the_trail_is_too_short(void) {
  begin();
  kinerja_test_goal(&batch, "Layanan selesai", 200, 205, 60);
  for (batch.trail.cap = 0; batch.trail.cap < 2; ++batch.trail.cap)
    KINERJA_EXPECT(rate(1) == KINERJA_E_CAPACITY);
  KINERJA_EXPECT(rate(1) == KINERJA_OK);
}

static void says_when_there_is_no_memory(void) {
  void* none = NULL;
  out_of_memory = 1;
  KINERJA_EXPECT(kinerja_test_open_method(&host, method, "{}", &none) == KINERJA_E_MEMORY);
  out_of_memory = 0;
}

int main(void) {
  kinerja_test_host_init(&host);
  method = KINERJA_ENTRY(KINERJA_ABI)->methods[0];
  const char* config = "{\"enough_from\":75,\"minimum_goals\":1}";
  KINERJA_EXPECT(kinerja_test_open_method(&host, method, config, &self) == KINERJA_OK);
  is_told_what_it_is();
  has_two_grades();
  weighs_what_was_reached();
  knows_three_directions();
  leaves_out_what_is_missing();
  says_why_there_is_no_score();
  refuses_one_person_alone();
  stops_when_asked_to();
  says_when_the_trail_is_too_short();
  says_when_there_is_no_memory();
  method->close(self);
  return kinerja_test_result();
}
