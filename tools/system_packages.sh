#!/usr/bin/env bash
# Installs the Debian packages named in the given lists, those that are missing only.
# Usage: tools/system_packages.sh LIST...
set -euo pipefail

mapfile -t wanted < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@" | tr -d ' ')

if ! command -v dpkg-query >/dev/null; then
  echo "This is not Debian or Ubuntu: please install the counterparts of: ${wanted[*]}" >&2
  exit 0
fi

# Newer releases renamed some libraries for 64-bit time (libglib2.0-0t64), hence Provides is read too.
mapfile -t present < <(
  dpkg-query -W -f='${db:Status-Status}\t${Package}\t${Provides}\n' |
    awk -F'\t' '$1 == "installed" { print $2; n = split($3, p, ", *"); for (i = 1; i <= n; i++) { sub(/ .*/, "", p[i]); print p[i] } }'
)
mapfile -t missing < <(comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(printf '%s\n' "${present[@]}" | sort -u))
[ "${#missing[@]}" -eq 0 ] && exit 0

sudo=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing, and there is no sudo to install them with:" >&2
    echo "  as root: apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  sudo=(sudo)
fi
echo "Installing system packages: ${missing[*]}"
if ! { "${sudo[@]}" apt-get update -qq &&
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
  echo "apt-get could not install them. Try it yourself:" >&2
  echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi
