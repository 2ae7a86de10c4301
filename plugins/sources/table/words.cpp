#include "words.hpp"

#include <kinerja/rows.h>

#include "cell_text.hpp"

#include <span>

namespace kinerja::tables {
namespace {

struct Word {
  std::string_view word;
  int meaning;
};

// The English word stands last for each meaning.
constexpr Word roles[] = {{"diri", KINERJA_ROLE_SELF},
                          {"diri sendiri", KINERJA_ROLE_SELF},
                          {"self", KINERJA_ROLE_SELF},
                          {"atasan", KINERJA_ROLE_SUPERIOR},
                          {"superior", KINERJA_ROLE_SUPERIOR},
                          {"rekan", KINERJA_ROLE_PEER},
                          {"rekan kerja", KINERJA_ROLE_PEER},
                          {"peer", KINERJA_ROLE_PEER},
                          {"bawahan", KINERJA_ROLE_SUBORDINATE},
                          {"subordinate", KINERJA_ROLE_SUBORDINATE},
                          {"masyarakat", KINERJA_ROLE_PUBLIC},
                          {"publik", KINERJA_ROLE_PUBLIC},
                          {"public", KINERJA_ROLE_PUBLIC}};
constexpr Word states[] = {{"draf", KINERJA_RATING_DRAFT},
                           {"draft", KINERJA_RATING_DRAFT},
                           {"diajukan", KINERJA_RATING_SUBMITTED},
                           {"dikirim", KINERJA_RATING_SUBMITTED},
                           {"submitted", KINERJA_RATING_SUBMITTED},
                           {"disetujui", KINERJA_RATING_APPROVED},
                           {"approved", KINERJA_RATING_APPROVED},
                           {"ditarik", KINERJA_RATING_WITHDRAWN},
                           {"withdrawn", KINERJA_RATING_WITHDRAWN}};
constexpr Word qualities[] = {{"draf", KINERJA_MEASURE_UNAPPROVED},
                              {"diajukan", KINERJA_MEASURE_UNAPPROVED},
                              {"dikirim", KINERJA_MEASURE_UNAPPROVED},
                              {"submitted", KINERJA_MEASURE_UNAPPROVED},
                              {"draft", KINERJA_MEASURE_UNAPPROVED},
                              {"disetujui", 0},
                              {"approved", 0},
                              {"ditarik", KINERJA_MEASURE_RETRACTED},
                              {"withdrawn", KINERJA_MEASURE_RETRACTED}};
constexpr Word directions[] = {{"naik", KINERJA_MORE_IS_BETTER},
                               {"lebih besar", KINERJA_MORE_IS_BETTER},
                               {"more", KINERJA_MORE_IS_BETTER},
                               {"turun", KINERJA_LESS_IS_BETTER},
                               {"lebih kecil", KINERJA_LESS_IS_BETTER},
                               {"less", KINERJA_LESS_IS_BETTER},
                               {"rentang", KINERJA_RANGE_IS_BEST},
                               {"range", KINERJA_RANGE_IS_BEST}};
constexpr Word goal_kinds[] = {{"utama", KINERJA_GOAL_MAIN},
                               {"main", KINERJA_GOAL_MAIN},
                               {"tambahan", KINERJA_GOAL_ADDITIONAL},
                               {"additional", KINERJA_GOAL_ADDITIONAL}};
constexpr Word aggregates[] = {{"jumlah", KINERJA_AGGREGATE_SUM},
                               {"sum", KINERJA_AGGREGATE_SUM},
                               {"rata-rata", KINERJA_AGGREGATE_MEAN},
                               {"mean", KINERJA_AGGREGATE_MEAN},
                               {"terakhir", KINERJA_AGGREGATE_LAST},
                               {"last", KINERJA_AGGREGATE_LAST},
                               {"minimum", KINERJA_AGGREGATE_MIN},
                               {"min", KINERJA_AGGREGATE_MIN},
                               {"maksimum", KINERJA_AGGREGATE_MAX},
                               {"maximum", KINERJA_AGGREGATE_MAX},
                               {"max", KINERJA_AGGREGATE_MAX}};
constexpr Word subject_kinds[] = {{"pegawai", KINERJA_SUBJECT_PERSON},
                                  {"person", KINERJA_SUBJECT_PERSON},
                                  {"unit", KINERJA_SUBJECT_UNIT},
                                  {"layanan", KINERJA_SUBJECT_SERVICE_POINT},
                                  {"service_point", KINERJA_SUBJECT_SERVICE_POINT},
                                  {"proyek", KINERJA_SUBJECT_PROJECT},
                                  {"project", KINERJA_SUBJECT_PROJECT},
                                  {"semua", KINERJA_SUBJECT_ALL},
                                  {"all", KINERJA_SUBJECT_ALL}};
constexpr Word yes_no[] = {{"ya", 1}, {"yes", 1}, {"tidak", 0}, {"no", 0}};

std::span<const Word> list_of(WordList list) {
  switch (list) {
    case WordList::none:
      break;
    case WordList::role:
      return roles;
    case WordList::state:
      return states;
    case WordList::quality:
      return qualities;
    case WordList::direction:
      return directions;
    case WordList::goal_kind:
      return goal_kinds;
    case WordList::aggregate:
      return aggregates;
    case WordList::subject_kind:
      return subject_kinds;
    case WordList::yes_no:
      return yes_no;
  }
  return {};
}

}  // namespace

bool find_word(WordList list, std::string_view word, int& meaning) {
  const std::string wanted = folded(word);
  for (const Word& one : list_of(list)) {
    if (one.word != wanted) continue;
    meaning = one.meaning;
    return true;
  }
  return false;
}

std::string_view word_for(WordList list, int meaning) {
  std::string_view found;
  for (const Word& one : list_of(list))
    if (one.meaning == meaning) found = one.word;
  return found;
}

std::string words_of(WordList list) {
  std::string all;
  for (const Word& one : list_of(list)) all.append(all.empty() ? "" : ", ").append(one.word);
  return all;
}

}  // namespace kinerja::tables
