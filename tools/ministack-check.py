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
KEY = f"AKIA{OWNER}AAAA"


def client(service, endpoint):
    return boto3.client(service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id=KEY,
                        aws_secret_access_key="secret", config=Config(retries={"max_attempts": 2}))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_simulator():
    server = subprocess.Popen(["node", "--import", "tsx", "test/simulator/cli.ts"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return server, server.stdout.readline().strip()


def start_ministack():
    port = free_port()
    environment = {**os.environ, "GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "MINISTACK_HOST": "127.0.0.1", "IOT_MTLS_ENABLED": "0",
                   "MINISTACK_REGION": REGION, "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": REGION}
    server = subprocess.Popen([Path(sys.executable).parent / "ministack"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return server, f"http://127.0.0.1:{port}"


def wait_for(cloudformation):
    for _ in range(100):
        try:
            return cloudformation.list_stacks()
        except (EndpointConnectionError, ClientError):
            time.sleep(0.2)
    raise TimeoutError("ministack did not start")


def template(share, principals, resources, ram_endpoint):
    """The template as the library renders it; the function is told where RAM and the SDK are, which Lambda knows by itself."""
    rendered = subprocess.run(["npx", "tsx", "tools/ministack-app.ts", share, ",".join(principals), ",".join(resources)],
                              cwd=ROOT, check=True, capture_output=True, text=True).stdout
    document = json.loads(rendered)
    for resource in document["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function":
            resource["Properties"]["Environment"] = {"Variables": {
                "AWS_ENDPOINT_URL_RAM": ram_endpoint, "NODE_PATH": str(ROOT / "node_modules")}}
    return json.dumps(document)


class Play:
    def __init__(self, ram_endpoint, ministack_endpoint):
        self.ram_endpoint = ram_endpoint
        self.ram = client("ram", ram_endpoint)
        self.cloudformation = client("cloudformation", ministack_endpoint)
        self.share = self.ram.create_resource_share(name="hub", allowExternalPrincipals=True)["resourceShare"]["resourceShareArn"]
        self.failures = 0
        self.checks = 0

    def deploy(self, principals, resources, create=False):
        body = template(self.share, principals, resources, self.ram_endpoint)
        call = self.cloudformation.create_stack if create else self.cloudformation.update_stack
        call(StackName="Stack", TemplateBody=body, Capabilities=["CAPABILITY_IAM"])
        return self.settled()

    def settled(self):
        for _ in range(300):
            try:
                status = self.cloudformation.describe_stacks(StackName="Stack")["Stacks"][0]["StackStatus"]
            except ClientError:
                return "DELETE_COMPLETE"
            if not status.endswith("IN_PROGRESS"):
                return status
            time.sleep(0.2)
        return "STILL IN PROGRESS"

    def associated(self):
        rows = []
        for kind in ("PRINCIPAL", "RESOURCE"):
            pages = self.ram.get_paginator("get_resource_share_associations").paginate(associationType=kind, resourceShareArns=[self.share])
            rows += [row["associatedEntity"] for page in pages for row in page["resourceShareAssociations"]
                     if row["status"] in ("ASSOCIATED", "ASSOCIATING")]
        return sorted(rows)

    def expect(self, what, actual, expected):
        self.checks += 1
        good = actual == expected
        self.failures += not good
        print(f"{'ok' if good else 'FAILED'}  {what}" + ("" if good else f"\n    expected {expected}\n    got      {actual}"))

    def run(self):
        foreign = SECOND
        self.ram.associate_resource_share(resourceShareArn=self.share, principals=[foreign])
        self.expect("creates", self.deploy([FIRST], RESOURCES[:2], create=True), "CREATE_COMPLETE")
        self.expect("associates what is declared, beside what was there", self.associated(), sorted([FIRST, foreign, *RESOURCES[:2]]))
        self.expect("updates", self.deploy([THIRD], RESOURCES[1:]), "UPDATE_COMPLETE")
        self.expect("adds what is new and removes what is gone", self.associated(), sorted([THIRD, foreign, *RESOURCES[1:]]))
        self.cloudformation.delete_stack(StackName="Stack")
        self.expect("deletes", self.settled(), "DELETE_COMPLETE")
        self.expect("leaves what was not its own", self.associated(), [foreign])
        print(f"{self.checks - self.failures} passed, {self.failures} failed")
        return self.failures


def main():
    simulator, ram_endpoint = start_simulator()
    ministack, endpoint = start_ministack()
    try:
        wait_for(client("cloudformation", endpoint))
        return 1 if Play(ram_endpoint, endpoint).run() else 0
    finally:
        for server in (ministack, simulator):
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
