#!/usr/bin/env bash
# Opens the program; where there is no screen, plays the main job off-screen and says where its pictures are.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    exec .venv/bin/python main.py "$@"
fi
echo "No screen here: playing the main job off-screen with the sample list."
QT_QPA_PLATFORM=offscreen .venv/bin/python main.py demo --play build/demo
echo "Screenshots and the PDF are in $PWD/build/demo:"
ls build/demo
