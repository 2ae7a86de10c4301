#include "checking/test.hpp"

#include <algorithm>
#include <iterator>

namespace kinerja::checking {

const std::vector<Test>& all_tests() {
  static const std::vector<Test> tests = [] {
    std::vector<Test> all;
    for (auto list : {load_tests(),
                      table_tests(),
                      common_tests(),
                      method_tests(),
                      source_tests(),
                      exporter_tests()})
      all.insert(
          all.end(), std::make_move_iterator(list.begin()), std::make_move_iterator(list.end()));
    std::ranges::stable_sort(all, {}, &Test::level);
    return all;
  }();
  return tests;
}

const Test* find_test(std::string_view name, Kind kind) {
  const auto found = std::ranges::find_if(
      all_tests(), [&](const Test& test) { return test.name == name && test.kind == kind; });
  return found == all_tests().end() ? nullptr : &*found;
}

std::vector<TestInfo> list_tests() {
  std::vector<TestInfo> out;
  for (const Test& test : all_tests()) out.push_back({test.level, test.name, test.kind, test.asks});
  return out;
}

Text level_text(int level) {
  switch (level) {
    case 1:
      return text("memuat", "loading");
    case 2:
      return text("keterangan diri", "description");
    case 3:
      return text("data wajar", "normal data");
    case 4:
      return text("kosong, besar, acak", "empty, huge, random");
    case 5:
      return text("batas", "limits");
    case 6:
      return text("pengaturan", "settings");
    case 7:
      return text("utas", "threads");
    case 8:
      return text("berhenti", "stopping");
    case 9:
      return text("pengulangan", "repetition");
    default:
      return text("sanitizer", "sanitizers");
  }
}

Text kind_text(Kind kind) {
  switch (kind) {
    case Kind::source:
      return text("sumber", "source");
    case Kind::method:
      return text("metode", "method");
    case Kind::exporter:
      return text("pengekspor", "exporter");
    default:
      return text("pustaka", "library");
  }
}

}  // namespace kinerja::checking
