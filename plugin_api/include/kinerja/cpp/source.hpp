#pragma once

// A source in C++: derive from kinerja::Source, name it in `info`, and bring rows.
//
//   struct Queue : kinerja::Source {
//     static constexpr kinerja::Info info{...};
//     explicit Queue(kinerja::Config config);                 // or (const kinerja::SourceSetup&)
//     kinerja::Pull pull(const kinerja::Call&, std::string_view cursor, kinerja::Emit&);
//   };
//
// A class may have these members too, and then its table offers them:
//   void ingest(const kinerja::Call&, const kinerja::Request&, kinerja::Emit&);
//   void derive(const kinerja::Call&, const kinerja::DeriveView&, kinerja::Emit&) const;

#include <kinerja/cpp/base.hpp>
#include <kinerja/cpp/source_rows.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <memory>
#include <type_traits>

namespace kinerja {

/// What a pull came to: nothing more now, or ask again.
enum class Pull : kinerja_status { end = KINERJA_END, later = KINERJA_LATER };

/// What an instance is made from. Borrows: read what you need in the constructor.
class SourceSetup {
 public:
  SourceSetup(const kinerja_call* call, const kinerja_source_setup* setup)
      : call_(call), setup_(setup) {}

  Config config() const { return Config(setup_->config); }
  /// Names that Call::read knows, in the order of the cycle file.
  TextView inputs() const { return {setup_->inputs, setup_->inputs_len}; }

  /// Reports one mistake in the settings and goes on, so that a person sees all of them at once.
  /// With at least one, the instance is not made.
  void mistake(std::string_view message, std::string_view where = {}) const {
    ++mistakes_;
    Call(call_).fail(KINERJA_E_CONFIG, message, where);
  }
  int mistakes() const { return mistakes_; }

 private:
  const kinerja_call* call_;
  const kinerja_source_setup* setup_;
  mutable int mistakes_ = 0;
};

/// A row that cannot be used. `reason` is a sentence, a key of the plugin's texts, or "KEY: value".
struct Rejected {
  std::uint32_t origin = 0;
  std::string_view input{};
  std::string_view column{};
  std::string_view raw{};
  std::string_view reason{};
};

/// Where rows go. Everything copies before it returns, and throws Call::Stopped when the host
/// wants no more. Borrows: lives as long as the call.
class Emit {
 public:
  explicit Emit(const kinerja_emit* emit) : emit_(emit) {}

  const kinerja_emit* raw() const { return emit_; }
  /// The most rows that one call of the host takes. Longer builders are brought in several calls.
  std::uint32_t max_rows() const { return std::max(emit_->max_rows, 1U); }

  /// Whether builders whose rows have no keys may be brought.
  bool takes_keyless() const {
    return emit_->struct_size >= offsetof(kinerja_emit, takes) + sizeof(emit_->takes) &&
           (emit_->takes & KINERJA_TAKES_KEYLESS) != 0;
  }

  void people(const PeopleRows& rows, std::string_view input = {}) {
    bring(rows, input, emit_->people);
  }
  void goals(const GoalRows& rows, std::string_view input = {}) {
    bring(rows, input, emit_->goals);
  }
  void measures(const MeasureRows& rows, std::string_view input = {}) {
    bring(rows, input, emit_->measures);
  }
  void ratings(const RatingRows& rows, std::string_view input = {}) {
    bring(rows, input, emit_->ratings);
  }
  /// Ratings by the sheet; one by one to hosts that do not know sheets.
  void sheets(const SheetRows& rows, std::string_view input = {}) {
    if (KINERJA_HAS(kinerja_emit, emit_, sheets)) return bring(rows, input, emit_->sheets);
    ratings(rows.one_by_one(), input);
  }
  void events(const EventRows& rows, std::string_view input = {}) {
    bring(rows, input, emit_->events);
  }
  void spans(const SpanRows& rows, std::string_view input = {}) {
    bring(rows, input, emit_->spans);
  }

  /// Puts one bad row into quarantine.
  void reject(const Rejected& row) {
    const kinerja_rejected raw{sizeof(kinerja_rejected),
                               row.origin,
                               str(row.input),
                               str(row.column),
                               str(row.raw),
                               str(row.reason)};
    check(emit_->reject(emit_, &raw));
  }
  /// Keeps all rows since the last commit together with the cursor.
  void commit(std::string_view cursor = {}) { check(emit_->commit(emit_, bytes(cursor))); }
  /// The HTTP answer to a device; only during ingest, exactly once.
  void reply(std::int32_t http_status, std::string_view media_type, std::string_view body) {
    check(emit_->reply(emit_, http_status, str(media_type), bytes(body)));
  }

 private:
  template <class Rows, class Take>
  void bring(const Rows& rows, std::string_view input, Take take) {
    if (rows.keyless() && !takes_keyless())
      throw Failure(KINERJA_E_INTERNAL, "a row without a key");
    for (std::uint32_t first = 0; first < rows.size();) {
      const std::uint32_t n = std::min(max_rows(), rows.size() - first);
      const auto columns = rows.columns(input, first, n);
      check(take(emit_, &columns));
      first += n;
    }
  }
  static void check(kinerja_status status) {
    if (status < 0) throw Call::Stopped{status};
  }

  const kinerja_emit* emit_;
};

/// An HTTP request that a device or web hook sent. Borrows: lives as long as the call.
class Request {
 public:
  explicit Request(const kinerja_request* request) : request_(request) {}
  std::string_view method() const { return view(request_->method); }
  std::string_view path() const { return view(request_->path); }
  std::string_view query() const { return view(request_->query); }
  std::string_view content_type() const { return view(request_->content_type); }
  std::string_view peer() const { return view(request_->peer); }
  std::string_view body() const { return view(request_->body); }

 private:
  const kinerja_request* request_;
};

/// Events and spans of some people in a period. Borrows: lives as long as the call.
class DeriveView {
 public:
  explicit DeriveView(const kinerja_derive_in* in) : in_(in) {}
  const kinerja_derive_in* raw() const { return in_; }
  std::uint32_t people() const { return in_->n; }
  std::int32_t from_day() const { return in_->from_day; }
  std::int32_t to_day() const { return in_->to_day; }
  TextView subjects() const { return {in_->subject, in_->n}; }
  const kinerja_events& events() const { return *in_->events; }
  const kinerja_spans& spans() const { return *in_->spans; }
  /// Events of person i are [events_begin(i), events_begin(i + 1)); spans likewise.
  std::uint32_t events_begin(std::uint32_t i) const { return in_->event_begin[i]; }
  std::uint32_t spans_begin(std::uint32_t i) const { return in_->span_begin[i]; }

 private:
  const kinerja_derive_in* in_;
};

namespace detail {

template <class T>
concept Pulls = requires(T self, const Call& call, std::string_view cursor, Emit& emit) {
  { self.pull(call, cursor, emit) } -> std::same_as<Pull>;
};
template <class T>
concept Ingests = requires(T self, const Call& call, const Request& request, Emit& emit) {
  self.ingest(call, request, emit);
};
template <class T>
concept Derives = requires(const T self, const Call& call, const DeriveView& in, Emit& emit) {
  self.derive(call, in, emit);
};

// The C functions of one source class.
template <class T>
struct SourceCalls {
  static_assert(Pulls<T> || Ingests<T> || Derives<T>,
                "a source needs `Pull pull(const Call&, std::string_view, Emit&)`, or ingest, or "
                "derive");

  static kinerja_status open(const kinerja_call* call,
                             const kinerja_source_setup* raw,
                             void** self) noexcept {
    return guarded(call, [&]() -> kinerja_status {
      const SourceSetup setup(call, raw);
      std::unique_ptr<T> made(static_cast<T*>(make<T>(setup)));
      if (setup.mistakes() > 0) return KINERJA_E_CONFIG;
      *self = made.release();
      return KINERJA_OK;
    });
  }
  static void close(void* self) noexcept { delete static_cast<T*>(self); }

  static kinerja_status pull(void* self,
                             const kinerja_call* call,
                             kinerja_bytes cursor,
                             const kinerja_emit* raw) noexcept {
    return guarded(call, [&] {
      Emit emit(raw);
      return static_cast<kinerja_status>(
          static_cast<T*>(self)->pull(Call(call), view(cursor), emit));
    });
  }
  static kinerja_status ingest(void* self,
                               const kinerja_call* call,
                               const kinerja_request* request,
                               const kinerja_emit* raw) noexcept {
    return guarded(call, [&]() -> kinerja_status {
      Emit emit(raw);
      static_cast<T*>(self)->ingest(Call(call), Request(request), emit);
      return KINERJA_OK;
    });
  }
  static kinerja_status derive(const void* self,
                               const kinerja_call* call,
                               const kinerja_derive_in* in,
                               const kinerja_emit* raw) noexcept {
    return guarded(call, [&]() -> kinerja_status {
      Emit emit(raw);
      static_cast<const T*>(self)->derive(Call(call), DeriveView(in), emit);
      return KINERJA_OK;
    });
  }

  // Only what the class has is compiled; the rest is not offered.
  static constexpr auto pull_or_null() -> decltype(kinerja_source::pull) {
    if constexpr (Pulls<T>) return &pull;
    return nullptr;
  }
  static constexpr auto ingest_or_null() -> decltype(kinerja_source::ingest) {
    if constexpr (Ingests<T>) return &ingest;
    return nullptr;
  }
  static constexpr auto derive_or_null() -> decltype(kinerja_source::derive) {
    if constexpr (Derives<T>) return &derive;
    return nullptr;
  }
};

}  // namespace detail

/// Base of all sources; gives the class its C table.
struct Source {
  template <class T>
  static constexpr kinerja_source table = {sizeof(kinerja_source),
                                           0,
                                           &detail::info_of<T>,
                                           &detail::SourceCalls<T>::open,
                                           &detail::SourceCalls<T>::close,
                                           detail::SourceCalls<T>::pull_or_null(),
                                           detail::SourceCalls<T>::ingest_or_null(),
                                           detail::SourceCalls<T>::derive_or_null()};
};

}  // namespace kinerja
