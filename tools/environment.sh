#!/usr/bin/env bash
# Makes .venv hold exactly what requirements.lock names. Takes no time when it does already.
set -euo pipefail

# The lock is for 3.11 and newer; the first of these that is new enough is taken.
find_python() {
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  echo "Dropcap needs Python 3.11 or newer with its venv module: sudo apt-get install python3 python3-venv" >&2
  return 1
}

stamp=.venv/.installed
wanted=$(cat requirements.lock pyproject.toml tools/environment.sh | sha256sum)

# Compiled ahead, since a command that takes a tenth of a second has no time to do it.
compile() { .venv/bin/python -m compileall -q capture client server uploader; }

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
  compile
  exit 0
fi

python=$(find_python)
echo "Setting up .venv with $("$python" --version)"
rm -f "$stamp"
[ -x .venv/bin/python ] || "$python" -m venv --clear .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
# Not pip, whose scripts load the module `re` first: that takes as long as Python itself to start.
.venv/bin/uv pip install --quiet --offline --no-deps --no-build-isolation --python .venv/bin/python -e .
compile
printf '%s\n' "$wanted" >"$stamp"
