from tests.wire.conftest import book, free_port
from tests.wire.telegram.conftest import fake, spec

__all__ = ["book", "fake", "free_port", "spec"]
