#pragma once

// The C++ layer for authors: write a class and one macro, never touch a table.
//
//   struct Punctuality : kinerja::Method { ... };
//   KINERJA_PLUGIN(Punctuality)
//
// Whatever it does, a C plugin can do as well; it is header only and adds no state of its own.

#include <kinerja/cpp/base.hpp>
#include <kinerja/cpp/exporter.hpp>
#include <kinerja/cpp/method.hpp>
#include <kinerja/cpp/source.hpp>

#include <array>
#include <type_traits>

namespace kinerja {

/// Who a plugin is. `texts` is {"id": {"KEY": "..."}, "en": {...}}.
struct Identity {
  std::string_view id;
  std::string_view version;
  std::string_view vendor;
  std::string_view license;
  std::string_view texts = "{}";
  std::uint32_t needs = KINERJA_ABI;
};

namespace detail {

// The tables of all components that derive from Base, ended by a null.
template <class Base, class Table, class... Components>
constexpr auto tables_of() {
  constexpr std::size_t count = (std::size_t{std::is_base_of_v<Base, Components>} + ... + 0);
  std::array<const Table*, count + 1> tables{};
  std::size_t next = 0;
  const auto add = [&]<class Component>() {
    if constexpr (std::is_base_of_v<Base, Component>)
      tables[next++] = &Component::template table<Component>;
  };
  (add.template operator()<Components>(), ...);
  return tables;
}

template <class... Components>
struct Tables {
  static constexpr auto sources = tables_of<Source, kinerja_source, Components...>();
  static constexpr auto methods = tables_of<Method, kinerja_method, Components...>();
  static constexpr auto exporters = tables_of<Exporter, kinerja_exporter, Components...>();
};

template <const Identity& identity, class... Components>
inline constexpr kinerja_plugin plugin_table = {sizeof(kinerja_plugin),
                                                0,
                                                KINERJA_ABI,
                                                identity.needs,
                                                str(identity.id),
                                                str(identity.version),
                                                str(identity.vendor),
                                                str(identity.license),
                                                str(identity.texts),
                                                Tables<Components...>::sources.data(),
                                                Tables<Components...>::methods.data(),
                                                Tables<Components...>::exporters.data(),
                                                nullptr};

}  // namespace detail
}  // namespace kinerja

/// Makes a plugin of any number of components. `identity` is a constexpr kinerja::Identity at
/// namespace scope.
#define KINERJA_PLUGIN_AS(identity, ...)                                 \
  KINERJA_PLUGIN_NOTE((identity).needs);                                 \
  KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi); \
  const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {               \
    if ((host_abi >> 16U) != KINERJA_ABI_MAJOR) return nullptr;          \
    return &kinerja::detail::plugin_table<identity, __VA_ARGS__>;        \
  }

#ifndef KINERJA_PLUGIN_VERSION
#define KINERJA_PLUGIN_VERSION "0.0.0"
#endif
#ifndef KINERJA_PLUGIN_VENDOR
#define KINERJA_PLUGIN_VENDOR "unknown"
#endif
#ifndef KINERJA_PLUGIN_LICENSE
#define KINERJA_PLUGIN_LICENSE "Apache-2.0"
#endif

/// Makes a plugin of one component, named like it. Version, vendor and license come from
/// kinerja_add_plugin().
#define KINERJA_PLUGIN(Component)                                                                 \
  static constexpr kinerja::Identity kinerja_identity{                                            \
      Component::info.id, KINERJA_PLUGIN_VERSION, KINERJA_PLUGIN_VENDOR, KINERJA_PLUGIN_LICENSE}; \
  KINERJA_PLUGIN_AS(kinerja_identity, Component)
