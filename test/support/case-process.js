// Runs `main` of a module in a process of its own, and tells the parent how it ended.
import { pathToFileURL } from "node:url";

const [, , file = "", id] = process.argv;
const { main } = await import(pathToFileURL(file).href);

/** @param {unknown} outcome */
function end(outcome) {
  process.send?.(outcome, () => process.exit());
}

main(id).then(
  (/** @type {unknown} */ value) => end({ ended: "returned", value }),
  (/** @type {any} */ error) =>
    end({
      ended: "threw",
      error: {
        class: error?.constructor?.name,
        status: error?.status,
        code: error?.code,
        message: error?.message,
      },
    }),
);
