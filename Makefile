# Everything a developer does here; `make help` lists it.

CARGO ?= cargo
DEMO := target/demo
TRAVAUX := target/release/travaux
FUZZ_TARGETS := parse redline import_docx import_pdf import_html import_text import_akn
FUZZ_SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help demo build test browser check lint review word akn accuracy bench fuzz clean

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

test: ## Run all tests, those in a browser where there is one
	$(CARGO) test --quiet
	@$(MAKE) --no-print-directory browser

browser: ## Drive the pages in a headless browser
	@$(CARGO) build --quiet
	@tests/browser/run

check: lint test ## Run everything that must hold before a commit

lint: ## Check format, lints and documentation
	$(CARGO) fmt --check
	$(CARGO) clippy --all-targets --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps --document-private-items --quiet

review: ## Rewrite the accepted outputs of fixtures/ and of the documents, and show what changed
	UPDATE_GOLDEN=1 $(CARGO) test --quiet --test golden --test docs
	git diff --stat -p fixtures README.md

word: ## Have LibreOffice accept and reject the tracked changes of redlines, where it is installed
	$(CARGO) test --quiet --release --test word -- --ignored --nocapture

akn: ## Put Akoma Ntoso to its schema, which is fetched
	$(CARGO) test --quiet --test exchange akoma_ntoso_is_valid -- --ignored --nocapture

accuracy: build ## Score alignments and redlines against ../shared, beside simpler means
	$(CARGO) bench --quiet --bench accuracy

bench: build ## Measure whole processes against git and Word tools, and growth with size
	$(CARGO) bench --quiet --bench pipeline --bench check --bench word

fuzz: ## Fuzz each target for a minute, where nightly and cargo-fuzz are installed
	@if ! $(CARGO) +nightly fuzz --version >/dev/null 2>&1; then \
		echo "skipped: fuzzing needs a nightly toolchain and cargo-fuzz (cargo install cargo-fuzz)"; \
	else for target in $(FUZZ_TARGETS); do \
		$(CARGO) +nightly fuzz run --fuzz-dir tests/fuzz --sanitizer none $$target -- \
			-max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=20 || exit 1; \
	done; fi

clean: ## Remove what was built
	$(CARGO) clean --quiet
