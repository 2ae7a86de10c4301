# What examples/run, tests/run and .ci/run share: packages of this Debian release, a build folder
# that belongs to whoever calls, and the build itself. Sourced by bash scripts that have set `root`
# to the checkout. Nothing here needs git, and nothing asks the network when all packages are there.
# shellcheck shell=bash disable=SC2154

say() { printf '== %s\n' "$*"; }
die() {
  printf '%s/%s: %s\n' "$(basename "$(dirname "$(readlink -f "$0")")")" "${0##*/}" "$*" >&2
  exit 1
}

# Names of the packages that every build needs. Debian 12 has two Boosts side by side, and only the
# packages with a number hold one that knows JSON.
build_packages() {
  local version_id='' ID=''
  if [[ -r /etc/os-release ]]; then
    # shellcheck disable=SC1091
    version_id=$(. /etc/os-release && echo "$ID-${VERSION_ID:-}")
  fi
  echo g++ cmake ninja-build pkg-config libspdlog-dev libsqlite3-dev libsodium-dev libssl-dev libcli11-dev
  echo libseccomp-dev libxlsxwriter-dev zlib1g-dev
  # What sets PDF forms, and the one font that it sets them in.
  echo libpango1.0-dev
  if [[ $version_id == debian-12 ]]; then echo fonts-liberation2; else echo fonts-liberation; fi
  if [[ $version_id == debian-12 ]]; then
    echo libboost1.81-dev libboost-json1.81-dev libboost-filesystem1.81-dev libboost-system1.81-dev
  else
    echo libboost-dev libboost-json-dev libboost-filesystem-dev
  fi
}

test_packages() {
  build_packages
  echo libgtest-dev libgmock-dev python3 binutils poppler-utils
  # What makes Debian packages, and what tells two borders apart.
  echo dpkg-dev file abigail-tools
}

# Installs those of the named packages that are not there.
install_packages() {
  local package missing=() as_root=() log
  if ! command -v dpkg-query >/dev/null; then
    say "no dpkg here; hoping that what these packages hold is installed: $*"
    return
  fi
  for package in "$@"; do
    # shellcheck disable=SC2016
    [[ " $(dpkg-query -W -f '${db:Status-Status} ' "$package" 2>/dev/null)" == *' installed '* ]] ||
      missing+=("$package")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0

  say "installing ${missing[*]}"
  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo >/dev/null || die "needs root or sudo to install: ${missing[*]}"
    as_root=(sudo)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  log=$(mktemp)
  # --no-remove: Boost 1.74's -dev packages cannot stand beside 1.81's, and whoever installed them
  # shall decide.
  if ! "${apt[@]}" update >"$log" 2>&1 ||
    ! "${apt[@]}" install -y --no-install-recommends --no-remove "${missing[@]}" >>"$log" 2>&1; then
    cat "$log" >&2
    die "apt could not install ${missing[*]} (shown above); if libboost1.74-dev is in the way, remove it first"
  fi
  rm -f "$log"
}

# The folder to build NAME in: build/NAME in the checkout, or, when that belongs to someone else, one
# in the caller's own cache.
build_folder() {
  local name=$1 folder=$root/build/$1 nearest
  nearest=$folder
  while [[ ! -e $nearest ]]; do nearest=$(dirname "$nearest"); done
  if [[ ! -w $nearest || ($nearest == "$folder" && ! -O $folder) ]]; then
    folder=${XDG_CACHE_HOME:-$HOME/.cache}/kinerja$root/build/$name
  fi
  mkdir -p "$folder"
  echo "$folder"
}

# As many compilers as there are processors, and memory: one takes up to 800 MB. One test more than
# that, because many of them wait for guests that are silent, for disks and for each other.
use_all_processors() {
  local jobs
  jobs=$(awk -v n="$(nproc)" '/^MemAvailable/ {m = int($2 / 800000)}
    END {if (m < 1) m = 1; print m < n ? m : n}' /proc/meminfo)
  export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$jobs}
  export CTEST_PARALLEL_LEVEL=${CTEST_PARALLEL_LEVEL:-$((jobs + 1))}
}

# configure FOLDER OPTIONS...: quiet, but whole when it fails.
configure() {
  local folder=$1 log=$1/configure.log
  shift
  # A checkout that was moved or copied with its build folder starts anew.
  if [[ -e $folder/CMakeCache.txt ]] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    set -- --fresh "$@"
  fi
  cmake -S "$root" -B "$folder" -G Ninja "$@" >"$log" 2>&1 || {
    cat "$log" >&2
    die "cmake could not configure (shown above)"
  }
}

# compile FOLDER [TARGET...]: one line while it goes well, the compiler's words when not.
compile() {
  local folder=$1
  shift
  cmake --build "$folder" ${1:+--target "$@"} || die "the build failed (shown above)"
}
