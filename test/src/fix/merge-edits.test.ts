import { describe, expect, it } from "vitest";
import type { Edit } from "../../../src/fix/edit.js";
import { mergeEdits } from "../../../src/fix/merge-edits.js";
import { toFix } from "../../../src/fix/to-fix.js";

function edit(start: number, end: number, text: string, rest: Partial<Edit> = {}): Edit {
  return { range: [start, end], text, ...rest };
}

/** What becomes of a text of ten digits. */
function merged(...edits: Edit[]): string | undefined {
  const source = "0123456789";
  const all = mergeEdits(edits);
  if (!all) return undefined;
  let output = "";
  let position = 0;
  for (const { range, text } of all) {
    output += source.slice(position, range[0]) + text;
    position = range[1];
  }
  return output + source.slice(position);
}

describe("mergeEdits", () => {
  it("puts edits in the order of the text", () => {
    expect(merged(edit(5, 6, "b"), edit(1, 3, "a"))).toBe("0a34b6789");
  });
  it("makes an edit with a key once", () => {
    expect(merged(edit(0, 0, "i", { key: "import" }), edit(0, 0, "i", { key: "import" }))).toBe(
      "i0123456789",
    );
  });
  it("makes equal insertions of different keys each", () => {
    expect(merged(edit(2, 2, ")", { key: "a" }), edit(2, 2, ")", { key: "b" }))).toBe(
      "01))23456789",
    );
    expect(merged(edit(2, 2, ")"), edit(2, 2, ")"))).toBe("01))23456789");
  });
  it("makes equal replacements once", () => {
    expect(merged(edit(2, 4, "a"), edit(2, 4, "a"))).toBe("01a456789");
  });
  it("puts what ends the code before a statement, and that before what starts the code", () => {
    const all = [
      edit(2, 2, "(", { order: 1 }),
      edit(2, 2, ";", { order: 0 }),
      edit(2, 2, ")", { order: -1 }),
    ];
    expect(merged(...all)).toBe("01);(23456789");
    expect(merged(...all.reverse())).toBe("01);(23456789");
  });
  it("lets an insertion touch a replacement", () => {
    expect(merged(edit(4, 4, ")"), edit(2, 4, "a"), edit(2, 2, "("))).toBe("01(a)456789");
  });
  it("gives up where the order of two texts would be a guess", () => {
    expect(merged(edit(2, 2, "a"), edit(2, 2, "b"))).toBeUndefined();
  });
  it("gives up where edits overlap", () => {
    expect(merged(edit(2, 4, "a"), edit(3, 5, "b"))).toBeUndefined();
    expect(merged(edit(2, 4, "a"), edit(2, 4, "b"))).toBeUndefined();
    expect(merged(edit(2, 4, "a"), edit(3, 3, "b"))).toBeUndefined();
  });
  it("leaves the list that it is given alone", () => {
    const edits = Object.freeze([edit(5, 6, "b"), edit(1, 3, "a")]);
    expect(mergeEdits(edits)).toHaveLength(2);
  });
});

describe("toFix", () => {
  it("has no fix for no edits, and none for overlapping ones", () => {
    expect(toFix([])).toBeUndefined();
    expect(toFix([edit(2, 4, "a"), edit(3, 5, "b")])).toBeUndefined();
  });
});
