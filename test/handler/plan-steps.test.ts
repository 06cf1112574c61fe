import { Contents, plan } from '../../src/handler/plan';

const OWNER = '111111111111';
const SERVICE = 'a.amazonaws.com';

const contents = (principals: string[], resourceArns: string[], sources: string[] = []): Contents => ({ principals, resourceArns, sources });
const NOTHING = contents([], []);

/** What comes, what goes; steps without anything left out. */
const stepsOf = (before: Contents, next: Contents) => plan(before, next, OWNER)
  .map((goals) => goals.map(({ entity, present }) => (present ? '+' : '-') + entity).join(' '))
  .filter(Boolean);

describe('a way goes in steps', () => {
  test.each<[string, Contents, Contents, string[]]>([
    ['accounts and resources come side by side', NOTHING, contents(['1'], ['r']), ['+1 +r']],
    ['accounts and resources go side by side', contents(['1'], ['r']), NOTHING, ['-r -1']],
    ['what is new comes before what is old goes', contents(['1'], ['r']), contents(['2'], ['s']), ['+2 +s', '-r -1']],
    ['a service principal comes with its sources before resources', NOTHING, contents([SERVICE], ['r'], ['2']), [`+${SERVICE} +2`, '+r']],
    ['a service principal goes after resources and before its sources', contents([SERVICE], ['r'], ['2']), NOTHING, ['-r', `-${SERVICE}`, '-2']],
    ['a service principal beside an account goes after resources too', contents([SERVICE, '1'], ['r'], ['2']), NOTHING, ['-r', `-${SERVICE} -1`, '-2']],
    ['what was left when a service principal comes goes by kind', contents([], ['r'], ['2']), contents([SERVICE], [], ['3']),
      [`+${SERVICE} +3`, '-r', '-2']],
    ['accounts make way for a service principal', contents(['1'], ['r']), contents([SERVICE], ['r'], ['2']), ['-1', `+${SERVICE} +2`, '+r']],
    ['a service principal and its sources make way for accounts', contents([SERVICE], ['r'], ['2']), contents(['1'], ['s']),
      [`-${SERVICE}`, '-2', '+1 +s', '-r']],
  ])('%s', (_, before, next, steps) => {
    expect(stepsOf(before, next)).toEqual(steps);
  });
});
