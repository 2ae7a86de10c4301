/* Lists the root folder and the one that it works in. */
#include "zoo_escape.h"

#include <dirent.h>

ZOO_ESCAPE("lists-folders") {
  DIR* const root = opendir("/");
  DIR* const here = opendir(".");
  const int listed =
      (root != NULL && readdir(root) != NULL) || (here != NULL && readdir(here) != NULL);
  if (root != NULL) closedir(root);
  if (here != NULL) closedir(here);
  return listed;
}
