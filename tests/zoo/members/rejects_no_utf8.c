/* Puts a row into quarantine with words that are no UTF-8 and a name of an input that does not
 * exist. */
#include "zoo_source.h"

ZOO_PULL("rejects-no-utf8") {
  const kinerja_rejected row = {.struct_size = sizeof row,
                                .origin = 1,
                                .input = ZOO_STR("\xFF\xFEtidak-ada"),
                                .column = ZOO_STR("kolom\xC3"),
                                .raw = ZOO_STR("\x1B[2J\x80\0mentah"),
                                .reason = ZOO_STR("\xF5sebab\n")};
  const kinerja_status status = emit->reject(emit, &row);
  return status == KINERJA_OK ? KINERJA_END : status;
}
