# Everything there is to type. GNU make 3.81, the one macOS has, is enough.
#
# scripts/set-up.sh makes .venv and installs into it, and does nothing when nothing changed.

BIN := .venv/bin
ARGS ?=

# No -j: all targets share .venv, and the program needs the terminal to itself.
.NOTPARALLEL:
.PHONY: help session test test-oldest test-wheel fuzz fuzz-own fuzz-use fuzz-kills check bench screens \
	figures trial reference lock clean

# A developer's own modules must not get into what is installed, tested and measured here.
unexport PYTHONPATH PYTHONHOME

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile
	@printf '\nARGS passes words on: make session ARGS="desk --speed 30"\n'
	@printf 'PYTHON names another Python than python3: make test PYTHON=python3.13\n'

session: ## be coached through a session
	@scripts/set-up.sh run
	@exec $(BIN)/backcoach session $(ARGS)

test: ## run all tests
	@scripts/set-up.sh test
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

test-oldest: ## run all tests with the oldest versions that are allowed
	@scripts/set-up.sh oldest
	@.venv/oldest/bin/python -m pytest -n auto --dist worksteal $(ARGS)

# Here nothing leads to src/: what is tried is what people install.
test-wheel: WHEEL = .venv/wheel/bin/python
test-wheel: PIP = $(WHEEL) -m pip --disable-pip-version-check --quiet
test-wheel: ## run the tests of the commands and of the terminal on an installed wheel
	@scripts/set-up.sh wheel
	@rm -rf build/wheel
	@$(WHEEL) -m build --wheel --no-isolation --outdir build/wheel . >.venv/wheel/build.log 2>&1 || \
		{ cat .venv/wheel/build.log; exit 1; }
	@$(PIP) install --no-deps --no-index --force-reinstall build/wheel/*.whl
	@cd build && ../$(WHEEL) -c 'import backcoach; print("Testing", backcoach.__file__)'
	@$(WHEEL) -m pytest -n auto --dist worksteal tests/cli tests/terminal $(ARGS)

fuzz: ## try the laws with far more examples (ARGS="tests/domain" for some)
	@scripts/set-up.sh test
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -n auto -m hypothesis $(ARGS)

# The fuzzer has a folder of its own, and is found beside what backcoach itself runs with.
fuzz-own: FUZZER = $$(.venv/fuzz/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
fuzz-own: ## read own files that a coverage-guided fuzzer makes up (ARGS="--minutes 60 --kind files")
	@scripts/set-up.sh test
	@scripts/set-up.sh fuzz
	@PYTHONPATH="$(FUZZER)" $(BIN)/python scripts/fuzz_own.py $(ARGS)

fuzz-use: ## use the program in hostile ways (ARGS="--many 500", "--seed 7 --only 123")
	@scripts/set-up.sh test
	@$(BIN)/python scripts/fuzz_use.py $(ARGS)

fuzz-kills: ## kill sessions and all that writes a journal (ARGS="--sessions 20 --works 5 --seed 7")
	@scripts/set-up.sh test
	@$(BIN)/python scripts/fuzz_kills.py $(ARGS)

check: ## lint, format, types and the import contract
	@scripts/set-up.sh test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 src
	$(BIN)/lint-imports

# The script finds the other programs in the folder that PEERS names.
bench: ## measure speed, beside other programs
	@scripts/set-up.sh test
	@scripts/set-up.sh bench
	@PEERS=.venv/bench/bin $(BIN)/python scripts/bench.py $(ARGS)

screens: ## draw the pictures in the documentation
	@scripts/set-up.sh test
	@$(BIN)/python scripts/screens.py $(ARGS)

figures: ## draw every pose of every exercise on sheets, to look at
	@scripts/set-up.sh test
	@$(BIN)/python scripts/figures.py $(ARGS)

trial: ## make a blind trial of the pictures, in the folder that is named
	@scripts/set-up.sh test
	@$(BIN)/python scripts/trial.py $(ARGS)

reference: ## write the reference page of the data files from their schema
	@scripts/set-up.sh test
	@$(BIN)/python scripts/reference.py

# The custom command is what uv writes into the head of each file it makes.
lock: COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/uv pip compile --quiet --upgrade \
	--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links
lock: ## pin anew the newest versions, and the oldest that are allowed
	@scripts/set-up.sh lock
	@$(COMPILE) pyproject.toml requirements/run.in -o requirements/run.txt
	@$(COMPILE) -c requirements/run.txt pyproject.toml --extra pdf requirements/run.in requirements/test.in \
		-o requirements/test.txt
	@$(COMPILE) --resolution lowest-direct pyproject.toml --extra pdf requirements/run.in -o .venv/lock/oldest.txt
	@$(COMPILE) -c .venv/lock/oldest.txt pyproject.toml --extra pdf requirements/run.in requirements/test.in \
		-o requirements/oldest.txt
	@$(COMPILE) requirements/bench.in -o requirements/bench.txt
	@$(COMPILE) requirements/fuzz.in -o requirements/fuzz.txt
	@$(COMPILE) requirements/lock.in -o requirements/lock.txt

clean: ## remove all that was made here, .venv too
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
