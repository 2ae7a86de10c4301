#pragma once

#include <kinerja/core/loading.hpp>

#include "calling/opening.hpp"
#include "worker/host_link.hpp"

#include <map>
#include <memory>

namespace kinerja::worker {

class RateRoom;

/// The plugin of a worker and its instances: does what one request asks.
class GuestPlugin {
 public:
  GuestPlugin(HostLink& host, std::unique_ptr<PluginLibrary> library);
  ~GuestPlugin();
  GuestPlugin(const GuestPlugin&) = delete;
  GuestPlugin(GuestPlugin&&) = delete;
  GuestPlugin& operator=(const GuestPlugin&) = delete;
  GuestPlugin& operator=(GuestPlugin&&) = delete;

  void serve(const Message& request, std::span<const std::byte> body);

 private:
  struct Instance {
    ComponentKind kind;
    const void* table = nullptr;
    InstanceHandle self{nullptr, nullptr};
    std::size_t inputs = 0;  // of a method
    std::size_t attributes = 0;
  };

  void open(const Message& request, std::span<const std::byte> body);
  void open_source(const Message& request, std::span<const std::byte> body);
  void open_method(const Message& request, std::span<const std::byte> body);
  void open_exporter(const Message& request, std::span<const std::byte> body);
  void trail_per_row(const Message& request, const Instance& instance);
  void rate(const Message& request, std::span<const std::byte> body, const Instance& instance);
  void pull(const Message& request, std::span<const std::byte> body, const Instance& instance);
  void write(const Message& request, std::span<const std::byte> body, const Instance& instance);
  void finish(const Message& request, const Instance& instance);
  void done(kinerja_status status);

  HostLink& host_;
  std::unique_ptr<PluginLibrary> library_;
  std::map<std::uint64_t, Instance> instances_;
  std::unique_ptr<RateRoom> rate_room_;
};

}  // namespace kinerja::worker
