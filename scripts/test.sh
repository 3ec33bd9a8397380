#!/usr/bin/env bash
# Everything that CI runs. pytest comes last, so that its summary is the last line.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/check.sh

export QT_QPA_PLATFORM=offscreen
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; then
    export HABITUE_REQUIRE_POSTGRESQL=1 # no test of PostgreSQL is skipped where it could run
fi
exec .venv/bin/python -m pytest -q -n auto --dist loadgroup "$@"
