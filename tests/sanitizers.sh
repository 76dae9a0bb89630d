#!/usr/bin/env bash
# All tests under AddressSanitizer and UndefinedBehaviorSanitizer; those of claimcheckd, the one program with threads, under
# ThreadSanitizer as well. After deploy/test.sh, whose release build has the programs without threads.
set -euo pipefail
cd "$(dirname "$0")/.."
echo "Building (asan)"
cmake --preset asan >/dev/null
cmake --build --preset asan
ctest --preset asan --no-tests=error -j "$(nproc)"
echo "Building (tsan)"
cmake --preset tsan >/dev/null
cmake --build --preset tsan --target threads
ctest --preset tsan --no-tests=error -L threads
echo "claimcheck: nothing for the sanitizers to say"
