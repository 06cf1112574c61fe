"""Drives each operation of the RAM simulator through boto3, another SDK than the one its schemas come from.

    python tools/boto3-simulator-check.py [command that starts the simulator]

Checks that each answer parses, has the members and enum values of botocore's own model, and that errors arrive as the model's classes.
"""
import json
import subprocess
import sys
import time
import urllib.request

import boto3
from botocore.config import Config
from botocore.model import ListShape, StructureShape

OWNER, MEMBER, OUTSIDER = "111111111111", "222222222222", "333333333333"
REGION = "eu-west-1"
TRANSIT_GATEWAY = f"arn:aws:ec2:{REGION}:{OWNER}:transit-gateway/tgw-0123456789abcdef0"
AUTHORITY = f"arn:aws:acm-pca:{REGION}:{OWNER}:certificate-authority/00000000-0000-4000-8000-000000000001"
SERVICE = "pca-connector-ad.amazonaws.com"
TEMPLATE = json.dumps({"Effect": "Allow", "Action": ["acm-pca:GetCertificate"]})
DEFAULT_START = ["node", "--import", "tsx", "test/simulator/cli.ts", "0", json.dumps({"paging": {"size": 2, "emptyEvery": 4}})]


class Failed(Exception):
    """What a check found."""


class Check:
    """Calls operations, keeps count of what was called and of what failed."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.clients = {}
        self.calls = {}
        self.failures = {}

    def client(self, account):
        if account not in self.clients:
            self.clients[account] = boto3.client(
                "ram", region_name=REGION, endpoint_url=self.endpoint, aws_access_key_id=f"AKIA{account}SIML", aws_secret_access_key="secret",
                config=Config(retries={"total_max_attempts": 1}))
        return self.clients[account]

    def admin(self, route, body):
        request = urllib.request.Request(f"{self.endpoint}/_simulator/{route}", json.dumps(body).encode(), method="POST")
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def call(self, operation, account=OWNER, **members):
        """Calls an operation and checks its answer against botocore's model."""
        client = self.client(account)
        self.calls[operation] = self.calls.get(operation, 0) + 1
        try:
            answer = getattr(client, botocore_name(client, operation))(**members)
            answer.pop("ResponseMetadata")
            check_shape(client.meta.service_model.operation_model(operation).output_shape, answer, operation)
            return answer
        except Exception as error:
            self.failures.setdefault(operation, f"{type(error).__name__}: {error}")
            raise

    def every(self, operation, result, account=OWNER, **members):
        """All pages of a list."""
        entries, token = [], {}
        while True:
            page = self.call(operation, account, **members, **token)
            entries += page[result]
            if "nextToken" not in page:
                return entries
            token = {"nextToken": page["nextToken"]}

    def refused(self, operation, error, account=OWNER, **members):
        """Calls an operation that has to be refused with an error of the model."""
        client = self.client(account)
        self.calls[operation] = self.calls.get(operation, 0) + 1
        try:
            getattr(client, botocore_name(client, operation))(**members)
        except getattr(client.exceptions, error):
            return
        except Exception as other:  # noqa: BLE001 - any other outcome is a finding
            self.failures.setdefault(operation, f"expected {error}, got {type(other).__name__}: {other}")
            return
        self.failures.setdefault(operation, f"expected {error}, got a success")

    def expect(self, operation, what, actual, expected):
        if actual != expected:
            self.failures.setdefault(operation, f"{what}: expected {expected!r}, got {actual!r}")

    def eventually(self, operation, what, read, expected):
        for _ in range(50):
            if read() == expected:
                return
            time.sleep(0.1)
        self.expect(operation, what, read(), expected)


def botocore_name(client, operation):
    return next(name for name, api_name in client.meta.method_to_api_mapping.items() if api_name == operation)


def check_shape(shape, value, path):
    """Types and enum values. Structures must not have members that are not in the model: botocore drops those, so that none is left to see."""
    if isinstance(shape, StructureShape):
        for name, member in value.items():
            check_shape(shape.members[name], member, f"{path}.{name}")
    elif isinstance(shape, ListShape):
        for index, entry in enumerate(value):
            check_shape(shape.member, entry, f"{path}[{index}]")
    elif getattr(shape, "enum", None) and value not in shape.enum:
        raise Failed(f"{path} is {value!r}, not one of {shape.enum}")
    elif not isinstance(value, {"string": str, "boolean": bool, "integer": int}.get(shape.type_name, object)):
        raise Failed(f"{path} is {value!r}, not a {shape.type_name}")


def share_life(check):
    share = check.call("CreateResourceShare", name="network", principals=[OUTSIDER], resourceArns=[TRANSIT_GATEWAY], tags=[{"key": "a", "value": "b"}],
                       resourceShareConfiguration={"retainSharingOnAccountLeaveOrganization": False}, clientToken="one")["resourceShare"]
    check.expect("CreateResourceShare", "status", share["status"], "ACTIVE")
    check.expect("CreateResourceShare", "tags", share["tags"], [{"key": "a", "value": "b"}])
    arn = share["resourceShareArn"]
    check.refused("CreateResourceShare", "IdempotentParameterMismatchException", name="other", clientToken="one")

    rows = check.call("AssociateResourceShare", resourceShareArn=arn, principals=[MEMBER])["resourceShareAssociations"]
    check.expect("AssociateResourceShare", "status", [row["status"] for row in rows], ["ASSOCIATING"])
    check.refused("AssociateResourceShare", "InvalidParameterException", resourceShareArn=arn, principals=["o-abcdefghij"])
    check.refused("AssociateResourceShare", "UnknownResourceException", resourceShareArn=arn[:-4] + "0000", principals=[MEMBER])
    check.refused("DisassociateResourceShare", "InvalidStateTransitionException", resourceShareArn=arn, principals=[MEMBER])
    check.eventually("GetResourceShareAssociations", "statuses", lambda: {
        row["associatedEntity"]: (row["status"], row["external"])
        for row in check.every("GetResourceShareAssociations", "resourceShareAssociations", associationType="PRINCIPAL", resourceShareArns=[arn])
    }, {OUTSIDER: ("ASSOCIATING", True), MEMBER: ("ASSOCIATED", False)})
    check.refused("GetResourceShareAssociations", "InvalidParameterException", associationType="PRINCIPAL", resourceArn=TRANSIT_GATEWAY)

    check.call("TagResource", resourceShareArn=arn, tags=[{"key": "c", "value": "d"}])
    check.call("UntagResource", resourceShareArn=arn, tagKeys=["a"])
    renamed = check.call("UpdateResourceShare", resourceShareArn=arn, name="renamed")["resourceShare"]
    check.expect("UpdateResourceShare", "name and tags", (renamed["name"], renamed["tags"]), ("renamed", [{"key": "c", "value": "d"}]))
    shares = check.every("GetResourceShares", "resourceShares", resourceOwner="SELF", name="renamed", tagFilters=[{"tagKey": "c", "tagValues": ["d"]}])
    check.expect("GetResourceShares", "by name and tag", [found["resourceShareArn"] for found in shares], [arn])
    return arn


def invitations(check, arn):
    invitation = check.every("GetResourceShareInvitations", "resourceShareInvitations", OUTSIDER, resourceShareArns=[arn])[0]
    invitation_arn = invitation["resourceShareInvitationArn"]
    check.expect("GetResourceShareInvitations", "status", invitation["status"], "PENDING")
    pending = check.every("ListPendingInvitationResources", "resources", OUTSIDER, resourceShareInvitationArn=invitation_arn)
    check.expect("ListPendingInvitationResources", "resources", [resource["arn"] for resource in pending], [TRANSIT_GATEWAY])
    accepted = check.call("AcceptResourceShareInvitation", OUTSIDER, resourceShareInvitationArn=invitation_arn)
    check.expect("AcceptResourceShareInvitation", "status", accepted["resourceShareInvitation"]["status"], "ACCEPTED")
    check.refused("AcceptResourceShareInvitation", "ResourceShareInvitationAlreadyAcceptedException", OUTSIDER, resourceShareInvitationArn=invitation_arn)
    check.refused("RejectResourceShareInvitation", "ResourceShareInvitationAlreadyAcceptedException", OUTSIDER, resourceShareInvitationArn=invitation_arn)
    unwanted = check.call("CreateResourceShare", name="unwanted", principals=[OUTSIDER])["resourceShare"]["resourceShareArn"]
    refused = check.every("GetResourceShareInvitations", "resourceShareInvitations", OUTSIDER, resourceShareArns=[unwanted])[0]
    rejected = check.call("RejectResourceShareInvitation", OUTSIDER, resourceShareInvitationArn=refused["resourceShareInvitationArn"])
    check.expect("RejectResourceShareInvitation", "status", rejected["resourceShareInvitation"]["status"], "REJECTED")


def consuming(check, arn):
    def resources():
        return [(resource["arn"], resource["status"]) for resource in
                check.every("ListResources", "resources", OUTSIDER, resourceOwner="OTHER-ACCOUNTS", resourceType="ec2:TransitGateway")]
    check.eventually("ListResources", "of others", resources, [(TRANSIT_GATEWAY, "AVAILABLE")])
    visible = check.every("GetResourceShares", "resourceShares", OUTSIDER, resourceOwner="OTHER-ACCOUNTS")
    check.expect("GetResourceShares", "of others", [share["resourceShareArn"] for share in visible], [arn])
    check.refused("GetResourceShares", "InvalidParameterException", OUTSIDER, resourceOwner="OTHER-ACCOUNTS", tagFilters=[{"tagKey": "c"}])
    own = check.every("ListPrincipals", "principals", resourceOwner="SELF", resourceShareArns=[arn])
    check.expect("ListPrincipals", "of the owner", {principal["id"] for principal in own}, {MEMBER, OUTSIDER})
    policies = check.every("GetResourcePolicies", "policies", resourceArns=[TRANSIT_GATEWAY])
    check.expect("GetResourcePolicies", "resources", [json.loads(policy)["Statement"][0]["Resource"] for policy in policies], [TRANSIT_GATEWAY])
    types = check.every("ListResourceTypes", "resourceTypes", resourceRegionScope="ALL")
    check.expect("ListResourceTypes", "subnets", [kind["serviceName"] for kind in types if kind["resourceType"] == "ec2:Subnet"], ["ec2"])


def sources(check):
    arn = check.call("CreateResourceShare", name="authority", principals=[SERVICE], sources=[MEMBER], resourceArns=[AUTHORITY])["resourceShare"]["resourceShareArn"]
    def ids():
        return [(source["sourceId"], source["status"]) for source in check.every("ListSourceAssociations", "sourceAssociations", resourceShareArns=[arn])]
    check.eventually("ListSourceAssociations", "sources", ids, [(MEMBER, "ASSOCIATED")])
    check.refused("DisassociateResourceShare", "InvalidParameterException", resourceShareArn=arn, sources=[MEMBER])
    return arn


def permissions(check, arn):
    managed = check.every("ListPermissions", "permissions", resourceType="acm-pca:certificateauthority", permissionType="AWS_MANAGED")
    default = next(permission for permission in managed if permission["isResourceTypeDefault"])
    used = check.every("ListResourceSharePermissions", "permissions", resourceShareArn=arn)
    check.expect("ListResourceSharePermissions", "default", [permission["arn"] for permission in used], [default["arn"]])

    created = check.call("CreatePermission", name="read", resourceType="acm-pca:CertificateAuthority", policyTemplate=TEMPLATE)["permission"]["arn"]
    check.refused("CreatePermission", "PermissionAlreadyExistsException", name="read", resourceType="acm-pca:CertificateAuthority", policyTemplate=TEMPLATE)
    check.refused("CreatePermission", "MalformedPolicyTemplateException", name="bad", resourceType="acm-pca:CertificateAuthority", policyTemplate="{")
    version = check.call("CreatePermissionVersion", permissionArn=created, policyTemplate=TEMPLATE)["permission"]
    check.expect("CreatePermissionVersion", "version", (version["version"], version["defaultVersion"]), ("2", True))
    check.call("SetDefaultPermissionVersion", permissionArn=created, permissionVersion=1)
    versions = check.every("ListPermissionVersions", "permissions", permissionArn=created)
    check.expect("ListPermissionVersions", "versions", [(item["version"], item["defaultVersion"]) for item in versions], [("1", True), ("2", False)])
    detail = check.call("GetPermission", permissionArn=created, permissionVersion=2)["permission"]
    check.expect("GetPermission", "policy", detail["permission"], TEMPLATE)
    check.expect("DeletePermissionVersion", "answer", check.call("DeletePermissionVersion", permissionArn=created, permissionVersion=2)["returnValue"], True)

    check.refused("AssociateResourceSharePermission", "InvalidParameterException", resourceShareArn=arn, permissionArn=created)
    check.call("AssociateResourceSharePermission", resourceShareArn=arn, permissionArn=created, replace=True)
    associations = check.every("ListPermissionAssociations", "permissions", permissionArn=created)
    check.expect("ListPermissionAssociations", "shares", [association["resourceShareArn"] for association in associations], [arn])
    check.refused("DeletePermission", "OperationNotPermittedException", permissionArn=created)
    check.refused("DisassociateResourceSharePermission", "OperationNotPermittedException", resourceShareArn=arn, permissionArn=created)
    work = check.call("ReplacePermissionAssociations", fromPermissionArn=created, toPermissionArn=default["arn"])["replacePermissionAssociationsWork"]["id"]
    check.eventually("ListReplacePermissionAssociationsWork", "status", lambda: [item["status"] for item in check.every(
        "ListReplacePermissionAssociationsWork", "replacePermissionAssociationsWorks", workIds=[work])], ["COMPLETED"])
    check.call("DeletePermission", permissionArn=created)

    extra = next(item["arn"] for item in check.every("ListPermissions", "permissions", resourceType="ec2:Subnet"))
    check.call("AssociateResourceSharePermission", resourceShareArn=arn, permissionArn=extra)
    check.call("DisassociateResourceSharePermission", resourceShareArn=arn, permissionArn=extra)


def promoting(check):
    arn = check.admin("shares", {"featureSet": "CREATED_FROM_POLICY", "region": REGION, "name": "from-policy"})["arn"]
    check.refused("UpdateResourceShare", "OperationNotPermittedException", resourceShareArn=arn, name="other")
    check.call("PromoteResourceShareCreatedFromPolicy", resourceShareArn=arn)
    check.eventually("PromoteResourceShareCreatedFromPolicy", "feature set", lambda: [
        share["featureSet"] for share in check.every("GetResourceShares", "resourceShares", resourceOwner="SELF", resourceShareArns=[arn])], ["STANDARD"])
    permission = check.admin("permissions", {
        "name": "from-policy", "resourceType": "acm-pca:CertificateAuthority", "region": REGION, "featureSet": "CREATED_FROM_POLICY"})["arn"]
    promoted = check.call("PromotePermissionCreatedFromPolicy", permissionArn=permission, name="promoted")["permission"]
    check.expect("PromotePermissionCreatedFromPolicy", "feature set", promoted["featureSet"], "STANDARD")


def organization(check):
    check.refused("EnableSharingWithAwsOrganization", "OperationNotPermittedException", MEMBER)
    check.expect("EnableSharingWithAwsOrganization", "answer", check.call("EnableSharingWithAwsOrganization")["returnValue"], True)


def removal(check, arn):
    check.call("DisassociateResourceShare", resourceShareArn=arn, principals=[MEMBER])
    check.call("DisassociateResourceShare", OUTSIDER, resourceShareArn=arn, principals=[OUTSIDER])
    check.call("DeleteResourceShare", resourceShareArn=arn)
    check.refused("DeleteResourceShare", "MalformedArnException", resourceShareArn="nonsense")
    check.eventually("DeleteResourceShare", "status", lambda: [share["status"] for share in check.every(
        "GetResourceShares", "resourceShares", resourceOwner="SELF", resourceShareArns=[arn])], ["DELETED"])
    check.refused("DeleteResourceShare", "UnknownResourceException", resourceShareArn=arn)


def run(endpoint):
    check = Check(endpoint)
    check.admin("organizations", {"managementAccount": OWNER, "accounts": [MEMBER]})
    organization(check)
    arn = share_life(check)
    invitations(check, arn)
    consuming(check, arn)
    permissions(check, sources(check))
    promoting(check)
    removal(check, arn)
    return check


def report(check):
    operations = check.client(OWNER).meta.service_model.operation_names
    for operation in operations:
        if operation not in check.calls:
            check.failures[operation] = "not called"
        outcome = check.failures.get(operation, "ok")
        print(f"{operation:<42} {check.calls.get(operation, 0):>3} calls  {outcome}")
    failed = len(check.failures)
    print(f"{len(operations) - failed} passed, {failed} failed")
    return failed


def main():
    server = subprocess.Popen(sys.argv[1:] or DEFAULT_START, stdout=subprocess.PIPE, text=True)
    try:
        check = run(server.stdout.readline().strip())
        return 1 if report(check) else 0
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
