"""The first schema: clients, tours, tourists, answers, drafts and the journal."""

from __future__ import annotations

from typing import Any

# What a column is, by the letter before its name: t text, k key (text compared byte by byte), i integer,
# n integer that may be null, b yes or no. A name with ">table" refers to that table's id.
NAME_KEYS = "k:surname_key k:given_key k:other_surname_key k:other_given_key k:sort_key"
TABLES = (
    (
        "client",
        "t:native_surname t:native_given_name t:patronymic t:latin_surname t:latin_given_name t:sex "
        "k:birth_date"
        f" t:birth_place t:citizenship t:notes t:created_at {NAME_KEYS} i:version",
    ),
    (
        "document",
        "i:client_id>client t:kind t:issuing_state t:series t:number t:issue_date t:expiry_date "
        "t:authority t:state"
        " t:entries t:days k:document_key k:document_tail",
    ),
    ("contact", "i:client_id>client t:kind t:label t:value k:key i:position"),
    ("address", "i:client_id>client t:label t:value i:position"),
    ("card", "i:client_id>client t:kind t:brand t:series t:number t:expiry k:key"),
    ("former_name", "i:client_id>client t:kind t:surname k:surname_key"),
    ("client_answer", "i:client_id>client k:key t:value t:answered_on"),
    (
        "tour",
        "k:number t:title t:created_on k:start_date k:end_date t:countries t:customer_name "
        "n:customer_client_id>client"
        " t:clerk t:notes t:search_key i:version",
    ),
    ("service", "i:tour_id>tour t:kind t:name t:start_date t:end_date i:position i:version"),
    (
        "tourist",
        "i:tour_id>tour n:client_id>client i:position t:native_surname t:native_given_name t:patronymic"
        " t:latin_surname t:latin_given_name t:birth_surname t:former_surnames t:sex k:birth_date "
        "t:birth_place"
        " t:citizenship t:international_passport_state t:international_passport_series"
        " t:international_passport_number t:international_passport_issue_date t:international_passport_expiry"
        " t:international_passport_authority t:national_passport_series t:national_passport_number"
        " t:national_passport_issue_date t:national_passport_authority t:phone t:email t:address"
        " t:discount_card_series t:discount_card_number t:payment_card_brand t:payment_card_last4"
        f" t:payment_card_expiry t:notes t:ticket_number {NAME_KEYS} k:document_key k:document_tail"
        " k:national_document_key k:phone_key i:version",
    ),
    ("service_use", "i:tourist_id>tourist i:service_id>service t:number t:room_type t:room_mates"),
    ("answer", "i:tourist_id>tourist k:key t:value t:form_text b:overruled t:answered_on"),
    ("draft", "k:key t:body t:saved_at t:person"),
    ("operation", "k:uuid t:kind t:source t:person t:workstation k:at n:undoes>operation"),
    ("operation_created", "i:operation_id>operation k:table_name i:first_id i:last_id"),
    ("operation_change", "i:operation_id>operation k:table_name i:record_id t:action t:before"),
)
UNIQUE = ("tour(number)", "draft(key)", "operation(uuid)")
INDEXES = (
    "client(surname_key, given_key, birth_date)",
    "client(given_key, surname_key, birth_date)",
    "client(other_surname_key, other_given_key) WHERE other_surname_key <> ''",
    "client(birth_date, surname_key)",
    "client(sort_key, id)",
    "document(document_key)",
    "document(document_tail)",
    "document(client_id)",
    "contact(key)",
    "contact(client_id)",
    "address(client_id)",
    "card(key)",
    "card(client_id)",
    "former_name(surname_key)",
    "former_name(client_id)",
    "client_answer(client_id, key)",
    "tour(start_date, id)",
    "tour(customer_client_id)",
    "service(tour_id)",
    "tourist(surname_key, given_key, birth_date)",
    "tourist(given_key, surname_key, birth_date)",
    "tourist(other_surname_key, other_given_key) WHERE other_surname_key <> ''",
    "tourist(birth_date, surname_key)",
    "tourist(document_key)",
    "tourist(document_tail)",
    "tourist(national_document_key)",
    "tourist(phone_key)",
    "tourist(tour_id, position)",
    "tourist(client_id)",
    "service_use(tourist_id)",
    "service_use(service_id)",
    "answer(tourist_id, key)",
    "operation(person, id)",
    "operation(undoes)",
    "operation_created(operation_id)",
    "operation_created(table_name, first_id)",
    "operation_change(operation_id)",
    "operation_change(table_name, record_id)",
)
SQLITE_TYPES = {
    "id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
    "t": "TEXT NOT NULL DEFAULT ''",
    "k": "TEXT NOT NULL DEFAULT ''",
    "i": "INTEGER NOT NULL",
    "n": "INTEGER",
    "b": "INTEGER NOT NULL DEFAULT 0",
}
POSTGRESQL_TYPES = SQLITE_TYPES | {
    "id": "BIGSERIAL PRIMARY KEY",
    "k": "TEXT COLLATE \"C\" NOT NULL DEFAULT ''",
    "i": "BIGINT NOT NULL",
    "n": "BIGINT",
    "b": "BOOLEAN NOT NULL DEFAULT FALSE",
}


def up(_migrator: Any, db: Any) -> None:
    types = POSTGRESQL_TYPES if db.sequences else SQLITE_TYPES
    for name, columns in TABLES:
        lines = [f'"id" {types["id"]}'] + [_column(text, types) for text in columns.split()]
        db.execute_sql(f'CREATE TABLE "{name}" ({", ".join(lines)})')
    for target in UNIQUE:
        db.execute_sql(f"CREATE UNIQUE INDEX {_index_name(target)} ON {target}")
    for target in INDEXES:
        db.execute_sql(f"CREATE INDEX {_index_name(target)} ON {target}")


def _column(text: str, types: dict[str, str]) -> str:
    kind, _, rest = text.partition(":")
    name, _, target = rest.partition(">")
    return f'"{name}" {types[kind]}' + (f' REFERENCES "{target}"("id")' if target else "")


def _index_name(target: str) -> str:
    words = target.split(" WHERE ", maxsplit=1)[0].replace("(", " ").replace(")", "").replace(",", "").split()
    return "_".join([*words, "index"])
