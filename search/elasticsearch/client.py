"""How the cluster is reached, and what becomes of its errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from elastic_transport import ConnectionTimeout, TlsError, TransportError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError
from pydantic import BaseModel, ConfigDict, Field, FilePath, SecretStr, model_validator

from search.errors import IndexAwayError

_RETRIES = 3
_BACKOFF_SECONDS = 0.5
_LONGEST_BACKOFF_SECONDS = 5.0
_CONNECTIONS = 10


class Connection(BaseModel):
    """Where the cluster is and who asks. ``url`` may list nodes of one cluster, parted by commas.

    ``prefix`` begins the name of every index, alias and template; ``timeout`` is in seconds, for one request.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    url: str = Field(pattern=r"^https?://[^\s,]+(,https?://[^\s,]+)*$")
    api_key: SecretStr | None = None
    username: str | None = None
    password: SecretStr | None = None
    ca_file: FilePath | None = None
    prefix: str = Field(default="nq57", pattern=r"^[a-z][a-z0-9-]*$")
    timeout: float = Field(default=30.0, gt=0)

    @model_validator(mode="after")
    def _one_way_in(self) -> Connection:
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password go together")
        if self.api_key and self.username:
            raise ValueError("give an API key, or a username and password, not both")
        return self

    def client(self) -> Elasticsearch:
        """Asks nothing of the cluster yet."""
        secure: dict[str, Any] = {"ca_certs": str(self.ca_file)} if self.ca_file else {}
        return Elasticsearch(
            self.url.split(","),
            api_key=self.api_key.get_secret_value() if self.api_key else None,
            basic_auth=(self.username, self.password.get_secret_value()) if self.username and self.password else None,
            request_timeout=self.timeout,
            max_retries=_RETRIES,
            retry_on_status=(502, 504),
            retry_backoff_base=_BACKOFF_SECONDS,
            retry_backoff_cap=_LONGEST_BACKOFF_SECONDS,
            connections_per_node=_CONNECTIONS,
            **secure,
        )


@contextmanager
def explained() -> Iterator[None]:
    """Whatever the client raises becomes an ``IndexAwayError`` that says what to look at."""
    try:
        yield
    except UnsupportedProductError as error:
        raise IndexAwayError("what answers there is not Elasticsearch: check NQ57_ELASTICSEARCH_URL") from error
    except ApiError as error:
        raise IndexAwayError(explain(error.meta.status, _cause(error.body))) from error
    except TlsError as error:
        raise IndexAwayError(f"no secure connection to Elasticsearch: {error}; check NQ57_ELASTICSEARCH_CA_FILE") from error
    except ConnectionTimeout as error:
        raise IndexAwayError(f"Elasticsearch did not answer in time: {error}") from error
    except TransportError as error:
        raise IndexAwayError(f"Elasticsearch cannot be reached: {error}") from error


def explain(status: int, cause: Mapping[str, Any]) -> str:
    """What an operator should know of a refusal; ``cause`` has Elasticsearch's ``type`` and ``reason``."""
    kind, reason = str(cause.get("type", "")), str(cause.get("reason", ""))
    if "flood-stage" in reason or "no space left" in reason.lower():
        return f"the disk of Elasticsearch is full: free space there, work goes on by itself ({reason})"
    if kind == "cluster_block_exception":
        return f"Elasticsearch does not take writes now: {reason}"
    if status in (401, 403):
        return f"Elasticsearch refuses the credentials (check NQ57_ELASTICSEARCH_API_KEY, or _USERNAME and _PASSWORD): {reason}"
    if kind == "index_not_found_exception" or (status == 404 and "missing" in reason):
        return f"Elasticsearch has no such index, run nq57 index init: {reason}"
    return f"Elasticsearch refused ({status}): {kind or 'no reason given'} {reason}".rstrip()


def _cause(body: object) -> Mapping[str, Any]:
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return {"reason": str(error or body or "")}
    root: Mapping[str, Any] = (error.get("root_cause") or [error])[0]
    return root
