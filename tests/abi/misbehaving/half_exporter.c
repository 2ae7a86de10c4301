/* An exporter that writes, but never finishes. */
#include "well_behaved.h"

static const kinerja_info info = INFO("org.example.half-exporter.exporter");
static const kinerja_exporter exporter = {.struct_size = sizeof exporter,
                                          .info = &info,
                                          .open = any_exporter_open,
                                          .close = any_close,
                                          .write = any_write};
static const kinerja_exporter* const exporters[] = LIST(exporter);
static const kinerja_plugin plugin = {
    IDENTITY("org.example.half-exporter"), NULL, NULL, exporters, NULL};
ENTRY(&plugin)
