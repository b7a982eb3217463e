# Two targets do all the set-up on a fresh machine with Python 3.11+: `make chat` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# One more than there are cores: the tests that run the bot as a process of its own mostly wait.
WORKERS := $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")

.PHONY: chat test check types knowledge fmt bench crash clean

chat: .venv/run
	@$(BIN)/azfilm chat

test: .venv/dev .venv/peers/ready
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory -j3 types knowledge test  # side by side: the tests take longest and end last

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

# Kills the bot some hundreds of times and shows what that did; takes a quarter of an hour.
crash: .venv/dev
	AZFILM_CRASH_KILLS=$${AZFILM_CRASH_KILLS:-200} $(BIN)/pytest -s tests/crash tests/wire/test_telegram_kills.py

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

# Another library for Telegram, in an environment of its own: the fake must be Telegram to it too.
.venv/peers/ready: .venv/bin/python Makefile
	$(PYTHON) -m venv .venv/peers
	.venv/peers/bin/python -m pip install --quiet 'aiogram>=3.20,<4'
	@touch $@
