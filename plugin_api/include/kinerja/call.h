/* What a plugin may ask of the host during a call. The host does all input and output. */
#ifndef KINERJA_CALL_H
#define KINERJA_CALL_H

#include <kinerja/abi.h>

KINERJA_BEGIN_C

enum { KINERJA_CALL_TRAIL = 1u }; /* kinerja_call.flags: explain each score */

enum { KINERJA_LOG_ERROR = 0, KINERJA_LOG_WARN = 1, KINERJA_LOG_INFO = 2, KINERJA_LOG_DEBUG = 3 };

/* (S,P) One HTTP request for kinerja_call.fetch. headers: names and values, `headers_len` each. */
typedef struct kinerja_fetch {
  uint32_t struct_size;
  uint32_t headers_len;
  kinerja_str method;
  kinerja_str url;
  kinerja_strs header_names;
  kinerja_strs header_values;
  kinerja_bytes body;
} kinerja_fetch;

/* (S,H) Its answer. The plugin sets struct_size, the host fills the rest; borrowed for the call. */
typedef struct kinerja_fetched {
  uint32_t struct_size;
  uint32_t headers_len;
  int32_t http_status;
  int32_t reserved; /* 0 */
  kinerja_strs header_names;
  kinerja_strs header_values;
  kinerja_bytes body;
} kinerja_fetched;

/* (S,H) The call's context. Lives for the call; every function is [many] within it. */
typedef struct kinerja_call kinerja_call;
struct kinerja_call {
  uint32_t struct_size;
  uint32_t flags;      /* KINERJA_CALL_*; ignore what you don't know */
  void* host_data;     /* the host's own */
  int64_t deadline_ns; /* on the monotonic clock; 0: none */

  /* Whether to end. An atomic load and a clock read, so cheap enough for every row.
   * Memory: none. Threads: [many].
   * Returns: KINERJA_OK, KINERJA_E_CANCELLED or KINERJA_E_DEADLINE. */
  kinerja_status (*stop)(const kinerja_call* call);

  /* Report a fault; call it as often as there are faults. `row` is the row in the batch or -1 for
   * the whole call; `where` a JSON Pointer into the configuration, a column's name, or empty.
   * `message` is a sentence, or a key of the plugin's texts, or "KEY: value", whose text may hold
   * {value} and {where}. A positive code (KINERJA_MISSING) gives a reason without a fault.
   * Memory: the host copies. Threads: [many]. Returns: nothing; the call goes on. */
  void (*fail)(const kinerja_call* call,
               kinerja_status code,
               int64_t row,
               kinerja_str where,
               kinerja_str message);

  /* Write a line to the host's log, which adds plugin, component and time.
   * Memory: the host copies. Threads: [many]. Returns: nothing. */
  void (*log)(const kinerja_call* call, int32_t level, kinerja_str message);

  /* A secret that the cycle file names for this component. Never log it.
   * Memory: *out is the host's, until the call returns. Threads: [many].
   * Returns: KINERJA_OK; KINERJA_E_CONFIG when there is none of that name. */
  kinerja_status (*secret)(const kinerja_call* call, kinerja_str name, kinerja_str* out);

  /* The next block of an input that the cycle file names. Blocks come in order, are cut anywhere,
   * and hold at most KINERJA_BLOCK_MAX bytes. Each call to the component starts at the beginning.
   * An input is a file, or the standard output of a program that the host runs: then this waits for
   * bytes, and a program that does not end well is KINERJA_E_IO instead of KINERJA_END. A source's
   * cursor reaches the program as its state, so what is committed is best what the program said.
   * Memory: *out is the host's, until the call returns. Threads: [one] for each name.
   * Returns: KINERJA_OK; KINERJA_END behind the last block; KINERJA_E_IO, already reported;
   * KINERJA_E_CANCELLED while waiting for a program. */
  kinerja_status (*read)(const kinerja_call* call, kinerja_str name, kinerja_bytes* out);

  /* HTTP through the host, only to hosts that the cycle file names. Refused with
   * KINERJA_E_UNSUPPORTED by hosts of ABI 0.1.
   * Memory: *response is the host's, until the call returns. Threads: [one].
   * Returns: KINERJA_OK with any http_status; KINERJA_E_AUTH for a host that is not named. */
  kinerja_status (*fetch)(const kinerja_call* call,
                          const kinerja_fetch* request,
                          kinerja_fetched* response);
};

#define KINERJA_BLOCK_MAX 16777216u /* bytes that one read() gives at most */

/* Who a component is. All texts are mandatory; name, about and the titles in the schema are keys of
 * the plugin's texts, or the text itself. */
enum {
  KINERJA_INFO_WHOLE_GROUP = 1u, /* a batch never cuts a unit in two: ranks, distributions, pages */
  KINERJA_INFO_PUSH_ONLY = 2u,   /* a source without pull */
  KINERJA_INFO_SNAPSHOT = 4u     /* each pull brings all: a row that does not come again is gone */
};

/* (S,P) Static. */
typedef struct kinerja_info {
  uint32_t struct_size;
  uint32_t flags;            /* KINERJA_INFO_* */
  kinerja_str id;            /* reverse domain, [a-z0-9.-], never used for anything else */
  kinerja_str name;          /* a few words */
  kinerja_str about;         /* a sentence */
  kinerja_str config_schema; /* JSON Schema, the subset that plugin_api/ABI.md names */
} kinerja_info;

KINERJA_END_C

#endif
