"""Debian's Chromium, driven by Selenium."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
MISSING = "no Chromium with chromedriver here; on Debian: apt-get install chromium chromium-driver"


@contextmanager
def chromium(profile: Path, dark: bool = False, size: tuple[int, int] = (1200, 900)) -> Iterator[Chrome]:
    """Open a browser without a window, with a profile of its own and no talk to anywhere."""
    options = ChromeOptions()
    options.binary_location = BROWSER
    for switch in (
        "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
        "disable-component-update", "disable-sync", "disable-dev-shm-usage", "hide-scrollbars",
        f"user-data-dir={profile}", f"window-size={size[0]},{size[1]}", *(["force-dark-mode"] if dark else []),
    ):  # fmt: skip
        options.add_argument(f"--{switch}")
    # Requests to the machine itself must not go through a proxy.
    service = ChromeService(DRIVER, env={**os.environ, "NO_PROXY": "127.0.0.1,localhost"})
    driver = Chrome(options=options, service=service)
    driver.set_page_load_timeout(120)
    driver.set_script_timeout(60)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    try:
        yield driver
    finally:
        driver.quit()
