"""The fake Telegram on which the bots of these tests are."""

from tests.wire.telegram.conftest import fake, spec

__all__ = ["fake", "spec"]
