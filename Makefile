# newslab: `make reproduce` and `make test` are all the set-up there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NOTEBOOKS := $(wildcard notebooks/*.ipynb)
export MPLBACKEND := agg
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export JUPYTER_PLATFORM_DIRS := 1

.PHONY: help reproduce test lint lab docs bench clean

help:
	@echo "make reproduce  annotate the article, run every notebook, draw the figures"
	@echo "make test       lint, types, the whole test suite"
	@echo "make lab        open the notebooks in JupyterLab"
	@echo "make docs       build the documentation: build/site/index.html"
	@echo "make bench      measure speed, alone and beside peers, start-up and growth"
	@echo "make clean      remove what the other targets made"

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[lab,parquet,inception,excel,dask,network,dev]"
	@touch $@

reproduce: $(READY)
	@mkdir -p build/notebooks
	$(BIN)/newslab annotate data/articles/*.txt -o build/annotated.jsonl
	$(BIN)/jupyter nbconvert --to notebook --execute --output-dir build/notebooks --log-level WARN $(NOTEBOOKS)
	@echo
	@echo "annotated article:   build/annotated.jsonl"
	@echo "executed notebooks:  build/notebooks/"
	@echo "figures and tables:  figures/ (each .svg has a .csv of what it shows)"

test: $(READY) lint
	$(BIN)/python -m pytest --nbmake --doctest-modules --doctest-glob "*.md" src docs/pages tests $(NOTEBOOKS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The documentation's tools are an extra of their own, which tests do not need.
$(VENV)/.docs: $(READY)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[docs]"
	@touch $@

docs: $(VENV)/.docs
	$(BIN)/python -m docs.assemble
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --config-file build/mkdocs.yml
	@echo "documentation: build/site/index.html"

lab: $(READY)
	$(BIN)/jupyter lab notebooks

# The peers are an extra of their own. Maha's pins (a typing-extensions of 2021) clash with ours, so that it has an
# environment of its own; where it cannot be made, the results say that Maha was not measured.
$(VENV)/.bench: $(READY)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[bench]"
	-$(PYTHON) -m venv build/peers/mahad && build/peers/mahad/bin/python -m pip install --quiet --requirement benchmarks/mahad.txt
	@touch $@

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks.start_up
	$(BIN)/python -m benchmarks.ner_speed
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.growth
	@echo "speed, with the peers: benchmarks/results.md; growth: benchmarks/growth.svg and .csv"

clean:
	rm -rf build .cache $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
