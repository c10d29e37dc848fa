# Few-line targets; each is what a person types. PYTHON may name another interpreter of 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Where Python may not keep what it has compiled, each process of the tests compiles aiogram again: a minute in all.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: install try run test drill check bench bench-growth chaos fuzz mutants mutants-learn schema example marked-photos label-sheets lock try-image try-deploy

install: $(VENV)/installed

$(VENV)/installed: requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
	touch $@

try: install
	$(BIN)/python -m bot try

run: install
	$(BIN)/python -m bot run

# The databases of the tests are in memory where it has 4 GB of room: waiting for the disk took a third of the time.
test: export TMPDIR := $(shell df --output=avail /dev/shm 2>/dev/null | awk 'END { print ($$1 > 4000000) ? "/dev/shm" : "/tmp" }')
test: install
	$(BIN)/python -m pytest -n 3 --dist loadgroup

# A firm of DRILL's size is backed up, lost and restored: half is 100,000 entries and 2,000 files, full three times that.
DRILL ?= half
drill: install
	$(BIN)/python -m pytest -n 0 --drill=$(DRILL) tests/storage/backups/test_drill.py --durations=0

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Steps a second, and how long a tap waits, alone and beside long work: a quarter of an hour. --only steps|taps, --database.
bench: install
	$(BIN)/python -m tests.bench

# The program is killed under load at random moments, KILLS=100 for long; the seed that is printed repeats it (--seed).
KILLS := 5
chaos: install
	$(BIN)/python -m tests.chaos --kills $(KILLS)

# Updates that are changed at random, UPDATES=10000 for long.
UPDATES := 300
fuzz: install
	$(BIN)/python -m tests.fuzz --updates $(UPDATES)

# A firm of so many records on both databases, and how long people wait for what: RECORDS=1000000 for a large one. Another
# one of 10,000 sites, whose days are planned; and each question of a screen in a firm a tenth as large (docs/performance.md).
# More to choose from: python -m tests.growth --help.
RECORDS := 100000
bench-growth: install
	$(BIN)/python -m tests.growth --records $(RECORDS)
	$(BIN)/python -m tests.growth --records $(RECORDS) --only flat

# Faults put into the modules changed SINCE a commit, one at a time, in a copy; what no test notices is printed. Learn first
# which test runs what (it takes long), and again after many changes: python -m tests.mutants --help.
SINCE := HEAD
SAMPLE := 150
mutants: install
	$(BIN)/python -m tests.mutants --since $(SINCE) --sample $(SAMPLE)

mutants-learn: install
	$(BIN)/python -m tests.mutants learn

# The image made step by step without containers, as root, in mounts that end with it; then all of deploy/ and the manual,
# under a systemd of their own (packages systemd-container, dbus and postgresql).
try-image: install
	unshare --mount $(BIN)/python -m pytest -n 0 tests/deploy/check_image.py

try-deploy: install
	unshare --mount $(BIN)/python -m pytest -n 0 tests/deploy/check_image.py tests/deploy/check_services.py tests/deploy/check_drill.py

# After a migration was added: storage/schema is what all of them come to.
schema: install
	$(BIN)/python -m tests.storage.schema

# After a setting was added or changed: deploy/example.env lists them all.
example: install
	$(BIN)/python -m tests.write_example

# After what is written on copies of photos was changed: docs/pictures has one in each language.
marked-photos: install
	$(BIN)/python -m tests.write_marked_photos

# Needs Debian's poppler-utils.
label-sheets: install
	$(BIN)/python -m tests.write_label_sheets

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --group dev -c requirements.txt -o requirements-dev.txt
