/* Answers an HTTP request that was never made. */
#include "zoo_source.h"

ZOO_PULL("replies-to-nobody") {
  static zoo_notes notes;
  const kinerja_bytes body = {(const uint8_t*)"OK", 2};
  emit->reply(emit, 200, ZOO_STR("text/plain"), body);
  zoo_fill(&notes);
  return zoo_bring(emit, &notes.rows);
}
