import { A_WHILE_MS, MatrixFault, Scene, Strike } from './fault';
import { resourceOf, shareOf } from './scenario';
import type { UsabilityOfResource } from '../../simulator/model/resource-statuses';

const lists = ({ operation }: Strike) => operation === 'ListResources';

type Status = UsabilityOfResource['status'];

/** What befalls the resources of a share. */
export const RESOURCE_FAULTS: readonly MatrixFault[] = [
  forAWhile('PENDING'),
  forAWhile('LIMIT_EXCEEDED'),
  forGood('PENDING', /Resources of the share \S+ are not available yet: arn:/),
  forGood('LIMIT_EXCEEDED', /is LIMIT_EXCEEDED \(a quota of this account is used up/),
  forGood('UNAVAILABLE', /is UNAVAILABLE \(its service does not let this account use it/),
  forGood('ZONAL_RESOURCE_INACCESSIBLE', /is ZONAL_RESOURCE_INACCESSIBLE \(this account can't use its Availability Zone/),
  {
    name: 'resource appears later',
    strikes: lists,
    ending: () => 'converges',
    unseen: true,
    arrange: ({ stage, target }) => {
      const share = shareOf(stage, target);
      const arn = resourceOf(stage, target);
      share.set('RESOURCE', arn, 'ASSOCIATING');
      stage.after(A_WHILE_MS, () => share.set('RESOURCE', arn, 'ASSOCIATED'));
    },
  },
];

function forAWhile(status: Status): MatrixFault {
  return {
    name: `resource ${status} for a while`,
    strikes: lists,
    ending: () => 'converges',
    unseen: true,
    arrange: (scene) => {
      setStatus(scene, status);
      scene.stage.after(A_WHILE_MS, () => setStatus(scene, 'AVAILABLE'));
    },
  };
}

function forGood(status: Status, reason: RegExp): MatrixFault {
  return {
    name: `resource ${status} for good`,
    strikes: lists,
    ending: () => reason,
    unseen: true,
    arrange: (scene) => {
      setStatus(scene, status);
      return () => setStatus(scene, 'AVAILABLE');
    },
  };
}

function setStatus({ stage, target }: Scene, status: Status): void {
  stage.simulator.state.resourceStatuses.set(resourceOf(stage, target), { status });
}
