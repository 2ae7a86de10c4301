/* A frozen exporter: every column of kinerja_cycle_info and kinerja_results whose value is a promise,
 * one a line, numbers in hex. Left out is what the host may word anew: notes, guides, reasons,
 * sentences of steps, hashes. A second file for each unit is opened, written and closed in a batch. */
#include <kinerja/helpers.h>
#include <kinerja/method.h>

#include <stdarg.h>
#include <stdio.h>

KINERJA_PLUGIN_NOTE(KINERJA_ABI);

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

typedef struct writer {
  uint32_t file;
  int open;
  uint32_t people;
  char name[64];
} writer;

/* Where lines go during one call; keeps the first fault. */
typedef struct lines {
  const kinerja_sink* sink;
  uint32_t file;
  kinerja_status status;
} lines;

static void line(lines* to, const char* format, ...) __attribute__((format(printf, 2, 3)));
static void line(lines* to, const char* format, ...) {
  char text[512];
  va_list rest;
  va_start(rest, format);
  const int len = vsnprintf(text, sizeof text - 1, format, rest);
  va_end(rest);
  if (to->status != KINERJA_OK || len < 0 || (size_t)len >= sizeof text - 1) return;
  text[len] = '\n';
  const kinerja_bytes bytes = {(const uint8_t*)text, (uint64_t)len + 1};
  to->status = to->sink->write(to->sink, to->file, bytes);
}

static void word(lines* to, const char* name, uint32_t i, const kinerja_strs* column) {
  const kinerja_str s = kinerja_strs_at(column, i);
  line(to, "  %s[%u] %.*s", name, i, (int)s.len, s.len == 0 ? "" : s.ptr);
}

static kinerja_status open_exporter(const kinerja_call* call, const kinerja_exporter_setup* setup, void** self) {
  writer* w = calloc(1, sizeof *w);
  if (w == NULL) return KINERJA_E_MEMORY;
  kinerja_json_text(kinerja_json_get(kinerja_json_root(setup->config), "file"), w->name, sizeof w->name);
  if (setup->cycle->nodes_len == 0 || setup->cycle->config_hash.len != 0) {
    free(w);
    return kinerja_fail(call, KINERJA_E_CONFIG, "", "SETUP");
  }
  *self = w;
  return KINERJA_OK;
}

static void close_exporter(void* self) {
  free(self);
}

static void write_cycle(lines* to, const kinerja_cycle_info* c) {
  line(to, "cycle %.*s|%.*s|%.*s|%.*s|%.*s", (int)c->id.len, c->id.ptr, (int)c->title.len, c->title.ptr,
       (int)c->agency.len, c->agency.ptr, (int)c->language.len, c->language.ptr, (int)c->legal_basis.len,
       c->legal_basis.ptr);
  line(to, "days %d %d, result %u, hashes of %u and %u", c->from_day, c->to_day, c->result_node,
       (unsigned)c->config_hash.len, (unsigned)c->input_hash.len);
  for (uint32_t i = 0; i < c->nodes_len; ++i) {
    word(to, "node_name", i, &c->node_name);
    word(to, "node_title", i, &c->node_title);
    for (uint32_t k = 0; k < c->node_grades_len[i]; ++k) word(to, "node_grades", k, &c->node_grades[i]);
    line(to, "  guide lines: %s", c->guide_begin[i + 1] > c->guide_begin[i] ? "some" : "none");
  }
  for (uint32_t i = 0; i < c->aspects_len; ++i) {
    word(to, "aspect_name", i, &c->aspect_name);
    word(to, "aspect_title", i, &c->aspect_title);
    line(to, "  scale %a %a", c->aspect_min[i], c->aspect_max[i]);
    for (uint32_t k = c->anchor_begin[i]; k < c->anchor_begin[i + 1]; ++k) {
      line(to, "  anchor_score %a", c->anchor_score[k]);
      word(to, "anchor_text", k, &c->anchor_text);
    }
  }
  for (uint32_t i = 0; i < c->earlier_len; ++i) word(to, "earlier_title", i, &c->earlier_title);
  for (uint32_t i = 0; i < c->lists_len; ++i) {
    word(to, "list_name", i, &c->list_name);
    word(to, "list_title", i, &c->list_title);
    word(to, "list_about", i, &c->list_about);
  }
}

static void write_goals(lines* to, const kinerja_results* r, uint32_t i) {
  for (uint32_t g = r->goal_begin[i]; g < r->goal_begin[i + 1]; ++g) {
    word(to, "goal_title", g, &r->goal_title);
    word(to, "goal_indicator", g, &r->goal_indicator);
    word(to, "goal_unit", g, &r->goal_unit);
    word(to, "goal_parent", g, &r->goal_parent);
    word(to, "goal_aspect", g, &r->goal_aspect);
    word(to, "goal_evidence", g, &r->goal_evidence);
    line(to, "  goal %a %a %a %a, %u, %u", r->goal_target[g], r->goal_target_high[g], r->goal_actual[g],
         r->goal_weight[g], r->goal_direction[g], r->goal_flags[g]);
  }
}

static void write_trail(lines* to, const kinerja_results* r, uint32_t i) {
  for (uint32_t s = r->step_begin[i]; s < r->step_begin[i + 1]; ++s) {
    /* exporter.h says what these point at, and of the others nothing. */
    const int32_t kind = r->step_ref_kind[s];
    const int told = kind == KINERJA_REF_GOAL || kind == KINERJA_REF_INPUT || kind == KINERJA_REF_ASPECT;
    line(to, "  step %u.%d, %d:%d, %a %a %a%s", r->step_node[s], r->step_id[s], kind, told ? r->step_ref[s] : -1,
         r->step_a[s], r->step_b[s], r->step_result[s], kinerja_strs_at(&r->step_text, s).len == 0 ? " silent" : "");
  }
}

static void write_rest(lines* to, const kinerja_results* r, uint32_t i) {
  for (uint32_t k = r->attr_begin[i]; k < r->attr_begin[i + 1]; ++k) {
    word(to, "attr_name", k, &r->attr_name);
    word(to, "attr_value", k, &r->attr_value);
  }
  for (uint32_t k = r->entry_begin[i]; k < r->entry_begin[i + 1]; ++k) {
    line(to, "  entry %d %a", r->entry_day[k], r->entry_number[k]);
    word(to, "entry_kind", k, &r->entry_kind);
    word(to, "entry_about", k, &r->entry_about);
    word(to, "entry_text", k, &r->entry_text);
    word(to, "entry_state", k, &r->entry_state);
  }
  for (uint32_t k = r->finding_begin[i]; k < r->finding_begin[i + 1]; ++k) {
    line(to, "  finding %u, node %u, %d:%d, %a %a", r->finding_kind[k], r->finding_node[k], r->finding_ref_kind[k],
         r->finding_ref[k], r->finding_value[k], r->finding_limit[k]);
    word(to, "finding_text", k, &r->finding_text);
  }
  for (uint32_t k = r->action_begin[i]; k < r->action_begin[i + 1]; ++k) {
    line(to, "  action %d", r->action_due[k]);
    word(to, "action_about", k, &r->action_about);
    word(to, "action_text", k, &r->action_text);
  }
  for (uint32_t k = r->place_begin[i]; k < r->place_begin[i + 1]; ++k)
    line(to, "  place %u in %u, %u", r->place_number[k], r->place_list[k], r->place_kind[k]);
}

static void write_person(lines* to, const kinerja_results* r, uint32_t i) {
  line(to, "person");
  word(to, "employee", i, &r->employee);
  word(to, "name", i, &r->name);
  word(to, "unit", i, &r->unit);
  word(to, "position", i, &r->position);
  word(to, "superior", i, &r->superior);
  word(to, "superior_name", i, &r->superior_name);
  for (uint32_t k = 0; k < r->cycle->nodes_len; ++k) {
    const uint32_t at = k * r->n + i;
    const kinerja_str grade = kinerja_strs_at(&r->grade_text, at);
    line(to, "  score %u: %a, %d, %d %.*s", k, r->status[at] == KINERJA_OK ? r->score[at] : 0, r->status[at],
         r->grade[at], (int)grade.len, grade.len == 0 ? "" : grade.ptr);
  }
  line(to, "  notes: %s", r->note_begin[i + 1] > r->note_begin[i] ? "some" : "none");
  write_goals(to, r, i);
  write_trail(to, r, i);
  write_rest(to, r, i);
}

static kinerja_status write_unit_file(const kinerja_results* r, const kinerja_sink* sink, uint32_t i) {
  char name[32];
  snprintf(name, sizeof name, "orang/%u.txt", i);
  lines to = {sink, 0, KINERJA_OK};
  const kinerja_status status = sink->open(sink, kinerja_cstr(name), kinerja_cstr("text/plain"), &to.file);
  if (status != KINERJA_OK) return status;
  word(&to, "name", i, &r->name);
  return to.status != KINERJA_OK ? to.status : sink->close(sink, to.file);
}

static kinerja_status open_file(writer* w, const kinerja_sink* sink) {
  if (w->open) return KINERJA_OK;
  w->open = 1;
  return sink->open(sink, kinerja_cstr(w->name), kinerja_cstr("text/plain; charset=utf-8"), &w->file);
}

static kinerja_status write_batch(void* self, const kinerja_call* call, const kinerja_results* r,
                                  const kinerja_sink* sink) {
  writer* w = self;
  const int first = !w->open;
  kinerja_status status = open_file(w, sink);
  lines to = {sink, w->file, KINERJA_OK};
  if (status != KINERJA_OK) return status;
  if (first) write_cycle(&to, r->cycle);
  for (uint32_t i = 0; i < r->n; ++i) {
    status = call->stop(call);
    if (status != KINERJA_OK) return status;
    write_person(&to, r, i);
    if (to.status == KINERJA_OK && w->people == 0) to.status = write_unit_file(r, sink, i);
    if (to.status != KINERJA_OK) return to.status;
    ++w->people;
  }
  return KINERJA_OK;
}

static kinerja_status finish(void* self, const kinerja_call* call, const kinerja_sink* sink) {
  writer* w = self;
  kinerja_status status = open_file(w, sink);
  lines to = {sink, w->file, status};
  (void)call;
  line(&to, "%u people", w->people);
  return to.status != KINERJA_OK ? to.status : sink->close(sink, w->file);
}

static const kinerja_info info = {sizeof info, 0, TEXT("org.example.frozen.columns"), TEXT("NAME"), TEXT("ABOUT"),
  TEXT("{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"file\"],\"properties\":{\"file\":"
       "{\"type\":\"string\",\"minLength\":1,\"maxLength\":15,\"title\":\"FILE\"}}}")};
static const kinerja_exporter exporter = {sizeof exporter, 0, &info, open_exporter, close_exporter, write_batch,
  finish};
static const kinerja_exporter* const exporters[] = {&exporter, NULL};
static const kinerja_plugin plugin = {sizeof plugin, 0, KINERJA_ABI, KINERJA_ABI, TEXT("org.example.frozen.columns"),
  TEXT("1.0.0"), TEXT("Example"), TEXT("Apache-2.0"),
  TEXT("{\"en\":{\"ABOUT\":\"Every column in hex.\",\"FILE\":\"File\",\"NAME\":\"Columns\",\"SETUP\":\"Wrong setup\"},"
       "\"id\":{\"ABOUT\":\"Setiap kolom dalam heks.\",\"FILE\":\"Berkas\",\"NAME\":\"Kolom\","
       "\"SETUP\":\"Penyiapan salah\"}}"),
  NULL, NULL, exporters, NULL};

KINERJA_EXPORT const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi);
const kinerja_plugin* KINERJA_ENTRY(uint32_t host_abi) {
  return host_abi >> 16 == KINERJA_ABI_MAJOR ? &plugin : NULL;
}
