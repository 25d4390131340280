"""The real settings with a small table of addresses, so that streams are tested below the apps that will use them."""

from samesky.config.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.stream"]  # noqa: F405
ROOT_URLCONF = "tests.stream.garden"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
