"""The first call of a system: a token, then who am I."""

import json
import os
import urllib.parse
import urllib.request

import grpc

from baro.directory.v1 import directory_pb2, directory_pb2_grpc

with open(os.environ["BARO_SECRET_FILE"], encoding="utf-8") as file:
    secret = file.read().strip()
form = {"grant_type": "client_credentials", "client_id": os.environ["BARO_CLIENT"], "client_secret": secret}
url = os.environ["BARO_ISSUER"] + "/protocol/openid-connect/token"
with urllib.request.urlopen(url, urllib.parse.urlencode(form).encode(), timeout=30) as answer:
    token = json.load(answer)["access_token"]

with grpc.insecure_channel(os.environ["BARO_GATEWAY"]) as channel:  # in a city: grpc.secure_channel
    me = directory_pb2_grpc.DirectoryServiceStub(channel).GetMe(
        directory_pb2.GetMeRequest(), metadata=[("authorization", f"Bearer {token}")], timeout=30
    )
print(me.service_account.name, me.service_account.unit_id)
