// Measures what the built shim adds to a user's bundle: minified, compressed with brotli, without `openai`.
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const limits = [
  { exports: "{ throwIfFailed }", bytes: 1500 },
  { exports: "*", bytes: 4000 },
];

for (const { exports, bytes } of limits) {
  const size = await bundleSize(exports);
  const verdict = size <= bytes ? "ok" : "TOO LARGE";
  console.log(`${exports.padEnd(17)} ${size} of ${bytes} bytes  ${verdict}`);
  if (size > bytes) process.exitCode = 1;
}

async function bundleSize(exports) {
  const { outputFiles } = await build({
    stdin: {
      contents: `export ${exports} from "openai-background-errors";`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["openai", "openai/*"],
    write: false,
  });
  return brotliCompressSync(outputFiles[0].contents).length;
}
