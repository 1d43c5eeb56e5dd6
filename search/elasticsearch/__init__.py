"""The production engine: Elasticsearch 9 behind the same protocol as the embedded index."""
