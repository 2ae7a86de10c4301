#pragma once

// Methods in C++: a class that derives from kinerja::Method and rates one employee.
//
//   struct Punctuality : kinerja::Method {
//     static constexpr kinerja::Info info{...};
//     explicit Punctuality(kinerja::Config config);        // or: const kinerja::MethodSetup&
//     kinerja::Score rate(const kinerja::Employee&, kinerja::Trail&) const;
//
//     static constexpr kinerja::Step steps[] = {...};      // these may be left out
//     std::vector<std::string> grades() const;             // lowest first
//     std::uint32_t trail_per_row(std::uint32_t goals, std::uint32_t ratings) const;
//   };
//
// A method that reads neither goals nor ratings says so, and is shown none of them. Of a unit where
// one thing changes the host then needs no more than the scores of all to rate it again.
//
//     static constexpr bool inputs_alone = true;
//
// A method that must see its whole unit derives from kinerja::GroupMethod and has two functions
// instead of rate():
//
//     Standing study(const kinerja::Group&) const;          // once for each unit; any type
//     kinerja::Score rate(const kinerja::Employee&, const Standing&, kinerja::Trail&) const;
//
// A method that is to be quick writes its formula for any number, and compares nothing else:
//
//     template <class Number>                               // Exact or Near
//     kinerja::Score rate(const kinerja::Employee&, kinerja::Trail&) const;
//
// with goal.value<Number>(), input.value<Number>(), Number(goal.weight()) and kinerja::Constant for
// numbers of the settings. It is then tried with Near where the host takes such results and wants
// no trail; a row where that is undecided is rated with Exact. The results are the same bits. A
// GroupMethod makes both of its functions such templates.
//
// What rate() throws fails that employee alone: a Failure with its own status, std::domain_error
// and std::overflow_error (as from Exact) with KINERJA_E_INPUT, all else with KINERJA_E_INTERNAL.
//
// Longer than 400 lines because all ways of rating, by one or by group, with Near or Exact, share
// one writer of rows and one table of calls.

#include <kinerja/cpp/constant.hpp>
#include <kinerja/cpp/evidence.hpp>
#include <kinerja/cpp/method_setup.hpp>
#include <kinerja/cpp/trail.hpp>
#include <kinerja/exact.hpp>
#include <kinerja/near.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <exception>
#include <memory>
#include <numeric>
#include <optional>
#include <type_traits>
#include <vector>

namespace kinerja {

/// What a method says of one employee: a number, perhaps with a grade, or nothing and why.
class Score {
 public:
  template <class Number>
  requires std::is_arithmetic_v<Number>
  explicit Score(Number value, int grade = -1)
      : value_(static_cast<double>(value)), grade_(grade) {}
  /// The nearest double for people, the value itself for the nodes that use this one.
  explicit Score(const Exact& value, int grade = -1) : Score(value.to_double(), grade) {
    if (Exact(value_) != value) fraction_ = value.text();
  }
  /// The same. Throws Undecided where the nearest double is not certain.
  explicit Score(const Near& value, int grade = -1) : told_(value.told()), grade_(grade) {
    value_ = told_.score;
  }

  /// No score, which is not a score of zero. `reason` is a sentence, a key of the texts, or
  /// "KEY: value".
  static Score missing(std::string reason = {}) {
    Score score(0.0);
    score.missing_ = true;
    score.reason_ = std::move(reason);
    return score;
  }

  bool is_missing() const { return missing_; }
  double value() const { return value_; }
  int grade() const { return grade_; }
  const std::string& reason() const { return reason_; }
  /// The value as a fraction where value() is not all of it; else empty.
  const std::string& fraction() const { return fraction_; }
  /// The value where it was nearly known; without low and slack elsewhere.
  const Near::Told& told() const { return told_; }

 private:
  double value_ = 0;
  Near::Told told_;
  int grade_ = -1;
  bool missing_ = false;
  std::string reason_;
  std::string fraction_;
};

struct GroupMethod;

namespace detail {

/// Whether a method rates with Near as well as with Exact.
template <class T>
concept RatesNear = sums_of_doubles && requires(const T& method, const Employee& employee) {
  method.template rate<Near>(employee, std::declval<Trail&>());
};
template <class T>
concept StudiesNear = sums_of_doubles && requires(const T& method, const Group& group) {
  method.template study<Near>(group);
};

/// Writes what becomes of each row, so that nothing but statuses leaves the call.
class RowWriter {
 public:
  RowWriter(const kinerja_call* call, kinerja_rate_out* out, Trail& trail, std::uint32_t grades)
      : call_(call), out_(out), trail_(trail), grades_(grades) {}

  /// `work` gives the Score of one row, or throws.
  template <class Work>
  void write(std::uint32_t row, Work&& work) {
    constexpr std::uint32_t rows_between_stops = 16;
    if (row % rows_between_stops == 0) call_.check_stop();
    trail_.begin_row(row);
    try {
      settle(row, work());
    } catch (const Call::Stopped&) {
      throw;
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const Undecided&) {
      // Only an input that is nearly known leaves exact numbers undecided.
      set(row, 0.0, -1, KINERJA_ASK);
    } catch (const Failure& failure) {
      refuse(row, failure.code(), failure.message(), failure.where());
    } catch (const std::domain_error& error) {
      refuse(row, KINERJA_E_INPUT, error.what());
    } catch (const std::overflow_error& error) {
      refuse(row, KINERJA_E_INPUT, error.what());
    } catch (const std::exception& error) {
      refuse(row, KINERJA_E_INTERNAL, error.what());
    } catch (...) {
      refuse(row, KINERJA_E_INTERNAL, "The method threw something unknown.");
    }
    if (trail_.full()) throw Call::Stopped{KINERJA_E_CAPACITY};
  }

 private:
  void settle(std::uint32_t row, const Score& score) {
    if (score.is_missing()) {
      set(row, 0.0, -1, KINERJA_MISSING);
      if (!score.reason().empty()) call_.fail(KINERJA_MISSING, score.reason(), {}, row);
    } else if (!std::isfinite(score.value())) {
      refuse(row, KINERJA_E_INPUT, "The score is not a finite number.");
    } else if (score.grade() < -1 || score.grade() >= static_cast<std::int64_t>(grades_)) {
      refuse(row, KINERJA_E_INTERNAL, "The method gave a grade that it does not have.");
    } else {
      set(row, score.value() == 0 ? 0.0 : score.value(), score.grade(), KINERJA_OK);
      if (KINERJA_HAS(kinerja_rate_out, out_, slack)) {
        out_->low[row] = score.told().low;
        out_->slack[row] = score.told().slack;
      }
      if (!score.fraction().empty()) tell_exact(row, score.fraction());
    }
  }

  // An older host does not ask; its nodes then go on with the nearest double.
  void tell_exact(std::uint32_t row, const std::string& fraction) {
    if (!KINERJA_HAS(kinerja_rate_out, out_, exact)) return;
    const kinerja_status told = out_->exact(out_, row, str(fraction));
    if (told != KINERJA_OK) refuse(row, told, "The score is too long a fraction.");
  }

  // A row that failed keeps no steps: they would explain a score that there is not.
  void refuse(std::uint32_t row,
              kinerja_status code,
              std::string_view message,
              std::string_view where = {}) {
    const bool known = code < 0 || code == KINERJA_MISSING;
    const kinerja_status status = known ? code : KINERJA_E_INTERNAL;
    if (status < 0) trail_.take_back_row();
    set(row, 0.0, -1, status);
    call_.fail(status, message, where, row);
  }

  void set(std::uint32_t row, double score, int grade, kinerja_status status) {
    out_->score[row] = score;
    out_->grade[row] = grade;
    out_->row_status[row] = status;
  }

  Call call_;
  kinerja_rate_out* out_;
  Trail& trail_;
  std::uint32_t grades_;
};

/// An instance as the host holds it.
template <class T>
struct MethodHolder {
  explicit MethodHolder(const MethodSetup& setup)
      : method(build(setup)),
        shape{setup.inputs().size(), setup.attributes().size(), setup.aspects().size()} {
    if constexpr (requires { method.grades(); }) {
      for (const auto& word : method.grades()) grades.push_back(word);
    }
  }

  static T build(const MethodSetup& setup) {
    if constexpr (std::is_constructible_v<T, const MethodSetup&>) {
      return T(setup);
    } else if constexpr (std::is_constructible_v<T, Config>) {
      return T(setup.config());
    } else {
      return T();
    }
  }

  T method;
  NodeShape shape;
  TextColumnBuilder grades;
};

// Enough for each step to be written once for everything that it can point at, and a few times over
// where a method without a list of steps may write several of a kind.
template <class T>
std::uint32_t generous_trail(const NodeShape& shape, std::uint32_t goals, std::uint32_t ratings) {
  const std::uint32_t all = goals + ratings + shape.inputs + shape.attributes + shape.aspects;
  const std::uint32_t counts[] = {all,
                                  goals,
                                  ratings,
                                  shape.inputs,
                                  shape.attributes,
                                  shape.aspects,
                                  KINERJA_ROLE_PUBLIC + 1,
                                  1};
  std::uint32_t sum = 0;
  for (const kinerja_step& step : step_table<T>) {
    const std::int32_t kind = step.ref_kind & ~standing;
    const bool known = kind >= 0 && kind <= KINERJA_REF_GRADE;
    sum += (known ? counts[kind] : all) + 4;
  }
  return HasSteps<T> ? sum : 4 * sum;
}

/// The rows of a batch by group, however they are mixed.
struct GroupedRows {
  explicit GroupedRows(const kinerja_rate_in* in) : rows(in->n), group_of(in->n) {
    std::iota(rows.begin(), rows.end(), 0U);
    if (!std::is_sorted(in->group, in->group + in->n))  // else all of a group stand together
      std::stable_sort(rows.begin(), rows.end(), [in](std::uint32_t a, std::uint32_t b) {
        return in->group[a] < in->group[b];
      });
    for (std::uint32_t i = 0; i < in->n; ++i) {
      if (i == 0 || in->group[rows[i]] != in->group[rows[i - 1]]) begins.push_back(i);
      group_of[rows[i]] = static_cast<std::uint32_t>(begins.size() - 1);
    }
    begins.push_back(in->n);
  }
  std::size_t size() const { return begins.size() - 1; }
  std::span<const std::uint32_t> operator[](std::size_t group) const {
    return std::span(rows).subspan(begins[group], begins[group + 1] - begins[group]);
  }

  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> group_of;  // by row
  std::vector<std::uint32_t> begins;    // in rows, and its end
};

/// What one kind of number made of the groups of a batch, each when it is first asked for.
template <class T, class Number>
class StudiedGroups {
 public:
  using Studied =
      decltype(std::declval<const T&>().template study<Number>(std::declval<const Group&>()));

  explicit StudiedGroups(std::size_t groups) : studied_(groups), troubles_(groups) {}

  /// Throws what studying the group threw, for each of its people.
  template <class Study>
  Studied& of(std::size_t group, Study&& study) {
    if (troubles_[group] != nullptr) std::rethrow_exception(troubles_[group]);
    if (!studied_[group]) {
      try {
        studied_[group].emplace(study());
      } catch (...) {
        troubles_[group] = std::current_exception();
        throw;
      }
    }
    return *studied_[group];
  }

 private:
  std::vector<std::optional<Studied>> studied_;
  std::vector<std::exception_ptr> troubles_;
};

/// Rates the groups of a batch by a method that does so with any number.
template <class T>
class GroupRating {
 public:
  GroupRating(const MethodHolder<T>& holder, const kinerja_rate_in* in, Trail& trail)
      : holder_(holder),
        in_(in),
        trail_(trail),
        grouped_(in),
        near_(grouped_.size()),
        exact_(grouped_.size()) {}

  void rate(bool near, RowWriter& writer) {
    for (std::uint32_t row = 0; row < in_->n; ++row)
      writer.write(row, [&] {
        if (near) {
          try {
            return rate_row(near_, row);
          } catch (const Undecided&) {
            // Then by exact numbers, below.
          }
        }
        return rate_row(exact_, row);
      });
  }

 private:
  template <class Number>
  Score rate_row(StudiedGroups<T, Number>& all, std::uint32_t row) {
    const std::uint32_t group = grouped_.group_of[row];
    auto& studied = all.of(group, [&] {
      return holder_.method.template study<Number>(Group(in_, &holder_.shape, grouped_[group]));
    });
    return holder_.method.template rate<Number>(
        Employee(in_, &holder_.shape, row), studied, trail_);
  }

  const MethodHolder<T>& holder_;
  const kinerja_rate_in* in_;
  Trail& trail_;
  GroupedRows grouped_;
  StudiedGroups<T, Near> near_;
  StudiedGroups<T, Exact> exact_;
};

template <class T>
struct MethodCalls {
  using Holder = MethodHolder<T>;

  static kinerja_status open(const kinerja_call* call,
                             const kinerja_method_setup* raw,
                             void** self) noexcept {
    return guarded(call, [&]() -> kinerja_status {
      const MethodSetup setup(call, raw);
      auto holder = std::make_unique<Holder>(setup);
      if (setup.mistakes() > 0) return KINERJA_E_CONFIG;
      *self = holder.release();
      return KINERJA_OK;
    });
  }

  static void close(void* self) noexcept { delete static_cast<Holder*>(self); }

  static kinerja_status grades(const void* self, kinerja_strs* words, std::uint32_t* len) noexcept {
    const auto& holder = *static_cast<const Holder*>(self);
    *words = holder.grades.strs();
    *len = holder.grades.size();
    return KINERJA_OK;
  }

  static std::uint32_t trail_per_row(const void* self,
                                     std::uint32_t goals,
                                     std::uint32_t ratings) noexcept {
    const auto& holder = *static_cast<const Holder*>(self);
    if constexpr (requires { holder.method.trail_per_row(goals, ratings); }) {
      return holder.method.trail_per_row(goals, ratings);
    } else {
      return generous_trail<T>(holder.shape, goals, ratings);
    }
  }

  static kinerja_status rate(const void* self,
                             const kinerja_call* call,
                             const kinerja_rate_in* in,
                             kinerja_rate_out* out) noexcept {
    return guarded(call, [&]() -> kinerja_status {
      const auto& holder = *static_cast<const Holder*>(self);
      Trail trail(out->trail, steps_of<T>());
      RowWriter writer(call, out, trail, holder.grades.size());
      const bool near = out->trail == nullptr && KINERJA_HAS(kinerja_rate_out, out, slack);
      if constexpr (std::derived_from<T, GroupMethod>) {
        static_assert((T::info.flags & KINERJA_INFO_WHOLE_GROUP) != 0,
                      "a GroupMethod says KINERJA_INFO_WHOLE_GROUP in its info");
        if constexpr (StudiesNear<T>)
          GroupRating<T>(holder, in, trail).rate(near, writer);
        else
          rate_groups(holder, in, writer, trail);
      } else {
        for (std::uint32_t row = 0; row < in->n; ++row)
          writer.write(row, [&] { return rate_row(holder, in, row, near, trail); });
      }
      return KINERJA_OK;
    });
  }

  static Score rate_row(
      const Holder& holder, const kinerja_rate_in* in, std::uint32_t row, bool near, Trail& trail) {
    const Employee employee(in, &holder.shape, row);
    if constexpr (RatesNear<T>) {
      if (near) {
        try {
          return holder.method.template rate<Near>(employee, trail);
        } catch (const Undecided&) {
          // Then by exact numbers, below.
        }
      }
      return holder.method.template rate<Exact>(employee, trail);
    } else {
      return holder.method.rate(employee, trail);
    }
  }

  // A group that cannot be studied fails with all its people, and without its neighbours.
  static void rate_groups(const Holder& holder,
                          const kinerja_rate_in* in,
                          RowWriter& writer,
                          Trail& trail) {
    using Studied = decltype(holder.method.study(std::declval<const Group&>()));
    const GroupedRows grouped(in);
    std::vector<std::optional<Studied>> studied(grouped.size());
    std::vector<std::exception_ptr> troubles(grouped.size());
    for (std::size_t i = 0; i < grouped.size(); ++i) {
      try {
        studied[i].emplace(holder.method.study(Group(in, &holder.shape, grouped[i])));
      } catch (...) {
        troubles[i] = std::current_exception();
      }
    }
    for (std::uint32_t row = 0; row < in->n; ++row)
      writer.write(row, [&] {
        const std::uint32_t group = grouped.group_of[row];
        if (troubles[group] != nullptr) std::rethrow_exception(troubles[group]);
        return holder.method.rate(Employee(in, &holder.shape, row), *studied[group], trail);
      });
  }
};

template <class T>
constexpr std::uint32_t takes_of() {
  std::uint32_t takes = 0;
  if (RatesNear<T> || StudiesNear<T>) takes |= KINERJA_TAKES_NEAR;
  if constexpr (requires { T::inputs_alone; })
    if (T::inputs_alone) takes |= KINERJA_TAKES_INPUTS_ALONE;
  return takes;
}

}  // namespace detail

/// Derive from it to make a method of a class.
struct Method {
  template <class T>
  static constexpr kinerja_method table = {sizeof(kinerja_method),
                                           static_cast<std::uint32_t>(detail::step_table<T>.size()),
                                           &detail::info_of<T>,
                                           detail::step_table<T>.data(),
                                           &detail::MethodCalls<T>::open,
                                           &detail::MethodCalls<T>::close,
                                           &detail::MethodCalls<T>::grades,
                                           &detail::MethodCalls<T>::trail_per_row,
                                           &detail::MethodCalls<T>::rate,
                                           detail::takes_of<T>(),
                                           0};
};

/// Derive from it to make a method that must see its whole unit.
struct GroupMethod : Method {};

}  // namespace kinerja
