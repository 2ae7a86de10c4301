/* Brings a hundred megabytes of text, one row of 64 KiB after the other, and commits once. */
#include "zoo_source.h"

enum { text_bytes = 65536, rows_len = 1600 };

ZOO_PULL("hundred-megabytes") {
  static zoo_notes notes;
  static char text[text_bytes];
  memset(text, 'x', sizeof text);
  for (uint32_t k = 0; k < rows_len; ++k) {
    char key[5] = {'k',
                   (char)('A' + k / 1000),
                   (char)('0' + k / 100 % 10),
                   (char)('0' + k / 10 % 10),
                   (char)('0' + k % 10)};
    kinerja_status status;
    zoo_fill(&notes);
    notes.rows.n = 1;
    notes.key_offsets[1] = sizeof key;
    notes.rows.key.bytes = key;
    notes.rows.key.bytes_len = sizeof key;
    notes.text_offsets[1] = text_bytes;
    notes.rows.text.bytes = text;
    notes.rows.text.bytes_len = text_bytes;
    status = emit->events(emit, &notes.rows);
    if (status != KINERJA_OK) return status;
  }
  return KINERJA_END;
}
