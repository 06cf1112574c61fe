import associationsFunction from '../../src/handler/associations.lambda';

test('the function does nothing with an event that nobody waits for an answer to', async () => {
  const log = jest.spyOn(console, 'info').mockImplementation();

  await expect(associationsFunction.handler({ RequestType: 'Create' }, { getRemainingTimeInMillis: () => 1000 })).resolves.toBeUndefined();
  expect(log.mock.calls).toEqual([['{"decision":"unanswerable","RequestType":"Create"}']]);
  log.mockRestore();
});
