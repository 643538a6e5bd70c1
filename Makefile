# `make run` and `make test` do all the set-up on a bare Debian with git, make and python3:
# system libraries (by apt when root, otherwise named), .venv, and the locked packages into it.
SHELL := /bin/bash
PYTHON ?= python3
PY := .venv/bin/python
READY := .venv/.ready

# package=probe; see .ci/need
QT := libgl1=libGL.so.1 libegl1=libEGL.so.1 libxkbcommon0=libxkbcommon.so.0 \
  libdbus-1-3=libdbus-1.so.3 libfontconfig1=libfontconfig.so.1 libglib2.0-0=libgthread-2.0.so.0
WINDOW := libxcb-cursor0=libxcb-cursor.so.0 libxcb-icccm4=libxcb-icccm.so.4 \
  libxcb-image0=libxcb-image.so.0 libxcb-keysyms1=libxcb-keysyms.so.1 \
  libxcb-randr0=libxcb-randr.so.0 libxcb-render-util0=libxcb-render-util.so.0 \
  libxcb-shape0=libxcb-shape.so.0 libxcb-util1=libxcb-util.so.1 \
  libxcb-xfixes0=libxcb-xfixes.so.0 libxcb-xkb1=libxcb-xkb.so.1 \
  libxkbcommon-x11-0=libxkbcommon-x11.so.0 libx11-xcb1=libX11-xcb.so.1 libcups2=libcups.so.2
TESTS := xvfb=Xvfb xauth=xauth poppler-utils=pdftotext cups-client=lpadmin \
  cups=/usr/lib/cups/backend/socket cups-filters=/usr/lib/cups/filter/pdftopdf
DISPLAYED := $(DISPLAY)$(WAYLAND_DISPLAY)

.PHONY: run test check demo bench build screenshots venv
.DEFAULT_GOAL := run

run: venv
ifeq ($(DISPLAYED),)
	@echo "没有图形界面，改为演示：结果放在 out 文件夹。 / No display here: running the demo into out/ instead."
	@QT_QPA_PLATFORM=offscreen $(PY) -m jjgreen_desktop demo --out out
else
	@.ci/need $(WINDOW)
	@$(PY) -m jjgreen_desktop
endif

test: venv check
	@.ci/need $(WINDOW) $(TESTS)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest

check: venv
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

demo: venv
	QT_QPA_PLATFORM=offscreen $(PY) -m jjgreen_desktop demo --out out

bench: venv
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench

screenshots: demo
	@echo "out/画面:" && ls out/画面

# The interpreter's own shared library: a file beside it, or a package of Debian.
SHARED_PYTHON = import os, sysconfig; get = sysconfig.get_config_var; name = get("INSTSONAME"); \
  beside = os.path.join(get("LIBDIR"), name); \
  print("libpython" + get("VERSION"), beside if os.path.exists(beside) else name, sep="=")

build: venv
	@.ci/need $(WINDOW) binutils=strip "$$($(PY) -c '$(SHARED_PYTHON)')"
	$(PY) -m PyInstaller --noconfirm --log-level WARN build.spec
	.ci/try-bundle

venv: $(READY)
	@.ci/need $(QT)

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/need python3-venv=/nonexistent
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 或更新的版本 / Python 3.11 or newer is needed" >&2; exit 1; }
	@$(PY) -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@echo "正在准备运行环境，第一次约需几分钟 / setting up .venv, some minutes the first time"
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(PY) -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
