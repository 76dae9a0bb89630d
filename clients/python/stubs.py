"""Makes the gRPC stubs out of proto/ and puts them on the import path.

They land in $CLAIMCHECK_STUBS, else in a folder of your cache, and are made anew when a .proto file is newer. A program of
your own would rather run protoc once in its build; what it has to run stands in make() below.
Needs protoc and grpc_python_plugin (Debian: protobuf-compiler, protobuf-compiler-grpc).
"""

import os
import pathlib
import shutil
import subprocess
import sys

PROTO = pathlib.Path(__file__).resolve().parents[2] / "proto"


def make(folder):
    protos = sorted(str(path.relative_to(PROTO)) for path in PROTO.rglob("*.proto"))
    plugin = shutil.which("grpc_python_plugin")
    if not plugin or not shutil.which("protoc"):
        sys.exit("stubs: expected protoc and grpc_python_plugin on PATH; apt install protobuf-compiler-grpc")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["protoc", "-I", PROTO, "--python_out=%s" % folder, "--grpc_python_out=%s" % folder,
                    "--plugin=protoc-gen-grpc_python=%s" % plugin, *protos], check=True)


def ready():
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "claimcheck"
    folder = pathlib.Path(os.environ.get("CLAIMCHECK_STUBS") or cache / "python-stubs")
    made = folder / "claimcheck" / "v1" / "claimcheck_pb2_grpc.py"
    newest = max(path.stat().st_mtime for path in PROTO.rglob("*.proto"))
    if not made.exists() or made.stat().st_mtime < newest:
        make(folder)
    sys.path.insert(0, str(folder))
    import google  # Protobuf's own package; google.rpc comes from the stubs
    google.__path__.append(str(folder / "google"))


ready()
