#pragma once

// People as the service wants them, or what is missing for that.

#include "settings.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace siasn_export {

struct Superior {
  std::string name;
  std::string employee;
  std::string rank_class;
  std::string position;
  std::string unit;
  std::string status;
};

/// What is needed of a person, copied: the superior may come in a later batch.
struct Person {
  std::string employee;
  std::string name;
  std::string id;
  std::string unit;
  std::string position;
  std::string rank_class;  ///< as somebody's superior
  std::string result;      ///< words; empty when there is none
  std::string behaviour;
  std::string predicate;
  std::string coefficient;
  Superior superior;  ///< what the person's own row says; empty where it says nothing
};

Person person_of(const kinerja::PersonResult& person,
                 const kinerja::CycleView& cycle,
                 const Settings& settings);

/// A field and its value; `number`: written without quotes.
struct Field {
  std::string name;
  std::string value;
  bool number = false;
};
using Record = std::vector<Field>;  // by name

/// Words that a code table does not know, with the number of people who have them.
using Unmapped = std::map<std::pair<Table, std::string>, int>;

/// Makes records. What is missing for one is collected in `lacks`, as keys of texts.json.
class RecordMaker {
 public:
  RecordMaker(const Settings& settings, const Months& months)
      : settings_(settings), months_(months) {}

  /// `superior`: the superior's own row, or null.
  std::optional<Record> make(const Person& person,
                             const Person* superior,
                             std::vector<std::string>& lacks);
  const Unmapped& unmapped() const { return unmapped_; }

 private:
  std::string code(Table table, const std::string& word);

  const Settings& settings_;
  Months months_;
  Unmapped unmapped_;
};

}  // namespace siasn_export
