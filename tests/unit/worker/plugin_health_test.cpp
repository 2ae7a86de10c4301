#include "worker/plugin_health.hpp"

#include <kinerja/core/incident_book.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace kinerja::worker {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class PluginHealthTest : public ::testing::Test {
 protected:
  void incident_at(seconds when) { health_.incident(begin_ + when); }
  bool quarantined_at(seconds when) const { return health_.quarantined(begin_ + when); }
  seconds wait_after(seconds when) const {
    return std::chrono::duration_cast<seconds>(health_.not_before() - (begin_ + when));
  }

  PluginHealth health_;
  const PluginHealth::Time begin_{hours(1'000)};
};

TEST_F(PluginHealthTest, StartsAtOnceAfterTheFirstIncidentAndThenWaitsLongerEachTime) {
  incident_at(seconds(0));
  EXPECT_EQ(wait_after(seconds(0)), seconds(0));
  seconds now{0};
  for (const int expected : {1, 2, 4, 8, 16, 32, 60, 60}) {
    now += minutes(6);  // often enough to remember, too seldom for quarantine
    incident_at(now);
    EXPECT_EQ(wait_after(now), seconds(expected));
    EXPECT_FALSE(quarantined_at(now));
  }
}

TEST_F(PluginHealthTest, ForgetsAfterAWindowWithoutIncident) {
  incident_at(seconds(0));
  incident_at(seconds(1));
  incident_at(seconds(1) + minutes(10));
  EXPECT_EQ(wait_after(seconds(1) + minutes(10)), seconds(0));
}

TEST_F(PluginHealthTest, ThreeIncidentsWithinTenMinutesAreQuarantineForADay) {
  incident_at(seconds(0));
  incident_at(minutes(5));
  EXPECT_FALSE(quarantined_at(minutes(5)));
  incident_at(minutes(10) - seconds(1));
  EXPECT_TRUE(quarantined_at(minutes(10)));
  EXPECT_TRUE(quarantined_at(hours(24) + minutes(10) - seconds(2)));
  EXPECT_FALSE(quarantined_at(hours(24) + minutes(10)));
}

TEST_F(PluginHealthTest, TheThirdJustOutsideTheWindowIsNone) {
  incident_at(seconds(0));
  incident_at(minutes(5));
  incident_at(minutes(10));
  EXPECT_FALSE(quarantined_at(minutes(10)));
}

TEST_F(PluginHealthTest, StartsWhenTheWaitIsOverAndNotBefore) {
  incident_at(seconds(0));
  incident_at(seconds(5));
  EXPECT_FALSE(health_.may_start(begin_ + seconds(6) - std::chrono::milliseconds(1)));
  EXPECT_TRUE(health_.may_start(begin_ + seconds(6)));
}

TEST_F(PluginHealthTest, AClockThatWasSetBackHoldsNobodyForLonger) {
  for (int k = 0; k < 3; ++k) incident_at(seconds(k));
  EXPECT_TRUE(health_.may_start(begin_ - hours(1)));
  EXPECT_TRUE(quarantined_at(seconds(2)));
  EXPECT_FALSE(quarantined_at(seconds(1)));
}

TEST_F(PluginHealthTest, KeptIncidentsSayUntilWhenAPluginIsInQuarantine) {
  const std::vector<PluginHealth::Time> two = {begin_, begin_ + minutes(5)};
  EXPECT_FALSE(quarantined_until(two, begin_ + minutes(6)));
  const std::vector<PluginHealth::Time> three = {begin_, begin_ + minutes(5), begin_ + minutes(9)};
  EXPECT_EQ(quarantined_until(three, begin_ + minutes(10)), begin_ + minutes(9) + hours(24));
  EXPECT_FALSE(quarantined_until(three, begin_ + minutes(9) + hours(24)));
}

}  // namespace
}  // namespace kinerja::worker
