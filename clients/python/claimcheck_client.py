#!/usr/bin/env python3
"""Checks articles with a claimcheckd: one file with one call, a folder over one stream.

    claimcheck_client.py unix:/run/claimcheck/claimcheckd.sock article.md
    claimcheck_client.py --published 2024-11-22 localhost:7070 drafts/

Needs grpc and protobuf (Debian: python3-grpcio, python3-protobuf). Exit status: 0 nothing found, 1 findings, 2 an error.
"""

import argparse
import pathlib
import sys

import grpc
import stubs  # noqa: F401  makes the two modules below
from claimcheck.v1 import claimcheck_pb2, claimcheck_pb2_grpc, document_pb2, findings_pb2

FORMATS = {".md": document_pb2.Document.MARKDOWN, ".html": document_pb2.Document.HTML}
# Python's strings count code points, so that is what offsets should count: text[begin:end] is right, emoji or not.
OPTIONS = claimcheck_pb2.CheckOptions(offset_encoding=document_pb2.CODE_POINTS)

# A daemon that is gone without a word is noticed while a call waits. No oftener than its connections.client_ping_s.
KEEPALIVE = [("grpc.keepalive_time_ms", 30_000), ("grpc.keepalive_timeout_ms", 10_000)]


def read_document(path, published):
    return document_pb2.Document(id=str(path), content=path.read_bytes(), published=published,
                                 format=FORMATS.get(path.suffix, document_pb2.Document.TEXT))


def print_findings(document, result):
    text = document.content.decode("utf-8")
    for finding in result.findings:
        span = finding.span
        line = text.count("\n", 0, span.begin) + 1
        column = span.begin - (text.rfind("\n", 0, span.begin) + 1) + 1
        severity = findings_pb2.Finding.Severity.Name(finding.severity).lower()
        print(f"{document.id}:{line}:{column}: {severity}: {finding.message} [{finding.rule}]")
        print(f"    at: {text[span.begin:span.end]}")
        for evidence in finding.evidence:
            print(f"    {evidence.role}: {text[evidence.span.begin:evidence.span.end]} (read as {evidence.value})")
        if finding.workings:
            print(f"    {finding.workings}")
        for fix in finding.fixes:
            print(f"    fix: {fix.description}")
    return bool(result.findings)


def check_file(client, path, published):
    document = read_document(path, published)
    request = claimcheck_pb2.CheckDocumentRequest(document=document, options=OPTIONS)
    return print_findings(document, client.CheckDocument(request, timeout=60).result)


def check_folder(client, folder, published):
    """Sends every file over one stream; answers come as they are ready and carry the request's number."""
    documents = [read_document(path, published) for path in sorted(folder.iterdir()) if path.is_file()]

    def requests():
        for number, document in enumerate(documents):
            # Options hold for the rest of the stream.
            yield claimcheck_pb2.CheckDocumentsRequest(document=document, options=None if number else OPTIONS)

    found = failed = False
    for answer in client.CheckDocuments(requests(), timeout=600):
        if answer.HasField("error"):
            print(f"{answer.document.id}: {answer.error.message}", file=sys.stderr)
            failed = True
        else:
            found |= print_findings(documents[answer.number], answer.result)
    return 2 if failed else found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="unix:PATH or host:port")
    parser.add_argument("path", type=pathlib.Path, help="an article or a folder of articles")
    parser.add_argument("--published", default="", metavar="YYYY-MM-DD", help="day of publication")
    options = parser.parse_args()
    with grpc.insecure_channel(options.address, KEEPALIVE) as channel:
        client = claimcheck_pb2_grpc.ClaimCheckStub(channel)
        check = check_folder if options.path.is_dir() else check_file
        try:
            sys.exit(int(check(client, options.path, options.published)))
        except grpc.RpcError as error:
            print(f"{options.path}: {error.code().name}: {error.details()}", file=sys.stderr)
        except OSError as error:
            print(f"{options.path}: {error.strerror}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
