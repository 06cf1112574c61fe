"""The Python twin of examples/typescript/network-share: both render the same template."""
import aws_cdk as cdk
from aws_cdk import aws_acmpca as acmpca
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

import cdk_ram as ram


class NetworkSharingStack(cdk.Stack):
    """A network account's stack: subnets and a transit gateway for other accounts, a certificate authority for an AWS service."""

    def __init__(self, scope: Construct, construct_id: str, *, organizational_unit_arn: str, accounts: list[str],
                 partner_account: str, connector_account: str) -> None:
        super().__init__(scope, construct_id)

        vpc = ec2.Vpc(
            self, "Vpc", max_azs=2, nat_gateways=0, restrict_default_security_group=False,
            subnet_configuration=[ec2.SubnetConfiguration(name="Shared", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)],
        )
        transit_gateway = ec2.CfnTransitGateway(self, "TransitGateway", auto_accept_shared_attachments="enable")
        ec2.PrefixList(self, "OnPremises", entries=[ec2.CfnPrefixList.EntryProperty(cidr="192.168.0.0/16")])
        authority = acmpca.CfnCertificateAuthority(
            self, "Authority", type="SUBORDINATE", key_algorithm="RSA_2048", signing_algorithm="SHA256WITHRSA",
            subject=acmpca.CfnCertificateAuthority.SubjectProperty(common_name="workloads.example.com"),
        )

        ram.ResourceShare(
            self, "NetworkShare",
            resource_share_name="network",
            principals=[
                ram.SharePrincipal.organizational_unit(organizational_unit_arn),
                *[ram.SharePrincipal.account(account) for account in accounts],
            ],
            resources=[
                *[ram.SharedResource.subnet(subnet) for subnet in vpc.isolated_subnets],
                ram.SharedResource.transit_gateway(transit_gateway),
            ],
        )

        ram.ResourceShare(
            self, "AuthorityShare",
            resource_share_name="authority",
            principals=[ram.SharePrincipal.service("pca-connector-ad.amazonaws.com")],
            sources=[ram.ShareSource.account(connector_account)],
            resources=[ram.SharedResource.certificate_authority(authority)],
        )

        ram.ResourceShare(
            self, "PartnerShare",
            resource_share_name="partner",
            allow_external_principals=True,
            principals=[ram.SharePrincipal.account(partner_account)],
            resources=[ram.SharedResource.transit_gateway(transit_gateway)],
        )


app = cdk.App()
NetworkSharingStack(
    app, "NetworkSharing",
    organizational_unit_arn="arn:aws:organizations::111111111111:ou/o-abcdefghij/ou-ab12-11111111",
    accounts=["222222222222"],
    partner_account="999999999999",
    connector_account="222222222222",
)
app.synth()
