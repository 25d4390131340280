from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "samesky.api"
    label = "api"
