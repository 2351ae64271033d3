# Every command of a developer's day. `make help` lists them; ARGS="…" reaches the program behind one.
SHELL := /bin/bash
CARGO_TARGET_DIR ?= target
MAILROOM := $(CARGO_TARGET_DIR)/debug/mailroom
HAS_FRONTEND := $(wildcard frontend/package.json)
.DEFAULT_GOAL := help

.PHONY: help
help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 14

.PHONY: build
build: ## install what is missing, build the dashboard and the program
	@ops/install/install.sh demo
	@ops/install/build_frontend.sh
	cargo build

.PHONY: demo
demo: export MAILROOM_DATA_DIR ?= data/demo
demo: build ## install what is missing, build, run the demo
	$(MAILROOM) demo $(ARGS)

.PHONY: dev
dev: export MAILROOM_DATA_DIR ?= data/dev
dev: build ## run the server, and beside it the dashboard with hot reload
	$(if $(HAS_FRONTEND),npm --prefix frontend run dev & trap "kill $$!" EXIT; )$(MAILROOM) start $(ARGS)

.PHONY: test
test: ## install what is missing, run all tests, in a browser too; ARGS choose among the others
	@ops/install/install.sh test
	@ops/install/build_frontend.sh
	cargo test --workspace $(ARGS)
	$(if $(ARGS),,ops/install/test_frontend.sh $(MAILROOM))

.PHONY: fmt
fmt: ## format all code
	cargo fmt --all
	$(if $(HAS_FRONTEND),npm --prefix frontend run format)

.PHONY: verify
verify: ## everything CI checks
	CARGO_INCREMENTAL=1 .ci/run

.PHONY: bench
bench: ## measure speed against the yardsticks
	@ops/install/install.sh test
	cargo build --release
	$(CARGO_TARGET_DIR)/release/mailroom bench $(ARGS)

.PHONY: chaos
chaos: ## the storm at length: 5,000 letters over a folder, 1,500 over mail servers, a page of figures each
	@ops/install/install.sh test
	cargo test --workspace --test storm --test mail_storm -- --ignored --nocapture $(ARGS)

.PHONY: fuzz
fuzz: export FUZZ_SECONDS ?= 60
fuzz: ## feed every reader of strangers' mail with broken input, FUZZ_SECONDS each, and count
	cargo test --package domain --test fuzz -- --nocapture $(ARGS)

.PHONY: migration
migration: ## make an empty migration: make migration name=add_tags
	@ops/install/new_migration.sh "$(name)"

.PHONY: openapi
openapi: build ## write the API's description and the dashboard's types
	$(MAILROOM) openapi > frontend/openapi.json
	$(if $(HAS_FRONTEND),npm --prefix frontend run generate)

.PHONY: snapshots
snapshots: ## run all tests and accept the snapshots they produce
	@ops/install/install.sh test
	INSTA_UPDATE=always cargo test --workspace $(ARGS)
