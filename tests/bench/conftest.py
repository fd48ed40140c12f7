"""What several tests of the bench look at."""

import pytest

from bench.servers import dashboard


@pytest.fixture(scope="module")
def server(sample_release):
    """A dashboard of the sample."""
    with dashboard(sample_release.folder) as found:
        yield found
