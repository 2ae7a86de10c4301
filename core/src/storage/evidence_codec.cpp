// Evidence as a blob, little-endian: a version (u8), and then its columns in the order of
// each_part, in the forms of column_codec.hpp. Columns of structs are written member by member, and
// lists of lists as their lengths and all entries. A change needs a new version.
#include "storage/evidence_codec.hpp"

#include "storage/column_codec.hpp"

#include <algorithm>
#include <type_traits>

namespace kinerja {
namespace {

constexpr std::uint8_t newest_evidence_version = 1;
constexpr std::size_t max_entries = std::size_t{1} << 26;

// The longest column that a blob may hold. What repeats takes next to no room, so a few damaged
// bytes could else ask for gigabytes.
std::size_t most_entries(std::size_t blob_bytes) {
  constexpr std::size_t always = 65'536, of_a_byte = 256;
  return std::min(max_entries, always + blob_bytes * of_a_byte);
}

/// Whether the cuts of a column run from 0 to `end` and never back; there are n of them and one.
template <class Number>
bool cuts_fit(const std::vector<Number>& cuts, std::size_t n, std::size_t end) {
  return cuts.size() == n + 1 && cuts.front() == 0 && std::cmp_equal(cuts.back(), end) &&
         std::is_sorted(cuts.begin(), cuts.end());
}

template <class Number>
bool all_below(const std::vector<Number>& places, std::size_t end, Number nowhere) {
  return std::all_of(places.begin(), places.end(), [&](Number place) {
    return place == nowhere || (place >= 0 && std::cmp_less(place, end));
  });
}

bool goals_fit(const Evidence& evidence) {
  const GoalEvidence& goals = evidence.goals;
  const std::size_t n = goals.size();
  const auto long_enough = [n](const auto&... columns) { return ((columns.size() == n) && ...); };
  return cuts_fit(goals.begin, evidence.size(), n) &&
         cuts_fit(goals.measure_begin, n, goals.measures.size()) &&
         long_enough(goals.title,
                     goals.parent,
                     goals.unit_of_measure,
                     goals.aspect_name,
                     goals.indicator,
                     goals.plan,
                     goals.aspect,
                     goals.target_high,
                     goals.actual,
                     goals.weight,
                     goals.share,
                     goals.actual_exact,
                     goals.direction,
                     goals.aggregate,
                     goals.flags,
                     goals.place) &&
         all_below(goals.indicator, evidence.indicators.size(), UINT32_MAX) &&
         std::all_of(goals.measures.begin(), goals.measures.end(), [&](const UsedMeasure& one) {
           return one.evidence == UsedMeasure::no_text || one.evidence < goals.evidence.size();
         });
}

bool ratings_fit(const Evidence& evidence) {
  const RatingEvidence& ratings = evidence.ratings;
  const std::size_t n = ratings.size();
  const std::size_t sheets = ratings.sheet_place.size();
  const std::size_t ratees = ratings.begin.empty() ? 0 : ratings.begin.size() - 1;
  return cuts_fit(ratings.begin, ratees, n) && ratings.aspect.size() == n &&
         ratings.rater.size() == n && ratings.role.size() == n && ratings.sheet.size() == n &&
         ratings.sheet_comment.size() == sheets && ratings.sheet_rater.size() == sheets &&
         all_below(ratings.sheet, sheets, UINT32_MAX) &&
         (ratings.of_person.empty() || ratings.of_person.size() == evidence.size()) &&
         all_below(ratings.of_person, ratees, -1) &&
         std::all_of(ratings.others.begin(), ratings.others.end(), [&](const auto& other) {
           return other.second < ratees;
         });
}

bool columns_fit(const Evidence& evidence) {
  const std::size_t n = evidence.size();
  const EntryEvidence& entries = evidence.entries;
  const auto long_enough = [](std::size_t size, const auto&... columns) {
    return ((columns.size() == size) && ...);
  };
  return long_enough(n,
                     evidence.name,
                     evidence.unit,
                     evidence.position,
                     evidence.superior,
                     evidence.superior_name,
                     evidence.group,
                     evidence.place,
                     evidence.notes) &&
         std::is_sorted(evidence.group.begin(), evidence.group.end()) &&
         evidence.attr_name.size() == evidence.attr_value.size() &&
         cuts_fit(evidence.attr_begin, n, evidence.attr_name.size()) && goals_fit(evidence) &&
         ratings_fit(evidence) && cuts_fit(entries.begin, n, entries.size()) &&
         long_enough(entries.size(),
                     entries.kind,
                     entries.about,
                     entries.text,
                     entries.state,
                     entries.goal,
                     entries.aspect,
                     entries.number,
                     entries.place);
}

/// Visits all that evidence holds, for writing and reading alike.
template <class EvidenceLike, class Visit>
void each_part(EvidenceLike& e, Visit& visit) {
  visit.text(e.hash);
  visit.inputs(e.inputs);
  visit.columns(e.employee, e.name, e.unit, e.position, e.superior, e.superior_name, e.group);
  visit.places(e.place);
  visit.columns(e.attr_begin, e.attr_name, e.attr_value, e.indicators);
  visit.notes(e.notes);
  visit.set_aside(e.set_aside);

  auto& goals = e.goals;
  visit.columns(goals.begin, goals.title, goals.parent, goals.unit_of_measure, goals.aspect_name);
  visit.columns(goals.indicator, goals.plan, goals.aspect, goals.target, goals.target_high);
  visit.columns(goals.actual, goals.weight, goals.share, goals.actual_exact, goals.direction);
  visit.columns(goals.aggregate, goals.flags, goals.measure_begin, goals.evidence);
  visit.places(goals.place);
  visit.measures(goals.measures);

  auto& ratings = e.ratings;
  visit.columns(ratings.of_person, ratings.begin, ratings.aspect, ratings.rater, ratings.role);
  visit.columns(ratings.score, ratings.sheet, ratings.sheet_comment, ratings.sheet_rater);
  visit.places(ratings.sheet_place);
  visit.others(ratings.others);

  auto& entries = e.entries;
  visit.columns(entries.begin, entries.day, entries.kind, entries.about, entries.text);
  visit.columns(entries.state, entries.goal, entries.aspect, entries.number);
  visit.places(entries.place);
}

// One member of each struct, as a column.
template <class Struct, class Member>
auto of_each(const std::vector<Struct>& structs, Member&& member) {
  std::vector<std::decay_t<decltype(member(structs[0]))>> values(structs.size());
  std::ranges::transform(structs, values.begin(), member);
  return values;
}

class Writing {
 public:
  void text(const std::string& words) { out_.text(words); }
  template <class... Columns>
  void columns(const Columns&... columns) {
    (out_.column(columns), ...);
  }
  void inputs(const std::vector<InputName>& inputs) {
    TextColumn source, input;
    for (const InputName& one : inputs) source.push_back(one.source), input.push_back(one.input);
    columns(source, input);
  }
  void places(const std::vector<RowPlace>& places) {
    columns(of_each(places, [](const RowPlace& one) { return one.input; }),
            of_each(places, [](const RowPlace& one) { return one.line; }));
  }
  void measures(const std::vector<UsedMeasure>& measures) {
    using Measure = const UsedMeasure&;
    columns(of_each(measures, [](Measure one) { return one.value; }),
            of_each(measures, [](Measure one) { return one.from_day; }),
            of_each(measures, [](Measure one) { return one.to_day; }),
            of_each(measures, [](Measure one) { return std::uint8_t{one.counts}; }),
            of_each(measures, [](Measure one) { return one.place.input; }),
            of_each(measures, [](Measure one) { return one.place.line; }),
            of_each(measures, [](Measure one) { return one.evidence; }));
  }
  void notes(const std::vector<std::vector<Text>>& notes) {
    Column<std::uint32_t> count;
    TextColumn id, en;
    for (const std::vector<Text>& all : notes) {
      count.push_back(static_cast<std::uint32_t>(all.size()));
      for (const Text& one : all) id.push_back(one.id), en.push_back(one.en);
    }
    columns(count, id, en);
  }
  void set_aside(const std::vector<Quarantined>& rows) {
    TextColumn source, input, column, raw, id, en;
    Column<std::uint32_t> origin;
    for (const Quarantined& row : rows) {
      source.push_back(row.source);
      input.push_back(row.input);
      origin.push_back(row.origin);
      column.push_back(row.column);
      raw.push_back(row.raw);
      id.push_back(row.reason_id);
      en.push_back(row.reason_en);
    }
    columns(source, input, origin, column, raw, id, en);
  }
  void others(const std::map<std::pair<std::uint8_t, std::string>, std::uint32_t>& others) {
    Column<std::uint8_t> kind;
    Column<std::uint32_t> place;
    TextColumn name;
    for (const auto& [ratee, at] : others) {
      kind.push_back(ratee.first);
      name.push_back(ratee.second);
      place.push_back(at);
    }
    columns(kind, name, place);
  }
  std::string take() { return out_.take(); }

  ColumnWriter& out() { return out_; }

 private:
  ColumnWriter out_;
};

class Reading {
 public:
  explicit Reading(std::string_view blob) : in_(blob, most_entries(blob.size())) {}

  bool version() {
    std::uint8_t read = 0;
    return in_.number(read) && read == newest_evidence_version;
  }
  bool good() const { return good_; }
  bool at_end() const { return in_.at_end(); }

  void text(std::string& words) { good_ = good_ && in_.text(words); }
  template <class... Columns>
  void columns(Columns&... columns) {
    ((good_ = good_ && in_.column(columns)), ...);
  }
  void inputs(std::vector<InputName>& inputs) {
    TextColumn source, input;
    columns(source, input);
    if (!same_length(source, input)) return;
    for (std::size_t i = 0; i < source.size(); ++i)
      inputs.push_back({std::string(source[i]), std::string(input[i])});
  }
  void places(std::vector<RowPlace>& places) {
    Column<std::uint32_t> input, line;
    columns(input, line);
    if (!same_length(input, line)) return;
    places.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) places.push_back({input[i], line[i]});
  }
  void measures(std::vector<UsedMeasure>& measures) {
    Column<double> value;
    Column<std::int32_t> from, to;
    Column<std::uint8_t> counts;
    Column<std::uint32_t> input, line, evidence;
    columns(value, from, to, counts, input, line, evidence);
    if (!same_length(value, from, to, counts, input, line, evidence)) return;
    measures.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i)
      measures.push_back(
          {value[i], from[i], to[i], counts[i] != 0, {input[i], line[i]}, evidence[i]});
  }
  void notes(std::vector<std::vector<Text>>& notes) {
    Column<std::uint32_t> count;
    TextColumn id, en;
    columns(count, id, en);
    if (!same_length(id, en)) return;
    std::size_t at = 0;
    for (std::size_t i = 0; i < count.size() && good_; ++i) {
      std::vector<Text>& all = notes.emplace_back();
      good_ = count[i] <= id.size() - at;
      for (std::uint32_t k = 0; good_ && k < count[i]; ++k, ++at)
        all.push_back({std::string(id[at]), std::string(en[at])});
    }
    good_ = good_ && at == id.size();
  }
  void set_aside(std::vector<Quarantined>& rows) {
    TextColumn source, input, column, raw, id, en;
    Column<std::uint32_t> origin;
    columns(source, input, origin, column, raw, id, en);
    if (!same_length(source, input, origin, column, raw, id, en)) return;
    for (std::size_t i = 0; i < source.size(); ++i)
      rows.push_back({std::string(source[i]),
                      std::string(input[i]),
                      origin[i],
                      std::string(column[i]),
                      std::string(raw[i]),
                      std::string(id[i]),
                      std::string(en[i])});
  }
  void others(std::map<std::pair<std::uint8_t, std::string>, std::uint32_t>& others) {
    Column<std::uint8_t> kind;
    Column<std::uint32_t> place;
    TextColumn name;
    columns(kind, name, place);
    if (!same_length(kind, name, place)) return;
    for (std::size_t i = 0; i < kind.size(); ++i)
      others.emplace(std::pair(kind[i], std::string(name[i])), place[i]);
  }

 private:
  template <class First, class... Others>
  bool same_length(const First& first, const Others&... others) {
    return good_ = good_ && ((first.size() == others.size()) && ...);
  }

  ColumnReader in_;
  bool good_ = true;
};

}  // namespace

Result<std::string> encode_evidence(const Evidence& evidence) {
  const std::size_t longest = std::max({evidence.size(),
                                        evidence.attr_name.size(),
                                        evidence.goals.size(),
                                        evidence.goals.measures.size(),
                                        evidence.ratings.size(),
                                        evidence.entries.size()});
  if (columns_fit(evidence) && longest <= max_entries) {
    Writing writing;
    writing.out().number(newest_evidence_version);
    each_part(evidence, writing);
    std::string blob = writing.take();
    if (longest <= most_entries(blob.size())) return blob;
  }
  return fail(Errc::internal,
              text("bukti satu bagian terlalu besar untuk disimpan",
                   "the evidence of one part is too large to be kept"));
}

Result<Evidence> decode_evidence(std::string_view blob) {
  Reading reading(blob);
  Evidence evidence;
  if (reading.version()) {
    each_part(evidence, reading);
    if (reading.good() && reading.at_end() && columns_fit(evidence)) return evidence;
  }
  return fail(Errc::storage, text("bukti tersimpan rusak", "stored evidence is damaged"));
}

}  // namespace kinerja
