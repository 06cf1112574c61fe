import { ScaledClock } from './clock';
import { play } from '../../demo/multi-account-play';
import { Output } from '../../demo/output';

/** Collects what the demo writes. */
class Collected implements Output {
  text = '';

  write(text: string): void {
    this.text += text;
  }
}

describe('the demo of several accounts', () => {
  const pipe = new Collected();
  let asExpected: boolean;
  let steps: string[];

  beforeAll(async () => {
    asExpected = await play(pipe, new ScaledClock(30));
    steps = pipe.text.split(/\n(?=\d {2}[A-Z])/).slice(1);
  }, 60_000);

  test('shares, deploys in vain, revokes and deletes, each with what is expected of it', () => {
    expect(steps.map(step => step.split('\n')[0])).toEqual([
      '1  Share, accept, and use', '2  Deploy again, without a change', '3  Revoke, and look again', '4  Delete everything',
    ]);
    expect(pipe.text).not.toMatch(/^ +NO /m);
    expect(asExpected).toBe(true);
  });

  test('tells by account who associates, who accepts and who only reads', () => {
    const [, network, member, partner] = steps[0].split(/\n {5}(?:Network|Member|Partner) \d{12}\n/);
    expect(network).toMatch(/AssociateResourceShare +connectivity +999999999999, ou-/);
    expect(member).toMatch(/^ +\d+ x GetResourceShares, \d+ x ListResources$/);
    expect(partner).toMatch(/^ +\d+\.\d s {2}AcceptResourceShareInvitation {2}connectivity\n/);
  });

  test('tells the ids that both consumers got, with what uses them', () => {
    const [, gateway] = /AssociateResourceShare +connectivity +.*(tgw-\w+)/.exec(steps[0])!;
    for (const consumer of ['Member', 'Partner']) {
      expect(steps[0]).toMatch(new RegExp(`${consumer} +TransitGatewayId +${gateway} +is TransitGateway of Network +used by Attachment\n`));
    }
    expect(steps[0]).toMatch(/Member +SubnetIds +subnet-\w+ +is VpcShared\w+ of Network +used by Interface\n/);
  });

  test('calls nothing for a deployment without a change', () => {
    expect(steps[1]).toContain('RAM calls: 0\n');
  });

  test('says why the partner\'s deployment failed, in the words of the custom resource', () => {
    expect(steps[2]).toMatch(/Member +222222222222 +\d+\.\d s +UPDATE_COMPLETE\n/);
    expect(steps[2]).toMatch(/Partner +999999999999 .*\n +FAILED .*The share "connectivity" of account 111111111111 can't be seen by account 999999999999/);
  });

  test('is plain in a pipe', () => {
    expect(pipe.text).not.toContain('\u001b');
    expect(pipe.text).not.toContain('\r');
  });
});
