"""Loading Django for a command or a serving process."""

import gc


def load() -> None:
    """`django.setup()`, and a garbage collector that leaves in peace what stays for good.

    Loading makes hardly any garbage, and looking for it costs a twentieth of a start; looking a dozen times while one page is
    drawn costs a tenth of the page.
    """
    import django

    gc.disable()
    django.setup()
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()
