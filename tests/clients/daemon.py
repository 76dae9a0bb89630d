"""A claimcheckd for the length of a test, on a Unix socket in a folder of its own."""

import pathlib
import signal
import subprocess
import tempfile
import threading


class Daemon:
    """`with Daemon(program, plugins) as daemon:` gives daemon.address; leaves nothing running."""

    def __init__(self, program, plugins=None):
        self.folder = tempfile.TemporaryDirectory()
        self.address = "unix:" + str(pathlib.Path(self.folder.name) / "claimcheckd.sock")
        self.call = [program, "--listen", self.address, "--workers", "2"] + (["--plugins", plugins] if plugins else [])

    def __enter__(self):
        self.process = subprocess.Popen(self.call, stderr=subprocess.PIPE, text=True)
        self.log = []
        for line in self.process.stderr:  # ends with the process
            self.log.append(line)
            if "listens on" in line:
                # Somebody has to go on reading, or a full pipe would stop the daemon.
                threading.Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True).start()
                return self
        self.__exit__()
        raise RuntimeError("claimcheckd did not come up:\n" + "".join(self.log))

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()
