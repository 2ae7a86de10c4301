#pragma once

#include <kinerja/core/calling.hpp>
#include <kinerja/core/comparing.hpp>
#include <kinerja/core/cycle.hpp>
#include <kinerja/core/evidence.hpp>
#include <kinerja/core/following.hpp>
#include <kinerja/core/pinned.hpp>
#include <kinerja/core/rating.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace kinerja {

/// A kinerja_cycle_info with the memory behind it.
class CycleInfo : private Pinned {
 public:
  /// `methods` may be empty while exporters are opened: then nothing is said of what computed, nor
  /// of earlier cycles.
  CycleInfo(const Cycle& cycle,
            std::span<const std::unique_ptr<MethodInstance>> methods,
            std::string config_hash,
            std::string input_hash,
            std::span<const EarlierCycle> earlier = {});

  const kinerja_cycle_info& get() const { return info_; }

 private:
  void add_grades(const Cycle& cycle, std::span<const std::unique_ptr<MethodInstance>> methods);
  void add_guide(const Cycle& cycle, std::span<const std::unique_ptr<MethodInstance>> methods);
  void add_anchors(const Cycle& cycle);
  void add_lists(const Cycle& cycle);

  std::string id_, title_, agency_, legal_basis_, config_hash_, input_hash_;
  TextColumn node_name_, node_title_, node_method_, aspect_name_, aspect_title_;
  std::vector<double> aspect_min_, aspect_max_;
  std::vector<TextColumn> grades_;
  std::vector<kinerja_strs> node_grades_;
  std::vector<std::uint32_t> node_grades_len_, anchor_begin_ = {0}, guide_begin_ = {0};
  std::vector<double> anchor_score_;
  TextColumn anchor_text_, guide_text_, earlier_title_, list_name_, list_title_, list_about_;
  kinerja_cycle_info info_{};
};

/// What exporters get beside scores, of everybody: computed once, shown batch by batch.
struct FollowUps {
  std::vector<std::vector<ListPlace>> lists;  // as in follow_up, each sorted by person
  std::vector<EarlierCycle> earlier;          // those of which a run is kept, newest first
};
FollowUps follow_ups_of(const RatedCycle& rated,
                        const Scores& scores,
                        std::vector<EarlierCycle> earlier);

/// A kinerja_results of some people with the memory behind it. Columns that nobody needs
/// (KINERJA_NEEDS_*) are empty.
class ExportBatch : private Pinned {
 public:
  ExportBatch(const Cycle& cycle,
              const CycleInfo& info,
              std::span<const std::unique_ptr<MethodInstance>> methods,
              const Evidence& evidence,
              const Scores& scores,
              const FollowUps& follow_ups = {},
              std::uint32_t needs = KINERJA_NEEDS_ALL);

  const kinerja_results& get() const { return results_; }

 private:
  void leave_out_all();
  void add_people(const Evidence& evidence, const Scores& scores);
  void add_scores(const Scores& scores);
  void add_goals(const Evidence& evidence, const Scores& scores);
  void add_trail(const Evidence& evidence, const Scores& scores);
  void add_notes(const Evidence& evidence, const Scores& scores);
  void add_facts(const Evidence& evidence, const Scores& scores);
  void add_entries(const Evidence& evidence, const Scores& scores);
  void add_findings(const RatedCycle& rated, const Scores& scores);
  void add_places(const RatedCycle& rated, const Scores& scores, const FollowUps& follow_ups);
  void add_earlier(const Scores& scores, const FollowUps& follow_ups);

  const Cycle& cycle_;
  std::span<const std::unique_ptr<MethodInstance>> methods_;
  kinerja_results results_{};
  std::vector<std::uint32_t> none_;  // the begins of what is left out
  TextColumn employee_, name_, unit_, position_, superior_, superior_name_, grade_text_;
  std::vector<double> score_;
  std::vector<std::int32_t> grade_, status_;
  std::vector<std::uint32_t> goal_begin_ = {0};
  TextColumn goal_title_, goal_indicator_, goal_unit_;
  std::vector<std::uint32_t> step_begin_ = {0}, step_node_;
  std::vector<std::int32_t> step_id_, step_ref_kind_, step_ref_;
  std::vector<double> step_a_, step_b_, step_result_;
  TextColumn step_text_;
  std::vector<std::uint32_t> note_begin_ = {0};
  TextColumn note_;
  TextColumn goal_parent_, goal_aspect_, goal_evidence_;
  std::vector<std::uint32_t> attr_begin_ = {0};
  TextColumn attr_name_, attr_value_;
  std::vector<std::uint32_t> entry_begin_ = {0};
  std::vector<std::int32_t> entry_day_;
  TextColumn entry_kind_, entry_about_, entry_text_, entry_state_;
  std::vector<double> entry_number_;
  std::vector<std::uint32_t> finding_begin_ = {0}, finding_node_;
  std::vector<std::uint8_t> finding_kind_;
  std::vector<std::int32_t> finding_ref_kind_, finding_ref_;
  std::vector<double> finding_value_, finding_limit_;
  TextColumn finding_text_, finding_evidence_;
  std::vector<std::uint32_t> action_begin_ = {0};
  TextColumn action_about_, action_text_;
  std::vector<std::int32_t> action_due_;
  std::vector<std::uint32_t> place_begin_ = {0}, place_list_, place_number_;
  std::vector<std::uint8_t> place_kind_;
  TextColumn place_reason_;
  std::vector<double> earlier_score_;
  std::vector<std::int32_t> earlier_status_;
  TextColumn earlier_grade_text_;
};

/// Files of one export, written beside their place and shown under their names by publish() only.
/// What is not published disappears with this object; what a killed process left behind, with the
/// next export into the same folder. Each file becomes visible whole.
class StagedFolder final : public ExportSink {
 public:
  /// Makes `folder` when it isn't there. `name` keeps the exporters of a cycle apart.
  static Result<std::unique_ptr<StagedFolder>> make(std::filesystem::path folder,
                                                    std::string_view name);
  ~StagedFolder() override;
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder(StagedFolder&&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;
  StagedFolder& operator=(StagedFolder&&) = delete;

  Result<std::uint32_t> open(std::string_view name, std::string_view media_type) override;
  Result<void> write(std::uint32_t id, std::string_view bytes) override;
  Result<void> close(std::uint32_t id) override;

  /// Names of the files so far.
  const std::set<std::string>& written() const { return written_; }

  /// Shows everything. The names of the files, in order.
  Result<std::vector<std::string>> publish();

 private:
  StagedFolder(std::filesystem::path folder, std::filesystem::path staging)
      : folder_(std::move(folder)), staging_(std::move(staging)) {}
  Error failed(const Text& doing, const std::filesystem::path& file) const;

  struct OpenFile {
    std::string name;
    int descriptor = -1;
  };
  std::filesystem::path folder_;
  std::filesystem::path staging_;
  std::map<std::uint32_t, OpenFile> open_;
  std::set<std::string> written_;
  std::uint32_t next_id_ = 1;
};

}  // namespace kinerja
