#include "checking/test.hpp"
