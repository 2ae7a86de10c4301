/* A rating method: evidence of some employees in, a score, a grade and a trail for each out.
 * A method is a pure function. It is a node of the cycle's graph: other nodes may be its inputs. */
#ifndef KINERJA_METHOD_H
#define KINERJA_METHOD_H

#include <kinerja/call.h>

KINERJA_BEGIN_C

/* What the `ref` of a trail step points at. */
enum {
  KINERJA_REF_NONE = 0,      /* ref is -1 */
  KINERJA_REF_GOAL = 1,      /* an index into the ev_ columns of the batch */
  KINERJA_REF_RATING = 2,    /* an index into the rt_ columns of the batch */
  KINERJA_REF_INPUT = 3,     /* an index into the setup's inputs */
  KINERJA_REF_ATTRIBUTE = 4, /* an index into the setup's attributes */
  KINERJA_REF_ASPECT = 5,    /* an index into the setup's aspects */
  KINERJA_REF_ROLE = 6,      /* a KINERJA_ROLE_ */
  KINERJA_REF_GRADE = 7      /* an index into the method's own grades */
};

/* Added to the ref_kind of a step whose result is how the person stands in what ref points at, on
 * the node's own scale: an achievement in percent, the mean of an aspect. Strengths, weaknesses and
 * trainings are read off these steps. Of several about one thing the last counts. */
enum { KINERJA_STEP_STANDING = 0x100 };

/* (F,P) One kind of step that a method may write into a trail. `text` is a key of the plugin's
 * texts or the text itself, a sentence with {a} {b} {result} and {ref} (the name of what ref points
 * at), such as "{ref}: {a} of {b} gives {result}". */
typedef struct kinerja_step {
  int32_t id;       /* its place in the catalogue */
  int32_t ref_kind; /* KINERJA_REF_*, perhaps with KINERJA_STEP_STANDING */
  kinerja_str text;
} kinerja_step;

/* (S,H) Room for the trail of a batch: columns of `cap` entries; the method sets `len`. The
 * employees come in the order of the batch, the steps of each in the order of computing. */
typedef struct kinerja_trail {
  uint32_t struct_size;
  uint32_t cap;
  uint32_t len;
  uint32_t reserved; /* 0 */
  int32_t* row;      /* the employee's place in the batch */
  int32_t* step;     /* id of a kinerja_step */
  int32_t* ref;      /* -1: none */
  double* a;
  double* b;
  double* result;
} kinerja_trail;

enum {
  KINERJA_EV_HAS_TARGET = 1u,
  KINERJA_EV_HAS_ACTUAL = 2u, /* clear: no measure came in; ev_actual is 0.0 and means nothing */
  KINERJA_EV_HAS_TARGET_HIGH = 4u,
  KINERJA_EV_TARGET_IS_LIMIT = 8u,
  KINERJA_EV_ADDITIONAL = 16u, /* an additional goal, not a main one */
  KINERJA_EV_DISPUTED = 32u
};

enum { KINERJA_ATTR_HAS = 1u, KINERJA_ATTR_IS_NUMBER = 2u };

/* (S,H) Evidence of n employees. Rows of one employee stand together: employee i has the goals
 * ev_begin[i] to ev_begin[i+1] and the ratings rt_begin[i] to rt_begin[i+1]. Their order is the
 * same for the same data, however they came in. No pointer is NULL when its length is above 0. A
 * number that is not there is 0.0 with its flag clear. Numbers are finite; each stands for the
 * shortest decimal that reads back as it (0.1 is one tenth). */
typedef struct kinerja_rate_in {
  uint32_t struct_size;
  uint32_t n;
  const uint64_t* employee; /* n; a handle, not the national number: identity must not count */
  const uint32_t* group;    /* n; equal for people of one unit, who stand together */

  const int32_t* ev_begin;      /* n + 1; goals with what was achieved */
  const uint32_t* ev_indicator; /* index into indicators */
  const uint32_t* ev_aspect;    /* index into the setup's aspects, or UINT32_MAX */
  const double* ev_target;
  const double* ev_target_high;
  const double* ev_actual; /* of the whole period */
  const double* ev_weight;
  const double* ev_share;
  const uint8_t* ev_direction; /* KINERJA_MORE_IS_BETTER ... */
  const uint8_t* ev_flags;     /* KINERJA_EV_* */

  const int32_t* rt_begin;   /* n + 1; ratings that count */
  const uint32_t* rt_aspect; /* index into the setup's aspects */
  const uint32_t* rt_rater;  /* a number within this employee only */
  const uint8_t* rt_role;    /* KINERJA_ROLE_* */
  const double* rt_score;

  const double* in_score;   /* inputs * n: the graph's input k of employee i is [k * n + i] */
  const int32_t* in_grade;  /* index into input_grades[k] of the setup; -1: none */
  const int32_t* in_status; /* KINERJA_OK: there is a score; all else: there is none */

  const double* attr_number; /* attributes * n, laid out like in_score */
  const uint32_t* attr_word; /* index into attr_words, numbers too */
  const uint8_t* attr_flags; /* KINERJA_ATTR_* */
  kinerja_strs attr_words;   /* attr_words_len */
  kinerja_strs indicators;   /* indicators_len */
  uint32_t attr_words_len;
  uint32_t indicators_len;

  /* Goals with equal numbers belong to one planned result (equal titles) of their employee. */
  const uint32_t* ev_plan;
  /* inputs * n, laid out like in_score: the value behind the score where the score's shortest
   * decimal is not it, as a fraction of two decimal integers such as "-250/3"; else empty. begin is
   * NULL when all are empty. */
  kinerja_strs in_exact;
  kinerja_strs ev_exact; /* the same for ev_actual: a mean of months, a sum of long decimals */

  /* inputs * n, laid out like in_score, given only to a method that takes them; else NULL. They
   * tell the value behind the score in numbers:
   *   slack above 0:  it is at most slack away from the true sum score + low
   *   slack 0, low d: it is the fraction whose bottom is the whole number d, 2 to 2^53, and whose
   *                   top is the whole number nearest to score * d
   *   both 0:         in_exact tells it, or the score's shortest decimal is it
   * The score itself is always the double nearest to the value. */
  const double* in_low;
  const double* in_slack;
} kinerja_rate_in;

/* The most bytes of a fraction that rate_out->exact takes. */
enum { KINERJA_EXACT_MAX_BYTES = 65536 };

/* (S,H) Results of the n employees, in arrays of the host's. They come filled with score 0, grade
 * -1 and row_status KINERJA_MISSING, so that a row that is forgotten is missing and not zero. */
typedef struct kinerja_rate_out kinerja_rate_out;
struct kinerja_rate_out {
  uint32_t struct_size;
  uint32_t n;
  double* score;  /* finite */
  int32_t* grade; /* index into grades(); -1: none */
  /* KINERJA_OK, KINERJA_MISSING, or negative: this row alone has failed. KINERJA_ASK, only where
   * in_slack says that an input is nearly known: that is too little to tell this row's score or
   * grade. Then the same row comes once more in another call, with inputs that are known. */
  int32_t* row_status;
  kinerja_trail* trail; /* NULL unless the call asks for it */

  /* Says the value behind score[row] where the score's shortest decimal is not it, as in in_exact.
   * The nodes that use this one then compute with it, so that no edge is missed by a rounding in
   * between. score[row] must be the double nearest to it, or the row fails.
   * Memory: copied. Threads: the one that rates. Returns: KINERJA_OK; KINERJA_E_CAPACITY above
   * KINERJA_EXACT_MAX_BYTES; KINERJA_E_INPUT when it is no fraction or there is no such row. */
  kinerja_status (*exact)(const kinerja_rate_out* out, uint32_t row, kinerja_str fraction);
  void* host_data; /* the host's own */

  /* n, filled with 0, to be written as in_low and in_slack are read: quicker than `exact`, and as
   * good. A row that `exact` was told of leaves them. What is wrong here fails the row: a slack
   * that is no finite number above 0, a score that is not the double nearest to all that slack
   * allows, a bottom that is no such number or too large for score * d to stay below 2^50. NULL
   * both where the host does not take them: then `exact` is the only way. */
  double* low;
  double* slack;
};

/* (S,H) What an instance is made from. */
typedef struct kinerja_method_setup {
  uint32_t struct_size;
  uint32_t inputs_len;
  uint32_t attributes_len;
  uint32_t aspects_len;
  kinerja_str config;       /* canonical JSON, valid by the schema, defaults filled in */
  kinerja_strs inputs;      /* names of the graph's inputs, in the order of their columns */
  kinerja_strs attributes;  /* names of the person's attributes, likewise */
  kinerja_strs aspects;     /* names of the cycle's aspects */
  const double* aspect_min; /* aspects_len: ends of each aspect's scale */
  const double* aspect_max;
  const kinerja_strs* input_grades; /* inputs_len: the grade words of each input, lowest first */
  const uint32_t* input_grades_len; /* inputs_len; 0: the input gives no grades */
} kinerja_method_setup;

/* What a method reads of kinerja_rate_in beside, or instead of, its first columns. */
enum {
  KINERJA_TAKES_NEAR = 1u, /* in_low and in_slack, too */
  KINERJA_TAKES_INPUTS_ALONE =
      2u /* inputs and attributes alone: it is shown no goals, no ratings */
};

/* (S,P) Static. */
typedef struct kinerja_method {
  uint32_t struct_size;
  uint32_t steps_len;
  const kinerja_info* info;
  const kinerja_step* steps; /* the catalogue: steps_len, ids 0, 1, 2 ... */

  /* Make an instance; only cross-field checks of the configuration are left to do.
   * Memory: setup is the host's and dies when this returns; *self is yours until close.
   * Threads: [one]. Returns: KINERJA_OK, or a negative status after call->fail for each mistake. */
  kinerja_status (*open)(const kinerja_call* call, const kinerja_method_setup* setup, void** self);

  /* End an instance. Threads: [one], after all calls on it. */
  void (*close)(void* self);

  /* The grade words, lowest first; *len 0: this instance gives no grades. A word is a key of the
   * texts or the text itself.
   * Memory: *words is yours and lives until close. Threads: [many]. Returns: KINERJA_OK. */
  kinerja_status (*grades)(const void* self, kinerja_strs* words, uint32_t* len);

  /* The most trail steps that one employee with so many goals and ratings can need.
   * Memory: none. Threads: [many]. Returns: the number. */
  uint32_t (*trail_per_row)(const void* self, uint32_t goals, uint32_t ratings);

  /* Rate one batch. Pure: same input, same bits, however the host cuts batches (a component with
   * KINERJA_INFO_WHOLE_GROUP gets each group in one piece). With or without a trail, same score.
   * Memory: in is the host's and dies when this returns; out is the host's, yours to fill.
   * Threads: [many]. Returns: KINERJA_OK; a negative status discards the batch. */
  kinerja_status (*rate)(const void* self,
                         const kinerja_call* call,
                         const kinerja_rate_in* in,
                         kinerja_rate_out* out);

  uint32_t takes;    /* KINERJA_TAKES_*; ignore what you don't know */
  uint32_t reserved; /* 0 */
} kinerja_method;

KINERJA_END_C

#endif
