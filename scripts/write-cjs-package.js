// `shim/package.json` says `"type": "module"`; this makes the files of the other build CommonJS to Node.js.
import { writeFileSync } from "node:fs";

const target = new URL("../shim/dist/cjs/package.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ type: "commonjs" })}\n`);
