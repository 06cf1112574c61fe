#!/usr/bin/env python3
"""Runs real templates, their custom resources and functions in ministack, a CloudFormation engine of others, with the simulator of RAM behind it.

ministack has no RAM, so the shares themselves are made beforehand. It is bound to loopback. Trust in RAM is not taken back from the organization:
that needs the SDK of AWS Organizations, which Lambda has and the project has not.
"""
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, EndpointConnectionError

ROOT = Path(__file__).resolve().parent.parent
REGION = "eu-west-1"
OWNER, FIRST, SECOND, THIRD = "111111111111", "222222222222", "333333333333", "444444444444"
MANAGEMENT, MEMBER = "100000000000", "555555555555"
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


def create_organization(ram_endpoint):
    """An organization with the owner in it, in which sharing is not turned on; the answer is its ARN."""
    body = json.dumps({"managementAccount": MANAGEMENT, "sharingEnabled": False, "accounts": [OWNER, MEMBER]}).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{ram_endpoint}/_simulator/organizations", body)) as response:
        return json.load(response)["arn"]


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


def template(ram_endpoint, ministack_endpoint, account, construct, properties):
    """The template as the library renders it; the function is told where RAM, CloudFormation and the SDK are, which Lambda knows by itself."""
    command = ["node", "--import", "tsx", "tools/ministack-app.ts", construct, account, REGION, json.dumps(properties)]
    rendered = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    document = json.loads(rendered)
    for resource in document["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function":
            resource["Properties"]["Environment"] = {"Variables": {
                "AWS_ENDPOINT_URL_RAM": ram_endpoint, "AWS_ENDPOINT_URL_CLOUDFORMATION": ministack_endpoint, "NODE_PATH": str(ROOT / "node_modules"),
                "AWS_ACCESS_KEY_ID": key(account), "AWS_SECRET_ACCESS_KEY": "secret"}}
    return json.dumps(document)


class Play:
    """A stack with one construct, of one account in ministack, and what it does to a share of the owner."""

    def __init__(self, ram_endpoint, ministack_endpoint, organization, construct, account):
        self.ram_endpoint = ram_endpoint
        self.ministack_endpoint = ministack_endpoint
        self.ram = client("ram", ram_endpoint)
        self.organization = organization
        self.construct = construct
        self.account = account
        # ministack takes an access key id of 12 digits for the account.
        self.cloudformation = client("cloudformation", ministack_endpoint, account)
        self.failures = 0
        self.checks = 0

    def create_share(self, name, **contents):
        return self.ram.create_resource_share(name=name, allowExternalPrincipals=True, **contents)["resourceShare"]["resourceShareArn"]

    def create(self, **properties):
        return self.deploy(self.cloudformation.create_stack, properties)

    def update(self, **properties):
        return self.deploy(self.cloudformation.update_stack, properties)

    def deploy(self, call, properties):
        body = template(self.ram_endpoint, self.ministack_endpoint, self.account, self.construct, properties)
        call(StackName="Stack", TemplateBody=body, Capabilities=["CAPABILITY_IAM"])
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

    def outputs(self):
        return [output["OutputValue"] for output in self.stack().get("Outputs", [])]

    def decisions(self):
        """What the function has noted in its log."""
        logs = client("logs", self.ministack_endpoint, self.account)
        groups = [group["logGroupName"] for group in logs.describe_log_groups()["logGroups"]]
        messages = [event["message"] for group in groups for event in logs.filter_log_events(logGroupName=group)["events"]]
        return "\n".join(messages)

    def associated(self, share, *statuses):
        rows = []
        for kind in ("PRINCIPAL", "RESOURCE"):
            pages = self.ram.get_paginator("get_resource_share_associations").paginate(associationType=kind, resourceShareArns=[share])
            rows += [row["associatedEntity"] for page in pages for row in page["resourceShareAssociations"] if row["status"] in statuses]
        return sorted(rows)

    def received(self):
        """The names of the shares that the account sees."""
        pages = client("ram", self.ram_endpoint, key(self.account)).get_paginator("get_resource_shares").paginate(resourceOwner="OTHER-ACCOUNTS")
        return sorted(share["name"] for page in pages for share in page["resourceShares"])

    def exchange(self, share, old, new):
        """Puts one resource in the place of another, and waits until RAM has done so."""
        self.ram.associate_resource_share(resourceShareArn=share, resourceArns=[new])
        while new not in self.associated(share, "ASSOCIATED"):
            time.sleep(0.1)
        self.ram.disassociate_resource_share(resourceShareArn=share, resourceArns=[old])
        while old in self.associated(share, "ASSOCIATED", "DISASSOCIATING"):
            time.sleep(0.1)

    def shares_with_organization(self):
        """Whether a share with the organization can be made."""
        try:
            return bool(self.create_share("probe", principals=[self.organization]))
        except ClientError:
            return False

    def expect(self, what, actual, expected):
        self.checks += 1
        good = actual == expected
        self.failures += not good
        print(f"{'ok' if good else 'FAILED'}  {self.construct} {what}" + ("" if good else f"\n    expected {expected}\n    got      {actual}"))


def play_associations(play):
    share = play.create_share("hub", principals=[SECOND])

    def associated():
        return play.associated(share, "ASSOCIATED", "ASSOCIATING")

    play.expect("is created", play.create(share=share, principals=[FIRST], resources=RESOURCES[:2]), "CREATE_COMPLETE")
    play.expect("associates what is declared, beside what was there", associated(), sorted([FIRST, SECOND, *RESOURCES[:2]]))
    play.expect("is updated", play.update(share=share, principals=[THIRD], resources=RESOURCES[1:]), "UPDATE_COMPLETE")
    play.expect("adds what is new and removes what is gone", associated(), sorted([THIRD, SECOND, *RESOURCES[1:]]))
    play.expect("has read whether CloudFormation rolls back", ["disassociate" in play.decisions(), "no-events" in play.decisions()], [True, False])
    play.expect("is deleted", play.delete(), "DELETE_COMPLETE")
    play.expect("leaves what was not its own", associated(), [SECOND])


def play_own_share(play):
    blue, green = (play.create_share(name, resourceArns=RESOURCES[:1]) for name in ("blue", "green"))

    def principals():
        return [[entity for entity in play.associated(share, "ASSOCIATED", "ASSOCIATING") if entity == FIRST] for share in (blue, green)]

    play.expect("is created on a share found by its name", play.create(name="blue", principals=[FIRST]), "CREATE_COMPLETE")
    play.expect("is on that share", principals(), [[FIRST], []])
    play.expect("is updated to the share of another name", play.update(name="green", principals=[FIRST]), "UPDATE_COMPLETE")
    play.expect("is on the other share", principals(), [[], [FIRST]])
    play.expect("is deleted", play.delete(), "DELETE_COMPLETE")
    play.expect("is on no share", principals(), [[], []])


def play_accepter(play):
    share = play.create_share("partner", principals=[play.account], resourceArns=RESOURCES[:1])
    play.expect("accepts the invitation", play.create(share=share), "CREATE_COMPLETE")
    play.expect("is on the share", play.associated(share, "ASSOCIATED"), sorted([play.account, RESOURCES[0]]))
    play.expect("knows what is shared", play.outputs(), RESOURCES[:1])
    play.exchange(share, *RESOURCES[:2])
    play.expect("looks again", play.update(share=share, refreshToken="again"), "UPDATE_COMPLETE")
    play.expect("knows what is shared now", play.outputs(), RESOURCES[1:2])
    play.expect("is deleted", play.delete(), "DELETE_COMPLETE")
    play.expect("has left the share", play.associated(share, "ASSOCIATED"), RESOURCES[1:2])


def play_organization_sharing(play):
    play.expect("is needed", play.shares_with_organization(), False)
    play.expect("is created", play.create(), "CREATE_COMPLETE")
    play.expect("turns sharing on", play.shares_with_organization(), True)
    play.expect("is updated", play.update(removalPolicy="destroy"), "UPDATE_COMPLETE")
    play.expect("is updated back", play.update(removalPolicy="retain"), "UPDATE_COMPLETE")
    play.expect("is deleted", play.delete(), "DELETE_COMPLETE")
    play.expect("leaves sharing on", play.shares_with_organization(), True)


def play_received_share(play):
    share = play.create_share("network", principals=[play.organization], resourceArns=RESOURCES[:1])
    play.expect("is created", play.create(owner=OWNER, name="network"), "CREATE_COMPLETE")
    play.expect("knows what is shared", play.outputs(), RESOURCES[:1])
    play.exchange(share, *RESOURCES[:2])
    play.expect("looks again", play.update(owner=OWNER, name="network", refreshToken="again"), "UPDATE_COMPLETE")
    play.expect("knows what is shared now", play.outputs(), RESOURCES[1:2])
    play.expect("is deleted", play.delete(), "DELETE_COMPLETE")
    play.expect("leaves no share", "network" in play.received(), True)


# Sharing has to be turned on before a share can be received within the organization.
PLAYS = (
    ("ResourceShareAssociations", OWNER, play_associations),
    ("ResourceShareAssociations", OWNER, play_own_share),
    ("ResourceShareAccepter", FIRST, play_accepter),
    ("OrganizationSharing", MANAGEMENT, play_organization_sharing),
    ("ReceivedResourceShare", MEMBER, play_received_share),
)


def main():
    servers = []
    checks = failures = 0
    try:
        simulator, ram_endpoint = start_simulator()
        servers.append(simulator)
        organization = create_organization(ram_endpoint)
        for construct, account, scenario in PLAYS:
            ministack, endpoint = start_ministack(account)
            servers.append(ministack)
            wait_for(client("cloudformation", endpoint, account))
            play = Play(ram_endpoint, endpoint, organization, construct, account)
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
