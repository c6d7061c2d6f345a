"""Calls of Baro as it wants to be called: a fresh token, a deadline, the same request again when it is worth it."""

import json
import random
import time
import urllib.parse
import urllib.request

import grpc
from google.rpc import error_details_pb2, status_pb2

TRIES = 8
# Once more, with the same request_id: the server may or may not have heard the first.
RETRIED = {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED}


class Refused(Exception):
    """A refusal with its reason code: what to do is decided by the reason, never by the sentence."""

    def __init__(self, reason: str, message: str, fields: list[str]):
        super().__init__(f"{reason}: {message} {' '.join(fields)}")
        self.reason, self.fields = reason, fields


def details_of(error: grpc.RpcError) -> tuple[Refused, float | None]:
    """The reason (ErrorInfo), the fields (BadRequest) and the wait asked for (RetryInfo) of a failed call."""
    reason, fields, wait = error.code().name, [], None
    for key, value in error.trailing_metadata() or ():
        if key != "grpc-status-details-bin":
            continue
        for detail in status_pb2.Status.FromString(value).details:
            info, bad, retry = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest(), error_details_pb2.RetryInfo()
            if detail.Unpack(info):
                reason = info.reason
            elif detail.Unpack(bad):
                fields = [f"{one.field} {one.reason}" for one in bad.field_violations]
            elif detail.Unpack(retry):
                wait = retry.retry_delay.ToTimedelta().total_seconds()
    return Refused(reason, error.details(), fields), wait


class Baro:
    """A connection of one system. Make one and keep it: it holds one HTTP/2 connection and one token."""

    def __init__(self, gateway: str, issuer: str, client: str, secret: str, seconds: float = 30):
        self.channel = grpc.insecure_channel(gateway)  # in a city: grpc.secure_channel(gateway, grpc.ssl_channel_credentials())
        self.issuer, self.client, self.secret, self.seconds = issuer, client, secret, seconds
        self.token, self.token_end = "", 0.0

    def metadata(self) -> list[tuple[str, str]]:
        """The token, renewed before it ends (OAuth 2.0 client credentials)."""
        if time.monotonic() >= self.token_end:
            form = {"grant_type": "client_credentials", "client_id": self.client, "client_secret": self.secret}
            url, body = f"{self.issuer}/protocol/openid-connect/token", urllib.parse.urlencode(form).encode()
            with urllib.request.urlopen(url, body, timeout=self.seconds) as answer:
                got = json.load(answer)
            self.token, self.token_end = got["access_token"], time.monotonic() + got["expires_in"] * 0.8
        return [("authorization", f"Bearer {self.token}")]

    def call(self, method, request):
        """Calls until it is answered, refused, or not worth another try."""
        for attempt in range(1, TRIES + 1):
            try:
                return method(request, metadata=self.metadata(), timeout=self.seconds)
            except grpc.RpcError as error:
                self.pause(error, attempt)

    def pause(self, error: grpc.RpcError, attempt: int) -> None:
        """Waits before another try. Raises Refused when there is none."""
        refused, wait = details_of(error)
        if attempt == TRIES:
            raise refused from error
        if error.code() == grpc.StatusCode.UNAUTHENTICATED and attempt < 3:
            self.token_end = 0.0
        elif wait is None and error.code() not in RETRIED:
            raise refused from error
        # Growing, and never all clients at once.
        time.sleep(wait if wait is not None else random.uniform(0.5, 1) * min(10, 0.2 * 2**attempt))
