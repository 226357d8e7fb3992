// Enters a rule where the rules are listed, in alphabetical order.

/** `no-endless-poll` → `noEndlessPoll` */
function toIdentifier(name) {
  return name.replaceAll(/-(?<letter>\w)/gu, (_, letter) => letter.toUpperCase());
}

/** The lists of rules, by the file that each is in, and what their lines look like. */
export const lists = {
  "src/index.ts": [
    {
      line: /^import \w+ from "\.\.\/rules\/(?<name>[\w-]+)\.js";$/u,
      make: (name) => `import ${toIdentifier(name)} from "../rules/${name}.js";`,
    },
    {
      line: /^ {2}"(?<name>[\w-]+)": (?!")\w+,$/u,
      make: (name) => `  "${name}": ${toIdentifier(name)},`,
    },
  ],
  "src/config-types.ts": [
    {
      line: /^ {2}"openai-background\/(?<name>[\w-]+)": \[.*\];$/u,
      make: (name) => `  "openai-background/${name}": [];`,
    },
  ],
  "test/packages/typed-config.test.ts": [
    {
      line: /^ {4}"openai-background\/(?<name>[\w-]+)": \[.*\],$/u,
      make: (name) => `    "openai-background/${name}": [],`,
    },
  ],
  "test/src/index.test.ts": [
    {
      line: /^ {2}"(?<name>[\w-]+)": "(?:error|warn)",$/u,
      make: (name) => `  "${name}": "error",`,
    },
  ],
  ".github/ISSUE_TEMPLATE/false-alarm.yml": [issueFormList()],
  ".github/ISSUE_TEMPLATE/missed-bug.yml": [issueFormList()],
};

function issueFormList() {
  return {
    line: /^ {8}- (?<name>(?:no|require)-[\w-]+)$/u,
    make: (name) => `        - ${name}`,
  };
}

/**
 * Adds a line to a list.
 *
 * @param {string} text - the file with the list
 * @param {{ line: RegExp, make: (name: string) => string }} list
 * @param {string} name - the rule's name
 * @throws {Error} if the text has no such list
 */
export function addToList(text, { line, make }, name) {
  const lines = text.split("\n");
  const entries = lines.flatMap((content, index) => {
    const entry = line.exec(content)?.groups?.name;
    return entry === undefined ? [] : [{ entry, index }];
  });
  const last = entries.at(-1);
  if (last === undefined) throw new Error(`No list of rules with lines like ${line} is there.`);
  const next = entries.find(({ entry }) => entry > name)?.index ?? last.index + 1;
  return lines.toSpliced(next, 0, make(name)).join("\n");
}
