/* Two components of different kinds with one id. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.duplicate-id");
static kinerja_status any_finish(void* self, const kinerja_call* call, const kinerja_sink* sink) {
  (void)self, (void)call, (void)sink;
  return KINERJA_OK;
}

static const kinerja_method method = METHOD(info, 0, NULL);
static const kinerja_exporter exporter = {.struct_size = sizeof exporter,
                                          .info = &info,
                                          .open = any_exporter_open,
                                          .close = any_close,
                                          .write = any_write,
                                          .finish = any_finish};
static const kinerja_method* const methods[] = LIST(method);
static const kinerja_exporter* const exporters[] = LIST(exporter);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.duplicate-id"), NULL, methods, exporters, NULL};
ENTRY(&plugin)
