/** A function with what each rule looks for: reads, a poll, a stream, checks, a throw, a retry. */
const BACKGROUND_WORK = `
async function backgroundWork(client, id) {
  try {
    let run = await client.responses.retrieve(id);
    while (run.status !== "completed") run = await client.responses.retrieve(id);
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      if (event.type === "response.output_text.delta") console.log(event.delta);
    }
    if (run.status === "failed") throw new Error("failed");
    return run.output_text;
  } catch (error) {
    if (error?.status === 429) return backgroundWork(client, id);
    throw error;
  }
}
`;

/** The text of a file with background work at its end: no rule can pass it over by its words. */
export function withBackgroundWork(code: string, path: string): string {
  if (!/\.(?:vue|svelte)$/u.test(path)) return `${code}\n${BACKGROUND_WORK}`;
  const end = code.lastIndexOf("</script>");
  return end < 0
    ? `${code}\n<script>${BACKGROUND_WORK}</script>\n`
    : `${code.slice(0, end)}${BACKGROUND_WORK}${code.slice(end)}`;
}
