#pragma once

// What the host and a worker say to each other: small messages of one size over a socket pair, with
// a body in shared memory where there is more to say (channel.hpp). Both ends are the same build.
//
//   host:   request ─────────────────────────────────────────────► worker
//   worker: what the plugin asks during the call (answered, unless it is notes or log) ─► host
//   worker: done ──────────────────────────────────────────────────► host

#include <kinerja/plugin.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace kinerja::worker {

enum class Kind : std::uint32_t {
  // Requests of the host.
  hello = 1,  // body: Hello. First of all. done: a is the SandboxLevel, b Landlock's ABI
  load,       // done: Facts; or status, a: bytes of the Indonesian words, b: Errc, body: both words
  open,       // a: ComponentKind, b: place in the plugin's list. body: the setup
  close,
  trail_per_row,  // a: goals, b: ratings. done: a
  rate,           // a: call flags and rate_near, b: room for trail steps. body: kinerja_rate_in
  pull,           // body: the cursor
  write,          // body: kinerja_results
  finish,

  // What a plugin asks for while one of these runs.
  notes,   // reports of kinerja_call.fail. body: Notes
  log,     // a: level. body: text
  secret,  // body: name. answer: text
  read,    // body: name. answer: bytes
  fetch,
  rows,        // a: RowKind. body: the rows
  reject,      // body: kinerja_rejected
  commit,      // body: cursor
  open_file,   // a: bytes of the name, the media type follows. answer: a is the id
  write_file,  // a: id. body: bytes
  close_file,  // a: id

  // Endings.
  answer,  // of the host: status
  done,    // of the worker: status
  piece,   // a part of a body that is longer than its lane
  taken    // that part was read
};

/// Of a rate request: results are told in numbers, too, and inputs were.
inline constexpr std::uint64_t rate_near = std::uint64_t{1} << 32U;

enum class ComponentKind : std::uint64_t { source, method, exporter };
enum class RowKind : std::uint64_t { people, goals, measures, ratings, events, spans, sheets };

struct Message {
  Kind kind = Kind::done;
  std::int32_t status = KINERJA_OK;
  std::uint64_t instance = 0;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  std::uint64_t body_bytes = 0;
  std::int64_t deadline_ms = 0;  // of a request: how long it may take; 0: no deadline
};

// Bodies that are no structs of the border. They are packed like those (border/pack.hpp).

struct Hello {
  std::uint32_t struct_size = sizeof(Hello);
  std::uint32_t parent = 0;  // process id of the host
  std::uint64_t memory_bytes = 0;
  kinerja_str build{};    // of the host, and the worker's must be equal
  kinerja_str name{};     // of the plugin's file, for messages
  kinerja_str scratch{};  // a folder that the plugin may write into; empty: none
};

/// What a plugin says of itself, read from its tables. Components come in the order of kinds.
struct Facts {
  std::uint32_t struct_size = sizeof(Facts);
  std::uint32_t components = 0;
  std::uint32_t flags = 0;  // of its kinerja_plugin
  std::uint32_t abi = 0;
  std::uint32_t needs = 0;
  kinerja_str id{}, version{}, vendor{}, license{}, texts{};
  const std::uint8_t* kind = nullptr;  // ComponentKind
  const std::uint32_t* info_flags = nullptr;
  // Of a source, bit k: the k-th function of its table is set. Of a method: what it takes.
  const std::uint32_t* functions = nullptr;
  kinerja_strs ids{}, names{}, abouts{}, schemas{};
  const std::uint32_t* step_begin = nullptr;  // components + 1
  const std::int32_t* step_id = nullptr;
  const std::int32_t* step_ref_kind = nullptr;
  kinerja_strs step_text{};
};

struct Notes {
  std::uint32_t struct_size = sizeof(Notes);
  std::uint32_t n = 0;
  const std::int32_t* code = nullptr;
  const std::int64_t* row = nullptr;
  kinerja_strs where{}, message{};
};

/// What a method said when it was opened.
struct Opening {
  std::uint32_t struct_size = sizeof(Opening);
  std::uint32_t grades_len = 0;
  std::int32_t grades_status = KINERJA_OK;
  std::uint32_t reserved = 0;
  kinerja_strs grades{};
};

struct Rated {
  std::uint32_t struct_size = sizeof(Rated);
  std::uint32_t n = 0;
  std::uint32_t exact_len = 0;  // n, or 0 when there is no fraction
  std::uint32_t trail_len = 0;
  const double* score = nullptr;
  const std::int32_t* grade = nullptr;
  const std::int32_t* row_status = nullptr;
  kinerja_strs exact{};
  const std::int32_t *trail_row = nullptr, *trail_step = nullptr, *trail_ref = nullptr;
  const double *trail_a = nullptr, *trail_b = nullptr, *trail_result = nullptr;
  std::uint32_t near_len = 0;  // n, or 0 when nobody asked for these two
  std::uint32_t reserved = 0;
  const double *low = nullptr, *slack = nullptr;
};

/// Grade words of one method; a worker sends no more than that.
inline constexpr std::uint32_t max_grades_of_method = 1'000;
inline constexpr std::size_t max_facts_components = 1'024;
inline constexpr std::size_t max_facts_steps = max_facts_components * 1'024;

template <class Visit>
void fields(const Hello&, Visit&& visit) {
  visit.text(&Hello::build);
  visit.text(&Hello::name);
  visit.text(&Hello::scratch);
}

template <class Visit>
void fields(const Facts& in, Visit&& visit) {
  for (const auto word :
       {&Facts::id, &Facts::version, &Facts::vendor, &Facts::license, &Facts::texts})
    visit.text(word);
  const std::size_t n = in.components > max_facts_components ? 0 : in.components;
  visit.numbers(&Facts::kind, n);
  visit.numbers(&Facts::info_flags, n);
  visit.numbers(&Facts::functions, n);
  for (const auto column : {&Facts::ids, &Facts::names, &Facts::abouts, &Facts::schemas})
    visit.texts(column, n);
  visit.numbers(&Facts::step_begin, n + 1);
  const std::size_t steps =
      in.step_begin == nullptr || in.step_begin[n] > max_facts_steps ? 0 : in.step_begin[n];
  visit.numbers(&Facts::step_id, steps);
  visit.numbers(&Facts::step_ref_kind, steps);
  visit.texts(&Facts::step_text, steps);
}

template <class Visit>
void fields(const Notes& in, Visit&& visit) {
  visit.numbers(&Notes::code, in.n);
  visit.numbers(&Notes::row, in.n);
  visit.texts(&Notes::where, in.n);
  visit.texts(&Notes::message, in.n);
}

template <class Visit>
void fields(const Opening& in, Visit&& visit) {
  visit.texts(&Opening::grades, in.grades_len);
}

template <class Visit>
void fields(const Rated& in, Visit&& visit) {
  visit.numbers(&Rated::score, in.n);
  visit.numbers(&Rated::grade, in.n);
  visit.numbers(&Rated::row_status, in.n);
  visit.texts(&Rated::exact, in.exact_len);
  for (const auto column : {&Rated::trail_row, &Rated::trail_step, &Rated::trail_ref})
    visit.numbers(column, in.trail_len);
  for (const auto column : {&Rated::trail_a, &Rated::trail_b, &Rated::trail_result})
    visit.numbers(column, in.trail_len);
  for (const auto column : {&Rated::low, &Rated::slack}) visit.numbers(column, in.near_len);
}

}  // namespace kinerja::worker
