#include <kinerja/core/days.hpp>
#include <kinerja/core/exporting.hpp>
#include <kinerja/core/guide.hpp>

#include "calling/columns.hpp"

namespace kinerja {
namespace {

std::string legal_basis_of(const Cycle& cycle) {
  std::string all;
  for (const LegalBasis& basis : cycle.legal_basis) {
    if (!all.empty()) all += '\n';
    all += basis.title.in(cycle.language);
    const Text& note = basis.note;
    if (!note.id.empty()) all += " (" + note.in(cycle.language) + ")";
  }
  return all;
}

}  // namespace

CycleInfo::CycleInfo(const Cycle& cycle,
                     std::span<const std::unique_ptr<MethodInstance>> methods,
                     std::string config_hash,
                     std::string input_hash,
                     std::span<const EarlierCycle> earlier)
    : id_(cycle.id),
      title_(cycle.title.in(cycle.language)),
      agency_(cycle.agency),
      legal_basis_(legal_basis_of(cycle)),
      config_hash_(std::move(config_hash)),
      input_hash_(std::move(input_hash)) {
  for (std::size_t k = 0; k < cycle.nodes.size(); ++k) {
    node_name_.push_back(cycle.nodes[k].name);
    node_title_.push_back(cycle.nodes[k].title.in(cycle.language));
    if (methods.empty()) {
      node_method_.push_back(cycle.nodes[k].component);
    } else {
      const ComponentInfo& info = methods[k]->info();
      node_method_.push_back(info.id + " " + info.plugin_version + " " + info.plugin_sha256 +
                             (info.is_unsigned ? " UNSIGNED" : ""));
    }
  }
  for (const Aspect& aspect : cycle.aspects) {
    aspect_name_.push_back(aspect.name);
    aspect_title_.push_back(aspect.title.in(cycle.language));
    aspect_min_.push_back(aspect.min);
    aspect_max_.push_back(aspect.max);
  }
  add_grades(cycle, methods);
  add_anchors(cycle);
  add_guide(cycle, methods);
  add_lists(cycle);
  for (const EarlierCycle& one : earlier) earlier_title_.push_back(one.title.in(cycle.language));
  info_ = {sizeof(kinerja_cycle_info),
           static_cast<std::uint32_t>(cycle.nodes.size()),
           static_cast<std::uint32_t>(cycle.aspects.size()),
           static_cast<std::uint32_t>(cycle.result_node),
           str_of(id_),
           str_of(title_),
           str_of(agency_),
           str_of(cycle.language == Language::english ? "en" : "id"),
           str_of(legal_basis_),
           str_of(config_hash_),
           str_of(input_hash_),
           cycle.from_day,
           cycle.to_day,
           strs_of(node_name_),
           strs_of(node_title_),
           strs_of(node_method_),
           strs_of(aspect_name_),
           strs_of(aspect_title_),
           aspect_min_.data(),
           aspect_max_.data(),
           node_grades_.data(),
           node_grades_len_.data(),
           anchor_begin_.data(),
           anchor_score_.data(),
           strs_of(anchor_text_),
           guide_begin_.data(),
           strs_of(guide_text_),
           strs_of(earlier_title_),
           strs_of(list_name_),
           strs_of(list_title_),
           strs_of(list_about_),
           static_cast<std::uint32_t>(earlier_title_.size()),
           static_cast<std::uint32_t>(list_name_.size())};
}

void CycleInfo::add_grades(const Cycle& cycle,
                           std::span<const std::unique_ptr<MethodInstance>> methods) {
  grades_.resize(cycle.nodes.size());
  for (std::size_t k = 0; k < methods.size(); ++k)
    for (const GradeWord& grade : methods[k]->grades())
      grades_[k].push_back(grade.text.in(cycle.language));
  for (const TextColumn& words : grades_) {
    node_grades_.push_back(strs_of(words));
    node_grades_len_.push_back(static_cast<std::uint32_t>(words.size()));
  }
}

void CycleInfo::add_guide(const Cycle& cycle,
                          std::span<const std::unique_ptr<MethodInstance>> methods) {
  for (std::size_t k = 0; k < cycle.nodes.size(); ++k) {
    if (!methods.empty())
      for (const Text& line : node_guide(cycle, cycle.nodes[k], methods[k]->info()))
        guide_text_.push_back(line.in(cycle.language));
    guide_begin_.push_back(static_cast<std::uint32_t>(guide_text_.size()));
  }
}

void CycleInfo::add_lists(const Cycle& cycle) {
  for (const FollowUpList& list : cycle.follow_up.lists) {
    list_name_.push_back(list.name);
    list_title_.push_back(list.title.in(cycle.language));
    list_about_.push_back(list.about.in(cycle.language));
  }
}

void CycleInfo::add_anchors(const Cycle& cycle) {
  for (const Aspect& aspect : cycle.aspects) {
    for (const Anchor& anchor : aspect.anchors) {
      anchor_score_.push_back(anchor.score);
      anchor_text_.push_back(anchor.text.in(cycle.language));
    }
    anchor_begin_.push_back(static_cast<std::uint32_t>(anchor_score_.size()));
  }
}

}  // namespace kinerja
