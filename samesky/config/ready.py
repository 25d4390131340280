"""Bringing both databases to what this version wants, before anything is served from them."""

import pkgutil
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder


def migrate() -> None:
    """Apply what is not applied yet. Comparing names first saves an up-to-date start half a second."""
    for folder in (settings.DATA_DIR, settings.STATIC_ROOT):
        Path(folder).mkdir(parents=True, exist_ok=True)
    wanted = _on_disk()
    for name in ("default", "keys"):
        if not wanted <= set(MigrationRecorder(connections[name]).applied_migrations()):
            call_command("migrate", database=name, interactive=False, verbosity=0)
    connections.close_all()


def _on_disk() -> set[tuple[str, str]]:
    return {
        (app.label, module.name)
        for app in apps.get_app_configs()
        if (Path(app.path) / "migrations").is_dir()
        for module in pkgutil.iter_modules(import_module(f"{app.name}.migrations").__path__)
        if module.name[0] not in "_~"
    }
