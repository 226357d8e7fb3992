// Removes what builds and tests leave behind, also the output of sources that are gone.
import { rmSync } from "node:fs";

for (const folder of ["dist", "shim/build", "shim/dist", "scripts/dist", "coverage"]) {
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
}
