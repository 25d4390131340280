"""What every test may ask for: the cast as people, the two stores, a browser, and the real server."""

pytest_plugins = [
    "tests.harness.databases",
    "tests.harness.people",
    "tests.harness.season",
    "tests.harness.browser",
    "tests.harness.site",
]
