from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "samesky.groups"
    label = "groups"
