# `make setup` prepares the machine; every other target calls it, and it takes no time when all is there.
SHELL := /bin/bash
BIN := .venv/bin
PACKAGES := capture client server uploader

.PHONY: setup run test lint format bench pictures sheet translations lock clean

setup:
	@if ! command -v python3 >/dev/null || ! python3 -c 'import ensurepip' 2>/dev/null; then \
	  printf 'python3\npython3-venv\n' | tools/system_packages.sh /dev/stdin; fi
	@tools/system_packages.sh packaging/system/run.txt packaging/system/test.txt
	@tools/environment.sh

run: setup
	@PYTHONPATH=tests $(BIN)/python tools/run.py

test: setup
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy --platform linux $(PACKAGES) tests tools
	$(BIN)/mypy --platform darwin $(PACKAGES)
	$(BIN)/mypy --platform win32 $(PACKAGES)

format: setup
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: setup
	@tools/system_packages.sh packaging/system/bench.txt
	@PYTHONPATH=tests $(BIN)/python -m benchmarks $(ONLY)

# Translations: new texts into the files that translators edit, and those into what the app reads.
translations: setup
	@$(BIN)/python tools/translations.py

# Every window in every look, on one sheet.
sheet: setup
	@PYTHONPATH=. $(BIN)/python tools/sheet.py

# The README's pictures, made by Dropcap itself.
pictures: setup
	@PYTHONPATH=tests $(BIN)/python tools/pictures.py

# Writes requirements.lock anew from pyproject.toml: every platform, with hashes, without addresses.
lock: setup
	$(BIN)/uv pip compile pyproject.toml --extra desktop --extra server --group dev \
	  --universal --generate-hashes --no-header --quiet -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist
