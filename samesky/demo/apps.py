from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "samesky.demo"
    label = "demo"
