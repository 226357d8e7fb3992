// Removes what builds and tests leave behind, also the output of sources that are gone.
import { rmSync } from "node:fs";

const FOLDERS = ["dist", "shim/build", "shim/dist", "scripts/dist", "coverage", "reports"];

for (const folder of FOLDERS) {
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
}
