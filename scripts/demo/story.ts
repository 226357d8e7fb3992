let steps = 0;

/** Starts the next step of the story. */
export function step(title: string): void {
  steps += 1;
  console.log(`${steps === 1 ? "" : "\n"}${steps}. ${title}\n`);
}

/** Tells something in words, in lines that fit a terminal. */
export function tell(text: string): void {
  console.log(indent("   ", wrap(text)));
}

/** Shows what a program or a file says, word for word. */
export function show(text: string): void {
  console.log(`\n${indent("   │ ", text.trimEnd())}\n`);
}

/** Says what holds at this point; ends the demo where it does not. */
export function check(claim: string, holds: boolean): void {
  console.log(indent("   ", wrap(`${holds ? "✓" : "✗"} ${claim}`).replaceAll("\n", "\n  ")));
  if (!holds) throw new Error(`This did not happen: ${claim}`);
}

/** Breaks a text into lines of at most 92 characters. */
export function wrap(text: string): string {
  return text.replace(/(?=.{93})(.{1,92}) /gu, "$1\n");
}

function indent(prefix: string, text: string): string {
  return text.replace(/^.*$/gmu, (line) => `${prefix}${line}`.trimEnd());
}
