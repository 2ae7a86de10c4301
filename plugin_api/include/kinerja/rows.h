/* The seven kinds of rows that a source brings, each a struct of columns (S,P) with n entries each.
 *
 * Common to all: `input` is the name of the input that the rows were read from (may be empty);
 * `key` makes a repeat harmless: of two rows of one source with the same kind and key the later one
 * counts. Where the host takes rows without keys (kinerja_emit.takes), a column of keys may be left
 * out (begin == NULL): rows are then told apart by the columns marked K, of two inputs the later
 * one counts, and in one input a repeat must say the same, or is set aside. `origin` is the line in
 * the input, counted from 1, for explanations. A column marked "optional" may be NULL (texts: begin
 * == NULL) and then has its default for all rows. Numbers are finite. Units of measure are the
 * author's own, in words. */
#ifndef KINERJA_ROWS_H
#define KINERJA_ROWS_H

#include <kinerja/abi.h>

KINERJA_BEGIN_C

/* (S,P) Staff. Several rows of one employee are a history: the latest from_day that lies in the
 * cycle's period or before it counts. */
typedef struct kinerja_people {
  uint32_t struct_size;
  uint32_t n;
  kinerja_str input;
  kinerja_strs key;
  const uint32_t* origin;
  kinerja_strs employee;      /* K: employee number (NIP), 1 to 64 bytes */
  kinerja_strs name;          /* optional */
  kinerja_strs unit;          /* work unit */
  kinerja_strs position;      /* optional */
  kinerja_strs superior;      /* optional: employee number of the direct superior */
  const int32_t* from_day;    /* K, optional: KINERJA_NO_DAY */
  const int32_t* to_day;      /* optional: KINERJA_NO_DAY */
  const uint32_t* attr_begin; /* optional: attributes of row i are attr_begin[i] to [i+1] */
  kinerja_strs attr_name;     /* attr_begin[n] names, such as "golongan" */
  kinerja_strs attr_value;    /* attr_begin[n] values */
} kinerja_people;

enum { KINERJA_GOAL_MAIN = 0, KINERJA_GOAL_ADDITIONAL = 1 };

/* How the measures of a period become one figure. */
enum {
  KINERJA_AGGREGATE_SUM = 0,
  KINERJA_AGGREGATE_MEAN = 1,
  KINERJA_AGGREGATE_LAST = 2,
  KINERJA_AGGREGATE_MIN = 3,
  KINERJA_AGGREGATE_MAX = 4
};

enum {
  KINERJA_GOAL_HAS_TARGET = 1u,
  KINERJA_GOAL_HAS_TARGET_HIGH = 2u, /* target..target_high is a range */
  KINERJA_GOAL_TARGET_IS_LIMIT = 4u  /* nobody can achieve more than the target */
};

/* (S,P) What is expected of an employee, and whose measures show it. */
typedef struct kinerja_goals {
  uint32_t struct_size;
  uint32_t n;
  kinerja_str input;
  kinerja_strs key;
  const uint32_t* origin;
  kinerja_strs employee;        /* K */
  kinerja_strs title;           /* K: the planned result, in words */
  kinerja_strs parent;          /* optional: the unit's goal or mission item that it serves */
  kinerja_strs indicator;       /* K: the measure that shows it */
  kinerja_strs aspect;          /* optional */
  kinerja_strs subject;         /* optional: whose measures count; empty: the employee's own */
  kinerja_strs unit_of_measure; /* optional */
  const uint8_t* subject_kind;  /* optional: KINERJA_SUBJECT_PERSON */
  const uint8_t* direction;     /* optional: KINERJA_MORE_IS_BETTER */
  const uint8_t* kind;          /* optional: KINERJA_GOAL_MAIN */
  const uint8_t* aggregate;     /* optional: KINERJA_AGGREGATE_SUM */
  const uint8_t* flags;         /* KINERJA_GOAL_HAS_* */
  const double* target;
  const double* target_high; /* optional: 0 */
  const double* weight;      /* optional: 1; not negative */
  const double* share;       /* optional: 1; the employee's share in the subject, 0 to 1 */
} kinerja_goals;

enum {
  KINERJA_MEASURE_ESTIMATED = 1u,
  KINERJA_MEASURE_LATE = 2u,
  KINERJA_MEASURE_MANUAL = 4u,
  KINERJA_MEASURE_RETRACTED = 8u,  /* takes back an earlier row with the same key */
  KINERJA_MEASURE_UNAPPROVED = 16u /* shown, but does not count yet */
};

/* (S,P) Figures of a subject over a span of days. */
typedef struct kinerja_measures {
  uint32_t struct_size;
  uint32_t n;
  kinerja_str input;
  kinerja_strs key;
  const uint32_t* origin;
  kinerja_strs subject;        /* K */
  kinerja_strs indicator;      /* K */
  kinerja_strs evidence;       /* optional: a text or a reference that proves the figure */
  const uint8_t* subject_kind; /* K, optional: KINERJA_SUBJECT_PERSON */
  const uint16_t* quality;     /* optional: KINERJA_MEASURE_* */
  const int32_t* from_day;     /* K */
  const int32_t* to_day;       /* K: inclusive */
  const double* value;
  const int64_t* observed_ms; /* optional: when it was read off, UTC */
} kinerja_measures;

/* The state of a rating. Only submitted and approved ones count. */
enum {
  KINERJA_RATING_DRAFT = 0,
  KINERJA_RATING_SUBMITTED = 1,
  KINERJA_RATING_APPROVED = 2,
  KINERJA_RATING_WITHDRAWN = 3
};

enum { KINERJA_RATING_HAS_SCORE = 1u }; /* clear: "not seen", which is missing and not zero */

/* (S,P) What one rater says of one aspect of one ratee. */
typedef struct kinerja_ratings {
  uint32_t struct_size;
  uint32_t n;
  kinerja_str input;
  kinerja_strs key;
  const uint32_t* origin;
  kinerja_strs ratee;        /* K */
  kinerja_strs rater;        /* K: employee number, or any name that tells two raters apart */
  kinerja_strs aspect;       /* K: as the cycle file names it */
  kinerja_strs comment;      /* optional */
  const uint8_t* ratee_kind; /* K, optional: KINERJA_SUBJECT_PERSON */
  const uint8_t* role;       /* KINERJA_ROLE_* */
  const uint8_t* state;      /* optional: KINERJA_RATING_SUBMITTED */
  const uint8_t* flags;      /* KINERJA_RATING_HAS_SCORE */
  const double* score;       /* on the aspect's scale */
  const int32_t* day;        /* optional: KINERJA_NO_DAY */
} kinerja_ratings;

/* (S,P) Whole sheets: what one rater says of one ratee in several aspects, which are the same for
 * all n sheets. A sheet is one row: it has one key, and replaces an earlier sheet with that key
 * whole. */
typedef struct kinerja_sheets {
  uint32_t struct_size;
  uint32_t n;
  kinerja_str input;
  kinerja_strs key;
  const uint32_t* origin;
  kinerja_strs ratee;        /* K */
  kinerja_strs rater;        /* K: employee number, or any name that tells two raters apart */
  kinerja_strs comment;      /* optional: on the sheet as a whole */
  const uint8_t* ratee_kind; /* K, optional: KINERJA_SUBJECT_PERSON */
  const uint8_t* role;       /* KINERJA_ROLE_* */
  const uint8_t* state;      /* optional: KINERJA_RATING_SUBMITTED */
  const int32_t* day;        /* optional: KINERJA_NO_DAY */
  kinerja_strs aspect;       /* aspects_len, as the cycle file names them, each once */
  const double* score;       /* of aspect k on sheet i: [i * aspects_len + k]; NaN: none given */
  uint32_t aspects_len;
  uint32_t reserved; /* 0 */
} kinerja_sheets;

#define KINERJA_SHEET_ASPECTS_MAX 256u

/* (S,P) Things that happened at a moment: punches, complaints, queue tickets, and what people wrote
 * down on a day: daily logs, observations, dialogue notes, steps of guidance. */
typedef struct kinerja_events {
  uint32_t struct_size;
  uint32_t n;
  kinerja_str input;
  kinerja_strs key;
  const uint32_t* origin;
  kinerja_strs subject;        /* optional: empty when only the device's PIN is known */
  kinerja_strs pin;            /* optional: text, so that leading zeros stay */
  kinerja_strs device;         /* optional */
  kinerja_strs zone;           /* optional: of local_ms, such as "Asia/Makassar" */
  kinerja_strs kind;           /* such as "punch" */
  kinerja_strs text;           /* optional */
  const uint8_t* subject_kind; /* optional: KINERJA_SUBJECT_PERSON */
  const int64_t* local_ms;     /* the clock on the wall, as if it were UTC */
  const double* number;        /* optional: 0 */
  kinerja_strs about;          /* optional: the indicator or aspect that it speaks of */
  kinerja_strs state;          /* optional: a word such as "draft", "approved", "closed" */
} kinerja_events;

/* (S,P) Things that last: shift, leave, trip, holiday. */
typedef struct kinerja_spans {
  uint32_t struct_size;
  uint32_t n;
  kinerja_str input;
  kinerja_strs key;
  const uint32_t* origin;
  kinerja_strs subject;        /* empty for KINERJA_SUBJECT_ALL */
  kinerja_strs zone;           /* optional */
  kinerja_strs kind;           /* such as "leave" */
  kinerja_strs text;           /* optional */
  const uint8_t* subject_kind; /* optional: KINERJA_SUBJECT_PERSON */
  const int64_t* from_ms;      /* local, inclusive */
  const int64_t* to_ms;        /* local, exclusive */
} kinerja_spans;

KINERJA_END_C

#endif
