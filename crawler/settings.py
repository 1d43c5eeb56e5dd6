"""Scrapy settings. ``NQ57_HOME`` and ``NQ57_CONTACT_URL`` are read from the environment, the rest with ``-s NAME=VALUE``."""

import os

from platformdirs import user_data_path

BOT_NAME = "nq57"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

NQ57_HOME = os.environ.get("NQ57_HOME") or str(user_data_path("nq57"))
NQ57_CONTACT_URL = os.environ.get("NQ57_CONTACT_URL", "")
NQ57_WARC_MAX_BYTES = 100_000_000

ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = BOT_NAME
AUTOTHROTTLE_ENABLED = True
# Each outlet has one request under way at most; outlets do not wait for one another.
CONCURRENT_REQUESTS = 1000
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 10_000_000
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = 1
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
COOKIES_ENABLED = False
REFERRER_POLICY = "no-referrer"
# No port is opened on the machine that crawls.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
FEED_EXPORT_ENCODING = "utf-8"
# Error pages reach the spider, which counts them.
HTTPERROR_ALLOW_ALL = True
DOWNLOAD_HANDLERS = {"file": None, "ftp": None, "s3": None, "data": None}
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.5",
}
DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.DeclaredHostsMiddleware": 40,
    "crawler.middlewares.UnreachableRobotsMiddleware": 45,
}
# After AutoThrottle, whose choice it raises to what the outlet asks for.
EXTENSIONS = {"crawler.politeness.Politeness": 900}
ITEM_PIPELINES = {
    "crawler.pipelines.warc.WarcPipeline": 100,
    "crawler.pipelines.article.ArticlePipeline": 200,
    "nq57.pipelines.IndexPipeline": 300,
    "crawler.pipelines.ledger.LedgerPipeline": 900,
}
LOG_LEVEL = "INFO"
