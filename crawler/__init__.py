"""The web to captures and articles: a Scrapy project driven by the declarations in ``sources/``."""
