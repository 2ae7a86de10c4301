#include "worker/worker_process.hpp"

#include <kinerja/core/utf8.hpp>

#include "calling/columns.hpp"
#include "worker/build_stamp.hpp"
#include "worker/host_answers.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kinerja::worker {
namespace {

constexpr std::chrono::milliseconds grace{1'000};  // behind a deadline, before a worker is ended
constexpr int max_log_lines = 100;                 // that one worker may print
constexpr std::size_t max_line_bytes = 1'024;

int open_process(pid_t pid) {
  return static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
}

void close_if_open(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

Text signal_text(int number) {
  const char* name = sigabbrev_np(number);
  return text("mati oleh sinyal SIG{}", "died of signal SIG{}", {name == nullptr ? "?" : name});
}

}  // namespace

WorkerProcess::WorkerProcess(SharedLanes lanes, const Start& how)
    : lanes_(std::move(lanes)),
      label_(how.label),
      log_(how.log),
      channel_(-1, [] { return false; }) {}

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(Spawner& spawner,
                                                            const WorkerSettings& settings,
                                                            const Start& how) {
  KINERJA_TRY(lanes, SharedLanes::make());
  auto worker = std::unique_ptr<WorkerProcess>(new WorkerProcess(std::move(lanes), how));
  std::array<int, 2> ends{}, words{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return fail(Errc::io, text("socketpair gagal: {}", "socketpair failed: {}", {strerror(errno)}));
  worker->socket_ = ends[0];
  // Nobody reads while a plugin computes: what does not fit into the pipe is lost, not waited for.
  if (pipe2(words.data(), O_CLOEXEC | O_NONBLOCK) == 0) worker->words_ = words[0];
  const Handed handed{ends[1], worker->lanes_.file(), how.plugin, words[1]};
  auto pid = spawner.spawn(handed);
  close(ends[1]);
  if (words[1] > 0) close(words[1]);
  worker->lanes_.close_file();
  if (!pid) return std::move(pid).error();
  worker->process_ = open_process(*pid);
  if (worker->process_ < 0) {
    kill(*pid, SIGKILL);
    waitpid(*pid, nullptr, 0);
    return fail(Errc::unsupported,
                text("kernel ini tidak mengenal pidfd_open (perlu Linux 5.3)",
                     "this kernel does not know pidfd_open (Linux 5.3 is needed)"));
  }
  worker->channel_ = Channel(worker->socket_, [self = worker.get()] { return self->wait(); });

  Hello hello;
  hello.parent = static_cast<std::uint32_t>(getpid());
  hello.memory_bytes = settings.memory_bytes;
  const std::string build = build_stamp();
  hello.build = str_of(build);
  hello.name = str_of(how.file);
  hello.scratch = str_of(how.scratch);
  Message message;
  message.kind = Kind::hello;
  const Ending ending = worker->ask_packed(
      message, hello, [&](auto& visit) { fields(hello, visit); }, {}, settings.silence);
  if (ending != Ending::done)
    return fail(Errc::plugin_failed, text("{}: {}", "{}: {}", {how.file, worker->why()}));
  return worker;
}

WorkerProcess::~WorkerProcess() {
  if (process_ >= 0) {
    syscall(SYS_pidfd_send_signal, process_, SIGKILL, nullptr, 0);
    reap();
  }
  close_if_open(socket_);
  close_if_open(words_);
}

Ending WorkerProcess::ask(const Message& request,
                          std::span<const std::byte> body,
                          const HostTables& tables,
                          std::chrono::milliseconds silence) {
  begin(silence, tables);
  if (!channel_.send(request, lanes_.requests(), body)) return ended_early();
  return serve();
}

void WorkerProcess::begin(std::chrono::milliseconds silence, const HostTables& tables) {
  tables_ = tables;
  silence_ = silence;
  heard_ = Clock::now();
  asked_to_stop_ = {};
  ending_ = Ending::done;
  lanes_.control().stop.store(0, std::memory_order_relaxed);
}

Ending WorkerProcess::serve() {
  for (;;) {
    Message message;
    if (!channel_.receive(message)) return ended_early();
    heard_ = Clock::now();
    if (message.kind == Kind::done) {
      reply_ = message;
      if (!channel_.copy_body(message, lanes_.from_worker(), received_, body_))
        return ended_early();
      pass_on_words();
      return Ending::done;
    }
    if (!answer(message)) return ended_early();
  }
}

// The conversation broke off: because the process has ended, or else because it must.
Ending WorkerProcess::ended_early() {
  if (ending_ == Ending::done) {
    pollfd process{process_, POLLIN, 0};
    const bool dead = poll(&process, 1, static_cast<int>(grace.count())) == 1;
    ending_ = dead ? Ending::died : Ending::broke;
  }
  end(ending_);
  return ending_;
}

// Waits for the next message, and looks around meanwhile.
bool WorkerProcess::wait() {
  for (;;) {
    std::array<pollfd, 3> events = {
        pollfd{socket_, POLLIN, 0}, pollfd{process_, POLLIN, 0}, pollfd{words_, POLLIN, 0}};
    const int ready = poll(events.data(), events.size(), static_cast<int>(look_around.count()));
    if (ready < 0 && errno != EINTR) return false;
    if ((events[0].revents & POLLIN) != 0) return true;  // also the last words of one who died
    if ((events[1].revents & POLLIN) != 0) {
      ending_ = Ending::died;
      return false;
    }
    if ((events[2].revents & POLLIN) != 0) pass_on_words();
    const Clock::time_point now = Clock::now();
    if (now - heard_ > silence_ + grace) {
      ending_ = Ending::silent;
      return false;
    }
    if (asked_to_stop_ == Clock::time_point{}) {
      if (tables_.call != nullptr && tables_.call->stop(tables_.call) != KINERJA_OK) {
        lanes_.control().stop.store(1, std::memory_order_relaxed);
        asked_to_stop_ = now;
      }
    } else if (now - asked_to_stop_ > grace) {
      ending_ = Ending::cancelled;
      return false;
    }
  }
}

bool WorkerProcess::answer(const Message& question) {
  std::span<const std::byte> body;
  if (!channel_.copy_body(question, lanes_.from_worker(), received_, body)) return false;
  const HostAnswer answer = answer_of_host(question, body, tables_);
  if (!answer.sound) return false;
  heard_ = Clock::now();
  Message message;
  message.kind = Kind::answer;
  message.status = answer.status;
  message.a = answer.a;
  return channel_.send(message, lanes_.answers(), answer.body);
}

void WorkerProcess::pass_on_words() {
  std::array<char, 4'096> bytes{};
  for (ssize_t got = 0; words_ >= 0 && (got = read(words_, bytes.data(), bytes.size())) > 0;)
    unfinished_words_.append(bytes.data(), static_cast<std::size_t>(got));
  for (std::size_t end = 0; (end = unfinished_words_.find('\n')) != std::string::npos ||
                            unfinished_words_.size() > max_line_bytes;) {
    std::string line = unfinished_words_.substr(0, std::min(end, max_line_bytes));
    unfinished_words_.erase(0, std::min(end, max_line_bytes - 1) + 1);
    for (char& c : line)
      if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E) c = '?';
    if (++lines_passed_ <= max_log_lines && log_ != nullptr)
      (*log_)(KINERJA_LOG_WARN, label_ + " wrote: " + line);
  }
}

void WorkerProcess::end(Ending how) {
  if (process_ < 0) return;
  if (how != Ending::died) syscall(SYS_pidfd_send_signal, process_, SIGKILL, nullptr, 0);
  pass_on_words();
  reap();
  switch (how) {
    case Ending::silent:
      why_ = text("tidak menjawab dalam {} detik, lalu dihentikan",
                  "did not answer within {} seconds, and was ended",
                  {static_cast<double>(silence_.count()) / 1'000});
      break;
    case Ending::broke:
      why_ = text("melanggar cara bicara dengan host, lalu dihentikan",
                  "does not keep to the protocol, and was ended");
      break;
    case Ending::cancelled:
      why_ = text("tidak berhenti ketika diminta, lalu dihentikan",
                  "did not stop when asked, and was ended");
      break;
    default:
      break;
  }
}

void WorkerProcess::reap() {
  siginfo_t info{};
  if (waitid(static_cast<idtype_t>(P_PIDFD), static_cast<id_t>(process_), &info, WEXITED) == 0) {
    why_ = info.si_code == CLD_EXITED ? text("berakhir sendiri dengan kode {}",
                                             "ended by itself with code {}",
                                             {info.si_status})
                                      : signal_text(info.si_status);
  }
  close_if_open(process_);
}

}  // namespace kinerja::worker
