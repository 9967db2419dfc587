"""Frozen dataclasses to JSON and back, exactly, driven by their type hints.

Belongs here: the mapping of types. It knows str, int, float, bool, None, date, time, datetime, StrEnum, bytes, tuples (also fixed ones),
frozen dataclasses, Optional and unions whose members JSON can tell apart. Does not belong here: files and keys (`store`).
A field at its default is left out: small files, and a field added with a default reads old files.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Coder = Callable[[Any], Any]


class CodecError(ValueError):
    """The JSON does not fit the type, or the type is none that is known here."""


def dumps(value: Any) -> bytes:
    """UTF-8 JSON of a dataclass; equal values give equal bytes."""
    return json.dumps(to_json(value, type(value)), ensure_ascii=False, separators=(",", ":")).encode()


def loads(data: bytes, kind: type[T]) -> T:
    """The exact value that `dumps` was given. Raises CodecError."""
    try:
        return from_json(json.loads(data), kind)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise CodecError(f"not a {kind.__name__}: {error}") from error


def to_json(value: Any, kind: Any) -> Any:
    """A value of the hinted type as JSON-ready Python."""
    return _encoder(kind)(value)


def from_json(value: Any, kind: type[T]) -> T:
    """The inverse of `to_json`."""
    hint: Any = kind
    result: T = _decoder(hint)(value)
    return result


def _same(value: Any) -> Any:
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, Any, Any], ...]:
    """(name, hint, default) of the fields; default MISSING where there is none. A default factory counts as none."""
    hints = typing.get_type_hints(kind)
    return tuple((f.name, hints[f.name], f.default) for f in dataclasses.fields(kind))


@cache
def _encoder(kind: Any) -> Coder:
    if kind in (str, int, float, bool, type(None)):
        return _same
    if kind in (date, datetime, time):
        return lambda value: value.isoformat()
    if kind is bytes:
        return lambda value: base64.b64encode(value).decode("ascii")
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    if dataclasses.is_dataclass(kind):
        return _dataclass_encoder(typing.cast(type, kind))
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            item = _encoder(args[0])
            return (lambda value: list(value)) if item is _same else (lambda value: [item(v) for v in value])
        items = tuple(_encoder(arg) for arg in args)
        return lambda value: [coder(v) for coder, v in zip(items, value, strict=True)]
    if origin in (typing.Union, types.UnionType):
        return _union_encoder(args)
    raise CodecError(f"no encoding for {kind!r}")


def _dataclass_encoder(kind: type) -> Coder:
    # Recursive types are not needed and would recurse here: the model has none.
    plan = tuple((name, _encoder(hint), default) for name, hint, default in _fields(kind))

    def encode(value: Any) -> dict[str, Any]:
        out = {}
        for name, coder, default in plan:
            field = getattr(value, name)
            # 1 == 1.0 == True: only a value of the same type may be left out for its default
            if default is dataclasses.MISSING or field != default or type(field) is not type(default):
                out[name] = coder(field)
        return out

    return encode


def _union_encoder(args: tuple[Any, ...]) -> Coder:
    present = tuple(arg for arg in args if arg is not type(None))
    if len(present) == 1:
        only = _encoder(present[0])
        return lambda value: None if value is None else only(value)

    def encode(value: Any) -> Any:
        if value is None:
            return None
        for arg in present:
            if type(value) is (typing.get_origin(arg) or arg):
                return _encoder(arg)(value)
        raise CodecError(f"{value!r} is of no type of {args!r}")

    return encode


@cache
def _decoder(kind: Any) -> Coder:
    if kind is float:
        return lambda value: float(_expect(value, int, float))
    if kind in (str, int, bool):
        return lambda value: _expect(value, kind)
    if kind is type(None):
        return _same
    if kind in (date, datetime, time):
        return lambda value: kind.fromisoformat(value)
    if kind is bytes:
        return lambda value: base64.b64decode(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: kind(value)
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(typing.cast(type, kind))
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            item = _decoder(args[0])
            return lambda value: tuple([item(v) for v in _expect(value, list)])
        items = tuple(_decoder(arg) for arg in args)
        return lambda value: tuple([coder(v) for coder, v in zip(items, value, strict=True)])
    if origin in (typing.Union, types.UnionType):
        return _union_decoder(args)
    raise CodecError(f"no decoding for {kind!r}")


def _expect(value: Any, *kinds: type) -> Any:
    if type(value) not in kinds:
        raise CodecError(f"{value!r} is no {' or '.join(k.__name__ for k in kinds)}")
    return value


def _dataclass_decoder(kind: type) -> Coder:
    plan = {name: _decoder(hint) for name, hint, _ in _fields(kind)}

    def decode(value: Any) -> Any:
        return kind(**{name: plan[name](field) for name, field in _expect(value, dict).items()})

    return decode


def _union_decoder(args: tuple[Any, ...]) -> Coder:
    present = tuple(_decoder(arg) for arg in args if arg is not type(None))

    def decode(value: Any) -> Any:
        if value is None:
            return None
        for coder in present[:-1]:
            try:
                return coder(value)
            except (CodecError, TypeError, ValueError):
                continue
        return present[-1](value)

    return decode
