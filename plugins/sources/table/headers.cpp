#include "headers.hpp"

#include "limits.hpp"

#include <set>

namespace kinerja::tables {
namespace {

std::string listed(const std::vector<std::string>& headers) {
  std::string all;
  for (const std::string& header : headers) {
    if (all.size() + header.size() > max_headers_shown_bytes) return all + " …";
    all.append(all.empty() ? "" : " | ").append(cut(trim(header), max_shown_bytes));
  }
  return all;
}

void report_missing(const Call& call,
                    const std::string& where,
                    const std::string& missing,
                    const std::vector<std::string>& unused) {
  const std::string_view near = nearest(missing, unused);
  if (near.empty())
    call.fail(KINERJA_E_INPUT, reason("HEADER_MISSING", missing), where);
  else
    call.fail(KINERJA_E_INPUT,
              reason("HEADER_MISSING_NEAR", missing + " → " + std::string(trim(near))),
              where);
}

// The headers found that no setting asks for: only these can be a wanted one under another name.
std::vector<std::string> unused_headers(const std::vector<std::string>& found,
                                        const std::vector<std::string>& wanted) {
  std::set<std::string> used;
  for (const std::string& header : wanted) used.insert(folded(header));
  std::vector<std::string> unused;
  for (const std::string& header : found)
    if (!used.contains(folded(header))) unused.push_back(header);
  return unused;
}

}  // namespace

std::vector<int> match_headers(const Call& call,
                               const std::string& where,
                               const std::vector<std::string>& found,
                               const std::vector<std::string>& wanted) {
  const std::vector<std::string> unused = unused_headers(found, wanted);
  std::vector<int> places(found.size(), -1);
  bool missing = false;
  bool repeated = false;
  for (std::size_t w = 0; w < wanted.size(); ++w) {
    const std::string name = folded(wanted[w]);
    int hits = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (folded(found[i]) != name) continue;
      places[i] = static_cast<int>(w);
      ++hits;
    }
    if (hits == 0) report_missing(call, where, wanted[w], unused);
    if (hits > 1) call.fail(KINERJA_E_INPUT, reason("HEADER_TWICE", wanted[w]), where);
    missing = missing || hits == 0;
    repeated = repeated || hits > 1;
  }
  if (missing) call.fail(KINERJA_E_INPUT, "HEADERS_FOUND: " + listed(found), where);
  if (missing || repeated) throw Call::Stopped{KINERJA_E_INPUT};
  return places;
}

}  // namespace kinerja::tables
