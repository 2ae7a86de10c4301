/* Names and scores as lines of "hasil.csv". */
#define _GNU_SOURCE /* memfd_create */
#include "faulty.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum {
  none,
  bad_name,
  dies_of_nobody,
  dies_without_finish,
  dies_of_huge_number,
  ignores_sink,
  keeps_memory_file,
  leaves_a_file,
  leaves_formulas,
  never_closes,
  never_stops,
  reads_passwd,
  uses_files,
  writes_nothing,
  writes_time
};

typedef struct instance {
  uint32_t id;
  int open;
  int finished;
} instance;

static kinerja_status open_it(const kinerja_call* call,
                              const kinerja_exporter_setup* setup,
                              void** self) {
  (void)call, (void)setup;
  *self = calloc(1, sizeof(instance));
  return *self == NULL ? KINERJA_E_MEMORY : KINERJA_OK;
}

static void close_it(void* self) {
  instance* made = self;
  if (FAULT == dies_without_finish && !made->finished) abort();
  free(made);
}

static kinerja_status put(const kinerja_sink* sink, uint32_t id, const char* bytes, size_t len) {
  const kinerja_bytes block = {(const uint8_t*)bytes, len};
  const kinerja_status status = len == 0 ? KINERJA_OK : sink->write(sink, id, block);
  return FAULT == ignores_sink ? KINERJA_OK : status;
}

static kinerja_status start(instance* self, const kinerja_sink* sink) {
  kinerja_status status;
  if (self->open || FAULT == writes_nothing) return KINERJA_OK;
  status = sink->open(
      sink, str(FAULT == bad_name ? "../hasil.csv" : "hasil.csv"), str("text/csv"), &self->id);
  self->open = status == KINERJA_OK;
  return status;
}

static kinerja_status put_name(const kinerja_sink* sink,
                               uint32_t id,
                               const kinerja_results* results,
                               uint32_t i) {
  const char* name = results->name.bytes + results->name.begin[i];
  const size_t len = results->name.end[i] - results->name.begin[i];
  kinerja_status status = KINERJA_OK;
  if (FAULT != leaves_formulas) status = put(sink, id, "'", 1);
  return status == KINERJA_OK ? put(sink, id, name, len) : status;
}

static kinerja_status write_it(void* self,
                               const kinerja_call* call,
                               const kinerja_results* results,
                               const kinerja_sink* sink) {
  instance* made = self;
  const size_t result = results->cycle->result_node;
  kinerja_status status = start(made, sink);
  for (uint32_t i = 0; i < results->n && status == KINERJA_OK && FAULT != writes_nothing; ++i) {
    char line[64];
    const double score = results->score[result * results->n + i];
    int len;
    if (FAULT == dies_of_huge_number && score > 1e100) abort();
    len = snprintf(line, sizeof line, ";%.17g\n", score);
    status = put_name(sink, made->id, results, i);
    if (status == KINERJA_OK) status = put(sink, made->id, line, (size_t)len);
    if (status == KINERJA_OK && FAULT != never_stops) status = call->stop(call);
    for (volatile int k = 0; FAULT == never_stops && k < 200000; ++k) {
    }
    if (FAULT == never_stops && i == 0) call->stop(call);
  }
  return status;
}

/* What an exporter may do with files, and what it may not. */
static void use_files(void) {
  char name[256];
  int file;
  if (FAULT == keeps_memory_file || FAULT == uses_files) {
    file = memfd_create("uji", MFD_CLOEXEC);
    if (FAULT == uses_files && file >= 0) close(file);
  }
  if (FAULT == leaves_a_file || FAULT == uses_files) {
    const char* folder = getenv("TMPDIR");
    snprintf(name, sizeof name, "%s/uji-XXXXXX", folder == NULL ? "/tmp" : folder);
    file = mkstemp(name);
    if (file >= 0) close(file);
    if (FAULT == uses_files && file >= 0) unlink(name);
  }
  if (FAULT == reads_passwd || FAULT == uses_files) {
    file = open(FAULT == uses_files ? "/etc/fonts/fonts.conf" : "/etc/passwd", O_RDONLY);
    if (file >= 0) close(file);
  }
}

static kinerja_status finish(void* self, const kinerja_call* call, const kinerja_sink* sink) {
  instance* made = self;
  kinerja_status status = KINERJA_OK;
  (void)call;
  made->finished = 1;
  use_files();
  if (FAULT == dies_of_nobody && !made->open) abort();
  if (!made->open) return KINERJA_OK;
  if (FAULT == writes_time) {
    char line[64];
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    status =
        put(sink, made->id, line, (size_t)snprintf(line, sizeof line, "%ld\n", (long)now.tv_sec));
  }
  if (FAULT == never_closes || status != KINERJA_OK) return status;
  status = sink->close(sink, made->id);
  return FAULT == ignores_sink ? KINERJA_OK : status;
}

static const kinerja_info info = {sizeof info,
                                  0,
                                  TEXT("org.example.faulty.exporter"),
                                  TEXT("Baris"),
                                  TEXT("Untuk uji."),
                                  TEXT("{\"type\":\"object\",\"additionalProperties\":false}")};
static const kinerja_exporter exporter = {.struct_size = sizeof exporter,
                                          .info = &info,
                                          .open = open_it,
                                          .close = close_it,
                                          .write = write_it,
                                          .finish = finish};
static const kinerja_exporter* const exporters[] = {&exporter, NULL};
PLUGIN(NULL, NULL, exporters, "{}", NULL)
