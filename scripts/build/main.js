// Bundles the two packages, and lays out what is published of each: see `stage.js`.
import { fileURLToPath } from "node:url";
import { bundlePlugin } from "./plugin.js";
import { bundleShim } from "./shim.js";
import { stage } from "./stage.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

await Promise.all([bundlePlugin(root), bundleShim(root)]);
for (const folder of ["", "shim"]) stage(root, folder);
