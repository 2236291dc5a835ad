# The only commands anyone must know; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# Tracing makes a test twice as slow: only these layers' own tests, and none with drawn data,
# so that the same lines are reached every time.
PURE := tests/values tests/law tests/domain
CHECKS := types format style imports templates migrations secrets security content
.PHONY: help run test check fix bench law migration lock
.PHONY: $(CHECKS:%=check-%)
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header
# Hashes and generated lists look like secrets and are none.
NO_SECRETS := ^(requirements/.*\.txt|package-lock\.json|portal/content/orte/.*|.*\.(png|svg))$$

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' \
		| while IFS='|' read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

run: ## set up, migrate, seed, serve web and worker (PORT=8000)
	@$(PYTHON) requirements/setup.py run
	@exec $(BIN)/flask serve

ifdef T
test:
	@$(BIN)/python -m pytest $(T)
else
test: ## set up, check, then every test; T=path picks some, without set-up
	@$(PYTHON) requirements/setup.py test
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest $(PURE) -m 'not hypothesis' -n 2 --dist worksteal -q \
		--cov --cov-report=term-missing:skip-covered
	$(BIN)/python -m pytest tests --ignore=tests/journeys -m 'hypothesis or not pure' -n 2 --dist worksteal -q
	$(BIN)/python -m pytest tests/journeys -n 2 -q
endif

check: ## format, lint, types, imports, templates, migrations, secrets, content
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync $(CHECKS:%=check-%)

check-types:
	$(BIN)/mypy

check-format:
	$(BIN)/ruff format --check --quiet .

check-style:
	$(BIN)/ruff check --quiet .

check-imports:
	$(BIN)/lint-imports --no-cache

check-templates:
	$(BIN)/djlint portal/templates --lint --quiet

check-migrations:
	@scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; export INSTANCE_DIR="$$scratch"; unset DATABASE_URL ENVIRONMENT; \
		$(BIN)/flask db upgrade 2>/dev/null; $(BIN)/flask db check

check-secrets:
	@# Status 3 says that known ones only moved to other lines.
	@$(BIN)/detect-secrets-hook --baseline .secrets.baseline \
		$$(git ls-files | grep -vE '$(NO_SECRETS)') || test $$? -eq 3

check-security:
	$(BIN)/bandit --quiet --recursive portal --configfile pyproject.toml

check-content:
	$(BIN)/flask content check

fix: ## format and apply safe fixes
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format --quiet .

bench: ## measure, each beside its reference (SIZE=full for the big ones)
	@$(BIN)/python -m bench $(SIZE)

law: ## print the amounts in force with their sources (on=2026-01-01)
	@$(BIN)/flask law show $(if $(on),--on $(on))

migration: ## write the next numbered migration (m="what changes")
	@test -n '$(m)' || { echo 'usage: make migration m="what changes"'; exit 1; }
	@scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; export INSTANCE_DIR="$$scratch"; unset DATABASE_URL ENVIRONMENT; \
		head=portal/migrations/.current-alembic-head; next=$$(printf '%04d' $$((10#$$(cat $$head) + 1))); \
		$(BIN)/flask db upgrade 2>/dev/null; \
		$(BIN)/flask db revision --autogenerate --rev-id "$$next" -m '$(m)'; echo "$$next" > $$head

lock: ## renew every lock file
	$(COMPILE) --upgrade pyproject.toml -o requirements/runtime.txt
	$(COMPILE) --upgrade --constraint requirements/runtime.txt --extra dev pyproject.toml -o requirements/dev.txt
	$(COMPILE) --upgrade --constraint requirements/runtime.txt --extra scale pyproject.toml -o requirements/scale.txt
	$(COMPILE) --upgrade requirements/uv.in -o requirements/uv.txt
	$(COMPILE) --upgrade requirements/node.in -o requirements/node.txt
	npm install --package-lock-only --silent
