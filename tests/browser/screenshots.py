"""Take the pictures of the docs: `python -m tests.browser.screenshots` writes them to docs/images/.

The view and the editor, light and dark, as Chromium draws notebook 01 in JupyterLab.
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from selenium.webdriver.common.by import By

from tests.browser.chromium import BROWSER, DRIVER, MISSING, chromium
from tests.browser.lab import ROOT, lab, run_cells, until

IMAGES = ROOT / "docs" / "images"
THEMES = {"": "JupyterLab Light", "-dark": "JupyterLab Dark"}
CHOOSE = "document.querySelector('.newslab-editor .cue.c2').click()"
CHOSEN = "return !!document.querySelector('.newslab-editor .chosen')"


def main() -> int:
    """Write view.png, editor.png and their dark twins."""
    if not (BROWSER and DRIVER):
        print(MISSING, file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    for suffix, theme in THEMES.items():
        with (
            tempfile.TemporaryDirectory() as folder,
            lab(Path(folder), theme) as url,
            chromium(Path(folder) / "profile", size=(1280, 1900)) as browser,
        ):
            run_cells(browser, url)
            browser.execute_script(CHOOSE)
            until(browser, CHOSEN, "the chosen claim")
            for name, selector in (("editor", ".newslab-editor"), ("view", ".jp-OutputArea-output .newslab")):
                picture = browser.find_element(By.CSS_SELECTOR, selector).screenshot_as_png
                small = (
                    Image.open(io.BytesIO(picture))
                    .convert("RGB")
                    .quantize(255, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
                )
                small.save(IMAGES / f"{name}{suffix}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
