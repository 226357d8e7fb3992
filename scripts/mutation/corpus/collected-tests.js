// Stands in for `vitest` in the bundle: keeps the tests, to be run by `runner.js` in any order, many times.
import { JestChaiExpect, JestExtend, chai } from "@vitest/expect";

chai.use(JestExtend);
chai.use(JestChaiExpect);

/** Every test of the corpus. */
export const tests = [];
const suites = [];

export function describe(name, declareTests) {
  suites.push(name);
  declareTests();
  suites.pop();
}

export function it(name, run) {
  tests.push({ name: [...suites, name].join(" > "), run });
}

it.each = (rows) => (name, run) => {
  for (const [index, row] of rows.entries()) {
    it(`${name} (${index + 1})`, () => run(...(Array.isArray(row) ? row : [row])));
  }
};

export const expect = (value, message) => chai.expect(value, message);
