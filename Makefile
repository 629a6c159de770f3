# Linli 邻里. Two commands work on a fresh machine: `make site` and `make test`. `make help` lists the others.
#
# Nothing but Python 3.11, make and git is taken for granted; what is missing is installed once, below .venv and
# node_modules, or by the machine's own package manager (tools/system.sh). Written for GNU make 3.81, as macOS has it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

VENV_READY := $(BIN)/pip
SITE_READY := $(VENV)/.ready-for-site
TEST_READY := $(VENV)/.ready-for-test
HTML_CHECKER_READY := node_modules/.package-lock.json

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The tests start Linli hundreds of times; where containers forbid it to keep its compiled modules, each start costs more.
unexport PYTHONDONTWRITEBYTECODE
PIP_INSTALL := $(BIN)/python -m pip install --quiet --no-input
# Everything is pinned with its hash, so pip has nothing to resolve and nothing to compile.
PIP_INSTALL_PINNED := $(PIP_INSTALL) --require-hashes --no-deps --only-binary :all:

TYPED := plugins/linli $(foreach folder,tools bench tests,$(if $(shell find $(folder) -name '*.py' 2>/dev/null),$(folder)))

.DEFAULT_GOAL := help
.PHONY: help site preview test check format lock upgrade clean distclean setup

help:
	@awk -F ': .*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

site: $(SITE_READY) ## Build the site into output/
	@$(BIN)/linli build

preview: $(SITE_READY) ## Show the site on this machine, and follow every change
	@$(BIN)/linli preview

test: check $(HTML_CHECKER_READY) ## Run every check and every test (some: make test TESTS="-k calendar")
	@tools/system.sh browser
	@LINLI_CHROMIUM="$$(tools/system.sh which-browser)" $(BIN)/pytest -n auto --dist worksteal $(TESTS)

check: $(TEST_READY) ## Check style, types and the direction of imports
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet --output-format concise . || { echo "Run \`make format\`." >&2; exit 1; }
	@$(BIN)/mypy $(TYPED)
	@$(BIN)/lint-imports --no-logo

format: $(TEST_READY) ## Lay out the code, and mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

setup: $(TEST_READY) $(HTML_CHECKER_READY) ## Install all that `make test` needs, and run nothing
	@tools/system.sh browser

lock: $(TEST_READY) ## Pin the dependencies of pyproject.toml and package.json
	@$(LOCK) --extra fast --group build --output-file requirements.txt
	@$(LOCK) --extra fast --group build --group dev --constraints requirements.txt --output-file requirements-dev.txt
	@$(BIN)/npm install --package-lock-only

upgrade: ## Pin the newest versions that pyproject.toml allows
	@$(MAKE) lock LOCK_OPTIONS=--upgrade

clean: ## Remove what building and testing left behind
	@rm -rf output .output.* .linli .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find plugins tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove what was installed, too
	@rm -rf $(VENV) node_modules plugins/linli.egg-info

# What `uv` reads beside these options is [tool.uv] in pyproject.toml.
LOCK = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --quiet --universal \
    --python-version 3.11 --generate-hashes $(LOCK_OPTIONS)

# An upgrade of the machine's Python can leave an environment whose interpreter is gone: it is made anew.
ifneq ($(shell $(BIN)/python -c "print('works')" 2>/dev/null),works)
.PHONY: $(VENV_READY)
endif

$(VENV_READY):
	@tools/system.sh venv $(PYTHON)
	@echo "Making a Python environment in $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)

$(SITE_READY): $(VENV_READY) requirements.txt pyproject.toml
	@echo "Installing what Linli runs on (requirements.txt)"
	@$(PIP_INSTALL_PINNED) -r requirements.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_READY): $(SITE_READY) requirements-dev.txt
	@echo "Installing what the tests need (requirements-dev.txt: some 200 MB, a few minutes)"
	@$(PIP_INSTALL_PINNED) -r requirements-dev.txt
	@touch $@

$(HTML_CHECKER_READY): $(TEST_READY) package.json package-lock.json .npmrc
	@echo "Installing the Nu HTML checker (package.json)"
	@$(BIN)/npm ci --silent
	@touch $@
