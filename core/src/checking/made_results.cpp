// One file, though a long one: the columns of one struct, filled and pointed at.
#include "checking/made_results.hpp"

#include <kinerja/method.h>

#include "calling/columns.hpp"

#include <array>
#include <cfloat>

namespace kinerja::checking {
namespace {

constexpr std::int32_t day_2026 = 20'454;
constexpr std::size_t unit_size = 7;

std::uint32_t size_of(const TextColumn& column) {
  return static_cast<std::uint32_t>(column.size());
}

}  // namespace

MadeCycle::MadeCycle(const Example& example) {
  std::vector<ExampleNode> nodes = example.nodes;
  if (nodes.empty())
    nodes = {{"hasil", {}},
             {"perilaku", {}},
             {"predikat", {"Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"}}};
  std::vector<ExampleAspect> aspects = example.aspects;
  if (aspects.empty()) aspects = {{"disiplin", 1, 5}, {"layanan", 0, 120}};
  for (const ExampleNode& node : nodes) {
    node_name_.push_back(node.name);
    node_title_.push_back("Simpul " + node.name);
    node_method_.push_back("org.example.method 1.0.0 " + hash_);
    grades_.push_back(node.grades);
    TextColumn& words = grade_words_.emplace_back();
    for (const std::string& grade : node.grades) words.push_back(grade);
    guide_text_.push_back("Nilai dihitung dari \"bukti\".");
    guide_begin_.push_back(size_of(guide_text_));
  }
  for (const ExampleAspect& aspect : aspects) {
    aspect_name_.push_back(aspect.name);
    aspect_title_.push_back("Aspek " + aspect.name);
    aspect_min_.push_back(aspect.min);
    aspect_max_.push_back(aspect.max);
    anchor_score_.push_back(aspect.min);
    anchor_text_.push_back("Perilaku <terendah>");
    anchor_begin_.push_back(size_of(anchor_text_));
  }
  earlier_title_.push_back("Penilaian 2025");
  list_name_.push_back("penghargaan");
  list_title_.push_back("Calon penerima penghargaan");
  list_about_.push_back("Dua teratas");
  for (const TextColumn& words : grade_words_) {
    node_grades_.push_back(strs_of(words));
    node_grades_len_.push_back(size_of(words));
  }
  point();
}

void MadeCycle::point() {
  view_.struct_size = sizeof view_;
  view_.nodes_len = size_of(node_name_);
  view_.aspects_len = size_of(aspect_name_);
  view_.result_node = view_.nodes_len - 1;
  view_.id = str_of(id_);
  view_.title = str_of(title_);
  view_.agency = str_of(agency_);
  constexpr std::string_view language = "id";
  view_.language = str_of(language);
  view_.legal_basis = str_of(legal_);
  view_.config_hash = str_of(hash_);
  view_.input_hash = str_of(hash_);
  view_.from_day = day_2026;
  view_.to_day = day_2026 + 364;
  view_.node_name = strs_of(node_name_);
  view_.node_title = strs_of(node_title_);
  view_.node_method = strs_of(node_method_);
  view_.aspect_name = strs_of(aspect_name_);
  view_.aspect_title = strs_of(aspect_title_);
  view_.aspect_min = aspect_min_.data();
  view_.aspect_max = aspect_max_.data();
  view_.node_grades = node_grades_.data();
  view_.node_grades_len = node_grades_len_.data();
  view_.anchor_begin = anchor_begin_.data();
  view_.anchor_score = anchor_score_.data();
  view_.anchor_text = strs_of(anchor_text_);
  view_.guide_begin = guide_begin_.data();
  view_.guide_text = strs_of(guide_text_);
  view_.earlier_title = strs_of(earlier_title_);
  view_.list_name = strs_of(list_name_);
  view_.list_title = strs_of(list_title_);
  view_.list_about = strs_of(list_about_);
  view_.earlier_len = 1;
  view_.lists_len = 1;
}

MadeResults::MadeResults(const MadeCycle& cycle,
                         const Example& example,
                         Random random,
                         std::size_t first,
                         std::size_t n,
                         Flavour flavour)
    : cycle_(cycle), example_(example), random_(random), flavour_(flavour) {
  for (std::size_t i = 0; i < n; ++i) {
    add_person(first + i);
    add_goals();
    add_steps();
    add_follow_up();
  }
  add_scores(n);
  view_.n = static_cast<std::uint32_t>(n);
  point();
  point_follow_up();
}

// In the extreme flavour any text may be long, strange, or a formula.
std::string MadeResults::words(std::string_view sensible) {
  if (flavour_ == Flavour::sensible) return std::string(sensible);
  switch (random_.below(7)) {
    case 0:
      return std::string(formula);
    case 1:
      return "";
    case 2:
      return std::string(3'000, 'p');
    case 3:
      return "\"kutip\";,\t|<b>&amp;\r\nbaris baru";
    case 4:
      return "\xF0\x9F\x98\x80\xE2\x80\xAE\xEF\xBF\xBD\xC2\xA0\x01\x1B[31m";
    default:
      return std::string(sensible);
  }
}

double MadeResults::number(double low, double high) {
  constexpr std::array<double, 7> edges = {0, -1, DBL_TRUE_MIN, 1e308, -1e308, 1e-9, 123456789.125};
  return flavour_ == Flavour::extreme && random_.chance(0.4) ? edges[random_.below(edges.size())]
                                                             : random_.decimal(low, high);
}

void MadeResults::add_person(std::size_t place) {
  employee_.push_back("19900101202012" + std::to_string(1'000 + place % 9'000));
  name_.push_back(words("Pegawai ke-" + std::to_string(place + 1)));
  unit_.push_back("Unit " + std::to_string(10'000 + place / unit_size));
  position_.push_back(words("Analis"));
  superior_.push_back("197001011990011001");
  superior_name_.push_back(words("Ibu Kepala"));
  attr_name_.push_back("golongan");
  attr_value_.push_back(words("III/c"));
  for (const ExampleAttribute& attribute : example_.attributes) {
    attr_name_.push_back(attribute.name);
    attr_value_.push_back(
        attribute.values.empty() ? "" : attribute.values[random_.below(attribute.values.size())]);
  }
  attr_begin_.push_back(size_of(attr_name_));
}

// Node by node, as the host lays them out.
void MadeResults::add_scores(std::size_t n) {
  for (std::size_t k = 0; k < cycle_.nodes(); ++k) {
    const auto& grades = cycle_.grades()[k];
    for (std::size_t i = 0; i < n; ++i) {
      const bool missing = random_.chance(0.1), failed = random_.chance(0.03);
      const auto grade = grades.empty() || missing || failed
                             ? -1
                             : static_cast<std::int32_t>(random_.below(grades.size()));
      score_.push_back(missing || failed ? 0 : number(0, 120));
      status_.push_back(missing ? KINERJA_MISSING : failed ? KINERJA_E_INTERNAL : KINERJA_OK);
      grade_.push_back(grade);
      grade_text_.push_back(grade < 0 ? "" : grades[static_cast<std::size_t>(grade)]);
      earlier_score_.push_back(missing ? 0 : number(0, 120));
      earlier_status_.push_back(missing ? KINERJA_MISSING : KINERJA_OK);
      earlier_grade_text_.push_back(grade < 0 ? "" : grades[static_cast<std::size_t>(grade)]);
    }
  }
}

void MadeResults::add_goals() {
  for (std::size_t k = random_.below(4); k > 0; --k) {
    goal_title_.push_back(words("Dokumen selesai"));
    goal_indicator_.push_back(words("Jumlah dokumen"));
    goal_unit_.push_back("dokumen");
    goal_parent_.push_back(words("Layanan prima"));
    goal_aspect_.push_back("Aspek");
    goal_evidence_.push_back(words("Buku register"));
    goal_target_.push_back(number(1, 200));
    goal_target_high_.push_back(0);
    goal_actual_.push_back(number(0, 250));
    goal_weight_.push_back(number(1, 40));
    goal_direction_.push_back(static_cast<std::uint8_t>(random_.below(2)));
    goal_flags_.push_back(KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL);
  }
  goal_begin_.push_back(static_cast<std::uint32_t>(goal_target_.size()));
}

void MadeResults::add_steps() {
  const std::size_t first_goal = goal_begin_[goal_begin_.size() - 2];
  for (std::size_t k = 0; k < cycle_.nodes(); ++k) {
    for (std::size_t goal = first_goal; k == 0 && goal < goal_target_.size(); ++goal) {
      step_node_.push_back(0);
      step_ref_kind_.push_back(KINERJA_REF_GOAL);
      step_ref_.push_back(static_cast<std::int32_t>(goal));
      step_text_.push_back(words("Capaian 95 dari 100"));
    }
    step_node_.push_back(static_cast<std::uint32_t>(k));
    step_ref_kind_.push_back(k == 0 ? KINERJA_REF_NONE : KINERJA_REF_ASPECT);
    step_ref_.push_back(k == 0 ? -1 : 0);
    step_text_.push_back(words("Nilainya 80"));
  }
  while (step_a_.size() < step_node_.size()) {
    step_id_.push_back(0);
    step_a_.push_back(number(0, 100));
    step_b_.push_back(number(0, 100));
    step_result_.push_back(number(0, 100));
  }
  step_begin_.push_back(static_cast<std::uint32_t>(step_node_.size()));
}

void MadeResults::add_follow_up() {
  if (random_.chance(0.3)) note_.push_back(words("Bulan Mei belum masuk"));
  note_begin_.push_back(size_of(note_));
  if (random_.chance(0.4)) {
    entry_day_.push_back(day_2026 + 30);
    entry_kind_.push_back("log_harian");
    entry_about_.push_back("");
    entry_text_.push_back(words("Rapat koordinasi"));
    entry_state_.push_back("disetujui");
    entry_number_.push_back(number(0, 480));
  }
  entry_begin_.push_back(static_cast<std::uint32_t>(entry_day_.size()));
  if (random_.chance(0.4)) {
    finding_kind_.push_back(random_.chance(0.5) ? KINERJA_FINDING_STRENGTH
                                                : KINERJA_FINDING_WEAKNESS);
    finding_node_.push_back(0);
    finding_ref_kind_.push_back(KINERJA_REF_ASPECT);
    finding_ref_.push_back(0);
    finding_value_.push_back(number(0, 100));
    finding_limit_.push_back(70);
    finding_text_.push_back(words("Disiplin"));
    finding_evidence_.push_back(words("Observasi 5 Februari"));
  }
  finding_begin_.push_back(static_cast<std::uint32_t>(finding_kind_.size()));
  if (random_.chance(0.3)) {
    action_about_.push_back("Disiplin");
    action_text_.push_back(words("Pelatihan"));
    action_due_.push_back(day_2026 + 400);
  }
  action_begin_.push_back(static_cast<std::uint32_t>(action_due_.size()));
  if (random_.chance(0.3)) {
    place_list_.push_back(0);
    place_number_.push_back(1);
    place_kind_.push_back(KINERJA_PLACE_LISTED);
    place_reason_.push_back(words("Nilai tertinggi"));
  }
  place_begin_.push_back(static_cast<std::uint32_t>(place_list_.size()));
}

void MadeResults::point() {
  view_.struct_size = sizeof view_;
  view_.cycle = &cycle_.view();
  view_.employee = strs_of(employee_);
  view_.name = strs_of(name_);
  view_.unit = strs_of(unit_);
  view_.position = strs_of(position_);
  view_.superior = strs_of(superior_);
  view_.superior_name = strs_of(superior_name_);
  view_.score = score_.data();
  view_.grade = grade_.data();
  view_.status = status_.data();
  view_.grade_text = strs_of(grade_text_);
  view_.goal_begin = goal_begin_.data();
  view_.goal_title = strs_of(goal_title_);
  view_.goal_indicator = strs_of(goal_indicator_);
  view_.goal_unit = strs_of(goal_unit_);
  view_.goal_target = goal_target_.data();
  view_.goal_target_high = goal_target_high_.data();
  view_.goal_actual = goal_actual_.data();
  view_.goal_weight = goal_weight_.data();
  view_.goal_direction = goal_direction_.data();
  view_.goal_flags = goal_flags_.data();
  view_.step_begin = step_begin_.data();
  view_.step_node = step_node_.data();
  view_.step_id = step_id_.data();
  view_.step_ref_kind = step_ref_kind_.data();
  view_.step_ref = step_ref_.data();
  view_.step_a = step_a_.data();
  view_.step_b = step_b_.data();
  view_.step_result = step_result_.data();
  view_.step_text = strs_of(step_text_);
  view_.note_begin = note_begin_.data();
  view_.note = strs_of(note_);
  view_.goal_parent = strs_of(goal_parent_);
  view_.goal_aspect = strs_of(goal_aspect_);
  view_.goal_evidence = strs_of(goal_evidence_);
}

void MadeResults::point_follow_up() {
  view_.attr_begin = attr_begin_.data();
  view_.attr_name = strs_of(attr_name_);
  view_.attr_value = strs_of(attr_value_);
  view_.entry_begin = entry_begin_.data();
  view_.entry_day = entry_day_.data();
  view_.entry_kind = strs_of(entry_kind_);
  view_.entry_about = strs_of(entry_about_);
  view_.entry_text = strs_of(entry_text_);
  view_.entry_state = strs_of(entry_state_);
  view_.entry_number = entry_number_.data();
  view_.finding_begin = finding_begin_.data();
  view_.finding_kind = finding_kind_.data();
  view_.finding_node = finding_node_.data();
  view_.finding_ref_kind = finding_ref_kind_.data();
  view_.finding_ref = finding_ref_.data();
  view_.finding_value = finding_value_.data();
  view_.finding_limit = finding_limit_.data();
  view_.finding_text = strs_of(finding_text_);
  view_.finding_evidence = strs_of(finding_evidence_);
  view_.action_begin = action_begin_.data();
  view_.action_about = strs_of(action_about_);
  view_.action_text = strs_of(action_text_);
  view_.action_due = action_due_.data();
  view_.place_begin = place_begin_.data();
  view_.place_list = place_list_.data();
  view_.place_number = place_number_.data();
  view_.place_kind = place_kind_.data();
  view_.place_reason = strs_of(place_reason_);
  view_.earlier_score = earlier_score_.data();
  view_.earlier_status = earlier_status_.data();
  view_.earlier_grade_text = strs_of(earlier_grade_text_);
}

}  // namespace kinerja::checking
