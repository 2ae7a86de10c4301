// Writes the tables of the national reference work: emp.csv, ind.csv, rat.csv, and meas.csv with
// twelve rows for each indicator.
//
//   kinerja_national_data PEOPLE FOLDER [--months] [--shuffled]

#include "made_up_people.hpp"
#include "table_file.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

namespace kinerja::bench {
namespace {

// Rows in their order, or strewn by a stride that is a prime and so meets each of them once.
class RowOrder {
 public:
  RowOrder(std::uint64_t rows, bool shuffled) : rows_(rows), shuffled_(shuffled) {}

  std::uint64_t at(std::uint64_t place) const {
    __extension__ using Wide = unsigned __int128;
    if (!shuffled_) return place;
    return static_cast<std::uint64_t>((static_cast<Wide>(place) * 2'654'435'761 + 12'345) % rows_);
  }
  std::uint64_t rows() const { return rows_; }

 private:
  std::uint64_t rows_;
  bool shuffled_;
};

struct Order {
  std::uint64_t people = 0;
  std::string folder;
  bool months = false;
  bool shuffled = false;
};

void write_people(const Order& order) {
  TableFile file(order.folder + "/emp.csv", "emp_id,unit_id,pub");
  const RowOrder rows(order.people, order.shuffled);
  for (std::uint64_t k = 0; k < rows.rows(); ++k) {
    const std::uint64_t person = rows.at(k);
    file.whole(person + 1).whole(unit_of(person, order.people) + 1);
    const std::uint64_t feedback = public_hundredths(person);
    if (feedback == 0)
      file.empty();
    else
      file.hundredths(feedback);
    file.end_row();
  }
}

void write_indicators(const Order& order) {
  TableFile file(order.folder + "/ind.csv", "emp_id,ind,weight,lower,target,real");
  const RowOrder rows(order.people * indicators, order.shuffled);
  for (std::uint64_t k = 0; k < rows.rows(); ++k) {
    const std::uint64_t person = rows.at(k) / indicators;
    const auto i = static_cast<unsigned>(rows.at(k) % indicators);
    file.whole(person + 1).whole(i + 1).whole(weights_of(person).at(i));
    file.whole(lower_is_better(person, i) ? 1 : 0);
    file.hundredths(target_of(person, i)).hundredths(reached_in_year(person, i)).end_row();
  }
}

void write_ratings(const Order& order) {
  TableFile file(order.folder + "/rat.csv", "emp_id,rater,role,a1,a2,a3,a4,a5,a6,a7");
  const RowOrder rows(order.people * raters, order.shuffled);
  for (std::uint64_t k = 0; k < rows.rows(); ++k) {
    const std::uint64_t person = rows.at(k) / raters;
    const auto rater = static_cast<unsigned>(rows.at(k) % raters);
    file.whole(person + 1).whole(rater + 1);
    file.whole(static_cast<std::uint64_t>(role_of(person, rater)));
    for (const std::uint64_t mark : marks_of(person, rater)) file.whole(mark);
    file.end_row();
  }
}

void write_months(const Order& order) {
  TableFile file(order.folder + "/meas.csv", "emp_id,ind,month,value");
  const RowOrder rows(order.people * indicators * months, order.shuffled);
  for (std::uint64_t k = 0; k < rows.rows(); ++k) {
    const std::uint64_t row = rows.at(k), person = row / (indicators * months);
    const auto i = static_cast<unsigned>(row / months % indicators);
    const auto month = static_cast<unsigned>(row % months);
    file.whole(person + 1).whole(i + 1).whole(month + 1);
    file.hundredths(reached_in_month(person, i, month)).end_row();
  }
}

void write(const Order& order) {
  const std::jthread other([&] {
    write_people(order);
    write_indicators(order);
  });
  write_ratings(order);
  if (order.months) write_months(order);
}

}  // namespace
}  // namespace kinerja::bench

int main(int argc, char** argv) {
  kinerja::bench::Order order;
  if (argc >= 3) order.people = std::strtoull(argv[1], nullptr, 10);
  bool understood = order.people > 0;
  for (int k = 3; k < argc; ++k) {
    const std::string_view word = argv[k];
    if (word == "--months")
      order.months = true;
    else if (word == "--shuffled")
      order.shuffled = true;
    else
      understood = false;
  }
  if (!understood) {
    std::fputs("usage: kinerja_national_data PEOPLE FOLDER [--months] [--shuffled]\n", stderr);
    return 2;
  }
  order.folder = argv[2];
  kinerja::bench::write(order);
  return 0;
}
