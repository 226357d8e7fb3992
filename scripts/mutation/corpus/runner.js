// A test runner for Stryker that runs the corpus in the process that has it loaded.
//
// Vitest would load ESLint, three parsers and the corpus anew for every mutant, which takes longer than the tests
// of most mutants. Here the code is loaded once, and each case is parsed once.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PluginKind, declareClassPlugin } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";

/** What the instrumented code asks which mutant is active, and tells what it covers. */
const instrumentation = (globalThis.__stryker__ ??= {});

/** Tests that write files are left out where so many others cover the mutant: they take as long as all of these. */
const MANY = 300;

/** Under what name the coverage of the first round is kept, and thrown away. */
const WARM_UP = "warm-up";

class CorpusTestRunner {
  #tests = new Map();
  #forgetAll;
  /** How many mutants each test has killed: those that killed most are tried first. */
  #kills = new Map();

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    const bundle = await import(pathToFileURL(join(process.cwd(), "corpus-bundle.mjs")).href);
    for (const test of bundle.tests) {
      // The same in the next run, so that its results can be used again.
      let id = test.name;
      for (let count = 2; this.#tests.has(id); count += 1) id = `${test.name} (${count})`;
      this.#tests.set(id, test);
    }
    this.#forgetAll = bundle.forgetAll;
    // Once to parse all cases, so that the times that are measured later are those of a mutant's run.
    instrumentation.currentTestId = WARM_UP;
    for (const id of this.#tests.keys()) this.#run(id);
    instrumentation.currentTestId = undefined;
    delete instrumentation.mutantCoverage?.perTest[WARM_UP];
  }

  dryRun() {
    const tests = [...this.#tests.keys()].map((id) => {
      instrumentation.currentTestId = id;
      return this.#run(id);
    });
    instrumentation.currentTestId = undefined;
    return Promise.resolve({
      status: DryRunStatus.Complete,
      tests,
      mutantCoverage: instrumentation.mutantCoverage,
    });
  }

  mutantRun({ testFilter, activeMutant, hitLimit }) {
    instrumentation.activeMutant = activeMutant.id;
    instrumentation.hitLimit = hitLimit;
    instrumentation.hitCount = 0;
    const killsOf = (id) => this.#kills.get(id) ?? 0;
    const covering = testFilter ?? [...this.#tests.keys()];
    const order = covering
      .filter((id) => covering.length < MANY || !this.#tests.get(id).isOnDisk)
      .toSorted((left, right) => killsOf(right) - killsOf(left));
    const tests = [];
    for (const id of order) {
      const result = this.#run(id);
      tests.push(result);
      if (result.status === TestStatus.Failed) {
        this.#kills.set(id, killsOf(id) + 1);
        break;
      }
    }
    instrumentation.activeMutant = undefined;
    const timeout = determineHitLimitReached(instrumentation.hitCount, hitLimit);
    return Promise.resolve(toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests }));
  }

  #run(id) {
    const { name, run } = this.#tests.get(id);
    this.#forgetAll();
    const start = performance.now();
    const result = (outcome) => ({ id, name, timeSpentMs: performance.now() - start, ...outcome });
    try {
      run();
    } catch (error) {
      return result({ status: TestStatus.Failed, failureMessage: String(error) });
    }
    return result({ status: TestStatus.Success });
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "corpus", CorpusTestRunner),
];
