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
} kinerja_cycle_info;

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
} kinerja_exporter;

KINERJA_END_C

#endif
