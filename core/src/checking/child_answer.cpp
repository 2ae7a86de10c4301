#include "checking/child_answer.hpp"

#include <kinerja/core/utf8.hpp>

#include "checking/bench.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <csignal>
#include <cstring>
#include <sys/wait.h>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

Text signal_text(int number) {
  const char* name = sigabbrev_np(number);
  return verbatim("SIG" + std::string(name == nullptr ? std::to_string(number) : name));
}

std::string printable(std::string_view said) {
  std::string out(said);
  for (auto bad = first_invalid_utf8(out); bad; bad = first_invalid_utf8(out)) out[*bad] = '?';
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') c = ' ';
  return out;
}

// A crash that the child could explain itself.
void read_crash(const json::object& crash,
                const ChildEnd& end,
                const Test& test,
                TestResult& result) {
  Fault fault;
  if (const auto* doing = crash.if_contains("doing"); doing != nullptr)
    fault.did = text_from(*doing);
  const auto* number = crash.if_contains("signal");
  const int which =
      number != nullptr && number->is_int64() ? static_cast<int>(number->get_int64()) : 0;
  const auto* where = crash.if_contains("where");
  const Text place = where == nullptr ? Text{} : text_from(*where);
  if (which == SIGTERM && end.over_time) {
    fault.expected = text("kembali dalam {} detik",
                          "comes back within {} seconds",
                          {std::int64_t{test.limit.count()}});
    fault.came = text("masih berjalan, lalu dihentikan", "was still running, and was ended");
  } else {
    fault.expected = text("prosesnya tetap hidup", "the process stays alive");
    fault.came = place.en.empty() ? signal_text(which)
                                  : text("{}: {}", "{}: {}", {signal_text(which), place});
  }
  result.faults.push_back(std::move(fault));
}

// A child without an answer: the plugin ended the process, or nobody could.
void read_end(const ChildEnd& end, const Test& test, TestResult& result) {
  Fault fault{test.asks, text("prosesnya tetap hidup", "the process stays alive"), {}};
  if (end.over_time) {
    fault.expected = text("kembali dalam {} detik",
                          "comes back within {} seconds",
                          {std::int64_t{test.limit.count()}});
    fault.came = text("tidak kembali, juga tidak ketika diminta berakhir",
                      "did not come back, nor when it was asked to end");
  } else if (WIFSIGNALED(end.wait_status)) {
    fault.came = signal_text(WTERMSIG(end.wait_status));
  } else {
    fault.came = text("plugin mengakhiri proses (exit {})",
                      "the plugin ended the process (exit {})",
                      {WEXITSTATUS(end.wait_status)});
  }
  result.faults.push_back(std::move(fault));
}

}  // namespace

void read_answer(const json::object& answer, TestResult& result) {
  const auto list = [&](std::string_view name) -> const json::array& {
    static const json::array none;
    const auto* found = answer.if_contains(name);
    return found != nullptr && found->is_array() ? found->get_array() : none;
  };
  for (const json::value& one : list("faults")) result.faults.push_back(fault_from(one));
  for (const json::value& one : list("warnings")) result.warnings.push_back(fault_from(one));
  for (const json::value& one : list("notes")) result.notes.push_back(text_from(one));
  if (const auto* error = answer.if_contains("error")) {
    result.notes.push_back(text_from(*error));
    result.outcome = Outcome::not_run;
  }
  if (const auto* not_run = answer.if_contains("not_run");
      not_run != nullptr && not_run->is_bool() && not_run->get_bool())
    result.outcome = Outcome::not_run;
}

void settle(TestResult& result) {
  if (!result.faults.empty())
    result.outcome = Outcome::failed;
  else if (result.outcome != Outcome::not_run && !result.warnings.empty())
    result.outcome = Outcome::warning;
}

void read_end_of(const ChildEnd& end, const Test& test, TestResult& result) {
  result.took = end.took;
  result.said = printable(end.said);
  json::error_code ec;
  const json::value answer = json::parse(end.answer, ec);
  if (ec || !answer.is_object()) {
    read_end(end, test, result);
  } else if (const auto* crash = answer.get_object().if_contains("crash");
             crash != nullptr && crash->is_object()) {
    read_crash(crash->get_object(), end, test, result);
  } else {
    read_answer(answer.get_object(), result);
  }
  if (end.left_process)
    result.faults.push_back(
        {test.asks,
         text("tidak ada proses yang tertinggal", "no process is left behind"),
         text("sebuah proses, yang lalu dihentikan", "a process, which was ended")});
  if (!end.said.empty() && result.faults.empty())
    result.warnings.push_back({test.asks,
                               text("tidak menulis ke keluaran standar; pakai call->log",
                                    "writes nothing to standard output; call->log is for that"),
                               text("{} byte", "{} bytes", {std::uint64_t{end.said.size()}})});
}

}  // namespace kinerja::checking
