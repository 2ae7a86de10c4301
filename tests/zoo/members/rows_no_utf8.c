/* Brings a text that is no UTF-8. */
#include "zoo_source.h"

ZOO_SPOILS("rows-no-utf8") {
  notes->text[2] = (char)0xFF;
}
