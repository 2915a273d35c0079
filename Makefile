# One word for each thing a person does with the checkout. Anything longer than a line is a script in bin/.

.DEFAULT_GOAL := run
.PHONY: run test bench reset sizes format help
export only port scale

run: ## build, fill the sample district once, serve it on this machine, print the address (port=8090 to choose one)
	@bin/run

test: ## everything that continuous integration runs; only='baseline' runs the tests whose names match
	@bin/test

bench: ## the benchmarks with their comparisons, as a table; only='roster,pages' for some, scale=100 for a hurry
	@bin/bench

reset: ## forget the sample district, so that the next make fills a fresh one
	@bin/reset

sizes: ## how long functions and files are, and the worst of them
	@bin/sizes

format: ## lay out the Swift sources as the lint wants them
	swift format --in-place --recursive Sources Tests Benchmarks

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile
