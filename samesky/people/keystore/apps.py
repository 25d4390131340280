from django.apps import AppConfig


class KeystoreConfig(AppConfig):
    name = "samesky.people.keystore"
    label = "keystore"
