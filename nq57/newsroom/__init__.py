"""A sample newsroom: three invented outlets, served on loopback for people without internet and for the tests.

``outlets/<id>/`` holds all that an outlet is: its articles as Markdown, its page and feed templates, its robots.txt and
its declaration for the crawler.
"""
