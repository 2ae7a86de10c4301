#pragma once

// Rows as sources bring them, written short. Each row's key and line follow from what it says, so a
// row means the same wherever it stands in a batch.

#include <kinerja/core/rows.hpp>
#include <kinerja/rows.h>

#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kinerja::test {

struct PersonRow {
  std::string employee;
  std::string unit = "dinas";
  std::string name = {};
  std::string superior = {};
  std::int32_t from_day = KINERJA_NO_DAY;
  std::int32_t to_day = KINERJA_NO_DAY;
  std::map<std::string, std::string> attributes = {};
  std::uint32_t line = 1;
};

struct GoalRow {
  std::string employee;
  std::string indicator;
  double target = 100;
  std::string title = "sasaran";
  std::string aspect = {};
  std::string subject = {};
  std::uint8_t subject_kind = KINERJA_SUBJECT_PERSON;
  std::uint8_t aggregate = KINERJA_AGGREGATE_SUM;
  std::uint8_t kind = KINERJA_GOAL_MAIN;
  std::uint8_t flags = KINERJA_GOAL_HAS_TARGET;
  double weight = 1;
  std::uint32_t line = 1;
};

struct MeasureRow {
  std::string subject;
  std::string indicator;
  double value = 0;
  std::int32_t from_day = 0;
  std::int32_t to_day = 0;
  std::uint16_t quality = 0;
  std::uint8_t subject_kind = KINERJA_SUBJECT_PERSON;
  std::uint32_t line = 1;
  std::string evidence = {};
};

struct RatingRow {
  std::string ratee;
  std::string rater;
  std::string aspect = "kualitas";
  double score = 3;
  std::uint8_t role = KINERJA_ROLE_PEER;
  std::uint8_t state = KINERJA_RATING_SUBMITTED;
  std::uint8_t flags = KINERJA_RATING_HAS_SCORE;
  std::uint8_t ratee_kind = KINERJA_SUBJECT_PERSON;
  std::uint32_t line = 1;
  std::string comment = {};
};

struct EventRow {
  std::string subject;
  std::int32_t day = 0;
  std::string kind = "observasi";
  std::string text = {};
  std::string about = {};
  std::string state = {};
  double number = 0;
  std::string pin = {};
  std::uint8_t subject_kind = KINERJA_SUBJECT_PERSON;
  std::uint32_t line = 1;
};

inline People rows_of(const std::vector<PersonRow>& from) {
  People to;
  to.input = "pegawai.csv";
  for (const PersonRow& row : from) {
    to.key.push_back(row.employee + "/" + std::to_string(row.from_day));
    to.origin.push_back(row.line);
    to.employee.push_back(row.employee);
    to.name.push_back(row.name);
    to.unit.push_back(row.unit);
    to.position.push_back("");
    to.superior.push_back(row.superior);
    to.from_day.push_back(row.from_day);
    to.to_day.push_back(row.to_day);
    for (const auto& [name, value] : row.attributes) {
      to.attr_name.push_back(name);
      to.attr_value.push_back(value);
    }
    to.attr_begin.push_back(static_cast<std::uint32_t>(to.attr_name.size()));
  }
  return to;
}

inline Goals rows_of(const std::vector<GoalRow>& from) {
  Goals to;
  to.input = "sasaran.csv";
  for (const GoalRow& row : from) {
    to.key.push_back(row.employee + "/" + row.indicator);
    to.origin.push_back(row.line);
    to.employee.push_back(row.employee);
    to.title.push_back(row.title);
    to.parent.push_back("");
    to.indicator.push_back(row.indicator);
    to.aspect.push_back(row.aspect);
    to.subject.push_back(row.subject);
    to.unit_of_measure.push_back("berkas");
    to.subject_kind.push_back(row.subject_kind);
    to.direction.push_back(KINERJA_MORE_IS_BETTER);
    to.kind.push_back(row.kind);
    to.aggregate.push_back(row.aggregate);
    to.flags.push_back(row.flags);
    to.target.push_back(row.target);
    to.target_high.push_back(0);
    to.weight.push_back(row.weight);
    to.share.push_back(1);
  }
  return to;
}

inline Measures rows_of(const std::vector<MeasureRow>& from) {
  Measures to;
  to.input = "capaian.csv";
  for (const MeasureRow& row : from) {
    to.key.push_back(std::to_string(row.subject_kind) + row.subject + "/" + row.indicator + "/" +
                     std::to_string(row.from_day) + ".." + std::to_string(row.to_day));
    to.origin.push_back(row.line);
    to.subject.push_back(row.subject);
    to.indicator.push_back(row.indicator);
    to.evidence.push_back(row.evidence);
    to.subject_kind.push_back(row.subject_kind);
    to.quality.push_back(row.quality);
    to.from_day.push_back(row.from_day);
    to.to_day.push_back(row.to_day);
    to.value.push_back(row.value);
    to.observed_ms.push_back(0);
  }
  return to;
}

inline Ratings rows_of(const std::vector<RatingRow>& from) {
  Ratings to;
  to.input = "penilaian.csv";
  for (const RatingRow& row : from) {
    to.key.push_back(row.ratee + "/" + row.rater + "/" + row.aspect);
    to.origin.push_back(row.line);
    to.ratee.push_back(row.ratee);
    to.rater.push_back(row.rater);
    to.aspect.push_back(row.aspect);
    to.comment.push_back(row.comment);
    to.ratee_kind.push_back(row.ratee_kind);
    to.role.push_back(row.role);
    to.state.push_back(row.state);
    to.flags.push_back(row.flags);
    to.score.push_back(row.score);
    to.day.push_back(KINERJA_NO_DAY);
  }
  return to;
}

inline Events rows_of(const std::vector<EventRow>& from) {
  constexpr std::int64_t ms_per_day = 86'400'000;
  Events to;
  to.input = "catatan.csv";
  for (const EventRow& row : from) {
    to.key.push_back(row.subject + row.pin + "/" + std::to_string(row.day) + "/" + row.kind + "/" +
                     row.text);
    to.origin.push_back(row.line);
    to.subject.push_back(row.subject);
    to.pin.push_back(row.pin);
    to.device.push_back("");
    to.zone.push_back("");
    to.kind.push_back(row.kind);
    to.text.push_back(row.text);
    to.about.push_back(row.about);
    to.state.push_back(row.state);
    to.subject_kind.push_back(row.subject_kind);
    to.local_ms.push_back(row.day * ms_per_day + ms_per_day - 1);  // the last moment of the day
    to.number.push_back(row.number);
  }
  return to;
}

/// The same rows without keys: told apart by their columns.
inline Rows keyless(Rows rows) {
  std::visit(
      [](auto& kind) {
        const std::size_t n = kind.size();
        kind.key = {};
        for (std::size_t i = 0; i < n; ++i) kind.key.push_back("");
      },
      rows);
  return rows;
}

}  // namespace kinerja::test
