VENV := .venv
READY := $(VENV)/ready
PYTHON ?= $(shell python3.11 -c '' 2>/dev/null && echo python3.11 || echo python3)
LIBRARIES := libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 \
	libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0

# The word before apt-get that lets it run without asking anybody; none when it cannot.
APT = $(shell { command -v apt-get >&2 && if [ `id -u` = 0 ]; then echo env; \
	else sudo -n true && echo sudo; fi; } 2>/dev/null)
define apt
if [ -z "$(APT)" ]; then echo "Thiếu gói hệ thống, hãy chạy: sudo apt-get install $(1)" >&2; exit 1; fi; \
echo "Đang cài gói hệ thống: $(1)"; $(APT) apt-get update -qq && \
$(APT) DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null
endef

.PHONY: run test drills lint format build bench screenshots libraries

# start the program; the first time also sets up everything it needs
run: $(READY) libraries
	@$(VENV)/bin/parscore

# what must hold before every commit
test: lint
	$(VENV)/bin/pytest --numprocesses auto --dist loadfile

# the tests with every count at full size
drills: $(READY) libraries
	PARSCORE_DRILLS=full $(VENV)/bin/pytest --numprocesses auto --dist loadfile

# style and types
lint: $(READY) libraries
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy

# put the source into its one form
format: $(READY)
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

# the packaged program in dist/parscore, proved by its own self-test
build: $(READY) libraries
	$(VENV)/bin/pyinstaller --noconfirm --log-level WARN build.spec
	dist/parscore/parscore selftest

# how long things take
bench: $(READY) libraries
	$(VENV)/bin/python -m benchmarks

# the pictures of the user guide, taken anew
screenshots: $(READY) libraries
	$(VENV)/bin/python -m tools.screenshots

# the system's libraries that Qt needs for a window (Linux only)
libraries: $(READY)
	@if ldd $(VENV)/lib/python3*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so 2>/dev/null \
		| grep -q 'not found'; then $(call apt,$(LIBRARIES)); fi

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(call apt,python3-venv); }
	@echo "Đang chuẩn bị môi trường Python trong $(VENV)…"
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --editable '.[dev,build]' --constraint requirements.lock
	@touch $@
