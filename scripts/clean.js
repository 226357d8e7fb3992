// Removes what builds and tests leave behind, also the output of sources that are gone.
import { rmSync } from "node:fs";

for (const folder of ["dist", "shim/dist", "scripts/dist", "coverage", "reports"]) {
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
}
