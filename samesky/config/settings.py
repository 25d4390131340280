"""Django's settings, made from the SAMESKY_* options. The only place besides urls and cli that knows every app."""

import hashlib
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from samesky.config import email, options
from samesky.people import hostkey

OPTIONS = options.read()
DATA_DIR = Path(OPTIONS["SAMESKY_DATA_DIR"]).absolute()
REHEARSAL = (DATA_DIR / "REHEARSAL").exists()
PLACE_NAME: str = OPTIONS["SAMESKY_NAME"]
MIN_AGE: int = OPTIONS["SAMESKY_MIN_AGE"]
EXIT_URL: str = OPTIONS["SAMESKY_EXIT_URL"]
BUS_URL: str = OPTIONS["SAMESKY_BUS_URL"]
HOST_KEY: str = OPTIONS["SAMESKY_HOST_KEY"]
HOST_KEY_FILE = DATA_DIR / "host.key"
SAMESKY_PATTERNS: bool = OPTIONS["SAMESKY_PATTERNS"] or REHEARSAL
RATE_LIMITS: bool = OPTIONS["SAMESKY_RATE_LIMITS"]

ADDRESSES = [
    address.strip().rstrip("/") for address in OPTIONS["SAMESKY_ADDRESS"].split(",") if address.strip()
]
HTTPS = any(address.startswith("https://") for address in ADDRESSES)
DEBUG = False
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *(urlsplit(address).hostname or "" for address in ADDRESSES if not REHEARSAL),
]
CSRF_TRUSTED_ORIGINS = ADDRESSES
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "form"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "samesky.web.errors.form_expired"
SESSION_COOKIE_AGE = 24 * 60 * 60
BEHIND_PROXY: bool = OPTIONS["SAMESKY_BEHIND_PROXY"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_100_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400


def _secret() -> str:
    """Signing has a secret of its own, derived from the host key.

    Without one yet (a check, a first start) it lasts as long as the process.
    """
    keys = hostkey.load(HOST_KEY, HOST_KEY_FILE)
    seed = keys.oldest() if keys else secrets.token_bytes(32)
    return hashlib.sha256(b"samesky signing\n" + seed).hexdigest()


SECRET_KEY = _secret()

INSTALLED_APPS = [
    "samesky.kit",
    "samesky.live",
    "samesky.design",
    "samesky.people",
    "samesky.people.keystore",
    "samesky.notices",
    "samesky.safety",
    "samesky.affirmations",
    "samesky.groups",
    "samesky.circles",
    "samesky.gatherings",
    "samesky.shares",
    "samesky.matching",
    "samesky.web",
    "samesky.api",
    "samesky.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "samesky.design.middleware.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samesky.people.middleware.KeyringPerRequest",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samesky.people.gate.Gate",
]
ROOT_URLCONF = "samesky.config.urls"
WSGI_APPLICATION = "samesky.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samesky.design.context.shell",
            ],
        },
    }
]

SQLITE = {
    # One open file for each thread that draws pages: opening it anew with its pragmas costs as much as three queries.
    # Never for PostgreSQL, where the pool decides.
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
        " PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY;",
    },
}


def _database(url: str, file: str) -> dict[str, object]:
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA_DIR / file, **SQLITE}
    parsed: dict[str, Any] = dict(dj_database_url.parse(url))
    if parsed["ENGINE"] == "django.db.backends.sqlite3":
        return parsed | SQLITE
    return parsed | {"OPTIONS": {**parsed.get("OPTIONS", {}), "pool": {"min_size": 1, "max_size": 16}}}


DATABASES = {
    "default": _database(OPTIONS["SAMESKY_DATABASE_URL"], "samesky.sqlite3"),
    "keys": _database(OPTIONS["SAMESKY_KEYS_URL"], "keys.sqlite3"),
}
DATABASE_ROUTERS = ["samesky.config.router.KeysApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["samesky.people.backend.PenNameBackend"]
PASSWORD_RESET_TIMEOUT = 60 * 60
ACCOUNT_ADAPTER = "samesky.people.accounts.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name_key"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_DISPLAY = "samesky.people.accounts.display"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"reauthenticate": "samesky.people.forms.again.PassphraseAgain"}
# Ours count by address (people.limits); allauth is told no address, so its limits by address are off and those by account stay.
ACCOUNT_RATE_LIMITS = (
    {"login": None, "login_failed": "10/5m/key", "reauthenticate": "20/10m/user"} if RATE_LIMITS else False
)
MFA_ADAPTER = "samesky.people.second_factors.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_FORMS = {
    "activate_totp": "samesky.people.forms.codes.FirstCode",
    "add_webauthn": "samesky.people.forms.passkeys.AddPasskey",
    "login_webauthn": "samesky.people.forms.passkeys.SignInPasskey",
    "authenticate_webauthn": "samesky.people.forms.passkeys.SecondPasskey",
    "reauthenticate_webauthn": "samesky.people.forms.passkeys.PasskeyAgain",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": None}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SESSION_ENGINE = "samesky.people.sessionstore"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/today"

globals().update(
    email.settings_for(
        "" if REHEARSAL else OPTIONS["SAMESKY_EMAIL_URL"],
        OPTIONS["SAMESKY_EMAIL_FROM"],
        OPTIONS["SAMESKY_EMAIL_SUBJECT"],
    )
)

USE_I18N = True
LANGUAGE_CODE = OPTIONS["SAMESKY_LANGUAGE"]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_TZ = True
TIME_ZONE = OPTIONS["SAMESKY_TIME_ZONE"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
APPEND_SLASH = True

# Errors carry identifiers, never words: no addresses of pages, no bodies, no values, no local variables in what is logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "samesky.config.quiet.Quiet",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "django": {
            "handlers": [],
            "level": "WARNING",
        },  # takes away the handler that writes letters with forms and locals in them
        "django.request": {"level": "ERROR"},
        "samesky": {"level": "INFO"},
    },
}
