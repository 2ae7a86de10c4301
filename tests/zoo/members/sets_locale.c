/* Switches the whole process to Indonesian numbers, with a comma. */
#include "zoo_method.h"

#include <locale.h>

ZOO_AT_CALL("sets-locale") {
  if (setlocale(LC_ALL, "id_ID.UTF-8") == NULL) setlocale(LC_ALL, "C.UTF-8");
}
