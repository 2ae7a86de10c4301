/* The words of the border between kinerja and its plugins: version, statuses, text, columns of
 * text.
 *
 * Five rules are all that an author must remember:
 *
 * 1. Lifetime. What you are given is readable until your call returns. What you give is read before
 *    the call you gave it to returns. Nobody frees anything of the other side. Two exceptions: the
 *    `self` that you make in open() lives until close(), and what grades() shows lives with it;
 * your static tables live for ever.
 * 2. Growth. A struct with `struct_size` may grow at its end. Never read past the size you were
 *    given (KINERJA_HAS asks). Absent = zero = as in the first release. All else is frozen.
 * 3. Threads. [one]: one thread at a time on one object, but any thread. [many]: any number of
 *    threads at once on the same object. No function belongs to a certain thread.
 * 4. Time. Ask call->stop() at least every 50 ms and return what it returns when that is not 0.
 * 5. Manners. No exception, panic or longjmp leaves you. No signal handlers, fork, exit, setlocale,
 *    chdir, fesetenv or fast-math. No thread of yours outlives the call. Same input, same bits.
 *
 * Compiles as C11 and as C++11 to C++20. Text is UTF-8. Days count from 1970-01-01 and are
 * inclusive. Marks behind a struct: (S) sized, may grow at its end; (F) frozen; (H) filled by the
 * host; (P) filled by the plugin. */
#ifndef KINERJA_ABI_H
#define KINERJA_ABI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define KINERJA_BEGIN_C extern "C" {
#define KINERJA_END_C }
#define KINERJA_EXPORT extern "C" __attribute__((visibility("default")))
#else
#define KINERJA_BEGIN_C
#define KINERJA_END_C
#define KINERJA_EXPORT __attribute__((visibility("default")))
#endif

KINERJA_BEGIN_C

/* One number for both: major in the upper 16 bits. While the major is 0, minors may still break. */
#define KINERJA_ABI_MAJOR 0u
#define KINERJA_ABI_MINOR 1u
#define KINERJA_ABI ((KINERJA_ABI_MAJOR << 16u) | KINERJA_ABI_MINOR)

/* Whether the other side's table is long enough to have `member`, and has set it. */
#define KINERJA_HAS(type, table, member)                                       \
  ((table)->struct_size >= offsetof(type, member) + sizeof((table)->member) && \
   (table)->member != NULL)

/* What a call came to. Zero and above: the call did its work; below: it did not. A negative number
 * that a reader does not know means KINERJA_E_INTERNAL. */
typedef int32_t kinerja_status;
enum {
  KINERJA_OK = 0,
  KINERJA_END = 1,            /* nothing more now */
  KINERJA_LATER = 2,          /* nothing yet; ask again */
  KINERJA_MISSING = 3,        /* no score, because something it needs is missing; never a zero */
  KINERJA_ASK = 4,            /* what was given is too near an edge; ask again with more */
  KINERJA_E_CONFIG = -1,      /* the configuration does not make sense */
  KINERJA_E_INPUT = -2,       /* the data do not make sense */
  KINERJA_E_IO = -3,          /* reading or writing failed */
  KINERJA_E_AUTH = -4,        /* another system refused us */
  KINERJA_E_CANCELLED = -5,   /* the host asked to stop */
  KINERJA_E_DEADLINE = -6,    /* the time given was over */
  KINERJA_E_CAPACITY = -7,    /* an array of the host's was too small */
  KINERJA_E_UNSUPPORTED = -8, /* not offered here */
  KINERJA_E_MEMORY = -9,
  KINERJA_E_INTERNAL = -10 /* a bug */
};

/* (F) Text: `len` bytes of UTF-8, no terminating zero. ptr may be NULL only when len is 0. */
typedef struct kinerja_str {
  const char* ptr;
  uint64_t len;
} kinerja_str;

/* (F) Bytes. ptr may be NULL only when len is 0. */
typedef struct kinerja_bytes {
  const uint8_t* ptr;
  uint64_t len;
} kinerja_bytes;

/* (F) A column of texts as slices of one block: text i is bytes[begin[i]] to bytes[end[i]], with
 * begin[i] <= end[i] <= bytes_len. The number of texts stands beside the column. Packed texts use
 * one array of n+1 offsets, with end = begin + 1 (the layout of Arrow); a reader of a file may
 * point straight into the block that call->read gave. begin == NULL: every text is empty. */
typedef struct kinerja_strs {
  const char* bytes;
  uint64_t bytes_len;
  const uint32_t* begin;
  const uint32_t* end;
} kinerja_strs;

/* A day that is not given. */
#define KINERJA_NO_DAY INT32_MIN

/* Who gives a rating. */
enum {
  KINERJA_ROLE_SELF = 0,
  KINERJA_ROLE_SUPERIOR = 1,
  KINERJA_ROLE_PEER = 2,
  KINERJA_ROLE_SUBORDINATE = 3,
  KINERJA_ROLE_PUBLIC = 4
};

/* Whom or what a measure, rating, event or span is about. */
enum {
  KINERJA_SUBJECT_PERSON = 0,
  KINERJA_SUBJECT_UNIT = 1,
  KINERJA_SUBJECT_SERVICE_POINT = 2,
  KINERJA_SUBJECT_PROJECT = 3,
  KINERJA_SUBJECT_ALL = 4
};

/* What is a plan's direction: more is better, less is better, or inside a range is best. */
enum { KINERJA_MORE_IS_BETTER = 0, KINERJA_LESS_IS_BETTER = 1, KINERJA_RANGE_IS_BEST = 2 };

KINERJA_END_C

#endif
