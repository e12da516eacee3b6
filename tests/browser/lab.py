"""JupyterLab with notebook 01, an editor below it, and a browser that opens it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).parents[2]
EDITOR = 'editor = newslab.annotate_widget(doc, "mona.jsonl", annotator="Mona")\neditor'
HOSTILE = "قال 👩‍👩‍👧 <script>window.ran = 1</script>\r\u202e بالي إن 😀 \ud800\n\nالحرب انتهت"
OTHER = f'newslab.annotate_widget(newslab.annotate({HOSTILE!a}), "hostile.jsonl", annotator="Mona")'
FRAME = 'newslab.frames.claims(doc)[["cue", "speaker", "stance"]].head(3)'
_WAIT = 120  # seconds; a slow machine with other work loads the model in half of it


@contextmanager
def lab(folder: Path, theme: str = "JupyterLab Light") -> Iterator[str]:
    """Run JupyterLab over a copy of notebook 01 and yield the notebook's address."""
    notebook = _copy(folder)
    settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')
    port = _free_port()
    server = subprocess.Popen(
        [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser",
            "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=",
            f"--ServerApp.root_dir={folder / 'project'}",
        ],
        cwd=folder,
        env={
            **os.environ,
            "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        },
        stdout=subprocess.DEVNULL,
        stderr=(folder / "server.log").open("wb"),
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/api", server, folder / "server.log")
        yield f"http://127.0.0.1:{port}/lab/tree/{notebook}"
    finally:
        server.terminate()
        server.wait(30)


def run_cells(browser: Chrome, url: str) -> None:
    """Open the notebook, run all of it, and wait until the editor is there."""
    browser.get(url)
    until(browser, "return !!window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel", "the kernel")
    browser.execute_script("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    until(browser, "return !!document.querySelector('.newslab-editor .text')", "the editor")


def run_cell(browser: Chrome, index: int) -> str:
    """Run one cell and return the text of its output."""
    return browser.execute_async_script(
        """
        const [index, done] = arguments, notebook = window.jupyterapp.shell.currentWidget.content;
        notebook.activeCellIndex = notebook.widgets.length + index;
        const cell = notebook.activeCell;
        window.jupyterapp.commands.execute('notebook:run-cell').then(() => {
          const output = cell.model.outputs.toJSON()[0];
          done(JSON.stringify(output?.data?.['text/plain'] ?? output ?? null));
        });
        """,
        index,
    )


def until(browser: Chrome, script: str, what: str, *arguments: Any) -> Any:
    """Wait until a script returns something true, and return that."""
    wait = WebDriverWait(browser, _WAIT, poll_frequency=0.1)
    return wait.until(lambda b: b.execute_script(script, *arguments), f"waited {_WAIT} s for {what}")


def _copy(folder: Path) -> str:
    """Copy notebook 01 with what it reads, without outputs, and with three cells more: two editors and a frame."""
    project = folder / "project"
    shutil.copytree(ROOT / "data", project / "data")
    (project / "figures").mkdir()
    (project / "notebooks").mkdir()
    notebook = json.loads((ROOT / "notebooks" / "01-annotate-the-article.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    for number, source in enumerate((EDITOR, OTHER, FRAME)):
        cell = {"cell_type": "code", "id": f"added-{number}", "source": source, "metadata": {}}
        notebook["cells"].append({**cell, "outputs": [], "execution_count": None})
    path = "notebooks/01-annotate-the-article.ipynb"
    (project / path).write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + _WAIT
    while True:
        try:
            direct.open(url, timeout=5).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-2000:]}") from None
            time.sleep(0.2)
