# Two commands need nothing but Python: `make lab` opens the course, `make test` proves that it works.
# Each sets up .venv first if that is missing or stale. `make help` lists the rest.

PYTHON ?= python3
FOLDER = my-course
PORT =
bin := .venv/bin
pytest := $(bin)/python -m pytest -q
export PYTHON

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help lab frameworks test test-fast test-slow test-browser test-all lint notebooks constraints environment clean grading set-up-test

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z.-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' Makefile

lab: ## open the course in JupyterLab (FOLDER=my-course, PORT=8888)
	@bash scripts/setup.sh lab
	@$(bin)/dlcourse lab "$(FOLDER)" $(if $(PORT),--port $(PORT))

frameworks: ## install what chapter 14 shows beside PyTorch: TensorFlow, Keras, JAX, MXNet and others (2.6 GB)
	@bash scripts/frameworks.sh

test: frameworks lint test-fast test-slow test-browser ## everything CI runs, quick things first; sets up the frameworks too

test-fast: set-up-test ## the tests that take no more than a moment each
	OMP_NUM_THREADS=1 $(pytest) -n 2 -m "not (slow or notebook or browser)"

test-slow: set-up-test ## trainings, whole notebooks, the installed wheel
	OMP_NUM_THREADS=1 $(pytest) -n 2 -m "(slow or notebook) and not browser"

test-browser: set-up-test ## JupyterLab in a real browser, one thing at a time
	$(pytest) -m browser

test-all: export DLCOURSE_FUZZ = 1000
test-all: export DLCOURSE_KILLS = 50
test-all: export DLCOURSE_EVERYTHING = true
test-all: ## all of these with nothing left out, more fuzz and kills, going on after a failure
	$(MAKE) --keep-going frameworks lint test-fast test-slow test-browser

lint: set-up-test ## ruff, its formatter, mypy
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

grading: ## install what instructors need: nbgrader and the autograder command
	@bash scripts/setup.sh grading

notebooks: grading ## build the student notebooks from notebooks/source
	$(bin)/autograder notebooks

constraints: ## move every package except PyTorch to its newest version
	bash scripts/constraints.sh
	$(MAKE) environment

environment: set-up-test ## rewrite environment.yml from pyproject.toml and constraints.txt
	$(bin)/python scripts/make_environment.py

clean: ## remove the environments and what builds and tests left behind; never your course folder
	rm -rf .venv .venv-* build dist test-artifacts .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

set-up-test:
	@bash scripts/setup.sh test
	@bash scripts/system_tools.sh
