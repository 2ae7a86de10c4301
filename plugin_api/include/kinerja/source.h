/* An indicator source: bytes of another system in, rows out. */
#ifndef KINERJA_SOURCE_H
#define KINERJA_SOURCE_H

#include <kinerja/call.h>
#include <kinerja/rows.h>

KINERJA_BEGIN_C

#define KINERJA_CURSOR_MAX 4096u /* bytes of a cursor at most */

/* (S,P) A row that cannot be used. It goes to quarantine, and the good ones go on. */
typedef struct kinerja_rejected {
  uint32_t struct_size;
  uint32_t origin; /* line in the input, counted from 1 */
  kinerja_str input;
  kinerja_str column; /* the input's own name for it; empty: the whole row */
  kinerja_str raw;    /* the text as it came, at most 1,024 bytes are kept */
  kinerja_str reason; /* as the message of kinerja_call.fail: text, key, or "KEY: value" */
} kinerja_rejected;

/* What a host can take. */
enum {
  KINERJA_TAKES_KEYLESS =
      1u /* people, goals, measures, ratings and sheets without keys, see rows.h */
};

/* (S,H) Where rows go. Everything here is [one], copies before it returns, and returns KINERJA_OK
 * or a negative status, after which the plugin stops and returns that status. */
typedef struct kinerja_emit kinerja_emit;
struct kinerja_emit {
  uint32_t struct_size;
  uint32_t max_rows; /* that one call may bring */
  void* host_data;   /* the host's own */
  kinerja_status (*people)(const kinerja_emit* emit, const kinerja_people* rows);
  kinerja_status (*goals)(const kinerja_emit* emit, const kinerja_goals* rows);
  kinerja_status (*measures)(const kinerja_emit* emit, const kinerja_measures* rows);
  kinerja_status (*ratings)(const kinerja_emit* emit, const kinerja_ratings* rows);
  kinerja_status (*events)(const kinerja_emit* emit, const kinerja_events* rows);
  kinerja_status (*spans)(const kinerja_emit* emit, const kinerja_spans* rows);

  /* Put one bad row into quarantine. */
  kinerja_status (*reject)(const kinerja_emit* emit, const kinerja_rejected* row);

  /* Keep all rows since the last commit together with the cursor, in one transaction. A crash can
   * repeat a batch but not lose one; keys remove the repeats. */
  kinerja_status (*commit)(const kinerja_emit* emit, kinerja_bytes cursor);

  /* The HTTP answer to a device; only during ingest, exactly once. */
  kinerja_status (*reply)(const kinerja_emit* emit,
                          int32_t http_status,
                          kinerja_str media_type,
                          kinerja_bytes body);

  /* Ratings by the sheet. Hosts of the first 0.1 do not have it: bring them one by one then. */
  kinerja_status (*sheets)(const kinerja_emit* emit, const kinerja_sheets* rows);

  /* KINERJA_TAKES_*. Hosts of the first 0.1 do not have it: ask struct_size before. */
  uint32_t takes;
  uint32_t reserved; /* 0 */
};

/* (S,H) What an instance is made from. */
typedef struct kinerja_source_setup {
  uint32_t struct_size;
  uint32_t inputs_len;
  kinerja_str config;  /* canonical JSON, valid by the schema, defaults filled in */
  kinerja_strs inputs; /* names that call->read knows, in the order of the cycle file */
} kinerja_source_setup;

/* (S,H) An HTTP request that a device or web hook sent. */
typedef struct kinerja_request {
  uint32_t struct_size;
  uint32_t reserved; /* 0 */
  kinerja_str method;
  kinerja_str path;
  kinerja_str query;
  kinerja_str content_type;
  kinerja_str peer;
  kinerja_bytes body;
} kinerja_request;

/* (S,H) Events and spans of some people in a period, for derive. */
typedef struct kinerja_derive_in {
  uint32_t struct_size;
  uint32_t n; /* people */
  int32_t from_day;
  int32_t to_day;
  kinerja_strs subject;        /* n */
  const uint32_t* event_begin; /* events of person i: event_begin[i] to [i+1] */
  const uint32_t* span_begin;  /* n + 1 */
  const kinerja_events* events;
  const kinerja_spans* spans;
} kinerja_derive_in;

/* (S,P) Static. A source has at least one of pull, ingest and derive. */
typedef struct kinerja_source {
  uint32_t struct_size;
  uint32_t reserved; /* 0 */
  const kinerja_info* info;

  /* Make an instance; only cross-field checks of the configuration are left to do.
   * Memory: setup is the host's and dies when this returns; *self is yours until close.
   * Threads: [one]. Returns: KINERJA_OK, or a negative status after call->fail for each mistake. */
  kinerja_status (*open)(const kinerja_call* call, const kinerja_source_setup* setup, void** self);

  /* End an instance. Threads: [one], after all calls on it. */
  void (*close)(void* self);

  /* Bring rows. `cursor` is the last one committed; empty at first and for SNAPSHOT sources.
   * Memory: all borrowed for the call. Threads: [one].
   * Returns: KINERJA_END (nothing more now), KINERJA_LATER (call again), or negative. */
  kinerja_status (*pull)(void* self,
                         const kinerja_call* call,
                         kinerja_bytes cursor,
                         const kinerja_emit* emit);

  /* Read one request that was sent to us. NULL: no push. Refused by hosts of ABI 0.1.
   * Memory: all borrowed for the call. Threads: [one]. Returns: KINERJA_OK or negative. */
  kinerja_status (*ingest)(void* self,
                           const kinerja_call* call,
                           const kinerja_request* request,
                           const kinerja_emit* emit);

  /* Turn events and spans into measures; pure. NULL: none. Refused by hosts of ABI 0.1.
   * Memory: all borrowed for the call. Threads: [many]. Returns: KINERJA_OK or negative. */
  kinerja_status (*derive)(const void* self,
                           const kinerja_call* call,
                           const kinerja_derive_in* in,
                           const kinerja_emit* emit);
} kinerja_source;

KINERJA_END_C

#endif
