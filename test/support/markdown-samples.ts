/** A block of code in a Markdown document. */
export interface MarkdownSample {
  readonly code: string;
  /** The language that the block names: `ts`, `js`, … */
  readonly language: string;
  /** The headings it stands under, from the outermost to the nearest, without the marks of code. */
  readonly headings: readonly string[];
  /** The line of the document that the block starts at, from 1. */
  readonly line: number;
}

/** The blocks of code of a Markdown document, in order. */
export function samplesOf(markdown: string): readonly MarkdownSample[] {
  const parts = /^(?<level>#+) (?<heading>[^\n]+)$|^```(?<language>[a-z]+)\n(?<code>.*?)^```$/gmsu;
  const samples: MarkdownSample[] = [];
  let headings: readonly string[] = [];
  for (const { groups = {}, index } of markdown.matchAll(parts)) {
    const { level, heading, language = "", code } = groups;
    if (level !== undefined && heading !== undefined) {
      headings = [...headings.slice(0, level.length - 1), heading.replaceAll("`", "")];
    } else if (code !== undefined) {
      const line = markdown.slice(0, index).split("\n").length;
      samples.push({ code, language, headings, line });
    }
  }
  return samples;
}
