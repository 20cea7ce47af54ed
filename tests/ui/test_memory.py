import subprocess
import sys

import pytest

_PROGRAM = """
import numpy as np
from visualnet.ui.memory import give_large_memory_back

def resident_mb():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6

give_large_memory_back()
for _ in range(3):
    freed = np.ones(2_000_000)
    del freed
before = resident_mb()
arrays = [np.ones(1_000_000) for _ in range(40)]
del arrays[:-1]
print(resident_mb() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc, and /proc")
def test_large_arrays_go_back_to_the_system():
    # Without it, the last array keeps the 312 MB of the others.
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True, timeout=300
    )
    assert float(done.stdout) < 30
