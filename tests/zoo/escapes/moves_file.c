/* Gives the file that the setting names another name, and a second one. */
#include "zoo_escape.h"

#include <stdio.h>
#include <unistd.h>

ZOO_ESCAPE("moves-file") {
  char name[ZOO_TARGET_BYTES + 8];
  int moved;
  snprintf(name, sizeof name, "%s.dua", target);
  moved = link(target, name) == 0;
  snprintf(name, sizeof name, "%s.lain", target);
  return (rename(target, name) == 0) | moved;
}
