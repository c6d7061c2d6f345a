"""A day of a district system: registers documents, lists its register, follows the event feed. Prints one line of JSON."""

import argparse
import json
import uuid

from baro.directory.v1 import directory_pb2, directory_pb2_grpc
from baro.documents.v1 import incoming_pb2, incoming_pb2_grpc, resources_pb2
from baro_client import Baro, Refused
from follow import follow, open_store


def register(baro: Baro, unit_id: str, number: int):
    """Registers a document that has arrived. The request_id is made once per document and kept over all tries."""
    document = resources_pb2.IncomingDocument(
        unit_id=unit_id,
        form=resources_pb2.DOCUMENT_FORM_ELECTRONIC,
        message_id=f"H26,{uuid.uuid4()}",
        number=str(number),
        symbol="KH-UBND",
        issue_date="2026-01-05",
        issuer_name="Ủy ban nhân dân Thành phố",
        subject=f"Công văn số {number} về việc báo cáo",
    )
    request = incoming_pb2.RegisterIncomingDocumentRequest(request_id=str(uuid.uuid4()), document=document)
    documents = incoming_pb2_grpc.IncomingDocumentServiceStub(baro.channel)
    return baro.call(documents.RegisterIncomingDocument, request).document


def list_register(baro: Baro, unit_id: str) -> list:
    """The whole register, page by page: the end is where there is no next page, however short a page is."""
    documents, rows, page_token = incoming_pb2_grpc.IncomingDocumentServiceStub(baro.channel), [], ""
    while True:
        request = incoming_pb2.ListIncomingDocumentsRequest(unit_id=unit_id, page_size=200, page_token=page_token)
        page = baro.call(documents.ListIncomingDocuments, request)
        rows.extend(page.documents)
        page_token = page.next_page_token
        if not page_token:
            return rows


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("gateway", "issuer", "client", "secret-file", "store"):
        options.add_argument(f"--{name}", required=True)
    options.add_argument("--documents", type=int, default=0, help="how many to register")
    options.add_argument("--first", type=int, default=1, help="number of the first; what is there is a duplicate")
    options.add_argument("--events", type=int, default=0, help="how many to follow")
    options.add_argument("--seconds", type=float, default=30, help="deadline of a call")
    asked = options.parse_args()
    with open(asked.secret_file, encoding="utf-8") as file:
        baro = Baro(asked.gateway, asked.issuer, asked.client, file.read().strip(), asked.seconds)
    me = baro.call(directory_pb2_grpc.DirectoryServiceStub(baro.channel).GetMe, directory_pb2.GetMeRequest())
    unit_id, registered, refused = me.service_account.unit_id, 0, []
    for number in range(asked.documents):
        try:
            register(baro, unit_id, asked.first + number)
            registered += 1
        except Refused as refusal:
            refused.append(refusal.reason)
    listed = len(list_register(baro, unit_id)) if asked.documents else 0
    store = open_store(asked.store)
    count = lambda: store.execute("SELECT count(*) FROM events").fetchone()[0]
    follow(baro, store, lambda: count() >= asked.events)
    print(json.dumps({"registered": registered, "refused": refused, "listed": listed, "events": count()}))


main()
