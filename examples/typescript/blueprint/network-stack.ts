import { Stack, Validations } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import * as ram from '../../../src';

/** A team's stack. It knows nothing of the blueprint, but for the one exception that was granted to it. */
export class NetworkStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const transitGateway = new ec2.CfnTransitGateway(this, 'TransitGateway');

    new ram.ResourceShare(this, 'Workloads', {
      principals: [ram.SharePrincipal.organizationalUnit('arn:aws:organizations::111111111111:ou/o-abcdefghij/ou-ab12-11111111')],
      resources: [ram.SharedResource.transitGateway(transitGateway)],
    });

    const partner = new ram.ResourceShare(this, 'Partner', {
      allowExternalPrincipals: true,
      principals: [ram.SharePrincipal.account('999999999999')],
      resources: [ram.SharedResource.transitGateway(transitGateway)],
    });
    Validations.of(partner).acknowledge({
      id: 'cdk-ram::ExternalPrincipalsAllowed',
      reason: 'The partner runs our warehouse; its account is outside the organization.',
    });
  }
}
