// Stands in for `vitest` in the bundle: keeps the tests, to be run by `runner.js` in any order, many times.
import { JestChaiExpect, JestExtend, chai } from "@vitest/expect";

chai.use(JestExtend);
chai.use(JestChaiExpect);

/** Every test. */
export const tests = [];
const suites = [];

/** Of the file that declares its tests: the first of them, and what is done before and after each. */
let first = 0;
let before = [];
let after = [];

export function beforeEach(prepare) {
  before.push(prepare);
}

export function afterEach(cleanUp) {
  after.push(cleanUp);
}

/** Called at the end of each file: its hooks are for its tests. */
export function endFile() {
  const hooks = { before, after };
  for (const test of tests.slice(first)) {
    const { run } = test;
    test.isOnDisk = before.length > 0;
    test.run = () => {
      for (const prepare of hooks.before) prepare();
      try {
        run();
      } finally {
        for (const cleanUp of hooks.after) cleanUp();
      }
    };
  }
  first = tests.length;
  before = [];
  after = [];
}

export function describe(name, declareTests) {
  suites.push(name);
  declareTests();
  suites.pop();
}

describe.skipIf = (isSkipped) => (name, declareTests) => {
  if (!isSkipped) describe(name, declareTests);
};

export function it(name, run) {
  tests.push({ name: [...suites, name].join(" > "), run });
}

it.each = (rows) => (name, run) => {
  for (const [index, row] of rows.entries()) {
    it(`${name} (${index + 1})`, () => run(...(Array.isArray(row) ? row : [row])));
  }
};

export const expect = (value, message) => chai.expect(value, message);
