import { CfnParameter, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { newStack } from './support';
import { conflicts } from '../../src/private/function-settings';

const stack = newStack();
const parameter = new CfnParameter(stack, 'Seconds', { type: 'Number' });
const unknown = Duration.seconds(parameter.valueAsNumber);

test.each<[string, object, object, string[]]>([
  ['equal values', { timeout: Duration.minutes(5), memorySize: 256 }, { timeout: Duration.seconds(300), memorySize: 256 }, []],
  ['a value that only one of them has', { memorySize: 256 }, {}, []],
  ['another value', { memorySize: 256 }, { memorySize: 512 }, ['another memorySize, 256 and not 512']],
  ['a role in the place of its own', {}, { role: iam.Role.fromRoleName(stack, 'Role', 'mine') }, ['another role, its own and not "Stack/Role"']],
  ['one duration whose length isn\'t known', { timeout: unknown }, { timeout: unknown }, []],
  ['another duration than one whose length isn\'t known', { timeout: unknown }, { timeout: Duration.minutes(5) }, [expect.stringMatching(/^another timeout, .* and not 300 s$/)]],
])('settings of a function and of a construct that uses it: %s', (_, made, asked, names) => {
  expect(conflicts(made, asked)).toEqual(names);
});
