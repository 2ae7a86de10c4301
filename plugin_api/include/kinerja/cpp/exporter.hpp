#pragma once

// Exporters in C++: a class that derives from kinerja::Exporter and writes what it is shown.
//
//   struct Names : kinerja::Exporter {
//     static constexpr kinerja::Info info{...};
//     explicit Names(kinerja::Config config);              // or: const kinerja::ExporterSetup&
//     void write(const kinerja::Call&, const kinerja::Results& results, kinerja::Sink& sink);
//     void finish(const kinerja::Call&, kinerja::Sink& sink);                    // may be left out
//     std::uint32_t needs() const;                                               // may be left out
//   };
//
// What they are shown stands in results.hpp. `needs` says which of it an exporter reads beside
// people, scores and grades (KINERJA_NEEDS_*): the rest stays empty, and nobody pays for it.

#include <kinerja/cpp/base.hpp>
#include <kinerja/cpp/results.hpp>
#include <kinerja/cpp/shown.hpp>
#include <kinerja/cpp/sink.hpp>

namespace kinerja {

/// What an exporter is made from. The hashes of its cycle are still empty.
class ExporterSetup {
 public:
  explicit ExporterSetup(const kinerja_exporter_setup* raw) : raw_(raw) {}
  Config config() const { return Config(raw_->config); }
  CycleView cycle() const { return CycleView(raw_->cycle); }

 private:
  const kinerja_exporter_setup* raw_;
};

namespace detail {

template <class T>
struct ExporterCalls {
  static kinerja_status open(const kinerja_call* call,
                             const kinerja_exporter_setup* setup,
                             void** self) noexcept {
    return guarded(call, [&] {
      *self = make<T>(ExporterSetup(setup));
      return KINERJA_OK;
    });
  }

  static void close(void* self) noexcept { delete static_cast<T*>(self); }

  static kinerja_status write(void* self,
                              const kinerja_call* call,
                              const kinerja_results* results,
                              const kinerja_sink* raw) noexcept {
    return guarded(call, [&] {
      Sink sink(raw);
      static_cast<T*>(self)->write(Call(call), Results(results), sink);
      return sink.status();
    });
  }

  static kinerja_status finish(void* self,
                               const kinerja_call* call,
                               const kinerja_sink* raw) noexcept {
    return guarded(call, [&] {
      Sink sink(raw);
      if constexpr (requires(T & exporter, Call context) { exporter.finish(context, sink); }) {
        static_cast<T*>(self)->finish(Call(call), sink);
      }
      return sink.status();
    });
  }

  static std::uint32_t needs(const void* self) noexcept {
    if constexpr (requires(const T& exporter) { exporter.needs(); }) {
      return static_cast<const T*>(self)->needs();
    } else {
      return KINERJA_NEEDS_ALL;
    }
  }
};

}  // namespace detail

/// Derive from it to make an exporter of a class.
struct Exporter {
  template <class T>
  static constexpr kinerja_exporter table = {sizeof(kinerja_exporter),
                                             0,
                                             &detail::info_of<T>,
                                             &detail::ExporterCalls<T>::open,
                                             &detail::ExporterCalls<T>::close,
                                             &detail::ExporterCalls<T>::write,
                                             &detail::ExporterCalls<T>::finish,
                                             &detail::ExporterCalls<T>::needs};
};

}  // namespace kinerja
