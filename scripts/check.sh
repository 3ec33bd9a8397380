#!/usr/bin/env bash
# Style, types and catalogues.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/ruff check --quiet --output-format concise .
.venv/bin/mypy --no-error-summary
