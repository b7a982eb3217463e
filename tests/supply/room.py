"""A room to run things in as a container would: a root of its own, little in it that can be written, no rights.

What the machine has in /usr and /etc, and one Python, can be read there; the network is the machine's.
"""

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_LINKS = ("bin", "lib", "lib64", "sbin")


class Room:
    """A folder as a root."""

    def __init__(self, root: Path, python: Path) -> None:
        self.root = root
        self._seen = [Path("/usr"), Path("/etc")]
        if not python.is_relative_to("/usr"):
            self._seen.append(python)
        for one in (Path(f"/{name}") for name in _LINKS):
            if one.is_symlink():
                self.inside(one).symlink_to(one.readlink())
            elif one.is_dir():
                self._seen.append(one)
        for one in (*self._seen, Path("/proc"), Path("/dev"), Path("/tmp")):
            self.inside(one).mkdir(parents=True, exist_ok=True)

    def inside(self, path: Path | str) -> Path:
        """Give where a path of the room is outside."""
        return self.root / Path(path).relative_to("/")

    def command(
        self, command: Sequence[str], environment: Mapping[str, str], user: str, folder: str = "/", *, volume: str = ""
    ) -> list[str]:
        """Give the command that runs a command in the room, and becomes it.

        With a `volume`, a folder of the room, nothing can be written but that and /tmp.
        """
        root = shlex.quote(str(self.root))
        lines = ["set -e", f"mount --bind {root} {root}", f"cd {root}"]
        lines += [f"mount --bind {one} .{one}; mount -o remount,bind,ro,nosuid .{one}" for one in self._seen]
        lines += [f"mount --rbind {one} .{one}" for one in ("/proc", "/dev")]
        lines.append(f"mount -t tmpfs -o nosuid,nodev,{'noexec,size=64m' if volume else 'size=1g'} tmpfs ./tmp")
        if volume:
            lines += [f"mount --bind .{volume} .{volume}", f"mount -o remount,bind,ro {root}"]
        settings = [f"{name}={value}" for name, value in environment.items()]
        become = ["chroot", str(self.root), "setpriv", *_rights(user), "env", "-i", "-C", folder, *settings, *command]
        lines.append(f"exec {shlex.join(become)}")
        return ["unshare", "--mount", "sh", "-c", "\n".join(lines)]

    def run(
        self, command: Sequence[str], environment: Mapping[str, str], user: str, folder: str = "/", *, volume: str = ""
    ) -> str:
        """Run a command in the room; gives what it prints. Raises `AssertionError` with that where it fails."""
        whole = self.command(command, environment, user, folder, volume=volume)
        done = subprocess.run(whole, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert not done.returncode, f"{shlex.join(command)} ended with {done.returncode}:\n{done.stdout}"
        return done.stdout


def _rights(user: str) -> list[str]:
    """Give what setpriv is told: root stays root, and a user other than root has no rights and gets none."""
    if user == "0":
        return ["--clear-groups"]
    identity = [f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    return [*identity, "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
