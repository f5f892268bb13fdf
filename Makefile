# Every command of the project. `make` alone lists them.

TOOLS := $(if $(XDG_CACHE_HOME),$(XDG_CACHE_HOME),$(HOME)/.cache)/question-desk/tools
export PATH := $(TOOLS)/node_modules/.bin:$(TOOLS)/bin:$(PATH)
PORT ?= 8080

.PHONY: help run test bench build serve sizes fmt shots clean
.DEFAULT_GOAL := help

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## install what is missing, build, and serve on this machine (PORT=8080)
	@node scripts/serve.mjs dist --port $(PORT)

test: ## install what is missing, check, and run every test in three browsers
	@scripts/test

bench: ## measure the core, and the search beside its peers in a browser
	@scripts/bench

build: ## install what is missing and build the static files into dist/
	@scripts/install run
	@scripts/build

sizes: ## print what the first load of dist/ weighs, gzipped
	@node scripts/sizes.mjs dist

fmt: ## format the Rust code
	cargo fmt

shots: ## take the README's pictures from the built app
	@scripts/install test
	@scripts/build
	@scripts/shots

clean: ## remove what was built, but not the installed tools
	cargo clean
	rm -rf dist
