# make run and make test are all that a fresh Debian 12 with Python 3.11 and make needs.
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python

.PHONY: run test install check bench bench-peers kills fuzz translations demo clean

run: install
	@scripts/run.sh

test: install
	@scripts/prepare.sh tests
	@scripts/test.sh

install:
	@scripts/prepare.sh

# What make test does, without the tests themselves.
check: install
	@scripts/check.sh

bench: install
	@$(PY) -m bench

bench-peers: install
	@$(PY) -m bench.peers

# 200 times kill -9 in the middle of a save and of an import.
kills: install
	@$(PY) -m bench.kills

# Every reader of lists against 10,000 damaged inputs.
fuzz: install
	@$(PY) -m bench.fuzz

translations: install
	@$(PY) scripts/catalogues.py update

# The sample office in the user's own data folder (or: make demo DATABASE=sqlite:///PATH).
demo: install
	@$(PY) main.py demo $(if $(DATABASE),--database "$(DATABASE)")

clean:
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .hypothesis .venv
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete
