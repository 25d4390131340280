"""Programs that are started for a run end with it, even when the run is killed."""

import shutil


def ends_with_us(signal: str = "SIGTERM") -> list[str]:
    """Words to put before a command, so that the kernel sends it `signal` when whoever started it is gone (Linux only)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, f"--pdeathsig={signal}"] if setpriv else []
