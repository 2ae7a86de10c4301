#include "cli/log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>
#include <string_view>

namespace kinerja {

LogLine make_log() {
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("kinerja", std::move(sink));
  const char* wanted = std::getenv("KINERJA_LOG");
  logger->set_level(wanted != nullptr ? spdlog::level::from_str(wanted) : spdlog::level::warn);
  logger->set_pattern("%Y-%m-%dT%H:%M:%S%z %^%l%$ %v");
  return [logger](std::int32_t level, std::string_view line) {
    switch (level) {
      case KINERJA_LOG_ERROR:
        logger->error("{}", line);
        break;
      case KINERJA_LOG_WARN:
        logger->warn("{}", line);
        break;
      case KINERJA_LOG_INFO:
        logger->info("{}", line);
        break;
      default:
        logger->debug("{}", line);
    }
  };
}

}  // namespace kinerja
