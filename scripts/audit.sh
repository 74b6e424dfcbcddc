#!/usr/bin/env bash
# Accessibility and structure of the finished briefings, as a reader's browser and a PDF checker see them.
#   bash scripts/audit.sh [FOLDER]       (default: reports/latest; needs chromium and npm)
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-reports/latest}
test -d "$folder" || { echo "there is no $folder: run make briefing first" >&2; exit 2; }
chromium=$(command -v chromium || command -v chromium-browser) || { echo "chromium is needed" >&2; exit 2; }
tools=.audit
mkdir -p "$tools"
cp scripts/audit/package.json scripts/audit/package-lock.json "$tools"/
(cd "$tools" && npm ci --silent --no-audit --no-fund --ignore-scripts)
CHROMIUM="$chromium" NODE_PATH="$PWD/$tools/node_modules" node scripts/audit/pages.cjs "$folder"
.venv/bin/python scripts/audit/documents.py "$folder"
