/**
 * A table in Markdown; the first column is text, the others are numbers.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly (number | string)[])[]} rows
 * @returns {string}
 */
export function table(head, rows) {
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** The middle one of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Between what bounds half of some numbers lie, those in the middle: `12–15`. */
export function middleHalf(numbers, digits = 0) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)].toFixed(digits);
  return `${at(0.25)}–${at(0.75)}`;
}

/** A line that says what a table was made with. */
export function madeWith(more = []) {
  return [`Node.js ${process.version}`, ...more].join(", ");
}
