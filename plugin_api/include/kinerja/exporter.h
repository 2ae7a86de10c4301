/* An exporter: results in, bytes out, into files or downloads that the host opens. */
#ifndef KINERJA_EXPORTER_H
#define KINERJA_EXPORTER_H

#include <kinerja/call.h>

KINERJA_BEGIN_C

/* (S,H) What is the same for all people of a cycle. The aspects and nodes are in the cycle file's
 * order. All texts are in the language of the export. */
typedef struct kinerja_cycle_info {
  uint32_t struct_size;
  uint32_t nodes_len;
  uint32_t aspects_len;
  uint32_t result_node; /* index of the node that is the cycle's result */
  kinerja_str id;
  kinerja_str title;
  kinerja_str agency;
  kinerja_str language;    /* "id" or "en" */
  kinerja_str legal_basis; /* one line each, separated by '\n' */
  kinerja_str config_hash; /* SHA-256 in hex */
  kinerja_str input_hash;
  int32_t from_day;
  int32_t to_day;
  kinerja_strs node_name; /* nodes_len, as in the cycle file */
  kinerja_strs node_title;
  kinerja_strs node_method; /* "id version sha256" of what computed it */
  kinerja_strs aspect_name; /* aspects_len */
  kinerja_strs aspect_title;
  const double* aspect_min;
  const double* aspect_max;

  const kinerja_strs* node_grades; /* nodes_len: each node's grade words, lowest first */
  const uint32_t* node_grades_len; /* nodes_len; 0: the node gives no grades */
  const uint32_t* anchor_begin;    /* aspects_len + 1: the anchors of aspect i */
  const double* anchor_score;      /* on the aspect's scale, ascending */
  kinerja_strs anchor_text;        /* the behaviour that shows it */
  const uint32_t* guide_begin;     /* nodes_len + 1: the lines of node i's guide */
  kinerja_strs guide_text;         /* how the node is computed: method, settings, legal source */
  kinerja_strs earlier_title;      /* earlier_len: earlier cycles to compare with, newest first */
  kinerja_strs list_name;          /* lists_len: the lists of follow_up, as in the cycle file */
  kinerja_strs list_title;         /* lists_len */
  kinerja_strs list_about;         /* lists_len: the published criteria in words; may be empty */
  uint32_t earlier_len;
  uint32_t lists_len;
} kinerja_cycle_info;

enum { KINERJA_FINDING_STRENGTH = 0, KINERJA_FINDING_WEAKNESS = 1 };

/* LISTED: in the list. TIED: in the list, with the same standing as somebody else. EXCLUDED: would
 * have been in by the order, but a criterion is not met. */
enum { KINERJA_PLACE_LISTED = 0, KINERJA_PLACE_TIED = 1, KINERJA_PLACE_EXCLUDED = 2 };

/* (S,H) Results of n employees, sorted by unit and then by employee. Columns of nodes * n are laid
 * out node by node: node k of employee i is [k * n + i]. */
typedef struct kinerja_results {
  uint32_t struct_size;
  uint32_t n;
  const kinerja_cycle_info* cycle;

  kinerja_strs employee; /* n each */
  kinerja_strs name;
  kinerja_strs unit;
  kinerja_strs position;
  kinerja_strs superior;
  kinerja_strs superior_name;

  const double* score;   /* nodes * n */
  const int32_t* grade;  /* place of the grade, lowest is 0; -1: none */
  const int32_t* status; /* KINERJA_OK: there is a score; KINERJA_MISSING; or negative */
  kinerja_strs grade_text;

  const uint32_t* goal_begin; /* n + 1: the goals of employee i */
  kinerja_strs goal_title;
  kinerja_strs goal_indicator;
  kinerja_strs goal_unit; /* of measure */
  const double* goal_target;
  const double* goal_target_high;
  const double* goal_actual;
  const double* goal_weight;
  const uint8_t* goal_direction;
  const uint8_t* goal_flags; /* KINERJA_EV_* */

  const uint32_t* step_begin; /* n + 1: the trail of employee i through all nodes, in their order */
  const uint32_t* step_node;
  const int32_t* step_id;
  const int32_t* step_ref_kind;
  const int32_t* step_ref; /* goals: into the goal columns; inputs: a node; aspects: into the
                              cycle's; -1: none */
  const double* step_a;
  const double* step_b;
  const double* step_result;
  kinerja_strs step_text; /* the sentence, numbers filled in */

  const uint32_t* note_begin; /* n + 1: what was missing, not counted or refused, in words */
  kinerja_strs note;

  kinerja_strs goal_parent;   /* of each goal: the unit's goal or mission item that it serves */
  kinerja_strs goal_aspect;   /* the aspect's title, or the word that the source gave */
  kinerja_strs goal_evidence; /* what proves the figures, one line each, separated by '\n' */

  const uint32_t* attr_begin; /* n + 1: the facts about employee i, such as "golongan" */
  kinerja_strs attr_name;
  kinerja_strs attr_value;

  /* n + 1: what was written down about employee i, by day. It is no part of any score. */
  const uint32_t* entry_begin;
  const int32_t* entry_day;
  kinerja_strs entry_kind;  /* such as "log_harian", "observasi", "dialog", "bimbingan" */
  kinerja_strs entry_about; /* title of the goal or aspect that it speaks of; may be empty */
  kinerja_strs entry_text;
  kinerja_strs entry_state;
  const double* entry_number; /* such as minutes */

  /* n + 1: strengths and weaknesses of employee i, strongest first, then weakest first. */
  const uint32_t* finding_begin;
  const uint8_t* finding_kind; /* KINERJA_FINDING_* */
  const uint32_t* finding_node;
  const int32_t* finding_ref_kind; /* KINERJA_REF_GOAL or KINERJA_REF_ASPECT */
  const int32_t* finding_ref;      /* as step_ref */
  const double* finding_value;     /* how the person stands, on the node's scale */
  const double* finding_limit;     /* the limit that made it a strength or a weakness */
  kinerja_strs finding_text;       /* the goal or aspect in words */
  kinerja_strs finding_evidence;   /* the entries behind it, one line each, separated by '\n' */

  /* n + 1: the development plan of employee i: one training for each weakness that has one. */
  const uint32_t* action_begin;
  kinerja_strs action_about; /* the weakness */
  kinerja_strs action_text;  /* the training */
  const int32_t* action_due; /* day */

  /* n + 1: the places of employee i in the lists of follow_up, in the order of the cycle file. */
  const uint32_t* place_begin;
  const uint32_t* place_list;   /* index into the cycle's lists */
  const uint32_t* place_number; /* from 1, ties share one; 0: excluded, or the list has no order */
  const uint8_t* place_kind;    /* KINERJA_PLACE_* */
  kinerja_strs place_reason;    /* why the person is in, tied or out, in words */

  /* Earlier cycles: node k of employee i in cycle e is [(e * nodes + k) * n + i]. */
  const double* earlier_score;
  const int32_t* earlier_status; /* KINERJA_OK: there was a score */
  kinerja_strs earlier_grade_text;
} kinerja_results;

/* (S,H) Where bytes go. Names are logical: 1 to 200 bytes of [A-Za-z0-9._/-] without "..", a
 * leading or a double slash. What was written shows under its name only when the whole export has
 * succeeded. An id lives from open to
 * close, across calls to write and finish. Every function is [one], copies, does all or fails, and
 * returns KINERJA_OK or a negative status, after which the exporter stops and returns that status.
 */
typedef struct kinerja_sink kinerja_sink;
struct kinerja_sink {
  uint32_t struct_size;
  uint32_t reserved; /* 0 */
  void* host_data;   /* the host's own */
  kinerja_status (*open)(const kinerja_sink* sink,
                         kinerja_str name,
                         kinerja_str media_type,
                         uint32_t* id);
  kinerja_status (*write)(const kinerja_sink* sink, uint32_t id, kinerja_bytes bytes);
  kinerja_status (*close)(const kinerja_sink* sink, uint32_t id);
};

/* (S,H) What an instance is made from. `cycle` lives for the call only, like all else. Its hashes
 * are empty here: nothing was computed yet. */
typedef struct kinerja_exporter_setup {
  uint32_t struct_size;
  uint32_t reserved;  /* 0 */
  kinerja_str config; /* canonical JSON, valid by the schema, defaults filled in */
  const kinerja_cycle_info* cycle;
} kinerja_exporter_setup;

/* What an exporter reads of kinerja_results beside people, scores and grades. The host may leave
 * out the rest: its columns are then empty, and computing them costs nothing. */
enum {
  KINERJA_NEEDS_GOALS = 1u,
  KINERJA_NEEDS_TRAIL = 2u,
  KINERJA_NEEDS_NOTES = 4u,
  KINERJA_NEEDS_ATTRIBUTES = 8u,
  KINERJA_NEEDS_ENTRIES = 16u,
  KINERJA_NEEDS_FINDINGS = 32u, /* and the development plan */
  KINERJA_NEEDS_PLACES = 64u,
  KINERJA_NEEDS_EARLIER = 128u
};
#define KINERJA_NEEDS_ALL 0xFFFFFFFFu /* also what later versions add */

/* (S,P) Static. */
typedef struct kinerja_exporter {
  uint32_t struct_size;
  uint32_t reserved; /* 0 */
  const kinerja_info* info;

  /* Make an instance; only cross-field checks of the configuration are left to do.
   * Memory: setup is the host's and dies when this returns; *self is yours until close.
   * Threads: [one]. Returns: KINERJA_OK, or a negative status after call->fail for each mistake. */
  kinerja_status (*open)(const kinerja_call* call,
                         const kinerja_exporter_setup* setup,
                         void** self);

  /* End an instance. Threads: [one], after all calls on it. */
  void (*close)(void* self);

  /* Take one batch of results. With KINERJA_INFO_WHOLE_GROUP a unit is never cut in two.
   * Memory: all borrowed for the call. Threads: [one]. Returns: KINERJA_OK or negative. */
  kinerja_status (*write)(void* self,
                          const kinerja_call* call,
                          const kinerja_results* results,
                          const kinerja_sink* sink);

  /* All results were written, also when there were none. Same input, same bytes.
   * Memory: all borrowed for the call. Threads: [one]. Returns: KINERJA_OK or negative. */
  kinerja_status (*finish)(void* self, const kinerja_call* call, const kinerja_sink* sink);

  /* Which KINERJA_NEEDS_* this instance has; asked once, after open. NULL: KINERJA_NEEDS_ALL.
   * Memory: none. Threads: [one]. Returns: the bits. */
  uint32_t (*needs)(const void* self);
} kinerja_exporter;

KINERJA_END_C

#endif
