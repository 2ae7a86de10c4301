#pragma once

#include <kinerja/core/preparing.hpp>
#include <kinerja/core/rating.hpp>
#include <kinerja/core/running.hpp>
#include <kinerja/core/store.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// What one node says of a person now.
struct NodeStanding {
  double score = 0;
  std::int32_t grade = -1;  // place in the node's grades; -1: none
  std::int32_t status = 0;  // a kinerja_status
};

/// How a person stands now. The texts live until rows are taken the next time.
struct Standing {
  std::string_view employee;
  std::string_view unit;
  std::vector<NodeStanding> nodes;  // as in the cycle file
};

/// How a unit stands now.
struct UnitStanding {
  std::uint64_t people = 0;
  std::uint64_t rated = 0;              // people with a score of the cycle's result
  std::vector<std::uint64_t> by_grade;  // people with each grade of it
};

/// What rows have changed.
struct StandingChange {
  std::vector<std::string> rated;      // whose own figures were rated again
  std::vector<std::string> moved;      // any node of whom says something else now, such as the rank
  std::vector<std::string> units;      // of whom
  std::vector<Quarantined> set_aside;  // those of the rows that fit nothing, with the reason
};

/// Everybody's scores of a cycle, kept up to date row by row. One row costs the work of the person
/// whom it is about, and of ranking that person's unit again; nobody else is touched, however many
/// there are. A row about a unit, a service point or a person whose figures show another one's goal
/// costs the work of all who look at it. What stands here after any rows is bit for bit what a
/// whole run over all rows gives.
///
/// People's rows wait in a file without a name; scores and numbers are in memory, about 250 bytes
/// of a person, and some 50 for each key of a row and each look at another subject. Nothing is
/// stored: whoever takes rows in keeps them in the ledger, too. One thread.
class Standings {
 public:
  /// Reads all rows that count and rates everybody. Borrows `prepared` and `stop`.
  static Result<Standings> open(const PreparedCycle& prepared,
                                Store& store,
                                const StopSource& stop,
                                RatingOptions options = {},
                                EvidenceLimits limits = {},
                                const ProgressLine& progress = {});
  ~Standings();
  Standings(Standings&& other) noexcept;
  Standings(const Standings&) = delete;
  Standings& operator=(const Standings&) = delete;
  Standings& operator=(Standings&&) = delete;

  /// Takes rows that a source brings after all that it has brought before. Events and spans move no
  /// score and are not looked at. After an Error in rating the rows are taken; whoever was not
  /// rated is with the next call, be it without rows, which tells of all that has changed since the
  /// last success. Until then scores of some people of a unit may be new, and ranks old.
  Result<StandingChange> take(const std::string& source, const Rows& rows);

  std::uint64_t people() const;
  std::optional<Standing> of(std::string_view employee) const;
  std::optional<UnitStanding> unit(std::string_view name) const;

  /// Shows everybody, unit by unit in the order of evidence. The evidence tells employee and unit.
  void each(const std::function<void(const Evidence& people, const Scores& scores)>& show) const;

 private:
  class Book;
  explicit Standings(std::unique_ptr<Book> book);
  std::unique_ptr<Book> book_;
};

}  // namespace kinerja
