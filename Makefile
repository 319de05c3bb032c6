# Everything a developer does here; `make help` lists it.

CARGO ?= cargo
DEMO := target/demo
TRAVAUX := target/release/travaux

.DEFAULT_GOAL := help
.PHONY: help demo build test check lint review accuracy bench clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## Redline all rounds of texts/ into target/demo and print one redline
	@mkdir -p $(DEMO)
	@$(TRAVAUX) redline texts/un-cybercrime/03-a-ac.291-22.en.md texts/un-cybercrime/06-a-ac.291-22-rev.3.en.md || test $$? = 1
	@echo
	@echo "Pages of all rounds, to open in a browser:"
	@$(TRAVAUX) rounds texts/un-cybercrime --output $(DEMO) --format html || test $$? = 1

build: ## Build the command for use
	@$(CARGO) build --release --quiet

test: ## Run all tests
	$(CARGO) test --quiet

check: lint test ## Run everything that must hold before a commit

lint: ## Check format, lints and documentation
	$(CARGO) fmt --check
	$(CARGO) clippy --all-targets --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps --document-private-items --quiet

review: ## Rewrite the accepted outputs of fixtures/ and show what changed
	UPDATE_GOLDEN=1 $(CARGO) test --quiet --test golden
	git diff --stat -p fixtures

accuracy: build ## Score alignments against ../shared/corpora
	$(CARGO) bench --quiet --bench accuracy

bench: build ## Measure whole processes against git, and growth with size
	$(CARGO) bench --quiet --bench pipeline

clean: ## Remove what was built
	$(CARGO) clean --quiet
