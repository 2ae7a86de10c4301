/* Makes shared memory and a message queue of System V, which outlive the process. */
#include "zoo_escape.h"

#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/shm.h>

ZOO_ESCAPE("shares-memory") {
  const int memory = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
  const int queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
  if (memory >= 0) shmctl(memory, IPC_RMID, NULL);
  if (queue >= 0) msgctl(queue, IPC_RMID, NULL);
  return memory >= 0 || queue >= 0;
}
