"""A district system in another language: registers a document that has arrived, and reads it back.

Made from the protos alone, with the stock tools (grpcio-tools; google/api comes with googleapis-common-protos):

    python -m grpc_tools.protoc -I proto -I <site-packages> --python_out=gen --grpc_python_out=gen \
        baro/directory/v1/directory.proto baro/documents/v1/*.proto
    PYTHONPATH=gen python client.py --gateway 127.0.0.1:8081 --issuer http://127.0.0.1:8082/realms/baro \
        --client district-ba-dinh --secret-file secret --subject '…' [--unit <uuid>]

The secret is read from a file, so that it is in no list of processes. Prints one line of JSON.
"""

import argparse
import json
import sys
import urllib.parse
import urllib.request
import uuid

import grpc
from google.rpc import error_details_pb2, status_pb2

from baro.directory.v1 import directory_pb2, directory_pb2_grpc
from baro.documents.v1 import incoming_pb2, incoming_pb2_grpc, resources_pb2

SECONDS = 30


def sign_in(issuer: str, client: str, secret: str) -> str:
    """An access token by client credentials (OAuth 2.0)."""
    form = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
    url = issuer + "/protocol/openid-connect/token"
    with urllib.request.urlopen(url, urllib.parse.urlencode(form).encode(), timeout=SECONDS) as answer:
        return json.load(answer)["access_token"]


def reason_of(error: grpc.RpcError) -> str:
    """The reason code of a refusal: the one ErrorInfo in the google.rpc.Status of the trailer."""
    for key, value in error.trailing_metadata() or ():
        if key != "grpc-status-details-bin":
            continue
        info = error_details_pb2.ErrorInfo()
        for detail in status_pb2.Status.FromString(value).details:
            if detail.Unpack(info):
                return info.reason
    return error.code().name


def register(channel: grpc.Channel, call: dict, unit_id: str, subject: str) -> dict:
    """Registers twice with the same request id, as after a lost answer: the second call gets the same document."""
    documents = incoming_pb2_grpc.IncomingDocumentServiceStub(channel)
    request = incoming_pb2.RegisterIncomingDocumentRequest(
        request_id=str(uuid.uuid4()),
        document=resources_pb2.IncomingDocument(
            unit_id=unit_id,
            form=resources_pb2.DOCUMENT_FORM_ELECTRONIC,
            message_id=f"H26,{uuid.uuid4()}",
            number="15",
            symbol="KH-UBND",
            issue_date="2026-01-05",
            issuer_name="Ủy ban nhân dân Thành phố",
            subject=subject,
        ),
    )
    first = documents.RegisterIncomingDocument(request, **call).document
    again = documents.RegisterIncomingDocument(request, **call).document
    read = documents.GetIncomingDocument(incoming_pb2.GetIncomingDocumentRequest(id=first.id), **call).document
    return {
        "id": read.id,
        "sameAgain": again.id == first.id and again.arrival_number == first.arrival_number,
        "unitId": read.unit_id,
        "unitName": read.unit_name,
        "arrivalNumber": read.arrival_number,
        "subject": read.subject,
        "state": resources_pb2.IncomingState.Name(read.state),
        "acknowledged": read.HasField("acknowledge_time"),
        "holder": read.holder.post_title,
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gateway", "issuer", "client", "secret-file", "subject"):
        options.add_argument(f"--{name}", required=True)
    options.add_argument("--unit", help="another unit than the system's own")
    asked = options.parse_args()
    with open(asked.secret_file, encoding="utf-8") as file:
        token = sign_in(asked.issuer, asked.client, file.read().strip())
    call = {"metadata": [("authorization", f"Bearer {token}")], "timeout": SECONDS}
    with grpc.insecure_channel(asked.gateway) as channel:
        try:
            me = directory_pb2_grpc.DirectoryServiceStub(channel).GetMe(directory_pb2.GetMeRequest(), **call)
            result = register(channel, call, asked.unit or me.service_account.unit_id, asked.subject)
            result["system"] = me.service_account.name
        except grpc.RpcError as error:
            result = {"refused": reason_of(error)}
    json.dump(result, sys.stdout, ensure_ascii=False)
    print()


main()
