"""What is measured in a process of its own, so that nothing of another is in its memory."""

import subprocess
import sys


def in_a_process(module: str, *words: object) -> str:
    """What `python -m MODULE WORDS` prints. Raises SystemExit with what it complained of."""
    done = subprocess.run([sys.executable, "-m", module, *map(str, words)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{module} {' '.join(map(str, words))}:\n{done.stderr}")
    return done.stdout
