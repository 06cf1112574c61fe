import { runSteps } from './sequences';

const STEPS = 10_000;

test('the association handler keeps its rules whatever happens', async () => {
  const { steps, failure } = await runSteps(STEPS, 1);

  expect(failure).toBeUndefined();
  expect(steps).toBeGreaterThanOrEqual(STEPS);
}, 300_000);
