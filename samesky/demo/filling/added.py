"""What else the place needs to be walked around in, beyond what people said to each other."""

from samesky.demo.filling.scene import Scene


def add_the_rest(scene: Scene) -> None:
    """Nothing yet."""
