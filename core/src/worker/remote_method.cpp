#include "worker/remote_method.hpp"

#include "calling/columns.hpp"
#include "worker/batch_piece.hpp"

#include <algorithm>

namespace kinerja::worker {
namespace {

// Workers that one batch may cost before it is given up: enough to find four people among a
// thousand whose rows kill at once, or one who makes the plugin hang.
constexpr int max_deaths_of_batch = 64;
constexpr int max_silences_of_batch = 12;
constexpr std::uint32_t people_of_silence = 1'024;  // that the allowed silence is meant for
constexpr std::chrono::milliseconds shortest_silence{1'000};

}  // namespace

struct RemoteMethod::Budget {
  int deaths = max_deaths_of_batch;
  int silences = max_silences_of_batch;

  // Takes one off; false: there is none left.
  bool pay(Ending ending) { return --(ending == Ending::died ? deaths : silences) > 0; }
};

std::chrono::milliseconds RemoteMethod::silence_of_batch(std::uint32_t people) const {
  return pool().settings().silence * (1 + (std::max(people, 1U) - 1) / people_of_silence);
}

// Part of a batch needs no more than its part of the time.
std::chrono::milliseconds RemoteMethod::silence_of_piece(std::uint32_t people) const {
  const auto whole = pool().settings().silence;
  return std::max(whole * people / people_of_silence, std::min(whole, shortest_silence));
}

RemoteMethod::RemoteMethod(std::shared_ptr<WorkerPool> pool,
                           std::uint64_t place,
                           const kinerja_method& table,
                           const kinerja_method_setup& setup)
    : RemoteInstance(std::move(pool), ComponentKind::method, place, setup),
      table_(table),
      inputs_(setup.inputs_len),
      attributes_(setup.attributes_len) {}

RemoteMethod::~RemoteMethod() {
  pool().close(id());
}

kinerja_status RemoteMethod::open(const kinerja_call* call) {
  auto worker = pool().take(call);
  if (!worker) return refused(call, worker.error());
  Ending ending = open_in(**worker, call);
  if (ending == Ending::done && (*worker)->reply().status == KINERJA_OK)
    ending = read_opening(**worker);
  const kinerja_status status = (*worker)->reply().status;
  const Text why = (*worker)->why();
  pool().give_back(std::move(worker).value());
  if (ending == Ending::done) return status;
  pool().incident(why);
  return lost(call, ending, why);
}

Ending RemoteMethod::read_opening(const WorkerProcess& worker) {
  Opening opening;
  border::UnpackRoom room;
  const bool sound =
      border::unpack(worker.body(), room, opening, [&](auto& visit) { fields(opening, visit); });
  if (!sound || !border::long_enough(opening)) return Ending::broke;
  grades_status_ = opening.grades_status;
  grades_len_ = opening.grades_len;
  if (opening.grades_len > max_grades_of_method || !well_formed(opening.grades, opening.grades_len))
    grades_status_ = KINERJA_E_INTERNAL;
  else
    for (std::uint32_t i = 0; i < grades_len_; ++i) grades_.push_back(text_at(opening.grades, i));
  return Ending::done;
}

kinerja_status RemoteMethod::grades(kinerja_strs* words, std::uint32_t* len) const {
  *words = strs_of(grades_);
  *len = grades_len_;
  return grades_status_;
}

std::uint32_t RemoteMethod::trail_per_row(std::uint32_t goals, std::uint32_t ratings) const {
  const std::pair asked(goals, ratings);
  {
    const std::shared_lock lock(mutex_);
    if (const auto known = steps_.find(asked); known != steps_.end()) return known->second;
  }
  auto worker = pool().take(nullptr);
  if (!worker) return 0;
  Message message = request(Kind::trail_per_row);
  message.a = goals;
  message.b = ratings;
  Ending ending = Ending::done;
  if ((*worker)->instances().count(id()) == 0) ending = open_in(**worker, nullptr);
  if (ending == Ending::done) ending = (*worker)->ask(message, {}, {}, pool().settings().silence);
  const std::uint32_t steps =
      ending == Ending::done ? static_cast<std::uint32_t>((*worker)->reply().a) : 0;
  if (ending != Ending::done) pool().incident((*worker)->why());
  pool().give_back(std::move(worker).value());
  const std::unique_lock lock(mutex_);
  steps_.emplace(asked, steps);
  return steps;
}

kinerja_status RemoteMethod::rate(const kinerja_call* call,
                                  const kinerja_rate_in& in,
                                  kinerja_rate_out& out) const {
  const auto silence = silence_of_batch(in.n);
  Tried tried = attempt(call, in, {}, silence, out);
  // Once more in a fresh worker: what killed the first one may have come from an earlier batch.
  if (tried.ending == Ending::died) tried = attempt(call, in, {}, silence, out);
  if (tried.refused) return refused(call, *tried.refused);
  if (tried.ending == Ending::done) return tried.status;
  kinerja_status status = KINERJA_OK;
  if (tried.ending == Ending::died || tried.ending == Ending::silent) {
    Budget budget;
    status = narrow(call, in, 0, in.n, tried.why, budget, out);
  } else {
    status = lost(call, tried.ending, tried.why);
  }
  if (tried.ending != Ending::cancelled) pool().incident(tried.why);
  return status;
}

// The batch from `first` to `last` has cost a worker: finds out whose rows did.
kinerja_status RemoteMethod::narrow(const kinerja_call* call,
                                    const kinerja_rate_in& in,
                                    std::uint32_t first,
                                    std::uint32_t last,
                                    const Text& why,
                                    Budget& budget,
                                    kinerja_rate_out& out) const {
  std::uint32_t middle = first + (last - first) / 2;
  if ((table_.info->flags & KINERJA_INFO_WHOLE_GROUP) != 0) {
    // A unit is never cut in two, not even to find out.
    while (middle > first && in.group[middle] == in.group[middle - 1]) --middle;
    if (middle == first)
      while (++middle < last && in.group[middle] == in.group[middle - 1]) {
      }
  }
  if (middle == first || middle == last) {
    for (std::uint32_t i = first; i < last; ++i) {
      out.row_status[i] = KINERJA_E_INTERNAL;
      report(call, KINERJA_E_INTERNAL, i, text("plugin {}", "the plugin {}", {why}));
    }
    return KINERJA_OK;
  }
  for (const auto& [from, to] : {std::pair(first, middle), std::pair(middle, last)}) {
    const BatchPiece piece(in, from, to, inputs_, attributes_);
    const PieceCall of_piece(call, from);
    const Tried tried = attempt(of_piece.call(),
                                piece.in(),
                                {from, piece.first_goal(), piece.first_rating()},
                                silence_of_piece(to - from),
                                out);
    kinerja_status status = tried.status;
    if (tried.refused) {
      status = refused(call, *tried.refused);
    } else if (tried.ending == Ending::died || tried.ending == Ending::silent) {
      if (!budget.pay(tried.ending)) return lost(call, tried.ending, tried.why);
      status = narrow(call, in, from, to, tried.why, budget, out);
    } else if (tried.ending != Ending::done) {
      status = lost(call, tried.ending, tried.why);
    }
    if (status < KINERJA_OK) return status;
  }
  return KINERJA_OK;
}

RemoteMethod::Tried RemoteMethod::attempt(const kinerja_call* call,
                                          const kinerja_rate_in& in,
                                          const Piece& piece,
                                          std::chrono::milliseconds silence,
                                          kinerja_rate_out& out) const {
  auto taken = pool().take(call);
  if (!taken) return {Ending::cancelled, KINERJA_OK, {}, std::move(taken).error()};
  std::unique_ptr<WorkerProcess> worker = std::move(taken).value();
  Tried tried;
  if (worker->instances().count(id()) == 0) {
    tried.ending = open_in(*worker, call);
    tried.status = worker->reply().status;
  }
  if (tried.ending == Ending::done && tried.status == KINERJA_OK) {
    Message message = request(Kind::rate);
    message.a = call->flags | (out.slack != nullptr ? rate_near : 0);
    message.b =
        out.trail == nullptr ? 0 : out.trail->cap - std::min(out.trail->len, out.trail->cap);
    message.deadline_ms = silence.count();
    const auto name_fields = [&](auto& visit) {
      border::fields(in, visit);
      border::fields_of_setup(in, inputs_, attributes_, visit);
    };
    tried.ending =
        worker->ask_packed(message, in, name_fields, HostTables{call, nullptr, nullptr}, silence);
    tried.status = worker->reply().status;
    if (tried.ending == Ending::done && tried.status >= KINERJA_OK &&
        !take_rated(*worker, in.n, piece, out))
      tried.status = KINERJA_E_INTERNAL;
  }
  tried.why = worker->why();
  pool().give_back(std::move(worker));
  return tried;
}

// Copies what a worker computed into the host's columns. Every value is checked there, like those
// of any plugin; here only that they exist, and that they are of this piece.
bool RemoteMethod::take_rated(const WorkerProcess& worker,
                              std::uint32_t n,
                              const Piece& piece,
                              kinerja_rate_out& out) const {
  Rated rated;
  border::UnpackRoom room;
  const bool sound =
      border::unpack(worker.body(), room, rated, [&](auto& visit) { fields(rated, visit); });
  if (!sound || !border::long_enough(rated) || rated.n != n ||
      (n > 0 && (rated.score == nullptr || rated.grade == nullptr || rated.row_status == nullptr)))
    return false;
  std::copy_n(rated.score, n, out.score + piece.first);
  std::copy_n(rated.grade, n, out.grade + piece.first);
  std::copy_n(rated.row_status, n, out.row_status + piece.first);
  if (out.slack != nullptr) {
    if (rated.near_len != n || (n > 0 && (rated.low == nullptr || rated.slack == nullptr)))
      return false;
    std::copy_n(rated.low, n, out.low + piece.first);
    std::copy_n(rated.slack, n, out.slack + piece.first);
  }
  if (rated.exact_len != 0) {
    if (rated.exact_len != n || !well_formed(rated.exact, n)) return false;
    for (std::uint32_t i = 0; i < n; ++i)
      if (const std::string_view fraction = text_at(rated.exact, i); !fraction.empty())
        out.exact(&out, piece.first + i, str_of(fraction));
  }
  if (out.trail == nullptr) return true;
  kinerja_trail& trail = *out.trail;
  const std::uint32_t free = trail.cap - std::min(trail.len, trail.cap);
  if (worker.reply().a > free || rated.trail_len > free) {
    trail.len = trail.cap + 1;  // more than there was room for: the caller sees it as such
    return true;
  }
  if (rated.trail_len == 0) return true;
  if (rated.trail_row == nullptr || rated.trail_step == nullptr || rated.trail_ref == nullptr ||
      rated.trail_a == nullptr || rated.trail_b == nullptr || rated.trail_result == nullptr)
    return false;
  for (std::uint32_t k = 0; k < rated.trail_len; ++k) {
    const std::uint32_t at = trail.len + k;
    const std::int32_t step = rated.trail_step[k];
    std::int32_t base = 0;
    if (step >= 0 && static_cast<std::uint32_t>(step) < table_.steps_len) {
      const std::int32_t ref_kind = table_.steps[step].ref_kind & ~KINERJA_STEP_STANDING;
      if (ref_kind == KINERJA_REF_GOAL) base = piece.first_goal;
      if (ref_kind == KINERJA_REF_RATING) base = piece.first_rating;
    }
    const bool of_piece =
        rated.trail_row[k] >= 0 && static_cast<std::uint32_t>(rated.trail_row[k]) < n;
    trail.row[at] = of_piece ? rated.trail_row[k] + static_cast<std::int32_t>(piece.first) : -1;
    trail.step[at] = step;
    trail.ref[at] = rated.trail_ref[k] < 0 ? rated.trail_ref[k] : rated.trail_ref[k] + base;
    trail.a[at] = rated.trail_a[k];
    trail.b[at] = rated.trail_b[k];
    trail.result[at] = rated.trail_result[k];
  }
  trail.len += rated.trail_len;
  return true;
}

}  // namespace kinerja::worker
