#!/usr/bin/env bash
# Installs what is missing, builds release and runs every test. Idempotent. Ends with a clear line.
set -euo pipefail
cd "$(dirname "$0")/.."
./deploy/install-packages.sh
echo "Building (release)"
cmake --preset release >/dev/null
cmake --build --preset release
echo "Testing"
ctest --preset release --no-tests=error -j "$(nproc)"
echo "claimcheck: all tests passed"
