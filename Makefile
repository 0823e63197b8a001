# Two commands need nothing but Python: `make lab` opens the course, `make test` proves that it works.
# Each sets up .venv first if that is missing or stale. `make help` lists the rest.

PYTHON ?= python3
FOLDER = my-course
PORT =
PYODIDE =
CHAPTER =
REPORT =
bin := .venv/bin
pytest := $(bin)/python -m pytest -q $(if $(REPORT),-o junit_family=xunit1 --junitxml="$(REPORT)")
kernels := $(if $(OPENBLAS_CORETYPE),own) Haswell Prescott plain
parts := $(if $(CHAPTER),test-chapter test-chapter-browser,frameworks lint test-fast test-slow test-browser)
started := $(shell date +%s)
newer = $(firstword $(foreach name,python3.13 python3.12,$(shell $(name) -c 'print("$(name)")' 2>/dev/null)))
export PYTHON CHAPTER

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help lab frameworks site test test-fast test-slow test-browser test-chapter test-chapter-browser $(kernels:%=test-kernel-%) test-oldest test-path test-python test-all lint notebooks constraints environment clean grading hub set-up-test

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z.-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' Makefile

lab: ## open the course in JupyterLab (FOLDER=my-course, PORT=8888)
	@bash scripts/setup.sh lab
	@$(bin)/dlcourse lab "$(FOLDER)" $(if $(PORT),--port $(PORT))

frameworks: ## install what chapter 14 shows beside PyTorch: TensorFlow, Keras, JAX, MXNet and others (2.6 GB)
	@bash scripts/frameworks.sh

test: set-up-test ## everything CI runs, with one summary at its end (CHAPTER=activations: one chapter alone)
	@$(bin)/python scripts/test_run.py --started $(started) $(parts)

test-fast: set-up-test ## the tests that take no more than a moment each
	$(pytest) -n 2 --dist worksteal -m "not (slow or notebook or browser)"

test-slow: set-up-test ## trainings, whole notebooks, the installed wheel
	$(pytest) -n 2 --dist worksteal -m "(slow or notebook) and not browser"

test-browser: set-up-test ## JupyterLab in a real browser, one thing at a time
	$(pytest) -m browser tests/browser

test-chapter: set-up-test # exercises, strangers' answers, explorers, notebooks and sentences of CHAPTER
	$(pytest) -n 2 --dist worksteal --chapter $(CHAPTER) -m "not browser"

test-chapter-browser: set-up-test
	$(pytest) --chapter $(CHAPTER) -m browser tests/browser

test-all: export DLCOURSE_FUZZ = 1000
test-all: export DLCOURSE_KILLS = 50
test-all: export DLCOURSE_EVERYTHING = true
test-all: parts += $(kernels:%=test-kernel-%) test-oldest test-path test-python
test-all: test ## the same with nothing left out, more fuzz and kills, other processors, old versions, an odd path

$(kernels:%=test-kernel-%): test-kernel-%: set-up-test # what computes, as on another processor: scripts/kernels.py
	$(bin)/python scripts/kernels.py $* $(pytest) -n 2 --dist worksteal tests/parity tests/checking tests/training \
	    tests/numpy $(wildcard tests/chapters/test_*_explorers.py) \
	    tests/notebooks/test_execution.py::test_the_solution_edition_earns_all_points_and_what_it_says_of_its_results_is_true

test-oldest: set-up-test ## the lower bounds of pyproject.toml, really installed
	@bash scripts/oldest.sh $(if $(REPORT),-o junit_family=xunit1 --junitxml="$(REPORT)")

test-path: # the whole set-up in a folder with letters of all kinds in its name
	@bash scripts/odd_path.sh

test-python: # the same with a newer Python, where one is found
	@$(if $(newer),bash scripts/odd_path.sh $(newer),echo "There is no Python 3.13 or 3.12 here.")

lint: set-up-test ## ruff, its formatter, mypy
	@status=0; for tool in "ruff check ." "ruff format --check ." mypy; do \
	    echo "$$tool"; $(bin)/$$tool || status=1; done; exit $$status

site: ## build the course as a site to read, play and solve in a browser: site/ (PYODIDE=folder with its own release)
	@bash scripts/setup.sh site
	.venv-site/bin/python scripts/site/build.py $(if $(PYODIDE),--pyodide "$(PYODIDE)")

grading: ## install what instructors need: nbgrader and the autograder command
	@bash scripts/setup.sh grading

hub: ## install what a JupyterHub for a class needs into .venv-hub (docs/hub.md)
	@bash scripts/setup.sh hub
	npm install --silent --prefix .venv-hub configurable-http-proxy@4.6.3 # the newest for Debian's own Node

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
