#include "checking/crash.hpp"

#include "checking/bench.hpp"
#include "checking/guarded_memory.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <unistd.h>

namespace kinerja::checking {
namespace {

constexpr std::size_t max_doing = 2'048;
constexpr std::size_t max_words = 256;
constexpr std::size_t stack_bytes = 65'536;

// A signal handler has no arguments, so this is global; it is JSON already, because a handler must
// not take memory.
std::array<char, max_doing> doing_json = {'n', 'u', 'l', 'l'};
std::mutex doing_mutex;
std::atomic<int> crash_descriptor{-1};
std::atomic_flag answered = ATOMIC_FLAG_INIT;

bool was_writing(const void* context) {
#if defined(__x86_64__)
  constexpr int error_register = 19;  // REG_ERR; its bit 1 says that the access was a write
  const auto* of = static_cast<const ucontext_t*>(context);
  return (of->uc_mcontext.gregs[error_register] & 2) != 0;
#else
  (void)context;
  return false;
#endif
}

void send(const char* words, std::size_t len) {
  while (len > 0) {
    const ssize_t sent = write(crash_descriptor.load(), words, len);
    if (sent <= 0) return;
    words += sent;
    len -= static_cast<std::size_t>(sent);
  }
}

// Quotes and backslashes would break the answer, and snprintf's text has neither; names of columns
// do not either.
extern "C" void on_crash(int number, siginfo_t* info, void* context) {
  if (answered.test_and_set()) {
    // Another thread explains already; it ends the process.
    for (;;) pause();
  }
  std::array<char, max_words> id{}, en{};
  const bool fault = number == SIGSEGV || number == SIGBUS;
  if (fault && info->si_code > 0)
    explain_address(info->si_addr, was_writing(context), id.data(), en.data(), id.size());
  std::array<char, max_doing + 4 * max_words> out{};
  const int len =
      std::snprintf(out.data(),
                    out.size(),
                    R"({"crash":{"signal":%d,"where":{"id":"%s","en":"%s"},"doing":%s}})",
                    number,
                    id.data(),
                    en.data(),
                    doing_json.data());
  if (len > 0) send(out.data(), std::min(static_cast<std::size_t>(len), out.size() - 1));
  _exit(128 + number);
}

}  // namespace

void explain_crashes(int answer_to) {
  crash_descriptor = answer_to;
  static std::array<std::byte, stack_bytes> stack;  // for those who used up their own
  stack_t own{};
  own.ss_sp = stack.data();
  own.ss_size = stack.size();
  sigaltstack(&own, nullptr);
  struct sigaction action {};
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGTERM, SIGSYS})
    sigaction(number, &action, nullptr);
}

void set_doing(const Text& what) {
  const std::string words = boost::json::serialize(to_json(what));
  const std::lock_guard lock(doing_mutex);
  if (words.size() < doing_json.size())
    std::memcpy(doing_json.data(), words.c_str(), words.size() + 1);
}

}  // namespace kinerja::checking
