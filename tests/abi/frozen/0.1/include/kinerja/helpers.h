/* Small helpers for authors who write C. Not part of the border: everything here is compiled into
 * the plugin. The JSON reader trusts the host to have validated the text (it hands over canonical
 * JSON), never reads outside of it, and allocates nothing. All functions are [many]. */
#ifndef KINERJA_HELPERS_H
#define KINERJA_HELPERS_H

#include <kinerja/plugin.h>

#include <stdlib.h>
#include <string.h>

#ifdef __cplusplus
#define KINERJA_CAST(type, value) static_cast<type>(value)
#else
#define KINERJA_CAST(type, value) ((type)(value))
#endif

KINERJA_BEGIN_C

static inline kinerja_str kinerja_cstr(const char* text) {
  kinerja_str s;
  s.ptr = text;
  s.len = strlen(text);
  return s;
}

static inline int kinerja_str_equal(kinerja_str a, kinerja_str b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, KINERJA_CAST(size_t, a.len)) == 0);
}

/* Text i of a column; borrowed like the column. */
static inline kinerja_str kinerja_strs_at(const kinerja_strs* column, uint32_t i) {
  kinerja_str s;
  s.ptr = NULL;
  s.len = 0;
  if (column->begin != NULL) {
    s.ptr = column->bytes + column->begin[i];
    s.len = column->end[i] - column->begin[i];
  }
  return s;
}

/* Reports one mistake and gives back its code, so that `return kinerja_fail(...)` reads well. */
static inline kinerja_status kinerja_fail(const kinerja_call* call,
                                          kinerja_status code,
                                          const char* where,
                                          const char* message) {
  call->fail(call, code, -1, kinerja_cstr(where), kinerja_cstr(message));
  return code;
}

/* One JSON value inside a text: ptr is its first byte. Absent: ptr == NULL. */
typedef struct kinerja_json {
  const char* ptr;
  const char* end; /* of the whole text */
} kinerja_json;

static inline kinerja_json kinerja_json_none(void) {
  kinerja_json v;
  v.ptr = NULL;
  v.end = NULL;
  return v;
}

static inline kinerja_json kinerja_json_space_(kinerja_json v) {
  while (v.ptr < v.end && (*v.ptr == ' ' || *v.ptr == '\n' || *v.ptr == '\r' || *v.ptr == '\t'))
    ++v.ptr;
  return v;
}

static inline kinerja_json kinerja_json_root(kinerja_str text) {
  kinerja_json v;
  if (text.len == 0) return kinerja_json_none();
  v.ptr = text.ptr;
  v.end = text.ptr + text.len;
  return kinerja_json_space_(v);
}

/* '{' '[' '"' 't' 'f' 'n', '0' for a number, 0 for an absent value. */
static inline char kinerja_json_kind(kinerja_json v) {
  if (v.ptr == NULL || v.ptr >= v.end) return 0;
  return *v.ptr == '-' || (*v.ptr >= '0' && *v.ptr <= '9') ? '0' : *v.ptr;
}

/* The first byte behind a value. */
static inline kinerja_json kinerja_json_skip_(kinerja_json v) {
  int depth = 0;
  int quoted = 0;
  while (v.ptr < v.end) {
    const char c = *v.ptr;
    if (quoted) {
      if (c == '\\' && v.ptr + 1 < v.end) ++v.ptr;
      if (c == '"') quoted = 0;
    } else if (c == '"') {
      quoted = 1;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return v;
      --depth;
    } else if (c == ',' && depth == 0) {
      return v;
    }
    ++v.ptr;
    if (depth == 0 && !quoted && (c == '"' || c == '}' || c == ']')) return v;
  }
  return v;
}

/* Walks an array or object. `*item` starts as kinerja_json_none() and becomes each element in turn;
 * of an object, *key becomes its key (a JSON string), else absent. Returns 0 at the end. */
static inline int kinerja_json_next(kinerja_json container, kinerja_json* item, kinerja_json* key) {
  kinerja_json at;
  const char kind = kinerja_json_kind(container);
  *key = kinerja_json_none();
  if (kind != '{' && kind != '[') return 0;
  if (item->ptr == NULL) {
    at = container;
    ++at.ptr;
    at = kinerja_json_space_(at);
  } else {
    at = kinerja_json_space_(kinerja_json_skip_(*item));
    if (at.ptr < at.end && *at.ptr == ',') {
      ++at.ptr;
      at = kinerja_json_space_(at);
    }
  }
  if (at.ptr >= at.end || *at.ptr == '}' || *at.ptr == ']') return 0;
  if (kind == '{') {
    *key = at;
    at = kinerja_json_space_(kinerja_json_skip_(at));
    if (at.ptr < at.end && *at.ptr == ':') ++at.ptr;
    at = kinerja_json_space_(at);
  }
  *item = at;
  return at.ptr < at.end;
}

static inline void kinerja_json_put_(char* out, size_t cap, size_t* size, unsigned byte) {
  if (*size < cap) out[*size] = KINERJA_CAST(char, byte);
  ++*size;
}

static inline unsigned kinerja_json_hex_(const char* p) {
  unsigned value = 0;
  int i;
  for (i = 0; i < 4; ++i) {
    const char c = p[i];
    value = value * 16u + KINERJA_CAST(unsigned, c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return value;
}

static inline void kinerja_json_utf8_(char* out, size_t cap, size_t* size, unsigned long code) {
  if (code < 0x80u) {
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, code));
  } else if (code < 0x800u) {
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0xC0u | (code >> 6)));
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0x80u | (code & 0x3Fu)));
  } else if (code < 0x10000u) {
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0xE0u | (code >> 12)));
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0x80u | ((code >> 6) & 0x3Fu)));
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0x80u | (code & 0x3Fu)));
  } else {
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0xF0u | (code >> 18)));
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0x80u | ((code >> 12) & 0x3Fu)));
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0x80u | ((code >> 6) & 0x3Fu)));
    kinerja_json_put_(out, cap, size, KINERJA_CAST(unsigned, 0x80u | (code & 0x3Fu)));
  }
}

/* Writes a JSON string, escapes undone, into out (cap bytes, no terminating zero); returns the
 * bytes that it needs, which may be more than cap. 0 for what is no string. */
static inline size_t kinerja_json_text(kinerja_json v, char* out, size_t cap) {
  size_t size = 0;
  const char* p;
  if (kinerja_json_kind(v) != '"') return 0;
  for (p = v.ptr + 1; p < v.end && *p != '"'; ++p) {
    if (*p != '\\') {
      kinerja_json_put_(out, cap, &size, KINERJA_CAST(unsigned char, *p));
      continue;
    }
    if (++p >= v.end) break;
    switch (*p) {
      case 'b':
        kinerja_json_put_(out, cap, &size, '\b');
        break;
      case 'f':
        kinerja_json_put_(out, cap, &size, '\f');
        break;
      case 'n':
        kinerja_json_put_(out, cap, &size, '\n');
        break;
      case 'r':
        kinerja_json_put_(out, cap, &size, '\r');
        break;
      case 't':
        kinerja_json_put_(out, cap, &size, '\t');
        break;
      case 'u': {
        unsigned long code;
        if (v.end - p < 5) return size;
        code = kinerja_json_hex_(p + 1);
        p += 4;
        if (code >= 0xD800u && code < 0xDC00u && v.end - p > 6 && p[1] == '\\') {
          code = 0x10000u + ((code - 0xD800u) << 10) + (kinerja_json_hex_(p + 3) - 0xDC00u);
          p += 6;
        }
        kinerja_json_utf8_(out, cap, &size, code);
        break;
      }
      default:
        kinerja_json_put_(out, cap, &size, KINERJA_CAST(unsigned char, *p));
    }
  }
  return size;
}

/* The member `key` of an object, or an absent value. */
static inline kinerja_json kinerja_json_get(kinerja_json object, const char* key) {
  kinerja_json item = kinerja_json_none();
  kinerja_json name;
  char buffer[128];
  const size_t len = strlen(key);
  if (kinerja_json_kind(object) != '{') return kinerja_json_none();
  while (kinerja_json_next(object, &item, &name)) {
    if (kinerja_json_text(name, buffer, sizeof buffer) == len && len <= sizeof buffer &&
        memcmp(buffer, key, len) == 0)
      return item;
  }
  return kinerja_json_none();
}

/* strtod reads by the locale: the host keeps "C", and plugins leave it alone (rule 5). */
static inline double kinerja_json_number(kinerja_json v, double fallback) {
  char digits[64];
  size_t len = 0;
  if (kinerja_json_kind(v) != '0') return fallback;
  while (v.ptr < v.end && len + 1 < sizeof digits &&
         ((*v.ptr >= '0' && *v.ptr <= '9') || *v.ptr == '-' || *v.ptr == '+' || *v.ptr == '.' ||
          *v.ptr == 'e' || *v.ptr == 'E'))
    digits[len++] = *v.ptr++;
  digits[len] = 0;
  return strtod(digits, NULL);
}

static inline int kinerja_json_true(kinerja_json v) {
  return kinerja_json_kind(v) == 't';
}

KINERJA_END_C

#endif
