"""Follows the event feed: each event once, whatever ends in between, this program included."""

import sqlite3

import grpc
from google.protobuf.json_format import MessageToJson

from baro.custody.v1 import feed_pb2, feed_pb2_grpc
from baro_client import Baro, Refused, details_of

# The unit's feed is not what it was, or no longer kept so far back.
BEGIN_ANEW = {"EVENT_CURSOR_INVALID", "EVENT_CURSOR_EXPIRED"}


def open_store(file: str) -> sqlite3.Connection:
    """The system's own database. Event and cursor go into it in one transaction: that is what makes it exactly once."""
    store = sqlite3.connect(file)
    store.execute("CREATE TABLE IF NOT EXISTS events (sequence INTEGER, event_id TEXT PRIMARY KEY, body TEXT)")
    store.execute("CREATE TABLE IF NOT EXISTS place (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT)")
    store.execute("INSERT OR IGNORE INTO place VALUES (1, '')")
    store.commit()
    return store


def follow(baro: Baro, store: sqlite3.Connection, enough) -> None:
    """Reads until `enough()`. The stream ends now and then, with OK or an error: it is opened again at the cursor."""
    feed, failures = feed_pb2_grpc.EventFeedServiceStub(baro.channel), 0
    while not enough():
        (cursor,) = store.execute("SELECT cursor FROM place").fetchone()
        try:
            request = feed_pb2.StreamUnitEventsRequest(cursor=cursor)
            stream = feed.StreamUnitEvents(request, metadata=baro.metadata(), timeout=600)
            for answer in stream:
                failures = 0
                with store:  # one transaction
                    if answer.HasField("event"):
                        row = (answer.sequence, answer.event.event_id, MessageToJson(answer.event))
                        store.execute("INSERT INTO events VALUES (?, ?, ?)", row)
                    store.execute("UPDATE place SET cursor = ?", (answer.cursor,))
                if enough():
                    stream.cancel()
                    return
        except grpc.RpcError as error:
            refused, _ = details_of(error)
            if refused.reason in BEGIN_ANEW:
                with store:  # and read the state of the items anew: ListIncomingDocuments, GetItemPath, …
                    store.execute("DELETE FROM events")
                    store.execute("UPDATE place SET cursor = ''")
                continue
            failures += 1
            # A stream may be tried for ever; the wait stops growing at 10 s.
            baro.pause(error, min(failures, 6))
