#pragma once

#include <kinerja/plugin.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace kinerja::checking {

/// What messages call a struct that the host gives: "rate_in" for kinerja_rate_in.
template <class T>
std::string_view struct_name();

/// The member at an offset; "?" when no pointer or text stands there.
template <class T>
std::string_view member_name(std::size_t offset);

template <>
std::string_view struct_name<kinerja_method_setup>();
template <>
std::string_view member_name<kinerja_method_setup>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_rate_in>();
template <>
std::string_view member_name<kinerja_rate_in>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_source_setup>();
template <>
std::string_view member_name<kinerja_source_setup>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_request>();
template <>
std::string_view member_name<kinerja_request>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_derive_in>();
template <>
std::string_view member_name<kinerja_derive_in>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_events>();
template <>
std::string_view member_name<kinerja_events>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_spans>();
template <>
std::string_view member_name<kinerja_spans>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_exporter_setup>();
template <>
std::string_view member_name<kinerja_exporter_setup>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_cycle_info>();
template <>
std::string_view member_name<kinerja_cycle_info>(std::size_t offset);
template <>
std::string_view struct_name<kinerja_results>();
template <>
std::string_view member_name<kinerja_results>(std::size_t offset);

/// "rate_in.ev_target".
template <class T, class Member>
std::string full_name(Member T::*member) {
  // The offset of a member that is known by its pointer only; no object is touched.
  alignas(T) static const std::byte room[sizeof(T)]{};
  const auto& of = *reinterpret_cast<const T*>(room);
  const auto* at = reinterpret_cast<const std::byte*>(&(of.*member));
  return std::string(struct_name<T>()) + "." +
         std::string(member_name<T>(static_cast<std::size_t>(at - room)));
}

}  // namespace kinerja::checking
