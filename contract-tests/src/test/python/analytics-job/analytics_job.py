"""A job of an analytics team: turns events into rows of its warehouse.

python3 analytics_job.py EVENTS.jsonl

Prints for each event its id and its row, or the field without which there is none. What it reads of events is stated in
contracts/consumers/analytics-job.
"""

import json
import sys
from datetime import datetime
from uuid import UUID

CELLS_PER_DEGREE = 100
OUTCOMES = {"NOBODY_NEAR": "no supply", "NOBODY_ACCEPTED": "declined", "CANCELLED": "withdrawn"}


class Missing(Exception):
    """A field that an event cannot be without."""


class Fields:
    """Data of an event, or an object in it."""

    def __init__(self, data, place=""):
        self.data = data
        self.place = place

    def object(self, name):
        return Fields(self.value(name), self.place + name + ".")

    def uuid(self, name):
        return self.read(name, lambda value: str(UUID(value)))

    def time(self, name):
        return self.read(name, lambda value: datetime.fromisoformat(value.replace("Z", "+00:00")).isoformat())

    def number(self, name):
        return self.read(name, lambda value: value + 0)

    def one_of(self, name, words):
        return self.read(name, lambda value: words[value])

    def read(self, name, reader):
        try:
            return reader(self.value(name))
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise Missing(self.place + name) from fault

    def value(self, name):
        try:
            return self.data[name]
        except (KeyError, TypeError) as fault:
            raise Missing(self.place + name) from fault


def request(data):
    pickup = data.object("pickup")
    return {
        "table": "demand",
        "request": data.uuid("request_id"),
        "at": data.time("timestamp"),
        "row": round(pickup.number("latitude") * CELLS_PER_DEGREE),
        "column": round(pickup.number("longitude") * CELLS_PER_DEGREE),
    }


def unmatched(data):
    return {"table": "lost", "request": data.uuid("request_id"), "why": data.one_of("reason", OUTCOMES)}


def cancelled(data):
    return {"table": "cancelled", "ride": data.object("ride").uuid("ride_id"), "at": data.time("at")}


def metered(data):
    metres = data.number("metres")
    return {"table": "distance", "ride": data.uuid("ride_id"), "billed_metres": metres * data.number("factor")}


def completed(data):
    ride, payment = data.object("ride"), data.object("payment")
    return {
        "table": "revenue",
        "ride": ride.uuid("ride_id"),
        "driver": ride.uuid("driver_id"),
        "passenger": ride.uuid("passenger_id"),
        "gross": payment.number("amount"),
        "fee": payment.number("admin_fee"),
        "payout": payment.number("driver_payout"),
    }


TABLES = {
    "com.nebengjek.match.request.v1": request,
    "com.nebengjek.match.unmatched.v1": unmatched,
    "com.nebengjek.ride.cancelled.v1": cancelled,
    "com.nebengjek.ride.metered.v1": metered,
    "com.nebengjek.ride.completed.v1": completed,
}


def answer(event):
    try:
        return {"id": event["id"], "row": TABLES[event["type"]](Fields(event["data"]))}
    except Missing as missing:
        return {"id": event["id"], "missing": str(missing)}


with open(sys.argv[1], encoding="utf-8") as events:
    for line in events:
        print(json.dumps(answer(json.loads(line))))
