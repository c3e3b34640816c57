# The house in a dozen words. `make run` and `make test` need nothing else done before them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run build test check fmt e2e pictures bench soak bless clean

help: ## This list
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/make \1|\2/p' Makefile | column -t -s'|'
run: ## Set up, build, load the demonstration, serve it; prints the address
	@scripts/run.sh
build: ## The release binary, with everything the browser loads inside
	@scripts/build.sh
test: ## Set up and run everything; last line: N passed, N failed
	@scripts/test.sh
check: ## Format, lints and borders only: what to run before a commit
	@scripts/test.sh format scripts lints borders gates
fmt: ## Format the Rust sources
	@cargo fmt --all
e2e: ## Browser tests; ARGS="tests/sign_in.spec.ts --project=sin-js" chooses
	@scripts/e2e.sh $(ARGS)
pictures: ## Pictures of every page, for people to look at, and those of the manual
	@scripts/pictures.sh $(ARGS)
bench: ## The tables of ratios that the README keeps
	@scripts/bench.sh
soak: ## Long forms of the tests for kills and random histories
	@scripts/soak.sh
bless: ## Rewrite the files that tests compare with, and show what changed
	@scripts/bless.sh
clean: ## Remove what was built and the demonstration's data
	@rm -rf target dist data
