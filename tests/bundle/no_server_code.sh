#!/usr/bin/env bash
# The browser's bundle holds no server crate.
set -euo pipefail
cd "$(dirname "$0")/../.."
tree=$(cargo tree --package hydrate --target wasm32-unknown-unknown --edges normal --prefix none --format '{p}')
for name in axum charming leptos_axum moka server surrealdb tantivy tokio tower-http; do
  if grep -qE "^$name v" <<<"$tree"; then
    echo "the browser's bundle would hold $name" >&2
    exit 1
  fi
done
echo "no server crate among the browser's $(sort -u <<<"$tree" | wc -l) crates"
