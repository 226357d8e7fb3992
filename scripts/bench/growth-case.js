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

/** The milliseconds that the rules take, and what came of it. */
function lint(code, rules) {
  const linter = new Linter();
  const { messages } = linter.verifyAndFix(code, [{ ...config, rules }], {
    filename: "file.ts",
    fix: false,
    stats: true,
  });
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(fatal.message);
  const [pass] = linter.getTimes().passes;
  let ms = 0;
  for (const { total } of Object.values(pass.rules)) ms += total;
  return { ms, reports: messages.length };
}

const small = make(sizes[0]);
for (let done = 0; done < WARM_UP_CHARACTERS; done += small.length) lint(small, config.rules);
const code = make(Number(size));
// So short a time is measured several times over.
const rounds = code.length < 20_000 ? 5 : 1;
const results = Array.from({ length: rounds }, () => lint(code, config.rules));
const best = results.reduce((one, other) => (one.ms < other.ms ? one : other));
process.stdout.write(JSON.stringify({ ...best, lines: code.split("\n").length }));
