"""`chidao notify`. Belongs here: the words of the command line. Does not belong here: channels and automations (flows.telling)."""

from __future__ import annotations

import argparse
import os

HELP = "have people told: make the blocks and automations on the Prefect server"
ABOUT = """\
setup: makes (or makes anew) the channels and automations on the server that PREFECT_API_URL names: run failed, gate blocked, quarantine
       above a threshold, nothing arrived, source unreachable, no run ended, and secret papers to one address.
test:  sends one message through each channel.
Who and when: [telling] and [contacts] in chidao.toml. Secrets from the environment: CHIDAO_MAIL_USER, CHIDAO_MAIL_PASSWORD,
CHIDAO_WEBHOOK_URL, CHIDAO_SLACK_URL."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("setup", "test"))


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from flows.command.settings import load_settings

    settings = load_settings(given.home)
    if given.what == "test":
        from flows.telling.channels import try_channels

        names = try_channels(settings, os.environ)
    else:
        from flows.orchestration import flows_by_name
        from flows.telling.automations import set_up

        names = set_up(settings, tuple(flows_by_name()), os.environ)
    if given.json:
        print_json({given.what: names})
    else:
        print("\n".join(("Sent: " if given.what == "test" else "Automation: ") + name for name in names))
    return 0
