# Each target says after ## what it does. Versions of tools stand in tools.env, and nowhere else.
include tools.env

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

TOOLS := $(CURDIR)/.tools
export PATH := $(TOOLS)/bin:$(CURDIR)/node_modules/.bin:$(PATH)

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 18

.PHONY: serve
serve: site server ## Build and serve at http://127.0.0.1:3000 with all data
	@target/debug/prassi serve --demo

.PHONY: test
test: ## Everything that must hold: format, lints, documents, licences, tests, pages in a browser
	@.ci/test

.PHONY: bench
bench: release ## Measure, and write tests/bench/RESULTS.md
	@node tests/bench/run.mjs

.PHONY: release
release: prerequisites tools ## Build target/prassi: a folder that runs without the sources
	@.ci/release

.PHONY: advisories
advisories: deny-tool ## Ask the advisory database about our dependencies (needs the network)
	@cargo deny check advisories

.PHONY: site
site: target/site/.built ## Build what the browser gets

SITE_SOURCES := $(shell find app style public -type f -not -path 'public/charts/*') Cargo.lock package-lock.json tools.env .cargo/config.toml
target/site/.built: $(SITE_SOURCES) | prerequisites tools
	@npm run --silent charts
	@cargo leptos build --frontend-only --split
	@touch $@

.PHONY: server
server: prerequisites ## Build the program
	@cargo build --package server

.PHONY: prerequisites
prerequisites:
	@.ci/prerequisites

.PHONY: tools
tools: $(TOOLS)/bin/cargo-leptos-$(CARGO_LEPTOS) $(TOOLS)/bin/wasm-bindgen-$(WASM_BINDGEN) node_modules/.installed ## Get the tools that building needs

# Nobody looks into the tools with a debugger: they are built without what that needs.
$(TOOLS)/bin/%: export CARGO_PROFILE_DEV_DEBUG = false

# Where the system has OpenSSL, that one serves: to build it takes as long as a third of the tool that wants it.
$(TOOLS)/bin/%: export OPENSSL_NO_VENDOR = $(shell pkg-config --exists openssl 2>/dev/null && echo 1 || echo 0)

$(TOOLS)/bin/cargo-leptos-$(CARGO_LEPTOS): | prerequisites
	@cargo install cargo-leptos --version $(CARGO_LEPTOS) --locked --profile dev --root $(TOOLS) --target-dir target/tools --force --quiet
	@touch $@

# Its own lock file names a version that is no longer there: no --locked. It asks no other servers
# here: what it would need for that is left out.
$(TOOLS)/bin/wasm-bindgen-$(WASM_BINDGEN): | prerequisites
	@cargo install wasm-bindgen-cli --version $(WASM_BINDGEN) --no-default-features --profile dev --root $(TOOLS) --target-dir target/tools --force --quiet
	@touch $@

$(TOOLS)/bin/cargo-deny-$(CARGO_DENY): | prerequisites
	@cargo install cargo-deny --version $(CARGO_DENY) --locked --profile dev --root $(TOOLS) --target-dir target/tools --force --quiet
	@touch $@

.PHONY: deny-tool
deny-tool: $(TOOLS)/bin/cargo-deny-$(CARGO_DENY)

node_modules/.installed: package.json package-lock.json | prerequisites
	@npm ci --no-audit --no-fund --silent
	@touch $@
