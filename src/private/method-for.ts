import type { Format } from '../rules/formats';

/** Checks the values that a class takes: reports what a format reports, and which of the class's methods takes the value instead, if there is one. */
export function methodFor(methods: Readonly<Record<string, Format>>): (format: Format, value: string) => string | undefined {
  return (format, value) => {
    const problem = format(value);
    const method = Object.keys(methods).find((name) => methods[name](value) === undefined);
    return problem === undefined || method === undefined ? problem : `${problem}${problem.includes(': ') ? ', or' : ':'} use ${method}`;
  };
}
