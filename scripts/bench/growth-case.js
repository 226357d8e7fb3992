// Lints one program of one size with all rules, in a process of its own, and prints what it took:
// `node growth-case.js CASE SIZE`.
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { growthCases } from "./growth-cases.js";
import { OURS, configFor } from "./rule-sets.js";

/** The rules are warmed up by programs this long before their time counts. */
const WARM_UP_CHARACTERS = 200_000;

const [, , name, size] = process.argv;
const { make, sizes } = growthCases.find((one) => one.name === name);
const config = {
  ...(await configFor(OURS)),
  languageOptions: { parser: tseslint.parser },
};

let milliseconds = 0;

/** A rule, of whose every visit the time is taken: the processor's, which other work does not touch. */
function timed(rule) {
  return {
    ...rule,
    create(context) {
      const visits = Object.entries(rule.create(context)).map(([selector, visit]) => [
        selector,
        (node) => {
          const before = process.cpuUsage();
          visit(node);
          const { system, user } = process.cpuUsage(before);
          milliseconds += (system + user) / 1000;
        },
      ]);
      return Object.fromEntries(visits);
    },
  };
}

const { "openai-background": plugin } = config.plugins;
const rules = Object.fromEntries(
  Object.entries(plugin.rules).map(([rule, module]) => [rule, timed(module)]),
);
const timedConfig = { ...config, plugins: { "openai-background": { rules } } };

/** What the rules take, in milliseconds, and how much they report. */
function lint(code) {
  milliseconds = 0;
  const messages = new Linter().verify(code, [timedConfig], { filename: "file.ts" });
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(fatal.message);
  return { ms: milliseconds, reports: messages.length };
}

const small = make(sizes[0]);
for (let done = 0; done < WARM_UP_CHARACTERS; done += small.length) lint(small);
const code = make(Number(size));
// The first rounds meet code that is not compiled yet, and memory that is not there yet.
const rounds = code.length < 20_000 ? 5 : 3;
const results = Array.from({ length: rounds }, () => lint(code));
const best = results.reduce((one, other) => (one.ms < other.ms ? one : other));
process.stdout.write(JSON.stringify({ ...best, lines: code.split("\n").length }));
