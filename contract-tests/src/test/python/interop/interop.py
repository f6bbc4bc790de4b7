"""Publishes an event in each mode, reads those of a subject, and sends the event to a function, all by the official SDK
and client; prints what it read and what the function replied as JSON.

python interop.py NATS_URL STREAM SUBJECT_TO_WRITE SUBJECT_TO_READ FUNCTION_URL EVENT
"""

import asyncio
import json
import sys
import urllib.request

import nats
from cloudevents.conversion import to_dict
from cloudevents.http import CloudEvent, from_http, to_binary, to_structured


def event(source, suffix):
    attributes = json.loads(source)
    data = attributes.pop("data")
    attributes["id"] += "-py-" + suffix
    return CloudEvent(attributes, data)


def plain(found):
    found = to_dict(found)
    if isinstance(found.get("data"), (str, bytes)):
        found["data"] = json.loads(found["data"])
    return found


def read(message):
    headers = {name.lower(): value for name, value in message.headers.items()}
    if "ce-datacontenttype" in headers:
        headers["content-type"] = headers.pop("ce-datacontenttype")
    return plain(from_http(headers, message.data))


def reply(url, headers, body):
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return plain(from_http({name.lower(): value for name, value in answer.headers.items()}, answer.read()))


async def main(url, stream, write, subject, function, source):
    connection = await nats.connect(url)
    js = connection.jetstream()

    headers, body = to_binary(event(source, "binary"))
    # The binding for NATS has an attribute for it, and keeps Content-Type for the structured mode.
    carried = {("ce-datacontenttype" if name == "content-type" else name): value for name, value in headers.items()}
    await js.publish(write, body, headers=carried)
    headers, body = to_structured(event(source, "structured"))
    await js.publish(write, body, headers=headers)

    subscription = await js.subscribe(subject, stream=stream, ordered_consumer=True)
    events = [read(await subscription.next_msg(timeout=20)) for _ in range(2)]
    await connection.close()

    replies = [reply(function, *to_binary(event(source, "posted"))), reply(function, *to_structured(event(source, "posted")))]
    print(json.dumps({"events": events, "replies": replies}))


asyncio.run(main(*sys.argv[1:]))
