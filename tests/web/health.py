"""A bot that does as a test says."""

from dataclasses import dataclass


@dataclass
class FakeHealth:
    """How a bot does."""

    is_ready: bool = True
    is_alive: bool = True
    measured: int = 0

    def alive(self) -> bool:
        """Say what the test says."""
        return self.is_alive

    async def ready(self) -> bool:
        """Say what the test says."""
        return self.is_ready

    async def measure(self) -> None:
        """Count how often it was asked for."""
        self.measured += 1
