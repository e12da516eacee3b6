"""One browser for all tests here; without Chromium they skip."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.chromium import BROWSER, DRIVER, MISSING, chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory) -> Iterator[Chrome]:
    if not (BROWSER and DRIVER):
        pytest.skip(MISSING)
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver
