#!/usr/bin/env python3
"""Runs a real template, its custom resource and its function in ministack, a CloudFormation engine of others, with the simulator of RAM behind it.

ministack has no RAM, so the share itself is made beforehand and the stack adds to it. It is bound to loopback.
"""
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, EndpointConnectionError

ROOT = Path(__file__).resolve().parent.parent
REGION = "eu-west-1"
OWNER, FIRST, SECOND, THIRD = "111111111111", "222222222222", "333333333333", "444444444444"
RESOURCES = [f"arn:aws:ec2:{REGION}:{OWNER}:prefix-list/pl-0123456789abcdef{i}" for i in range(3)]


def key(account):
    """The access key id that tells the simulator whose call it is."""
    return f"AKIA{account}AAAA"


def client(service, endpoint, access_key=key(OWNER)):
    return boto3.client(service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id=access_key,
                        aws_secret_access_key="secret", config=Config(retries={"max_attempts": 2}))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_simulator():
    server = subprocess.Popen(["node", "--import", "tsx", "test/simulator/cli.ts"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return server, server.stdout.readline().strip()


def start_ministack(account):
    port = free_port()
    environment = {**os.environ, "GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "MINISTACK_HOST": "127.0.0.1", "IOT_MTLS_ENABLED": "0",
                   "MINISTACK_REGION": REGION, "AWS_ACCESS_KEY_ID": account, "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": REGION}
    server = subprocess.Popen([Path(sys.executable).parent / "ministack"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return server, f"http://127.0.0.1:{port}"


def wait_for(cloudformation):
    for _ in range(100):
        try:
            return cloudformation.list_stacks()
        except (EndpointConnectionError, ClientError):
            time.sleep(0.2)
    raise TimeoutError("ministack did not start")


def template(ram_endpoint, account, *command):
    """The template as the library renders it; the function is told where RAM and the SDK are, which Lambda knows by itself."""
    rendered = subprocess.run(["npx", "tsx", *command], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    document = json.loads(rendered)
    for resource in document["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function":
            resource["Properties"]["Environment"] = {"Variables": {
                "AWS_ENDPOINT_URL_RAM": ram_endpoint, "NODE_PATH": str(ROOT / "node_modules"),
                "AWS_ACCESS_KEY_ID": key(account), "AWS_SECRET_ACCESS_KEY": "secret"}}
    return json.dumps(document)


class Play:
    """A stack of one account in ministack, and what it does to a share of the owner."""

    def __init__(self, ram_endpoint, ministack_endpoint, account):
        self.ram_endpoint = ram_endpoint
        self.ram = client("ram", ram_endpoint)
        self.account = account
        # ministack takes an access key id of 12 digits for the account.
        self.cloudformation = client("cloudformation", ministack_endpoint, account)
        self.share = self.ram.create_resource_share(name=f"hub {account}", allowExternalPrincipals=True)["resourceShare"]["resourceShareArn"]
        self.failures = 0
        self.checks = 0

    def deploy(self, *command, create=False):
        call = self.cloudformation.create_stack if create else self.cloudformation.update_stack
        call(StackName="Stack", TemplateBody=template(self.ram_endpoint, self.account, *command), Capabilities=["CAPABILITY_IAM"])
        status = self.settled()
        return status if status.endswith("E_COMPLETE") and "ROLLBACK" not in status else f"{status}: {self.reasons()}"

    def delete(self):
        self.cloudformation.delete_stack(StackName="Stack")
        return self.settled()

    def settled(self):
        for _ in range(300):
            try:
                status = self.stack()["StackStatus"]
            except ClientError:
                return "DELETE_COMPLETE"
            if not status.endswith("IN_PROGRESS"):
                return status
            time.sleep(0.2)
        return "STILL IN PROGRESS"

    def reasons(self):
        events = self.cloudformation.describe_stack_events(StackName="Stack")["StackEvents"]
        return [event["ResourceStatusReason"] for event in events if event.get("ResourceStatusReason")]

    def stack(self):
        return self.cloudformation.describe_stacks(StackName="Stack")["Stacks"][0]

    def associated(self, *statuses):
        rows = []
        for kind in ("PRINCIPAL", "RESOURCE"):
            pages = self.ram.get_paginator("get_resource_share_associations").paginate(associationType=kind, resourceShareArns=[self.share])
            rows += [row["associatedEntity"] for page in pages for row in page["resourceShareAssociations"] if row["status"] in statuses]
        return sorted(rows)

    def expect(self, what, actual, expected):
        self.checks += 1
        good = actual == expected
        self.failures += not good
        print(f"{'ok' if good else 'FAILED'}  {what}" + ("" if good else f"\n    expected {expected}\n    got      {actual}"))


def play_associations(play):
    def deploy(principals, resources, create=False):
        return play.deploy("tools/ministack-app.ts", play.share, ",".join(principals), ",".join(resources), create=create)

    def associated():
        return play.associated("ASSOCIATED", "ASSOCIATING")

    foreign = SECOND
    play.ram.associate_resource_share(resourceShareArn=play.share, principals=[foreign])
    play.expect("creates", deploy([FIRST], RESOURCES[:2], create=True), "CREATE_COMPLETE")
    play.expect("associates what is declared, beside what was there", associated(), sorted([FIRST, foreign, *RESOURCES[:2]]))
    play.expect("updates", deploy([THIRD], RESOURCES[1:]), "UPDATE_COMPLETE")
    play.expect("adds what is new and removes what is gone", associated(), sorted([THIRD, foreign, *RESOURCES[1:]]))
    play.expect("deletes", play.delete(), "DELETE_COMPLETE")
    play.expect("leaves what was not its own", associated(), [foreign])


def play_accepter(play):
    play.ram.associate_resource_share(resourceShareArn=play.share, resourceArns=RESOURCES[:1])
    play.ram.associate_resource_share(resourceShareArn=play.share, principals=[FIRST])
    play.expect("accepts the invitation", play.deploy("tools/ministack-accepter-app.ts", play.share, FIRST, create=True), "CREATE_COMPLETE")
    play.expect("is on the share", play.associated("ASSOCIATED"), sorted([FIRST, RESOURCES[0]]))
    play.expect("knows what is shared", [output["OutputValue"] for output in play.stack().get("Outputs", [])], [RESOURCES[0]])
    play.expect("deletes", play.delete(), "DELETE_COMPLETE")
    play.expect("has left the share", play.associated("ASSOCIATED"), [RESOURCES[0]])


def main():
    servers = []
    checks = failures = 0
    try:
        simulator, ram_endpoint = start_simulator()
        servers.append(simulator)
        for account, scenario in ((OWNER, play_associations), (FIRST, play_accepter)):
            ministack, endpoint = start_ministack(account)
            servers.append(ministack)
            wait_for(client("cloudformation", endpoint, account))
            play = Play(ram_endpoint, endpoint, account)
            scenario(play)
            checks += play.checks
            failures += play.failures
    finally:
        for server in servers:
            server.terminate()
            server.wait()
    print(f"{checks - failures} passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
