# One door for the developer. Everything here works from a fresh clone.
.PHONY: setup run test check long bench lock messages docs format pictures
SHELL := /bin/sh
BIN := .venv/bin

setup:
	@tools/setup

run: setup
	@tools/run

test: setup
	@tools/need chromium postgresql node
	@tools/test

check: setup
	@tools/need chromium postgresql gettext nginx node
	@tools/check

long: setup
	@tools/need chromium postgresql node
	@tools/test --long
	@$(BIN)/python -m tools.mutate

bench: setup
	@tools/need postgresql
	@$(BIN)/python -m bench

lock: setup
	@tools/lock

messages: setup
	@$(BIN)/python -m tools.translations --write

docs: setup
	@$(BIN)/python -m tools.docs --write

format: setup
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

pictures: setup
	@tools/need chromium
	@$(BIN)/python -m tools.pictures
