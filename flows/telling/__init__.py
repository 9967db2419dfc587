"""Telling people: what happened, in words without any text of a paper, by mail, webhook or a Slack-compatible chat."""
