#pragma once

#include "page.hpp"

#include <map>

namespace html_export {

/// How many people have which grade and score of the result.
class ResultSummary {
 public:
  void add(const kinerja::PersonResult& person, std::uint32_t node);
  void add(const ResultSummary& other);

  std::size_t people() const { return people_; }
  std::size_t with_score() const { return with_score_; }
  std::size_t missing() const { return people_ - with_score_; }
  std::optional<double> mean() const;
  /// By the grade's place, lowest first.
  const std::map<std::int32_t, std::pair<std::string, std::size_t>>& grades() const {
    return grades_;
  }

 private:
  std::size_t people_ = 0;
  std::size_t with_score_ = 0;
  double sum_ = 0;
  std::map<std::int32_t, std::pair<std::string, std::size_t>> grades_;
};

/// A bar for each grade, the highest first, and one for those without a result.
void write_grade_bars(HtmlText& html, const Site& site, const ResultSummary& summary);

/// People, results, mean, missing, as a row of figures.
void write_summary(HtmlText& html, const Site& site, const ResultSummary& summary);

}  // namespace html_export
